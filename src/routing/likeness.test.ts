import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { borrowed, borrowedOdds, likeness, likenesses } from './likeness.ts'
import { start } from './offsets.ts'
import { type Reading, read, terms } from './reading.ts'

const WORDS = 'think step by answer briefly explain first list numbers check'.split(' ')
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => `${words.join(' ')}.`)
const vectors = (size: number) =>
  fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }), {
    minLength: 2,
    maxLength: 12,
  })
const embedded = (of: readonly number[][]): Reading[] => of.map((vector) => read('x', vector))

/** Cosine of roots of counts, words as they are and not hashed. */
function wordLikeness(a: string, b: string): number {
  const [left, right] = [terms(a), terms(b)]
  const times = (all: readonly string[], term: string) => all.filter((t) => t === term).length
  const common = [...new Set(left)].reduce(
    (sum, term) => sum + Math.sqrt(times(left, term) * times(right, term)),
    0,
  )
  return common / Math.sqrt(left.length * right.length)
}

/** Gauss's elimination, with pivots. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const n = rows.length
  for (let i = 0; i < n; i++) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i]!) > Math.abs(best[i]!) ? row : best))
    rows[rows.indexOf(pivot)] = rows[i]!
    rows[i] = pivot
    rows.forEach((row, j) => {
      if (j === i) return
      const by = row[i]! / pivot[i]!
      for (let k = i; k <= n; k++) row[k]! -= by * pivot[k]!
    })
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}

describe('likeness', () => {
  it('is the cosine of words', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(likeness(read(a), read(b))).toBeCloseTo(wordLikeness(a, b), 6)
      }),
    )
  })

  it('is the cosine of embeddings where both have one', () => {
    const [a, b, c] = embedded([
      [3, 4],
      [4, 3],
      [-3, -4],
    ])
    expect(likeness(a!, b!)).toBeCloseTo(24 / 25, 6)
    expect(likeness(a!, c!)).toBeCloseTo(-1, 6)
  })
})

describe('likenesses', () => {
  it('of words are symmetric, 1 with themselves, and what offsets can start from', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        const found = likenesses(texts.map((t) => read(t)))
        const n = texts.length
        for (let i = 0; i < n; i++) {
          expect(found[i * n + i]).toBe(1)
          for (let j = 0; j < i; j++) expect(found[i * n + j]).toBe(found[j * n + i])
        }
        start(found, 0.25)
      }),
    )
  })

  it('of embeddings are what offsets can start from', () => {
    const circle = Array.from({ length: 12 }, (_, i) => [
      Math.cos((i * Math.PI) / 6),
      Math.sin((i * Math.PI) / 6),
    ])
    start(likenesses(embedded(circle)), 0.25)
    fc.assert(
      fc.property(vectors(2), (some) => {
        start(likenesses(embedded(some)), 0.25)
      }),
    )
  })
})

describe('borrowed', () => {
  it('is the mean of a Gaussian process: by elimination', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(text, fc.double({ min: -3, max: 3, noNaN: true })), { minLength: 1, maxLength: 8 }),
        (prompt, known) => {
          const weights = borrowed(
            read(prompt),
            known.map(([own]) => read(own)),
          )
          const kernel = known.map(([a], i) =>
            known.map(([b], j) => (i === j ? 1.3 : Math.min(1, wordLikeness(a, b)))),
          )
          const expected = solve(
            kernel,
            known.map(([other]) => wordLikeness(prompt, other)),
          )
          weights.forEach((weight, i) => {
            expect(weight).toBeCloseTo(expected[i]!, 4)
          })
          const odds = known.map(([, x]) => x)
          const mean = odds.reduce((sum, x) => sum + x, 0) / odds.length
          expect(borrowedOdds(weights, Float64Array.from(odds))).toBeCloseTo(
            odds.reduce((sum, x, i) => sum + expected[i]! * (x - mean), mean),
            3,
          )
        },
      ),
    )
  })

  it('gives a prompt worded as a known one its odds, drawn towards the mean', () => {
    const known = ['think aloud', 'answer briefly', 'list numbers'].map((t) => read(t))
    const odds = Float64Array.from([2, 0, -5])
    expect(borrowedOdds(borrowed(read('think aloud'), known), odds)).toBeCloseTo(-1 + 3 / 1.3, 6)
  })

  it('takes a prompt like none for a usual one', () => {
    const known = ['think aloud', 'answer briefly'].map((t) => read(t))
    expect([...borrowed(read('Schritt für Schritt'), known)]).toEqual([0, 0])
    expect(borrowedOdds(new Float64Array(2), Float64Array.from([2, -1]))).toBe(0.5)
  })
})
