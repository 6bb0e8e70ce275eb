import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrator, ece, reliability } from './calibration.ts'
import { seeded } from './interval.ts'

// Probabilities twice too sure, drawn with numpy (default_rng(4)); what is expected of them is numpy's and scipy's.
const P = [
  0.2135, 0.4136, 0.9653, 0.7888, 0.0362, 0.4975, 0.2232, 0.5737, 0.0386, 0.6187, 0.6156, 0.9589, 0.6532,
  0.7352, 0.0481, 0.9891, 0.0212, 0.9006, 0.3407, 0.1467,
]
const Y = [0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1]

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const probability = fc.double({ min: 0, max: 1, noNaN: true })
const rows = fc.array(fc.tuple(probability, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 60 })

describe('reliability', () => {
  it('has bins of equal mass', () => {
    // numpy.array_split of the sorted rows into five.
    const expected = [
      [0.036025, 0],
      [0.231025, 0.25],
      [0.5251, 0.5],
      [0.698975, 0.75],
      [0.953475, 0.75],
    ]
    const found = reliability(P, Y, 5)
    expect(found.map((b) => b.n)).toEqual([4, 4, 4, 4, 4])
    for (const [i, [predicted, actual]] of expected.entries()) {
      expect(found[i]!.predicted).toBeCloseTo(predicted!, 12)
      expect(found[i]!.actual).toBe(actual)
    }
    expect(ece(P, Y, 5)).toBeCloseTo(0.06692, 12)
  })

  it('keeps equal probabilities together', () => {
    const equal = [0.5, 0.5, 0.5, 0.5, 0.9, 0.9]
    expect(reliability(equal, [1, 0, 1, 0, 1, 1], 3)).toEqual([
      { n: 4, predicted: 0.5, actual: 0.5 },
      { n: 2, predicted: 0.9, actual: 1 },
    ])
    // Bins cut through the four would see .5 and .5 off; together they are right. Left: 2 of 6 rows by .1.
    expect(ece(equal, [1, 1, 0, 0, 1, 1], 3)).toBeCloseTo(0.2 / 6, 12)
  })

  it('holds every row once, lowest first, whatever their order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (list, bins) => {
        const found = reliability(
          list.map(([p]) => p),
          list.map(([, y]) => y),
          bins,
        )
        expect(found.reduce((sum, b) => sum + b.n, 0)).toBe(list.length)
        expect(found.length).toBeLessThanOrEqual(bins)
        for (const [i, bin] of found.entries())
          if (i > 0) expect(bin.predicted).toBeGreaterThan(found[i - 1]!.predicted)
        const turned = list.toReversed()
        expect(
          ece(
            turned.map(([p]) => p),
            turned.map(([, y]) => y),
            bins,
          ),
        ).toBeCloseTo(
          ece(
            list.map(([p]) => p),
            list.map(([, y]) => y),
            bins,
          ),
          9,
        )
      }),
    )
  })
})

describe('calibrator', () => {
  it('finds the factor scipy finds', () => {
    // scipy.optimize.brentq on the loss's slope with Platt's targets (y n + 1) / (n + 2).
    expect(calibrator(P, Y).scale).toBeCloseTo(0.4624000628, 9)
    expect(calibrator([0.6, 0.7, 0.9], [1, 1, 1]).scale).toBeCloseTo(0.9182340375, 9)
  })

  it('is least where the loss is: a step either way costs more', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [p, y] = [list.map(([q]) => q), list.map(([, o]) => o)]
        const { scale } = calibrator(p, y)
        const loss = (t: number) =>
          list.reduce((sum, [q, o]) => {
            const bounded = Math.min(1 - 1e-6, Math.max(1e-6, q))
            const x = t * Math.log(bounded / (1 - bounded))
            const target = (o * list.length + 1) / (list.length + 2)
            return sum + Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0) - target * x
          }, 0)
        expect(scale).toBeGreaterThanOrEqual(0)
        const slack = 1e-9 * (1 + loss(scale))
        expect(loss(scale)).toBeLessThanOrEqual(loss(scale * 1.01 + 1e-3) + slack)
        if (scale > 1e-3) expect(loss(scale)).toBeLessThanOrEqual(loss(scale * 0.99) + slack)
      }),
    )
  })

  it('does not mind which of two answers stands first', () => {
    fc.assert(
      fc.property(
        rows,
        probability,
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        (list, q, turn) => {
          const { scale, calibrate } = calibrator(
            list.map(([p]) => p),
            list.map(([, y]) => y),
          )
          const other = calibrator(
            list.map(([p], i) => (turn[i] ? 1 - p : p)),
            list.map(([, y], i) => (turn[i] ? 1 - y : y)),
          )
          expect(other.scale).toBeCloseTo(scale, 4)
          expect(calibrate(q) + calibrate(1 - q)).toBeCloseTo(1, 9)
        },
      ),
    )
    expect(calibrator(P, Y).calibrate(0.5)).toBe(0.5)
  })

  it('takes the excess off a judge that is three times too sure', () => {
    const random = seeded(1)
    const odds = Array.from({ length: 4000 }, () => 4 * random() - 2)
    const outcomes = odds.map((x) => (random() < logistic(x) ? 1 : 0))
    const over = odds.map((x) => logistic(3 * x))
    const { scale, calibrate } = calibrator(over, outcomes)
    // The slope's standard error is about .03 / 3 here.
    expect(Math.abs(scale - 1 / 3)).toBeLessThan(0.03)
    expect(ece(over, outcomes)).toBeGreaterThan(0.1)
    expect(ece(over.map(calibrate), outcomes)).toBeLessThan(0.03)
  })

  it('stays finite where all came out right, believes no judge the other way round, and leaves be what says nothing', () => {
    // Two certain rows: the target is 3/4.
    expect(calibrator([1, 1], [1, 1]).calibrate(1)).toBeCloseTo(0.75, 9)
    expect(calibrator([0.9, 0.8], [0, 0]).scale).toBe(0)
    expect(calibrator([0.5, 0.5], [1, 0]).scale).toBe(1)
    expect(calibrator([], []).calibrate(0.7)).toBeCloseTo(0.7, 12)
  })
})
