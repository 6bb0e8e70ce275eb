import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky } from '../belief.ts'
import { seeded } from '../evaluate/interval.ts'
import { conditioned, type Gaussian, improved, inverse } from './ratings.gaussian.ts'
import { logNormalBelow } from './ratings.normal.ts'
import { factored } from './ratings.shrink.ts'
import { normalsOf } from './simulated.values.ts'

// Frozen from numpy: S[uo] @ inv(S[oo]) @ (v - mu[o]) and its covariance for u = [1, 3], o = [0, 2], v = [2, -1].
const FOUR: Gaussian = {
  size: 4,
  mean: Float64Array.of(1, -0.5, 0, 2),
  covariance: Float64Array.of(2, 0.6, 0.3, -0.2, 0.6, 1.5, 0.4, 0.1, 0.3, 0.4, 1, 0.5, -0.2, 0.1, 0.5, 1.8),
}

/** Log-density of what was seen, from its own part of the covariance: nothing shared with the code tested. */
function likelihood({ size, mean, covariance }: Gaussian, row: Float64Array): number {
  const seen = [...row.keys()].filter((i) => !Number.isNaN(row[i]))
  const root = cholesky(seen.length, (i, j) => covariance[seen[i]! * size + seen[j]!]!)
  const solved: number[] = []
  let log = 0
  for (const [i, at] of seen.entries()) {
    let left = row[at]! - mean[at]!
    for (let k = 0; k < i; k++) left -= root[i * seen.length + k]! * solved[k]!
    const pivot = root[i * seen.length + i]!
    solved.push(left / pivot)
    log -= Math.log(pivot) + (left / pivot) ** 2 / 2
  }
  return log
}

describe('inverse', () => {
  it('times the matrix is one', () => {
    const found = inverse(4, FOUR.covariance)
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) {
        let sum = 0
        for (let k = 0; k < 4; k++) sum += found[i * 4 + k]! * FOUR.covariance[k * 4 + j]!
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 12)
      }
  })
})

describe('conditioned', () => {
  it('is what numpy makes of it', () => {
    const known = conditioned(
      FOUR,
      inverse(4, FOUR.covariance),
      Float64Array.of(2, Number.NaN, -1, Number.NaN),
    )
    expect([...known.missing]).toEqual([1, 3])
    expect(known.mean[0]).toBe(2)
    expect(known.mean[1]).toBeCloseTo(-0.5732984293193717, 12)
    expect(known.mean[3]).toBeCloseTo(1.2617801047120418, 12)
    const covariance = [1.219371727748691, -0.012041884816753917, -0.012041884816753917, 1.48586387434555]
    for (const [i, v] of covariance.entries()) expect(known.covariance[i]).toBeCloseTo(v, 12)
  })
})

describe('improved', () => {
  it('never lowers the likelihood of what was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 6 }), (seed, size) => {
        const random = seeded(seed)
        const normal = normalsOf(random)
        const people = Array.from({ length: 30 }, () => {
          const taste = normal()
          return Float64Array.from({ length: size }, (_, i) =>
            i > 0 && random() < 0.4 ? Number.NaN : taste + i + normal(),
          )
        })
        let last: Gaussian = {
          size,
          mean: new Float64Array(size),
          covariance: Float64Array.from({ length: size * size }, (_, at) =>
            at % (size + 1) === 0 ? 2 : 0.5,
          ),
        }
        const whole = (g: Gaussian) => people.reduce((sum, row) => sum + likelihood(g, row), 0)
        for (let step = 0; step < 5; step++) {
          const next = improved(last, people)
          expect(whole(next)).toBeGreaterThanOrEqual(whole(last) - 1e-9)
          last = next
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is the mean and covariance where nothing is missing', () => {
    const people = [Float64Array.of(1, 2), Float64Array.of(3, 2), Float64Array.of(2, 5)]
    const start = { size: 2, mean: new Float64Array(2), covariance: Float64Array.of(1, 0, 0, 1) }
    const { mean, covariance } = improved(start, people)
    expect([...mean]).toEqual([2, 3])
    for (const [i, v] of [2 / 3, 0, 0, 2].entries()) expect(covariance[i]).toBeCloseTo(v, 12)
  })
})

describe('factored', () => {
  const planted = (size: number, strength: number) =>
    Float64Array.from({ length: size * size }, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size]
      return (i === j ? 1 : 0) + strength * Math.cos(i) * Math.cos(j)
    })

  it('keeps the diagonal, and of unrelated things nothing else', () => {
    for (const strength of [0, 0.5, 3]) {
      const given = planted(20, strength)
      const found = factored(20, given, 100)
      for (let i = 0; i < 20; i++) expect(found[i * 21]).toBeCloseTo(given[i * 21]!, 1)
    }
    const none = factored(20, planted(20, 0), 100)
    expect(none.every((v, at) => at % 21 === 0 || v === 0)).toBe(true)
  })

  it('finds a planted taste, wholly with many people and less with few', () => {
    const given = planted(20, 2)
    const [many, few] = [factored(20, given, 1e9), factored(20, given, 30)]
    expect(many[3]).toBeCloseTo(given[3]!, 3)
    expect(Math.abs(few[3]!)).toBeLessThan(Math.abs(many[3]!))
    expect(few[3]! * given[3]!).toBeGreaterThan(0)
  })
})

describe('logNormalBelow', () => {
  // Frozen from scipy.stats.norm.logcdf.
  it.each([
    [-40, -804.6084420137539],
    [-12.5, -81.57596787074388],
    [-6, -20.73676894997471],
    [-5, -15.064998393988727],
    [-4.9, -14.551182689355313],
    [-1, -1.841021645009264],
    [-0.1, -0.7761545927302731],
    [0, -Math.LN2],
    [0.3, -0.4814101615884816],
    [2, -0.023012909328963486],
    [4.9, -4.791833913986616e-7],
    [6, -9.865876455243719e-10],
    [9, -1.1285884059538324e-19],
  ])('of %d is %d', (x, value) => {
    expect(logNormalBelow(x) / value).toBeCloseTo(1, 8)
  })
})
