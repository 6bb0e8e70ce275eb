import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normals } from '../../test/simulate.ts'
import { clusteredMean, seeded, wilson } from './interval.ts'

describe('wilson', () => {
  // Frozen from scipy 1.10.1, python3:
  //   from scipy.stats import binomtest; binomtest(k, n).proportion_ci(.95, method='wilson')
  it.each([
    [0, 10, 0, 0.277532799863],
    [10, 10, 0.722467200137, 1],
    [8, 10, 0.490162471537, 0.943317848546],
    [1, 3, 0.06149194472, 0.792340399198],
    [50, 100, 0.403831530366, 0.596168469634],
    [777, 1000, 0.750168106028, 0.801711869771],
  ])('%d of %d', (successes, n, low, high) => {
    const found = wilson(successes, n)
    expect(found).toMatchObject({ n, mean: successes / n })
    expect(found.low).toBeCloseTo(low, 6)
    expect(found.high).toBeCloseTo(high, 6)
  })

  it('turns round with successes and failures, and holds its mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, more) => {
        const k = more % (n + 1)
        const [a, b] = [wilson(k, n), wilson(n - k, n)]
        expect(a.low + b.high).toBeCloseTo(1, 9)
        expect(a.low).toBeGreaterThanOrEqual(0)
        expect(a.high).toBeLessThanOrEqual(1)
        expect(a.low).toBeLessThanOrEqual(a.mean + 1e-12)
        expect(a.high).toBeGreaterThanOrEqual(a.mean - 1e-12)
      }),
    )
  })

  it('of nothing is no number', () => {
    expect(wilson(0, 0)).toEqual({ n: 0, mean: Number.NaN, low: Number.NaN, high: Number.NaN })
  })
})

describe('clusteredMean', () => {
  it('has the plain mean of all values, whatever their clusters', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), fc.nat(1e6), (clusters, seed) => {
        const all = clusters.flat()
        const { n, mean, low, high } = clusteredMean([...clusters, []], seeded(seed), 200)
        expect(n).toBe(all.length)
        expect(mean).toBeCloseTo(all.reduce((a, b) => a + b, 0) / all.length, 9)
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9)
        expect(high).toBeLessThanOrEqual(Math.max(...all) + 1e-9)
      }),
    )
  })

  /** How often the interval holds the true mean 0, when values of a cluster share something. */
  function coverage(people: number, each: number, shared: number): { covered: number; width: number } {
    let covered = 0
    let width = 0
    const runs = 300
    for (let seed = 1; seed <= runs; seed++) {
      const normal = normals(seeded(seed))
      const clusters = Array.from({ length: people }, () => {
        const common = Math.sqrt(shared) * normal()
        return Array.from({ length: each }, () => common + Math.sqrt(1 - shared) * normal())
      })
      const { low, high } = clusteredMean(clusters, seeded(seed + 1e6), 400)
      if (low <= 0 && 0 <= high) covered++
      width += (high - low) / runs
    }
    return { covered: covered / runs, width }
  }

  it.each([0, 0.5, 0.9])('covers the truth about as often as it says (share in common: %d)', (shared) => {
    const { covered, width } = coverage(30, 8, shared)
    // A percentile bootstrap of 30 clusters covers a little less than 95 %; three standard errors are 4 %.
    expect(covered).toBeGreaterThan(0.88)
    expect(covered).toBeLessThan(0.99)
    // Variance of the mean: what is shared averages over people, the rest over all values.
    const theory = 2 * 1.96 * Math.sqrt(shared / 30 + (1 - shared) / 240)
    expect(width / theory).toBeGreaterThan(0.85)
    expect(width / theory).toBeLessThan(1.1)
  })

  it('resamples the values of a single cluster', () => {
    const normal = normals(seeded(4))
    const values = Array.from({ length: 200 }, normal)
    const { low, high } = clusteredMean([values], seeded(1))
    expect((high - low) / (2 * 1.96 * Math.sqrt(1 / 200))).toBeGreaterThan(0.8)
    expect((high - low) / (2 * 1.96 * Math.sqrt(1 / 200))).toBeLessThan(1.2)
  })

  it('is the same for the same seed', () => {
    const clusters = [[1, 2], [3], [4, 5, 9]]
    expect(clusteredMean(clusters, seeded(7))).toEqual(clusteredMean(clusters, seeded(7)))
  })

  it('of nothing is no number', () => {
    for (const nothing of [[], [[], []]]) expect(clusteredMean(nothing, seeded(1)).mean).toBeNaN()
  })
})

describe('seeded', () => {
  it('gives uniform numbers in [0, 1)', () => {
    const random = seeded(3)
    const cells = new Array<number>(20).fill(0)
    for (let i = 0; i < 20_000; i++) {
      const x = random()
      expect(x >= 0 && x < 1).toBe(true)
      cells[Math.floor(x * 20)]!++
    }
    // Chi-square with 19 degrees of freedom; 43.8 is exceeded once in a thousand.
    expect(cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8)
  })

  it('differs between seeds', () => {
    expect(new Set([1, 2, 3, 2 ** 31].map((seed) => seeded(seed)())).size).toBe(4)
  })
})
