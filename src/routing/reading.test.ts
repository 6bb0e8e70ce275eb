import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LAST, PLACES, placeOf, read, terms } from './reading.ts'
import { ODD_TEXTS } from './reward.contract.values.ts'

describe('terms', () => {
  it('are words, marks and numbers, each with the one before, and the last sentence once more', () => {
    expect(terms('Ann has 12 cats. How many?')).toEqual([
      ...['ann', '^ ann', 'has', 'ann has', '#2', 'has #2', 'cats', '#2 cats', '.', 'cats .'],
      ...['how', '. how', 'many', 'how many', '?', 'many ?'],
      ...['how', '^ how', 'many', 'how many', '?', 'many ?'].map((term) => `${LAST}${term}`),
    ])
  })

  it('hold of a number how long it is, not which', () => {
    expect(terms('pay 31 of 99')).toEqual(terms('pay 77 of 10'))
    expect(terms('pay 31')).not.toEqual(terms('pay 310'))
    expect(terms('pay 1000000')).toEqual(terms('pay 12345'))
    expect(terms('pay 1.5')).toEqual(terms('pay 1,000'))
  })

  it('take a text of one sentence for its last', () => {
    expect(terms('so?')).toEqual([
      'so',
      '^ so',
      '?',
      'so ?',
      `${LAST}so`,
      `${LAST}^ so`,
      `${LAST}?`,
      `${LAST}so ?`,
    ])
  })

  it.each(['\n', '"', ' )'])('know the last sentence with %j behind it', (end) => {
    expect(terms(`Ann has 12 cats. How many?${end}`)).toContain(`${LAST}how many`)
  })
})

describe('read', () => {
  it('is the square root of how often each term stands there, at length 1', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c.', '7', '!', '\n', 'é')), (parts) => {
        const text = parts.join(' ')
        const found = Map.groupBy(terms(text).map(placeOf), (place) => place)
        const all = terms(text).length
        const { at, by } = read(text)
        expect([...at]).toEqual([...found.keys()].sort((a, b) => a - b))
        at.forEach((place, k) => {
          expect(by[k]).toBeCloseTo(Math.sqrt(found.get(place)!.length / all), 6)
        })
      }),
    )
  })

  it('gives ascending places and a vector of length 1 for any text', () => {
    const check = (text: string) => {
      const { at, by, counts } = read(text)
      expect(at.every((place, k) => place >= 0 && place < PLACES && (k === 0 || place > at[k - 1]!))).toBe(
        true,
      )
      expect(by.every((x) => x > 0)).toBe(true)
      const squares = by.reduce((sum, x) => sum + x * x, 0)
      expect(squares).toBeCloseTo(at.length > 0 ? 1 : 0, 4)
      expect(counts.every(Number.isFinite)).toBe(true)
    }
    for (const text of ['', ...ODD_TEXTS]) check(text)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check))
  })

  it('takes 200,000 characters', () => {
    const words = Array.from({ length: 30_000 }, (_, i) => `w${(i * i) % 977}`).join(' ')
    for (const text of [words, '7'.repeat(200_000), '🙂'.repeat(100_000)]) {
      const { by } = read(text)
      expect(by.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 3)
    }
  })

  it('is the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text)).toEqual(read(text))
      }),
    )
  })

  it('takes an embedding at length 1, and leaves it as it was', () => {
    const vector = Float32Array.of(3, 0, -4)
    const { embedding } = read('q', vector)
    expect([...embedding!]).toEqual([0.6, 0, -0.8].map(Math.fround))
    expect([...vector]).toEqual([3, 0, -4])
    expect([...read('q', [0, 0]).embedding!]).toEqual([0, 0])
    expect(read('q').embedding).toBeUndefined()
  })
})
