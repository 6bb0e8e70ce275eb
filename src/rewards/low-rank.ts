import { fitShared, type Model, scatter } from './logistic.ts'
import { checkCount, type FitOptions, penaltyOf } from './options.ts'
import { type PersonalReward, personal } from './personal.ts'
import type { Pairs } from './reward.ts'
import { weightsOf } from './simplex.ts'

export interface LowRankOptions extends FitOptions {
  /** Directions of taste. Default 4. */
  readonly rank?: number
}

/**
 * Odds = sum over k of weight k × (basis k)·(a - b). Shared: the basis row by row, then the population's logits; own:
 * what the person adds to the logits.
 */
export function lowRankModel(width: number, rank: number): Model {
  const basis = rank * width
  const along = (shared: Float64Array, k: number, a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let j = 0; j < width; j++) sum += shared[k * width + j]! * (a[j]! - b[j]!)
    return sum
  }
  return {
    width,
    shared: basis + rank,
    own: rank,
    margin(shared, own, a, b) {
      const weights = weightsOf(shared, basis, own)
      let sum = 0
      for (let k = 0; k < rank; k++) sum += weights[k]! * along(shared, k, a, b)
      return sum
    },
    slope(by, shared, own, a, b, inOwn, inShared) {
      const weights = weightsOf(shared, basis, own)
      const odds = weights.map((_, k) => along(shared, k, a, b))
      let mean = 0
      for (let k = 0; k < rank; k++) mean += weights[k]! * odds[k]!
      for (let k = 0; k < rank; k++) {
        const part = by * weights[k]! * (odds[k]! - mean)
        inOwn[k]! += part
        if (inShared === undefined) continue
        inShared[basis + k]! += part
        for (let j = 0; j < width; j++) inShared[k * width + j]! += by * weights[k]! * (a[j]! - b[j]!)
      }
    },
  }
}

/**
 * Everybody's taste is a weighted mean of a few tastes all share (LoRe: Bose et al. 2025). As there, weights
 * are above 0 and sum to 1; what is ours is that a person's logits are drawn to the population's, so that a few
 * choices cannot carry them away. Not convex: the best fit near a fixed start.
 */
export function lowRank(pairs: Pairs, options: LowRankOptions = {}): PersonalReward {
  const { rank = 4, ...rest } = options
  const { width } = pairs
  const penalty = penaltyOf(pairs, rest, 0.25)
  const model = lowRankModel(width, checkCount('rank', rank))
  const start = new Float64Array(model.shared)
  start.set(scatter(rank * width).map((x) => x / Math.sqrt(width)))
  const shared = fitShared(model, pairs, start, penalty)
  return personal(model, { kind: 'lowRank', shape: { width, rank }, ...penalty, shared })
}
