import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writePairs } from './pairs.ts'

const all = (n: number) => new Int32Array(n).map((_, i) => i)

describe('pairs of whole numbers', () => {
  it('are the derivatives within half a unit, in units that leave room for the sum of all', () => {
    const size = fc.integer({ min: -60, max: 60 })
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 200 })
    fc.assert(
      fc.property(numbers, size, size, (given, sizeG, sizeH) => {
        const n = given.length >> 1
        const derivatives = Float64Array.from({ length: 2 * n }, (_, i) =>
          i % 2 === 0 ? given[i]! * 10 ** sizeG : Math.abs(given[i]!) * 10 ** sizeH,
        )
        const pairs = new Int32Array(2 * n)
        const { g, h, sums } = writePairs(derivatives, all(n), pairs)
        const [wholeG, wholeH] = [pairs.filter((_, i) => i % 2 === 1), pairs.filter((_, i) => i % 2 === 0)]
        derivatives.forEach((x, i) => {
          const [found, unit] = i % 2 === 0 ? [pairs[i + 1]! * g, g] : [pairs[i - 1]! * h, h]
          expect(Math.abs(found - x)).toBeLessThanOrEqual(0.5 * unit)
        })
        expect(sums).toEqual([wholeG.reduce((a, b) => a + b, 0) * g, wholeH.reduce((a, b) => a + b, 0) * h])
        expect(wholeG.reduce((a, b) => a + Math.abs(b), 0)).toBeLessThan(2 ** 31)
        expect(wholeH.reduce((a, b) => a + b, 0)).toBeLessThan(2 ** 31)
      }),
    )
  })

  it('are written for the rows given, and of rows alike, alike', () => {
    const derivatives = Float64Array.from({ length: 20 }, (_, i) => (i % 2 ? 0.21 : 0.3))
    const pairs = new Int32Array(20)
    writePairs(derivatives, Int32Array.of(1, 4, 7), pairs)
    expect([...pairs.keys()].filter((i) => pairs[i] !== 0)).toEqual([2, 3, 8, 9, 14, 15])
    expect(new Set(pairs.filter((x) => x !== 0)).size).toBe(2)
  })

  it('keep the sums of many small numbers, each of which is less than half a unit', () => {
    const n = 300_000
    // One row in a thousand is all there is to see; of the others each is a fifth of a unit.
    const big = 3.4e6
    const derivatives = new Float64Array(2 * n).map((_, i) => ((i >> 1) % 1000 === 0 ? big : 0.2))
    const pairs = new Int32Array(2 * n)
    const { g, h } = writePairs(derivatives, all(n), pairs)
    expect(g).toBe(1)
    expect(h).toBe(1)
    let small = 0
    for (let row = 0; row < n; row++) if (row % 1000 !== 0) small += pairs[2 * row + 1]!
    expect(Math.abs(small / (0.2 * n * 0.999) - 1)).toBeLessThan(1e-3)
  })
})
