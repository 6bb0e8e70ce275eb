import { dot, minimise, type Objective } from '../minimise.ts'
import { jointLoss, type Model, type Penalty, scatter, sigmoid } from './logistic.ts'
import { checkCount, type FitOptions, penaltyOf } from './options.ts'
import { rowsByPerson, rowsOf, take } from './pairs.ts'
import { type PersonalReward, personal, priorOf } from './personal.ts'
import type { Pairs } from './reward.ts'

export interface LatentOptions extends Omit<FitOptions, 'personRidge'> {
  /** Directions in which people differ. Default 3. */
  readonly rank?: number
}

/** Odds = (w + B z)·(a - b). Shared: w, then B direction by direction; own: z. */
export function latentModel(width: number, rank: number): Model {
  const along = (shared: Float64Array, r: number, a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let j = 0; j < width; j++) sum += shared[r * width + j]! * (a[j]! - b[j]!)
    return sum
  }
  return {
    width,
    shared: width * (1 + rank),
    own: rank,
    margin(shared, z, a, b) {
      let sum = along(shared, 0, a, b)
      for (let r = 0; r < rank; r++) sum += z[r]! * along(shared, r + 1, a, b)
      return sum
    },
    slope(by, shared, z, a, b, inOwn, inShared) {
      for (let r = 0; r < rank; r++) inOwn[r]! += by * along(shared, r + 1, a, b)
      if (inShared === undefined) return
      for (let r = 0; r <= rank; r++) {
        const part = r === 0 ? by : by * z[r - 1]!
        for (let j = 0; j < width; j++) inShared[r * width + j]! += part * (a[j]! - b[j]!)
      }
    },
  }
}

const ROUNDS = 12

/**
 * Tastes scattered as a Gaussian with a learned covariance of low rank: w + B z, z ~ N(0, 1) (VPL: Poddar et al. 2024,
 * with a linear reward and Laplace's approximation in place of the encoder). Fitted by expectation and maximisation: a
 * person's z is averaged over, not set, so that the scatter found is that of people and not of luck. Not convex: the
 * best fit near a fixed start.
 */
export function latent(pairs: Pairs, options: LatentOptions = {}): PersonalReward {
  const { rank = 3, ...rest } = options
  const { width } = pairs
  const penalty = penaltyOf(pairs, rest, 1)
  const model = latentModel(width, checkCount('rank', rank))
  const rewardOf = (shared: Float64Array) =>
    personal(model, { kind: 'latent', shape: { width, rank }, ...penalty, shared })
  let shared: Float64Array = new Float64Array(model.shared)
  shared.set(
    scatter(rank * width).map((x) => x / Math.sqrt(width)),
    width,
  )
  const byPerson = rowsByPerson(pairs).map((rows) => take(pairs, rows))
  for (let round = 0; round < ROUNDS; round++) {
    const reward = rewardOf(shared)
    const expected = expectedLoss(model, pairs, byPerson.map(reward.adapt), shared, penalty)
    shared = minimise(shared, expected, { iterations: 8, tolerance: 1e-6 })
  }
  return rewardOf(shared)
}

/**
 * The loss of the shared numbers averaged over everybody's z, to the second order: the loss at the mean, and half the
 * variance of the odds times the curvature, which is held where it was.
 */
function expectedLoss(
  model: Model,
  pairs: Pairs,
  states: readonly Float64Array[],
  before: Float64Array,
  penalty: Penalty,
): Objective {
  const { width, own: rank } = model
  const belief = priorOf(rank, 1)
  const rows = rowsOf(pairs)
  const z = Float64Array.from(states.flatMap((state) => [...state.subarray(0, rank)]))
  const x = new Float64Array(model.shared + z.length)
  x.set(z, model.shared)
  const along = new Float64Array(rank)
  const inX = new Float64Array(x.length)
  const loss = jointLoss(model, pairs, penalty)
  const curvature = rows.map(({ a, b }, i) => {
    const margin = model.margin(before, states[pairs.person[i]!]!, a, b)
    return pairs.weight[i]! * sigmoid(margin) * sigmoid(-margin)
  })
  return (shared, gradient) => {
    x.set(shared)
    inX.fill(0)
    let sum = loss(x, inX)
    gradient.set(inX.subarray(0, model.shared))
    for (let i = 0; i < rows.length; i++) {
      const { a, b } = rows[i]!
      along.fill(0)
      model.slope(1, shared, along, a, b, along)
      const spread = belief.spread(states[pairs.person[i]!]!, along)
      sum += 0.5 * curvature[i]! * dot(along, spread)
      for (let r = 0; r < rank; r++)
        for (let j = 0; j < width; j++)
          gradient[(r + 1) * width + j]! += curvature[i]! * spread[r]! * (a[j]! - b[j]!)
    }
    return sum
  }
}
