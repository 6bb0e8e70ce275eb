import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bin } from './bins.ts'

const column = (values: readonly number[]) => ({
  n: values.length,
  width: 1,
  values: Float32Array.from(values),
})
const float = fc.float({ noDefaultInfinity: true, noNaN: true })

describe('bins', () => {
  it('hold what lies between their cuts, and what is missing apart', () => {
    const values = fc.array(fc.oneof(float, fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 20 }), (given, most) => {
        const rows = column(given)
        const { cuts, codes, slots } = bin(rows, most)
        const own = cuts[0]!
        expect(own.length).toBeLessThan(most)
        rows.values.forEach((x, row) => {
          const code = codes[row * 4]!
          expect(code).toBe(Number.isNaN(x) ? slots - 1 : own.filter((cut) => cut <= x).length)
          expect(code === slots - 1).toBe(Number.isNaN(x))
        })
      }),
    )
  })

  it('are one for each distinct value while they suffice', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(float, { minLength: 1, maxLength: 40, comparator: 'IsStrictlyEqual' }),
        (given) => {
          const distinct = new Set(given.map((x) => x + 0)).size
          const { cuts, codes } = bin(column([...given, ...given]), 40)
          expect(cuts[0]!.length).toBe(distinct - 1)
          expect(new Set(given.map((_, row) => codes[row * 4]!)).size).toBe(distinct)
        },
      ),
    )
  })

  it('cut halfway, or at the upper value where no 32-bit float lies between', () => {
    expect([...bin(column([4, 1, 2]), 9).cuts[0]!]).toEqual([1.5, 3])
    const next = Math.fround(1 + 2 ** -23)
    expect([...bin(column([1, next]), 9).cuts[0]!]).toEqual([next])
  })

  it('are filled alike, and one crowded value takes no room from the others', () => {
    const even = bin(column(Array.from({ length: 1000 }, (_, i) => (i * 337) % 1000)), 10)
    const filled = (codes: Uint8Array, code: number) =>
      Array.from({ length: codes.length / 4 }, (_, row) => codes[row * 4]).filter((c) => c === code).length
    for (let code = 0; code < 10; code++) expect(filled(even.codes, code)).toBe(100)
    const crowded = bin(column(Array.from({ length: 1000 }, (_, i) => Math.max(0, i - 910))), 10)
    expect(crowded.cuts[0]!.length).toBe(9)
    for (let code = 1; code < 10; code++) expect(filled(crowded.codes, code)).toBeLessThanOrEqual(11)
  })
})
