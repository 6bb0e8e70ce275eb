import { fitShared, type Model, scatter } from './logistic.ts'
import { checkCount, type FitOptions, penaltyOf } from './options.ts'
import { type PersonalReward, personal } from './personal.ts'
import type { Pairs } from './reward.ts'
import { weightsOf } from './simplex.ts'

export interface MixtureOptions extends FitOptions {
  /** Kinds of people. Default 3. */
  readonly prototypes?: number
  /** Dimensions of the space answers and people are placed in. Default 2. */
  readonly dimensions?: number
}

/**
 * Odds = |G b - u|² - |G a - u|²: the answer nearer to the person's ideal point u, a weighted mean of prototypes.
 * Shared: G (dimensions × width), the prototypes row by row, the population's logits; own: what the person adds to
 * the logits.
 */
export function mixtureModel(width: number, prototypes: number, dimensions: number): Model {
  const places = dimensions * width
  const logits = places + prototypes * dimensions
  const place = (shared: Float64Array, x: Float64Array) => {
    const at = new Array<number>(dimensions).fill(0)
    for (let d = 0; d < dimensions; d++)
      for (let j = 0; j < width; j++) at[d]! += shared[d * width + j]! * x[j]!
    return at
  }
  const ideal = (shared: Float64Array, weights: readonly number[]) => {
    const at = new Array<number>(dimensions).fill(0)
    for (let k = 0; k < prototypes; k++)
      for (let d = 0; d < dimensions; d++) at[d]! += weights[k]! * shared[places + k * dimensions + d]!
    return at
  }
  return {
    width,
    shared: logits + prototypes,
    own: prototypes,
    margin(shared, own, a, b) {
      const u = ideal(shared, weightsOf(shared, logits, own))
      const [atA, atB] = [place(shared, a), place(shared, b)]
      let sum = 0
      for (let d = 0; d < dimensions; d++) sum += (atB[d]! - u[d]!) ** 2 - (atA[d]! - u[d]!) ** 2
      return sum
    },
    slope(by, shared, own, a, b, inOwn, inShared) {
      const weights = weightsOf(shared, logits, own)
      const u = ideal(shared, weights)
      const [atA, atB] = [place(shared, a), place(shared, b)]
      for (let k = 0; k < prototypes; k++)
        for (let d = 0; d < dimensions; d++) {
          const pull = 2 * by * weights[k]! * (atA[d]! - atB[d]!)
          const p = places + k * dimensions + d
          const part = pull * (shared[p]! - u[d]!)
          inOwn[k]! += part
          if (inShared === undefined) continue
          inShared[logits + k]! += part
          inShared[p]! += pull
        }
      if (inShared === undefined) return
      for (let d = 0; d < dimensions; d++) {
        const [fromA, fromB] = [2 * by * (u[d]! - atA[d]!), 2 * by * (atB[d]! - u[d]!)]
        for (let j = 0; j < width; j++) inShared[d * width + j]! += fromA * a[j]! + fromB * b[j]!
      }
    },
  }
}

/**
 * People as mixtures of a few ideal points, in a space the answers are mapped to linearly (PAL: Chen et al. 2024, model
 * A with a linear map). An answer can be too much of a good thing, which no linear utility says. A person's weights are
 * above 0 and sum to 1; their logits are drawn to the population's. Not convex: the best fit near a fixed start.
 */
export function mixture(pairs: Pairs, options: MixtureOptions = {}): PersonalReward {
  const { prototypes = 3, dimensions = 2, ...rest } = options
  const { width } = pairs
  const penalty = penaltyOf(pairs, rest, 0.25)
  const model = mixtureModel(
    width,
    checkCount('prototypes', prototypes),
    checkCount('dimensions', dimensions),
  )
  const start = scatter(model.shared).map((x, i) => (i < dimensions * width ? x / Math.sqrt(width) : x))
  start.fill(0, model.shared - prototypes)
  const shared = fitShared(model, pairs, start, penalty)
  return personal(model, { kind: 'mixture', shape: { width, prototypes, dimensions }, ...penalty, shared })
}
