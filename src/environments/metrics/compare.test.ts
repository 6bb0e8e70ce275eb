import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../../errors.ts'
import { seeded } from '../../evaluate/interval.ts'
import { compareAgents, overSeeds, type ScoredRow } from './compare.ts'

const row = (seed: number, user: string, lap: number, value?: number, kind = 'email'): ScoredRow => ({
  kind,
  seed,
  user,
  lap,
  scores: value === undefined ? {} : { ppcm: value },
})

describe('two agents', () => {
  it('are compared on the rounds both have, in any order', () => {
    const a = [row(1, 'x', 0, 2), row(1, 'x', 1, 1), row(2, 'x', 0, 0), row(1, 'y', 0)]
    const b = [row(2, 'x', 0, -1), row(1, 'x', 0, 0), row(1, 'y', 0, 2), row(1, 'x', 0, 5, 'summary')]
    const { difference, ...rest } = compareAgents(a, b, 'ppcm')
    expect(rest).toEqual({ metric: 'ppcm', a: 1, b: -0.5, unpaired: 3 })
    expect(difference).toMatchObject({ n: 2, mean: 1.5 })
    expect(difference.low).toBeGreaterThanOrEqual(1)
    expect(difference.high).toBeLessThanOrEqual(2)
    expect(compareAgents(b, a, 'ppcm').difference.mean).toBe(-1.5)
  })

  it('differ by an interval over users and seeds, not over rounds', () => {
    const random = seeded(3)
    const rows = (gain: number, alike: boolean) =>
      [1, 2, 3].flatMap((seed) =>
        ['x', 'y', 'z'].flatMap((user) => {
          const common = random()
          return Array.from({ length: 20 }, (_, lap) =>
            row(seed, user, lap, gain * (1 + (alike ? common : random()))),
          )
        }),
      )
    const zero = rows(0, true)
    const width = (alike: boolean) => {
      const { low, high } = compareAgents(rows(1, alike), zero, 'ppcm').difference
      return high - low
    }
    // Rounds of one user and seed that are alike say as little as one round: the interval must be wide.
    expect(width(true)).toBeGreaterThan(2 * width(false))
  })

  it('are none on nothing, and give the same interval again', () => {
    expect(compareAgents([row(1, 'x', 0, 1)], [], 'ppcm')).toMatchObject({ a: Number.NaN, unpaired: 1 })
    const rows = [1, 2, 3, 4].map((seed) => row(seed, 'x', 0, seed * seed))
    const zero = rows.map((r) => ({ ...r, scores: { ppcm: 0 } }))
    expect(compareAgents(rows, zero, 'ppcm')).toEqual(compareAgents(rows, zero, 'ppcm'))
  })

  it('are not mixed up', () => {
    expect(() => compareAgents([row(1, 'x', 0, 1), row(1, 'x', 0, 2)], [], 'ppcm')).toThrow(InvalidInputError)
  })
})

describe('over seeds', () => {
  it('is the mean of their means with the standard error of the papers', () => {
    const rows = [row(7, 'x', 0, 1), row(7, 'x', 1, 3), row(9, 'x', 0, 5), row(4, 'x', 0, 2), row(4, 'y', 0)]
    const { seeds, mean, standardError } = overSeeds(rows, 'ppcm')
    expect(seeds).toEqual([
      { seed: 7, mean: 2, n: 2 },
      { seed: 9, mean: 5, n: 1 },
      { seed: 4, mean: 2, n: 1 },
    ])
    expect(mean).toBe(3)
    // Standard deviation of 2, 5, 2 is the root of 3; over the root of 3 seeds.
    expect(standardError).toBeCloseTo(1, 12)
  })

  it('has no error with one seed, and no mean with none', () => {
    expect(overSeeds([row(1, 'x', 0, 2)], 'ppcm')).toMatchObject({ mean: 2, standardError: Number.NaN })
    expect(overSeeds([row(1, 'x', 0, 2)], 'other').mean).toBeNaN()
  })
})
