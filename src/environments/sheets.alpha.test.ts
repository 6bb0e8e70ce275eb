import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nominalAlpha } from './sheets.alpha.ts'

/** Values of several raters, a line each, as values by thing; a dot for none. */
const units = (...raters: readonly string[]) =>
  [...raters[0]!].map((_, i) => raters.map((r) => r[i]!).filter((v) => v !== '.'))

/** One minus the unlike share among pairs within things over that among pairs of all values, counted out. */
function plainly(things: readonly (readonly string[])[]): number {
  const paired = things.filter((values) => values.length > 1)
  const all = paired.flat()
  let [observed, expected] = [0, 0]
  for (const values of paired)
    for (const [i, x] of values.entries())
      for (const [j, y] of values.entries()) if (i !== j && x !== y) observed += 1 / (values.length - 1)
  for (const [i, x] of all.entries())
    for (const [j, y] of all.entries()) if (i !== j && x !== y) expected += 1 / (all.length - 1)
  return 1 - observed / expected
}

describe('Krippendorff’s alpha', () => {
  // The two examples of Krippendorff 2011: .095 (two raters, section A) and .743 (four, with gaps, section C).
  it('is what its author worked out', () => {
    expect(nominalAlpha(units('0100000010', '1110010000'))).toBeCloseTo(0.095, 3)
    expect(nominalAlpha(units('123321412...', '1233224125.3', '.3332342251.', '12332441251.'))).toBeCloseTo(
      0.743,
      3,
    )
  })

  it('is its definition, counted out', () => {
    const things = fc.array(fc.array(fc.constantFrom('A', 'B', 'tie'), { maxLength: 5 }), { maxLength: 8 })
    fc.assert(
      fc.property(things, (given) => {
        const paired = given.filter((values) => values.length > 1)
        const alpha = nominalAlpha(given)
        if (paired.length === 0) expect(alpha).toBeUndefined()
        else if (new Set(paired.flat()).size === 1) expect(alpha).toBe(1)
        else expect(alpha).toBeCloseTo(plainly(given), 9)
      }),
    )
  })
})
