import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarity } from './similarity.ts'

describe('similarity', () => {
  test('the same words in any order and case are fully alike', () => {
    expect(similarity('The red fox ran', 'ran FOX, the red!')).toBeCloseTo(1, 12)
  })

  test('no shared word of three letters or more is no likeness', () => {
    expect(similarity('red fox', 'blue whale')).toBe(0)
    expect(similarity('to be or', 'to be or')).toBe(0)
    expect(similarity('', 'red')).toBe(0)
    expect(similarity('', '')).toBe(0)
  })

  test('cosine of counts, worked out by hand', () => {
    // (2, 1) against (1, 1): 3 / √(5 · 2).
    expect(similarity('fox fox red', 'red fox')).toBeCloseTo(3 / Math.sqrt(10), 12)
    // One shared of two and three: 1 / √(2 · 3).
    expect(similarity('fox red', 'fox blue green')).toBeCloseTo(1 / Math.sqrt(6), 12)
  })

  test('it is symmetric, from 0 to 1, and the same for a text said twice', () => {
    const text = fc
      .array(fc.constantFrom('fox', 'red', 'to', 'blue', 'whale', '!'))
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = similarity(a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
        expect(similarity(b, a)).toBeCloseTo(value, 12)
        expect(similarity(`${a} ${a}`, b)).toBeCloseTo(value, 12)
      }),
    )
  })

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Number.isFinite(similarity(a, b))).toBe(true)
      }),
    )
  })
})
