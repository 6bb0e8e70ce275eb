import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Random, seeded } from '../evaluate/interval.ts'
import { bestThreshold, crossFittedGain, type Switch, THRESHOLDS } from './threshold.ts'

const switches = fc.array(
  fc.record({
    advantage: fc.double({ min: -0.1, max: 0.3, noNaN: true }),
    gain: fc.constantFrom(-1, -0.5, 0, 0.5, 1, 1),
    times: fc.integer({ min: 1, max: 3 }),
    group: fc.nat(8),
    fold: fc.nat(2),
  }),
  { minLength: 1, maxLength: 40 },
)

/** By each try's own number, as the definition has it. */
function lowerEnd(of: readonly Switch[], threshold: number): number {
  const tries = of.flatMap(({ advantage, gain, times, group }) =>
    Array.from({ length: times }, () => ({ group, by: advantage > threshold ? gain : 0 })),
  )
  const mean = tries.reduce((sum, { by }) => sum + by, 0) / tries.length
  const deviations = [...new Set(tries.map(({ group }) => group))].map((group) =>
    tries.filter((t) => t.group === group).reduce((sum, { by }) => sum + by - mean, 0),
  )
  return mean - (1.96 * Math.hypot(...deviations)) / tries.length
}

function bruteThreshold(of: readonly Switch[]): number | undefined {
  const ends = THRESHOLDS.map((threshold) => lowerEnd(of, threshold))
  const best = Math.max(...ends)
  return best > 1e-12 ? THRESHOLDS[ends.findIndex((end) => end > best - 1e-12)] : undefined
}

/** Many switches that gain as `gainOf` says, one a group, five folds. */
const planted = (n: number, random: Random, gainOf: (advantage: number) => number): Switch[] =>
  Array.from({ length: n }, (_, i) => {
    const advantage = 0.3 * random()
    return { advantage, gain: gainOf(advantage), times: 1, group: i, fold: i % 5 }
  })

describe('bestThreshold', () => {
  it('is the one of the largest lower end, groups counted as one', () => {
    fc.assert(
      fc.property(switches, (some) => {
        expect(bestThreshold(some)).toBe(bruteThreshold(some))
      }),
      { numRuns: 500 },
    )
  })

  it('leaves out what does not pay', () => {
    const random = seeded(1)
    // Up to 0.12 foretold another prompt loses as often as it wins, beyond it wins.
    const some = planted(2000, random, (advantage) => (advantage > 0.12 || random() < 0.5 ? 1 : -1))
    expect(bestThreshold(some)).toBe(0.12)
  })

  it('is undefined where nothing pays, and where nothing is known', () => {
    expect(bestThreshold(planted(500, seeded(1), () => -1))).toBeUndefined()
    expect(bestThreshold([])).toBeUndefined()
  })
})

describe('crossFittedGain', () => {
  it('is what the threshold of the other folds brings in each', () => {
    fc.assert(
      fc.property(switches, (some) => {
        const folds = new Set(some.map(({ fold }) => fold))
        fc.pre(folds.size > 1)
        const tries = some.flatMap((s) => {
          const threshold = bruteThreshold(some.filter(({ fold }) => fold !== s.fold))
          const by = threshold !== undefined && s.advantage > threshold
          return Array.from({ length: s.times }, () => ({ by, gain: by ? s.gain : 0 }))
        })
        const { n, mean, low, high, switched } = crossFittedGain(some, seeded(1))
        expect(n).toBe(tries.length)
        expect(mean).toBeCloseTo(tries.reduce((sum, { gain }) => sum + gain, 0) / n, 12)
        expect(switched).toBeCloseTo(tries.filter(({ by }) => by).length / n, 12)
        expect(low).toBeLessThanOrEqual(mean + 1e-12)
        expect(high).toBeGreaterThanOrEqual(mean - 1e-12)
      }),
      { numRuns: 100 },
    )
  })

  it('picks nothing by the fold it is picked for', () => {
    // In fold 0 switching always wins, in fold 1 it always loses: who peeked would switch in fold 0 only.
    const some = Array.from({ length: 40 }, (_, i) => ({
      advantage: 0.3,
      gain: i % 2 === 0 ? 1 : -1,
      times: 1,
      group: i,
      fold: i % 2,
    }))
    expect(crossFittedGain(some, seeded(1))).toMatchObject({ mean: -0.5, switched: 0.5 })
  })

  it('switches nowhere when all that is known stands in one fold', () => {
    const some = planted(50, seeded(1), () => 1).map((s) => ({ ...s, fold: 3 }))
    expect(crossFittedGain(some, seeded(1))).toMatchObject({ mean: 0, low: 0, high: 0, switched: 0 })
  })

  it('counts a query asked again as another of its group', () => {
    fc.assert(
      fc.property(switches, (some) => {
        const each = some.flatMap((s) => Array.from({ length: s.times }, () => ({ ...s, times: 1 })))
        const [once, again] = [each, some].map((list) => crossFittedGain(list, seeded(3)))
        for (const key of ['n', 'mean', 'low', 'high', 'switched'] as const)
          expect(again![key]).toBeCloseTo(once![key], 12)
      }),
      { numRuns: 30 },
    )
  })

  it('finds a planted gain, and claims none where there is none', () => {
    const random = seeded(7)
    // Every foretold advantage comes true.
    const { low, mean, high } = crossFittedGain(
      planted(1000, random, (advantage) => (random() < advantage ? 1 : 0)),
      random,
    )
    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThan(0.15)
    expect(high).toBeGreaterThan(0.15)
    expect(Math.abs(mean - 0.15)).toBeLessThan(0.04)
    const runs = Array.from({ length: 200 }, () =>
      crossFittedGain(
        planted(100, random, () => Math.floor(3 * random()) - 1),
        random,
      ),
    )
    expect(runs.filter((run) => run.low > 0).length).toBeLessThanOrEqual(10)
    expect(Math.abs(runs.reduce((sum, run) => sum + run.mean, 0) / runs.length)).toBeLessThan(0.01)
  })
})
