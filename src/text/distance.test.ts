import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalisedDistance, sequenceDistance, tokenDistance } from './distance.ts'

/** The recurrence itself, without a table. Exponential: for a handful of tokens. */
function plainly(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  const [x, ...as] = a
  const [y, ...bs] = b
  if (x === y) return plainly(as, bs)
  return 1 + Math.min(plainly(as, bs), plainly(as, b), plainly(a, bs))
}

const words = fc.array(fc.constantFrom('ann', 'bob', 'cat', '!', '7', '😀'), { maxLength: 6 })
const text = words.map((list) => list.join(' '))

describe('tokenDistance', () => {
  it.each([
    ['', '', 0],
    ['same words', 'same words', 0],
    ['same words', 'same   words', 0],
    ['I came home', 'I went home', 1],
    ['I came home', 'home I came', 2],
    ['kitten sitting', '', 2],
    ['Well...', 'Well.', 1],
    ['one\ntwo', 'one two', 1],
    ['The cat', 'the cat', 1],
    ['thanks 😀', 'thanks 👍🏽', 1],
  ])('%j to %j costs %i', (a, b, cost) => {
    expect(tokenDistance(a, b)).toBe(cost)
  })

  it('is the recurrence of Levenshtein over tokens', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(tokenDistance(a.join(' '), b.join(' '))).toBe(plainly(a, b))
      }),
    )
  })

  it('is a metric', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(tokenDistance(a, a)).toBe(0)
        expect(tokenDistance(a, b)).toBe(tokenDistance(b, a))
        expect(tokenDistance(a, c)).toBeLessThanOrEqual(tokenDistance(a, b) + tokenDistance(b, c))
      }),
    )
  })
})

describe('sequenceDistance', () => {
  it('is the same when there are more shared tokens than characters', () => {
    const sequence = fc.array(
      fc.integer({ min: 0, max: 8 }).map((n) => `t${n}`),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        expect(sequenceDistance(a, b, 2)).toBe(sequenceDistance(a, b))
      }),
    )
  })

  it('tells 60,000 tokens apart, also those whose characters would lie among the surrogates', () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `t${i}`)
    const other = [...many]
    const places = [0, 0xd7fe, 0xd7ff, 0xd800, 59_999]
    for (const at of places) other[at] = `t${(at + 30_000) % 60_000}`
    expect(sequenceDistance(many, other)).toBe(places.length)
  })

  it('counts every token that the other side lacks, however many there are', () => {
    const left = Array.from({ length: 70_000 }, (_, i) => `l${i}`)
    expect(sequenceDistance([...left, 'x'], ['x'])).toBe(70_000)
    expect(sequenceDistance(['a', 'b', 'c'], ['d', 'e', 'f'])).toBe(3)
  })
})

describe('normalisedDistance', () => {
  it('is a share of the longer text', () => {
    expect(normalisedDistance('', '')).toBe(0)
    expect(normalisedDistance('a b c d', 'a b')).toBe(0.5)
    expect(normalisedDistance('a b', 'c d')).toBe(1)
    expect(normalisedDistance('', 'new text')).toBe(1)
  })

  it('stays from 0 to 1, and is 0 for the same tokens only', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const share = normalisedDistance(a.join(' '), b.join(' '))
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(share === 0).toBe(a.join() === b.join())
      }),
    )
  })
})
