import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { groupsOf, masked } from './groups.ts'
import { jaccard, shinglesOf } from './minhash.ts'

/** All pairs compared, likeness passed on. */
function byAllPairs(texts: readonly string[]): number[] {
  const shingles = texts.map((text) => shinglesOf(masked(text)))
  let group = texts.map((_, i) => i)
  for (let i = 0; i < texts.length; i++)
    for (let j = 0; j < i; j++)
      if (jaccard(shingles[i]!, shingles[j]!) >= 0.7) {
        const [a, b] = [group[i]!, group[j]!]
        group = group.map((g) => (g === Math.max(a, b) ? Math.min(a, b) : g))
      }
  return group
}

const shuffled = <T>(all: readonly T[], random: () => number): T[] =>
  all
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

/** Texts of `length` words; of each, four with a few words changed. */
function nearTexts(count: number, length: number, random: () => number): string[] {
  const word = () => `w${Math.floor(random() * 3000)}x`
  const texts = Array.from({ length: count }, () => Array.from({ length }, word)).flatMap((first) =>
    Array.from({ length: 4 }, () => {
      const own = first.slice()
      for (let edits = Math.floor(random() * (1 + length / 12)); edits > 0; edits--)
        own[Math.floor(random() * length)] = word()
      return own.join(' ')
    }),
  )
  return shuffled(texts, random)
}

function pairsOf(group: ArrayLike<number>): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i < group.length; i++)
    for (let j = 0; j < i; j++) if (group[i] === group[j]) pairs.add(`${j} ${i}`)
  return pairs
}

describe('masked', () => {
  it.each([
    ['Ann has 3 cats.', 'Ann HAS 12,000 cats!'],
    ['it costs $4.50', 'it costs 7 €'],
    ['a ½ cup', 'a ٣ cup'],
    ['3kg of rice', '25kg of rice'],
  ])('holds the same for "%s" and "%s"', (a, b) => {
    expect(masked(a)).toEqual(masked(b))
  })

  it.each([
    ['Ann has three cats', 'Ann has 3 cats'],
    ['Ann has 3 cats', 'Ann has 3 4 cats'],
    ['b12 shots', 'b13 shots'],
  ])('tells "%s" from "%s"', (a, b) => {
    expect(masked(a)).not.toEqual(masked(b))
  })
})

describe('groupsOf', () => {
  it.each([10, 20, 40, 80])('finds what comparing all pairs finds: texts of %d words', (length) => {
    const random = seeded(length)
    let [all, found] = [0, 0]
    for (let set = 0; set < 8; set++) {
      const texts = nearTexts(12, length, random)
      const wanted = pairsOf(byAllPairs(texts))
      const own = pairsOf(groupsOf(texts))
      expect(own.difference(wanted)).toEqual(new Set())
      all += wanted.size
      found += own.size
    }
    expect(all).toBeGreaterThan(100)
    // Not all: texts are compared where their hashes meet.
    expect(found / all).toBeGreaterThan(0.95)
  })

  it('calls each group by its first text', () => {
    const group = groupsOf(nearTexts(20, 15, seeded(2)))
    group.forEach((g, i) => {
      expect(g).toBe(group.indexOf(g))
      expect(g).toBeLessThanOrEqual(i)
    })
  })

  it('joins all texts that are one when numbers are masked, in whatever order they come', () => {
    const templates = ['Ann has # cats and # dogs, how many?', 'add #', 'a train goes # km in # h', '#']
    const texts = fc.array(fc.tuple(fc.nat(templates.length - 1), fc.nat(1e6), fc.nat(99)), { maxLength: 40 })
    fc.assert(
      fc.property(texts, (made) => {
        const group = groupsOf(
          made.map(([t, x, y]) => {
            const numbers = [x, `${y}.5`]
            return templates[t]!.replaceAll('#', () => String(numbers.shift()))
          }),
        )
        made.forEach(([t], i) => {
          expect(group[i]).toBe(made.findIndex(([other]) => other === t))
        })
      }),
    )
  })

  it('joins two unlike texts by one that is like both', () => {
    const words = Array.from({ length: 24 }, (_, i) => `word${String.fromCharCode(97 + i)}`)
    const start = ['x', 'y', ...words.slice(2)].join(' ')
    const end = [...words.slice(0, -2), 'x', 'y'].join(' ')
    const [a, b, c] = [start, end, words.join(' ')].map((text) => shinglesOf(masked(text)))
    expect(jaccard(a!, b!)).toBeLessThan(0.7)
    expect(Math.min(jaccard(a!, c!), jaccard(b!, c!))).toBeGreaterThan(0.7)
    expect([...groupsOf([start, end])]).toEqual([0, 1])
    for (const order of [
      [start, end, words.join(' ')],
      [start, words.join(' '), end],
      [words.join(' '), end, start],
    ])
      expect([...groupsOf(order)]).toEqual([0, 0, 0])
  })

  it('loses no bridge between two texts that came first', () => {
    const random = seeded(3)
    for (let i = 0; i < 300; i++) {
      const words = Array.from({ length: 12 }, () => `w${Math.floor(random() * 3000)}x`)
      const texts = [['x', ...words.slice(1)], [...words.slice(0, -1), 'x'], words].map((all) =>
        all.join(' '),
      )
      expect([...groupsOf(texts)], texts.join('\n')).toEqual(byAllPairs(texts))
    }
  })

  it('is the same partition in any order of texts', () => {
    for (let seed = 0; seed < 10; seed++) {
      const random = seeded(seed)
      const texts = nearTexts(15, 30, random)
      const partition = (order: readonly string[]) => {
        const group = groupsOf(order)
        return Map.groupBy(order, (_, i) => group[i]!)
          .values()
          .map((own) => own.toSorted().join('\n'))
          .toArray()
          .sort()
      }
      const wanted = partition(texts)
      for (let i = 0; i < 3; i++) expect(partition(shuffled(texts, random))).toEqual(wanted)
    }
  })

  it('takes any text, none, and many of one template', () => {
    expect(groupsOf([])).toEqual(new Int32Array(0))
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const [once, twice] = [groupsOf(texts), groupsOf([...texts, ...texts])]
        expect(twice.subarray(0, texts.length)).toEqual(once)
        expect(twice.subarray(texts.length)).toEqual(once)
      }),
    )
    const template = Array.from({ length: 20_000 }, (_, i) => `what is ${i} plus ${i + 1}?`)
    expect(groupsOf(template).every((g) => g === 0)).toBe(true)
  })
})
