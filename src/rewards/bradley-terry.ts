import { fitShared, type Model } from './logistic.ts'
import { type FitOptions, penaltyOf } from './options.ts'
import { type PersonalReward, personal } from './personal.ts'
import type { Pairs } from './reward.ts'

/** Odds = (w + v)·(a - b): w all people's, v the person's own. */
export function bradleyTerryModel(width: number): Model {
  return {
    width,
    shared: width,
    own: width,
    margin(w, v, a, b) {
      let sum = 0
      for (let j = 0; j < width; j++) sum += (w[j]! + v[j]!) * (a[j]! - b[j]!)
      return sum
    },
    slope(by, _w, _v, a, b, inOwn, inShared) {
      for (let j = 0; j < width; j++) {
        const part = by * (a[j]! - b[j]!)
        inOwn[j]! += part
        if (inShared !== undefined) inShared[j]! += part
      }
    },
  }
}

/**
 * Linear utility (Bradley and Terry 1952): population weights w ~ N(0, 1/ridge), and each person's deviation from them
 * v ~ N(0, 1/personRidge), the most probable of both together. Convex: one answer.
 */
export function bradleyTerry(pairs: Pairs, options: FitOptions = {}): PersonalReward {
  const penalty = penaltyOf(pairs, options, usualRidge(pairs))
  const model = bradleyTerryModel(pairs.width)
  const shared = fitShared(model, pairs, new Float64Array(model.shared), penalty)
  return personal(model, { kind: 'bradleyTerry', shape: { width: pairs.width }, ...penalty, shared })
}

/** The precision at which people's own weights move the odds of a usual pair by about 1: the mean of |a - b|². */
export function usualRidge({ n, a, b }: Pairs): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) ** 2
  return sum > 0 && Number.isFinite(sum) ? sum / n : 1
}
