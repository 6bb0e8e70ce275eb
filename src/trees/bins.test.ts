import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MISSING } from './arena.ts'
import { bin } from './bins.ts'
import type { Rows } from './rows.ts'

const column = (values: readonly number[]) => ({
  n: values.length,
  width: 1,
  values: Float32Array.from(values),
})
/** The cuts of the only column and each row's code: a block's rows are 16 bytes apart. */
function binned(rows: Rows, most: number): { readonly cuts: Float32Array; readonly codes: Uint8Array } {
  const codes = new Uint8Array(16 * rows.n)
  const cuts = bin(rows, most, codes)[0]!
  return { cuts, codes: codes.filter((_, i) => i % 16 === 0) }
}

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
        const { cuts, codes } = binned(rows, most)
        expect(cuts.length).toBeLessThan(most)
        rows.values.forEach((x, row) => {
          expect(codes[row]).toBe(Number.isNaN(x) ? MISSING : cuts.filter((cut) => cut <= x).length)
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
          const { cuts, codes } = binned(column([...given, ...given]), 40)
          expect(cuts.length).toBe(distinct - 1)
          expect(new Set(given.map((_, row) => codes[row]!)).size).toBe(distinct)
        },
      ),
    )
  })

  it('cut halfway, or at the upper value where no 32-bit float lies between', () => {
    expect([...binned(column([4, 1, 2]), 9).cuts]).toEqual([1.5, 3])
    const next = Math.fround(1 + 2 ** -23)
    expect([...binned(column([1, next]), 9).cuts]).toEqual([next])
  })

  it('are filled alike, and one crowded value takes no room from the others', () => {
    const even = binned(column(Array.from({ length: 1000 }, (_, i) => (i * 337) % 1000)), 10)
    const filled = (codes: Uint8Array, code: number) => codes.filter((c) => c === code).length
    for (let code = 0; code < 10; code++) expect(filled(even.codes, code)).toBe(100)
    const crowded = binned(column(Array.from({ length: 1000 }, (_, i) => Math.max(0, i - 910))), 10)
    expect(crowded.cuts.length).toBe(9)
    for (let code = 1; code < 10; code++) expect(filled(crowded.codes, code)).toBeLessThanOrEqual(11)
  })
})
