import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../test/simulate.ts'
import type { Forecast } from '../preference.ts'
import { average, curve, deviation, WINDOW } from './curve.ts'

const forecasts = (losses: readonly number[]): Forecast[] =>
  losses.map((loss, i) => ({
    signal: `s${i}`,
    contrast: 'others',
    probability: 2 ** -loss,
    loss,
    at: day(i),
  }))

describe('curve', () => {
  it('has one point a forecast, each the mean of the latest ones, by brute force', () => {
    const losses = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(losses, fc.integer({ min: 1, max: 12 }), (list, window) => {
        const points = curve(forecasts(list), window)
        expect(points.map((p) => p.signals)).toEqual(list.map((_, i) => i + 1))
        points.forEach((point, i) => {
          const latest = list.filter((_, k) => k <= i && k > i - window)
          expect(point.loss).toBeCloseTo(latest.reduce((a, b) => a + b, 0) / latest.length, 9)
          expect(point.at).toBe(day(i))
          expect(point.low).toBeGreaterThanOrEqual(0)
          expect(point.low).toBeLessThanOrEqual(point.loss)
          expect(point.high).toBeGreaterThanOrEqual(point.loss)
        })
      }),
    )
  })

  it("has the interval of a mean's standard error", () => {
    // 1, 2, 3, 4: deviation sqrt(5/3), error sqrt(5/3) / 2.
    const point = curve(forecasts([1, 2, 3, 4])).at(-1)!
    expect(point.loss).toBe(2.5)
    expect(point.high - 2.5).toBeCloseTo((1.96 * Math.sqrt(5 / 3)) / 2, 9)
    expect(2.5 - point.low).toBeCloseTo((1.96 * Math.sqrt(5 / 3)) / 2, 9)
  })

  it('looks back over WINDOW forecasts unless told otherwise', () => {
    const losses = [...Array(5).fill(9), ...Array(WINDOW).fill(1)]
    expect(curve(forecasts(losses)).at(-1)!.loss).toBe(1)
    expect(curve(forecasts(losses)).at(-2)!.loss).toBe(2)
  })

  it('of nothing is empty', () => {
    expect(curve([])).toEqual([])
  })
})

describe('average and deviation', () => {
  it('of a list that can be done by hand', () => {
    expect(average([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5)
    expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12)
  })

  it('deviation does not move with the mean and grows with the unit', () => {
    const list = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(list, (values) => {
        const d = deviation(values)
        expect(deviation(values.map((v) => v + 1000))).toBeCloseTo(d, 6)
        expect(deviation(values.map((v) => v * -3))).toBeCloseTo(3 * d, 6)
      }),
    )
  })
})
