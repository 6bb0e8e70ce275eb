import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { chanceAbove, effect } from './explain.effect.ts'
import { normalsOf } from './simulated.values.ts'

describe('effect', () => {
  /** Mean and variance of the posterior, by adding it up on a grid of 40,001 points. */
  function grid(difference: Float64Array, label: Float64Array, mean: number, variance: number) {
    const points = Array.from({ length: 40_001 }, (_, i) => mean - 10 + i / 2000)
    const logs = points.map((x) =>
      difference.reduce(
        (sum, d, i) => sum + (label[i]! - 1) * x * d - Math.log1p(Math.exp(-x * d)),
        -((x - mean) ** 2) / (2 * variance),
      ),
    )
    const most = Math.max(...logs)
    const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0)
    const average = (of: (x: number) => number) =>
      points.reduce((sum, x, i) => sum + of(x) * Math.exp(logs[i]! - most), 0) / total
    const centre = average((x) => x)
    return { top: points[logs.indexOf(most)]!, centre, variance: average((x) => (x - centre) ** 2) }
  }

  it('is the top of the posterior, and about as wide', () => {
    const normal = normalsOf(seeded(1))
    for (const [n, prior, variance] of [
      [3, 0, 1],
      [12, 0.5, 0.1],
      [40, -1, 2],
    ] as const) {
      const difference = Float64Array.from({ length: n }, normal)
      const label = Float64Array.from({ length: n }, (_, i) => [1, 0.7, 1, 0.625][i % 4]!)
      const exact = grid(difference, label, prior, variance)
      const near = effect({ difference, label }, prior, variance)
      expect(Math.abs(near.mean - exact.top)).toBeLessThan(1 / 2000)
      expect(Math.abs(near.mean - exact.centre)).toBeLessThan(0.1 * Math.sqrt(exact.variance))
      expect(near.variance / exact.variance).toBeGreaterThan(0.85)
      expect(near.variance / exact.variance).toBeLessThan(1.1)
    }
  })

  it('is the prior without choices, and finite where all say the same', () => {
    const none = { difference: new Float64Array(0), label: new Float64Array(0) }
    expect(effect(none, 0.3, 0.2)).toEqual({ mean: 0.3, variance: 0.2 })
    const rows = { difference: new Float64Array(5000).fill(4), label: new Float64Array(5000).fill(1) }
    for (const start of [-8, 0, 8]) {
      const { mean, variance } = effect(rows, start, 1)
      // Where the slope is nothing: (mean - start) = sum of d (1 - sigmoid(d mean)).
      expect(mean - start).toBeCloseTo((5000 * 4) / (1 + Math.exp(4 * mean)), 3)
      expect(variance).toBeGreaterThan(0)
    }
  })
})

describe('chanceAbove', () => {
  it('is the share of draws of both in which the person is above', () => {
    const normal = normalsOf(seeded(5))
    const all = { mean: 0.4, variance: 0.05, apart: 0.2 }
    // One observation of the person's effect: 0.9, give or take 0.3.
    const [seen, noise] = [0.9, 0.09]
    const prior = all.variance + all.apart
    const variance = 1 / (1 / prior + 1 / noise)
    const own = { mean: variance * (all.mean / prior + seen / noise), variance }
    let [above, total] = [0, 0]
    for (let i = 0; i < 200_000; i++) {
      const everybody = all.mean + Math.sqrt(all.variance) * normal()
      const apart = Math.sqrt(all.apart) * normal()
      const weight = Math.exp(-((seen - everybody - apart) ** 2) / (2 * noise))
      total += weight
      if (apart > 0) above += weight
    }
    expect(Math.abs(chanceAbove(own, all) - above / total)).toBeLessThan(0.01)
    expect(above / total).toBeGreaterThan(0.8)
  })

  it('is one half where they are alike, and turns round', () => {
    const all = { mean: 0, variance: 0.02, apart: 0.1 }
    expect(chanceAbove({ mean: 0, variance: 0.1 }, all)).toBeCloseTo(0.5, 7)
    const up = chanceAbove({ mean: 0.5, variance: 0.1 }, all)
    expect(up + chanceAbove({ mean: -0.5, variance: 0.1 }, all)).toBeCloseTo(1, 6)
  })
})
