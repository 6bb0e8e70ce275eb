import { bradleyTerryModel, usualRidge } from './bradley-terry.ts'
import { fitShared, type Model, scatter } from './logistic.ts'
import { checkCount, type FitOptions, penaltyOf } from './options.ts'
import { type PersonalReward, personal } from './personal.ts'
import type { Pairs } from './reward.ts'

export interface GeneralOptions extends FitOptions {
  /** Cycles the model has room for: planes in which answers can stand in a circle. Default 2. */
  readonly planes?: number
}

/**
 * Odds = (w + v)·(a - b) + sum over planes of (P·a Q·b - Q·a P·b). Shared: w, then P and Q plane by plane; own: v.
 */
export function generalModel(width: number, planes: number): Model {
  const line = bradleyTerryModel(width)
  const along = (shared: Float64Array, at: number, x: Float64Array) => {
    let sum = 0
    for (let j = 0; j < width; j++) sum += shared[at + j]! * x[j]!
    return sum
  }
  const length = width * (1 + 2 * planes)
  return {
    width,
    shared: length,
    own: width,
    margin(shared, v, a, b) {
      let sum = line.margin(shared, v, a, b)
      for (let p = width; p < length; p += 2 * width) {
        const q = p + width
        sum += along(shared, p, a) * along(shared, q, b) - along(shared, q, a) * along(shared, p, b)
      }
      return sum
    },
    slope(by, shared, v, a, b, inOwn, inShared) {
      line.slope(by, shared, v, a, b, inOwn, inShared)
      if (inShared === undefined) return
      for (let p = width; p < length; p += 2 * width) {
        const q = p + width
        const [pa, qa] = [along(shared, p, a), along(shared, q, a)]
        const [pb, qb] = [along(shared, p, b), along(shared, q, b)]
        for (let j = 0; j < width; j++) {
          inShared[p + j]! += by * (a[j]! * qb - qa * b[j]!)
          inShared[q + j]! += by * (pa * b[j]! - a[j]! * pb)
        }
      }
    },
  }
}

/**
 * Preferences that may run in a circle: a skew-symmetric score of two answers beside the linear one (GPM: Zhang et al.
 * 2024). People differ in the linear part only. Not convex: the best fit near a fixed start.
 */
export function general(pairs: Pairs, options: GeneralOptions = {}): PersonalReward {
  const { planes = 2, ...rest } = options
  const { width } = pairs
  const penalty = penaltyOf(pairs, rest, usualRidge(pairs))
  const model = generalModel(width, checkCount('planes', planes))
  const start = new Float64Array(model.shared)
  start.set(
    scatter(model.shared - width).map((x) => x / Math.sqrt(width)),
    width,
  )
  const shared = fitShared(model, pairs, start, penalty)
  return personal(model, { kind: 'general', shape: { width, planes }, ...penalty, shared })
}
