import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from './interval.ts'
import { type Judged, judged } from './judging.ts'

const row = (person: string, probability: number, more: Partial<Judged> = {}): Judged => ({
  person,
  probability,
  ...more,
})

describe('how well a judge foretold', () => {
  it('is what one counts by hand', () => {
    const rows = [
      row('ann', 0.8, { orders: [0.9, 0.7], cost: 0.01 }), // right; both orders say a: first, then second shown
      row('ann', 0.5, { orders: [0.8, 0.2], cost: 0.02 }), // tie; takes the first shown twice
      row('bob', 0.4, { orders: [0.3, 0.5] }), // wrong; second shown, then a tie
      row('bob', 0.9), // no model
    ]
    const found = judged(rows, seeded(1))
    expect(found).toMatchObject({ n: 4, users: 2, accuracy: 2.5 / 4 })
    expect(found.cost).toBeCloseTo(0.03, 12)
    // -(ln .8 + ln .5 + ln .4 + ln .9) / 4, by Python.
    expect(found.logLoss).toBeCloseTo(0.484485, 6)
    // First shown: 1 and 0, 1 and 1, 0 and one half.
    expect(found.bias).toEqual({ first: 3.5 / 6, disagree: 1 / 3 })
    // Each row a bin of its own: |.5-.5|, |.6-0|, |.8-1|, |.9-1|.
    expect(found.ece).toBeCloseTo(0.9 / 4, 12)
  })

  it('has an interval with people resampled: alike answers of few people say little', () => {
    const people = Array.from({ length: 20 }, (_, i) => `p${i}`)
    const alike = people.flatMap((p, i) => Array.from({ length: 50 }, () => row(p, i % 2 ? 0.9 : 0.1)))
    const mixed = people.flatMap((p) => Array.from({ length: 50 }, (_, i) => row(p, i % 2 ? 0.9 : 0.1)))
    const width = (rows: readonly Judged[]) => {
      const { low, high } = judged(rows, seeded(1))
      return high - low
    }
    expect(judged(alike, seeded(1)).accuracy).toBe(0.5)
    expect(width(mixed)).toBe(0)
    // Two standard errors of 20 coins, both ways: 4 * .5 / sqrt(20) = .45.
    expect(width(alike)).toBeGreaterThan(0.35)
    expect(width(alike)).toBeLessThan(0.55)
  })

  it('counts a certain error dearly, not infinitely', () => {
    expect(judged([row('ann', 0)], seeded(1)).logLoss).toBeCloseTo(Math.log(1e6), 9)
    expect(judged([row('ann', 1)], seeded(1)).logLoss).toBeCloseTo(0, 5)
  })

  it('shows a model that always takes the first shown', () => {
    const rows = [0.7, 0.8, 0.9].map((p) => row('ann', 0.5, { orders: [p, 1 - p] }))
    expect(judged(rows, seeded(1)).bias).toEqual({ first: 1, disagree: 1 })
  })

  it('leaves bias out where no model was asked, and figures open without rows', () => {
    expect(judged([row('ann', 0.6)], seeded(1)).bias).toBeUndefined()
    const none = judged([], seeded(1))
    expect(none).toMatchObject({ n: 0, users: 0, cost: 0 })
    for (const figure of [none.accuracy, none.low, none.high, none.logLoss, none.ece])
      expect(figure).toBeNaN()
  })

  it('does not mind the order of the rows', () => {
    const rows = fc.array(
      fc.record({
        person: fc.constantFrom('ann', 'bob', 'cy'),
        probability: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(rows, (list) => {
        const [one, other] = [judged(list, seeded(1)), judged(list.toReversed(), seeded(1))]
        for (const figure of ['accuracy', 'logLoss', 'ece'] as const)
          expect(other[figure]).toBeCloseTo(one[figure], 9)
      }),
      { numRuns: 30 },
    )
  })
})
