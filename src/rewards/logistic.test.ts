import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerryModel } from './bradley-terry.ts'
import { generalModel } from './general.ts'
import { latentModel } from './latent.ts'
import { jointLoss, logLoss, logLossSlope, type Model, scatter } from './logistic.ts'
import { lowRankModel } from './low-rank.ts'
import { mixtureModel } from './mixture.ts'
import { normalsOf, normalVector, simulatedPeople } from './simulated.values.ts'

const MODELS: Readonly<Record<string, Model>> = {
  bradleyTerry: bradleyTerryModel(3),
  latent: latentModel(3, 2),
  lowRank: lowRankModel(3, 4),
  mixture: mixtureModel(3, 3, 2),
  general: generalModel(3, 2),
}

describe.each(Object.entries(MODELS))('%s', (_, model) => {
  const normal = normalsOf(seeded(5))
  const { pairs } = simulatedPeople({
    ...{ people: 3, each: 4, width: 3, rank: 1, shared: 1, own: 1, random: seeded(6) },
  })
  const soft = { ...pairs, label: pairs.label.map((y, i) => (i % 3 === 0 ? 0.3 : y)) }
  const weighed = { ...soft, weight: soft.weight.map((_, i) => 1 + (i % 2)) }

  it.each([0, 0.2])('has the gradient that finite differences show, at noise %d', (noise) => {
    const loss = jointLoss(model, weighed, { ridge: 0.7, personRidge: 1.3, noise })
    // Twice as far out the second time, where some odds are beyond all doubt.
    for (const far of [1, 3]) {
      const x = normalVector(model.shared + 3 * model.own, normal).map((v) => v * far)
      const gradient = new Float64Array(x.length)
      loss(x, gradient)
      for (let j = 0; j < x.length; j++) {
        const at = (by: number) => loss(x.with(j, x[j]! + by), new Float64Array(x.length))
        const expected = (at(1e-5) - at(-1e-5)) / 2e-5
        expect(Math.abs(gradient[j]! - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)))
      }
    }
  })

  it('writes the same own gradient with and without the shared one', () => {
    const [shared, own] = [normalVector(model.shared, normal), normalVector(model.own, normal)]
    const [a, b] = [normalVector(3, normal), normalVector(3, normal)]
    const [alone, both] = [new Float64Array(model.own), new Float64Array(model.own)]
    model.slope(0.7, shared, own, a, b, alone)
    model.slope(0.7, shared, own, a, b, both, new Float64Array(model.shared))
    expect(alone).toEqual(both)
  })
})

describe('logLoss', () => {
  it('is minus the logarithm of the probability', () => {
    for (const odds of [-30, -2, 0, 0.5, 20]) {
      expect(logLoss(odds, 1)).toBeCloseTo(-Math.log(1 / (1 + Math.exp(-odds))), 9)
      expect(logLoss(odds, 0)).toBeCloseTo(logLoss(-odds, 1), 12)
      expect(logLoss(odds, 0.25)).toBeCloseTo(0.25 * logLoss(odds, 1) + 0.75 * logLoss(odds, 0), 9)
    }
    expect(logLoss(1e9, 0)).toBe(1e9)
  })

  it('has a floor for every label, also one beyond 1', () => {
    for (const label of [1.2, -0.2, 2]) {
      expect(logLossSlope(label > 0 ? 100 : -100, label) * (label > 0 ? 1 : -1)).toBeGreaterThan(0)
      expect(logLoss(1e6, label)).toBeGreaterThan(0)
      expect(logLoss(-1e6, label)).toBeGreaterThan(0)
    }
  })
})

describe('scatter', () => {
  it('is spread over -1 to 1, and no two rows are alike', () => {
    const x = scatter(1000)
    expect(Math.abs(x.reduce((sum, v) => sum + v, 0) / 1000)).toBeLessThan(0.1)
    expect(x.reduce((sum, v) => sum + v * v, 0) / 1000).toBeCloseTo(1 / 3, 1)
    const rows = Array.from({ length: 8 }, (_, r) => scatter(160).subarray(20 * r, 20 * r + 20))
    for (const p of rows)
      for (const q of rows)
        if (p !== q) {
          const product = (s: Float64Array, t: Float64Array) => s.reduce((sum, v, j) => sum + v * t[j]!, 0)
          const cosine = product(p, q) / Math.sqrt(product(p, p) * product(q, q))
          expect(Math.abs(cosine)).toBeLessThan(0.85)
        }
  })
})
