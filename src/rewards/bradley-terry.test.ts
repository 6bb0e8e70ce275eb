import { describe, expect, it } from 'vitest'
import { bradleyTerry, usualRidge } from './bradley-terry.ts'
import { rowsByPerson, take } from './pairs.ts'
import type { Pairs } from './reward.ts'

const n = 48
const width = 3
const people = 4

// The same data as in Python: a, b = sin(12.9898 (k + 1)), sin(78.233 (k + 1)), people in turn; soft labels and weights.
const a = Float64Array.from({ length: n * width }, (_, k) => Math.sin(12.9898 * (k + 1)))
const b = Float64Array.from({ length: n * width }, (_, k) => Math.sin(78.233 * (k + 1)))
const person = Int32Array.from({ length: n }, (_, i) => i % people)
const label = Float64Array.from({ length: n }, (_, i) => {
  const by = (j: number) => a[i * width + j]! - b[i * width + j]!
  const own = [1, -1, 0.5, 0][i % people]!
  const y = by(0) - 0.5 * by(1) + own * by(2) + Math.sin(37.719 * (i + 1)) > 0 ? 1 : 0
  return i % 6 === 0 ? (y + 0.5) / 2 : y
})
const weight = Float64Array.from({ length: n }, (_, i) => 1 + (i % 3) / 2)
const pairs: Pairs = { n, width, people, a, b, person, label, weight }

interface Saved {
  readonly shared: readonly number[]
}

/** Population weights, then everybody's own. */
function weights(options: Parameters<typeof bradleyTerry>[1]): number[] {
  const reward = bradleyTerry(pairs, options)
  const own = rowsByPerson(pairs).map((rows) => reward.adapt(take(pairs, rows)).subarray(0, width))
  return [...(reward.save() as Saved).shared, ...own.flatMap((v) => [...v])]
}

describe('bradleyTerry', () => {
  // Frozen from scikit-learn 1.2.1: LogisticRegression(C=1, fit_intercept=False, solver='newton-cg', tol=1e-12) on
  // (a - b) / sqrt(ridge) beside each person's own block of (a - b) / sqrt(personRidge), every row twice, once a side,
  // weighted by weight × label. The coefficients divided by the same roots.
  it.each([
    [
      { ridge: 1, personRidge: 2 },
      [1.1985514, -1.1525377, 0.2830823, 0.3445861, 0.4800957, 0.7321573, -0.1831336, -0.766459, -0.6289513],
      [0.2574853, -0.0568134, 0.4177998, 0.1803379, -0.2330922, -0.3794645],
    ],
    [
      { ridge: 0.1, personRidge: 0.5 },
      [1.9559766, -1.6546648, 0.1413847, 0.3466916, 1.1019003, 1.4732407, -0.3691455, -1.5712936, -1.1637745],
      [-0.010387, 0.1874894, 0.6893811, 0.4240362, -0.0490291, -0.9705703],
    ],
    // Noise: scipy 1.10.1, minimize of the loss written out, BFGS and then Nelder-Mead to 1e-10.
    [
      { ridge: 1, personRidge: 2, noise: 0.15 },
      [3.24020362, -3.30433091, 0.80367944, 0.55312095, 0.94837712, 1.00432783],
      [-0.45198973, -1.56118107, -1.29107752, 0.97304356, -0.41665472, 1.14393913, 0.545927, -0.62270673],
    ],
  ])('is the weights another program finds, with %o', (options, first, second) => {
    const found = weights(options)
    ;[...first, ...second].forEach((expected, j) => {
      expect(found[j]).toBeCloseTo(expected, 4)
    })
  })

  it('lets people differ by about 1 in the odds of a usual pair, when not told otherwise', () => {
    const reward = bradleyTerry(pairs)
    const variances = Array.from({ length: n }, (_, i) => {
      const [x, y] = [a.slice(i * width, (i + 1) * width), b.slice(i * width, (i + 1) * width)]
      return reward.margin(x, y).variance
    })
    expect(variances.reduce((sum, v) => sum + v, 0) / n).toBeCloseTo(1, 9)
    expect(usualRidge({ ...pairs, b: a })).toBe(1)
  })
})
