import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bandsOf, hash, jaccard, shinglesOf } from './minhash.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 })

/** Runs of three words as texts. */
const runsOf = (all: readonly string[]): Set<string> =>
  new Set(all.length < 3 ? [all.join(' ')] : all.slice(2).map((word, i) => `${all[i]} ${all[i + 1]} ${word}`))

describe('hash', () => {
  it('is 32 bits, for any text and seed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, seed) => {
        const h = hash(text, seed)
        expect(h).toBe(h >>> 0)
      }),
    )
  })

  // Computed in Python from the definitions of FNV-1a and MurmurHash3's finish.
  it.each([
    ['', 2872998923, 1364076727],
    ['how many', 3114181202, 1654367532],
    ['ß 🙂', 4241784979, 3423958401],
    ['#2 apples', 2852703159, 4256033858],
  ])('is FNV-1a, mixed: "%s"', (text, plain, seeded) => {
    expect(hash(text)).toBe(plain)
    expect(hash(text, 1)).toBe(seeded)
  })

  it('turns half of the bits over when one letter changes', () => {
    let turned = 0
    for (let i = 0; i < 1000; i++) {
      let differ = hash(`word${i}`) ^ hash(`wore${i}`)
      for (; differ !== 0; differ >>>= 1) turned += differ & 1
    }
    // 32,000 fair coins: 16,000 heads, standard deviation 89.
    expect(Math.abs(turned - 16_000)).toBeLessThan(450)
  })
})

describe('shinglesOf and jaccard', () => {
  it('are what sets of runs of three words give', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [runsOf(one), runsOf(other)]
        const common = [...a].filter((run) => b.has(run)).length
        expect(jaccard(shinglesOf(one), shinglesOf(other))).toBeCloseTo(
          common / new Set([...a, ...b]).size,
          12,
        )
      }),
    )
  })

  it('are ascending, each once, never none', () => {
    fc.assert(
      fc.property(words, (all) => {
        const shingles = shinglesOf(all)
        expect(shingles.length).toBe(runsOf(all).size)
        for (let i = 1; i < shingles.length; i++) expect(shingles[i]!).toBeGreaterThan(shingles[i - 1]!)
      }),
    )
  })
})

describe('bandsOf', () => {
  /** `both` shingles in common, and so many of its own for each. */
  const pair = (both: number, own: number, random: () => number): [Int32Array, Int32Array] => {
    const draw = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 2 ** 32) | 0)
    const common = draw(both)
    return [Int32Array.from([...common, ...draw(own)]), Int32Array.from([...common, ...draw(own)])]
  }
  const meet = ([a, b]: [Int32Array, Int32Array]): boolean => {
    const found = new Set(bandsOf(a))
    return bandsOf(b).some((band) => found.has(band))
  }

  it('does not mind the order of shingles', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 }), (shingles) => {
        expect(bandsOf(Int32Array.from(shingles.toReversed()))).toEqual(bandsOf(Int32Array.from(shingles)))
      }),
    )
  })

  it.each([7, 14, 35, 140, 700])('lets sets meet that have 0.7 in common: %d shingles of both', (both) => {
    const random = seeded(both)
    const missed = Array.from({ length: 1000 }, () => meet(pair(both, (both * 3) / 14, random))).filter(
      (m) => !m,
    )
    expect(missed.length).toBeLessThanOrEqual(5)
  })

  it.each([10, 50, 300])('keeps sets apart that have nothing in common: %d shingles', (own) => {
    const random = seeded(own)
    expect(Array.from({ length: 500 }, () => meet(pair(0, own, random))).filter((m) => m)).toHaveLength(0)
  })

  it('shares buckets as often as the definition says', () => {
    // Two rows agree with chance J², far more shingles than bins: 32 bands share 32 J² on average.
    const random = seeded(4)
    const [both, own] = [400, 200]
    let shared = 0
    for (let i = 0; i < 300; i++) {
      const [a, b] = pair(both, own, random).map(bandsOf)
      shared += a!.filter((band, k) => band === b![k]).length
    }
    // J = 1/2: 8 of 32 bands, each mean of 300 within a standard deviation of 0.15.
    expect(Math.abs(shared / 300 - 8)).toBeLessThan(0.6)
  })
})
