import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearsChance, logGamma, regularizedBeta, studentBelow } from './chance.ts'

// Frozen from scipy 1.x, python3:
//   from scipy.special import betainc, gammaln; from scipy.stats import beta, t
//   beta.sf(.5, a, b); betainc(a, b, x); gammaln(x); t.cdf(x, freedom)

const ABOVE_HALF: readonly (readonly [a: number, b: number, probability: number])[] = [
  [1, 1, 0.5],
  [5, 1, 0.96875],
  [4, 1, 0.9375],
  [1, 4, 0.0625],
  [2, 1, 0.75],
  [6, 2, 0.9375],
  [8, 3, 0.9453125],
  [3.5, 1.5, 8.3953054526271e-1],
  [10.25, 4.75, 9.3054462320897e-1],
  [50, 40, 8.5545195965197e-1],
  [550, 480, 9.8547637496843e-1],
  [10_000, 9800, 9.2239685670775e-1],
  [1, 40, 9.0949470177293e-13],
  [0.5, 0.5, 0.5],
  [0.3, 2, 6.5909744190329e-2],
]

const BETA: readonly (readonly [x: number, a: number, b: number, value: number])[] = [
  [0.1, 2, 3, 0.0523],
  [0.5, 0.5, 0.5, 0.5],
  [0.9, 2, 0.3, 3.6349221329336e-1],
  [0.3, 1, 1, 0.3],
  [0.01, 0.1, 10, 8.244896709067e-1],
  [0.999, 30, 2, 9.9954389628098e-1],
  [0.25, 100, 300, 5.0768065289811e-1],
  [0.5, 10_000, 10_000, 0.5],
  [0.51, 10_000, 9800, 9.1819675376773e-1],
  [1e-6, 0.2, 0.2, 3.3203038273489e-2],
  [0.7, 3, 1000, 1],
]

const LOG_GAMMA: readonly (readonly [x: number, value: number])[] = [
  [0.001, 6.9071788853839],
  [0.1, 2.2527126517342],
  [0.5, 5.723649429247e-1],
  [1, 0],
  [1.5, -1.2078223763525e-1],
  [2, 0],
  [3.7, 1.4280723266654],
  [10, 1.2801827480081e1],
  [100.25, 3.6028455963776e2],
  [10_000, 8.2099717496442e4],
  [20_000, 1.7806571824965e5],
]

const STUDENT: readonly (readonly [t: number, freedom: number, value: number])[] = [
  [-8, 4, 0.0006619484546086],
  [-3, 4, 0.01997098403586],
  [-3, 11, 0.006039919735961],
  [-1.5, 7.5, 0.08724028529323],
  [-0.5, 1, 0.3524163823496],
  [0, 3, 0.5],
  [1, 11, 0.8305996519019],
  [2.5, 30, 0.990942175466],
  [4, 100, 0.9999392381778],
]

const parameter = fc.double({ min: 0.05, max: 2000, noNaN: true })
const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('clearsChance', () => {
  it.each(ABOVE_HALF)('P(Beta(%d, %d) > 1/2) = %d', (a, b, probability) => {
    expect(clearsChance(a, b)).toBeCloseTo(probability, 9)
  })

  it('is the share of binomial outcomes for whole numbers', () => {
    // P(Beta(a, b) > 1/2) = P(Binomial(a + b - 1, 1/2) < a), counted by Pascal's triangle.
    for (let a = 1; a <= 12; a++)
      for (let b = 1; b <= 12; b++) {
        let row = [1]
        for (let n = 1; n <= a + b - 1; n++) row = [1, ...row.slice(1).map((x, i) => x + row[i]!), 1]
        const below = row.slice(0, a).reduce((x, y) => x + y, 0) / 2 ** (a + b - 1)
        expect(clearsChance(a, b)).toBeCloseTo(below, 10)
      }
  })

  it('turns round when wins and losses change places', () => {
    fc.assert(
      fc.property(parameter, parameter, (a, b) => {
        expect(clearsChance(a, b) + clearsChance(b, a)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('grows with a win and falls with a loss', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (a, b) => {
          expect(clearsChance(a + 1, b)).toBeGreaterThanOrEqual(clearsChance(a, b) - 1e-12)
          expect(clearsChance(a, b + 1)).toBeLessThanOrEqual(clearsChance(a, b) + 1e-12)
        },
      ),
    )
  })
})

describe('regularizedBeta', () => {
  it.each(BETA)('I(%d; %d, %d) = %d', (x, a, b, value) => {
    expect(regularizedBeta(x, a, b)).toBeCloseTo(value, 9)
  })

  it('is 0 and 1 at the ends and outside', () => {
    expect([-1, 0, 1, 2].map((x) => regularizedBeta(x, 2, 3))).toEqual([0, 0, 1, 1])
  })

  it('is symmetric: I(x; a, b) + I(1 - x; b, a) = 1, between 0 and 1', () => {
    fc.assert(
      fc.property(unit, parameter, parameter, (x, a, b) => {
        const value = regularizedBeta(x, a, b)
        expect(value).toBeGreaterThanOrEqual(-1e-9)
        expect(value).toBeLessThanOrEqual(1 + 1e-9)
        // 1 - x is exact only for x down to about 1e-16: below, the mirror is another point.
        if (x > 1e-3) expect(value + regularizedBeta(1 - x, b, a)).toBeCloseTo(1, 8)
      }),
    )
  })
})

describe('logGamma', () => {
  it.each(LOG_GAMMA)('logGamma(%d) = %d', (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)) + 1e-13)
  })

  it('follows gamma(x + 1) = x gamma(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 5000, noNaN: true }), (x) => {
        const error = logGamma(x + 1) - logGamma(x) - Math.log(x)
        expect(Math.abs(error)).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('studentBelow', () => {
  it.each(STUDENT)('studentBelow(%d, %d) = %d', (t, freedom, value) => {
    expect(studentBelow(t, freedom)).toBeCloseTo(value, 10)
  })

  it('is symmetric and grows', () => {
    const t = fc.double({ min: -12, max: 12, noNaN: true })
    fc.assert(
      fc.property(t, t, fc.integer({ min: 1, max: 60 }), (a, b, freedom) => {
        expect(studentBelow(a, freedom) + studentBelow(-a, freedom)).toBeCloseTo(1, 9)
        if (a < b) expect(studentBelow(a, freedom)).toBeLessThanOrEqual(studentBelow(b, freedom) + 1e-12)
      }),
    )
  })
})
