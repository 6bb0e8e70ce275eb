import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cascadeCurve } from './cascade-curve.ts'

describe('accuracy against the share of calls', () => {
  it('goes from the first judge to the second, over the pairs the first is least sure of', () => {
    // Least sure first: .45 (wrong, mended), .6 (right, kept), .3 (wrong, mended), .9 (right, spoilt).
    const curve = cascadeCurve([0.9, 0.45, 0.3, 0.6], [0.2, 0.8, 0.8, 0.8], 4)
    expect(curve.map((p) => p.share)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(curve.map((p) => p.accuracy)).toEqual([0.5, 0.75, 0.75, 1, 0.75])
    expect(curve.map((p) => p.random)).toEqual([0.5, 0.5625, 0.625, 0.6875, 0.75])
  })

  it('sends equally sure ones in equal parts', () => {
    // Of .4 and .6, equally far from one half, one is mended: a half of it at half the calls.
    const curve = cascadeCurve([0.4, 0.6], [0.9, 0.9], 2)
    expect(curve.map((p) => p.accuracy)).toEqual([0.5, 0.75, 1])
  })

  it('counts ties one half', () => {
    expect(cascadeCurve([0.5], [0.5], 1).map((p) => p.accuracy)).toEqual([0.5, 0.5])
  })

  const grid = fc.integer({ min: 0, max: 20 }).map((n) => n / 20)
  const pairs = fc.array(fc.tuple(grid, grid), { minLength: 1, maxLength: 40 })

  it('is the mean over all orders in which equally sure pairs could be sent', () => {
    const right = (p: number) => (p > 0.5 ? 1 : p < 0.5 ? 0 : 0.5)
    const sure = (p: number) => Math.round(Math.abs(p - 0.5) * 20)
    fc.assert(
      fc.property(pairs, (list) => {
        const curve = cascadeCurve(
          list.map(([p]) => p),
          list.map(([, q]) => q),
          list.length,
        )
        for (const [k, point] of curve.entries()) {
          // How probable it is that a pair is sent among the first k: known, unknown, or a share of its group.
          const expected = list.map(([p, q]) => {
            const before = list.filter(([o]) => sure(o) < sure(p)).length
            const same = list.filter(([o]) => sure(o) === sure(p)).length
            const sent = Math.max(0, Math.min(1, (k - before) / same))
            return sent * right(q) + (1 - sent) * right(p)
          })
          expect(point.accuracy).toBeCloseTo(expected.reduce((a, b) => a + b, 0) / list.length, 9)
        }
      }),
    )
  })

  it('ends where random calls end', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const curve = cascadeCurve(
          list.map(([p]) => p),
          list.map(([, q]) => q),
        )
        expect(curve).toHaveLength(11)
        for (const end of [curve[0]!, curve.at(-1)!]) expect(end.accuracy).toBeCloseTo(end.random, 9)
      }),
    )
  })
})
