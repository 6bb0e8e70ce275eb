import { dot, minimise } from '../minimise.ts'
import { logLoss, logLossSlope } from './logistic.ts'

/** Choices among things known by number: person `person[i]` preferred thing a[i] to b[i]. */
export interface Votes {
  readonly n: number
  readonly person: Int32Array
  readonly a: Int32Array
  readonly b: Int32Array
  /** n, 0 to 1: 1 for a plain choice of a. */
  readonly label: Float64Array
}

/** What people in general like. */
export interface Popularity {
  /** One a feature. */
  readonly weights: Float64Array
  /** One a thing: what it has beyond its features. 0 for one that nobody voted on. */
  readonly effects: Float64Array
  /** One a thing: both together; differences of two are log-odds. */
  readonly scores: Float64Array
}

/** Prior variance of what all features together make of a thing with usual ones, and of what a thing has beyond them. */
const FEATURES = 0.9
const EFFECT = 0.3

/**
 * Bradley and Terry's model with features: score = weights·features + effect of the thing itself, both N(0, ·) beforehand,
 * the most probable (one answer, the loss is convex). A thing many voted on is known by itself, a new one by its features.
 * Each pass costs things × width + votes operations.
 *
 * @param features one vector a thing, of about unit scale.
 */
export function popularity(features: readonly Float64Array[], votes: Votes, start?: Popularity): Popularity {
  const width = features[0]?.length ?? 0
  const things = features.length
  // In prior standard deviations, or the valley would be narrow.
  const unit = Math.sqrt(FEATURES / Math.max(1, width))
  const own = Math.sqrt(EFFECT)
  const scores = new Float64Array(things)
  const inScores = new Float64Array(things)
  const score = (x: Float64Array) => {
    const weights = x.subarray(0, width)
    for (let t = 0; t < things; t++) scores[t] = unit * dot(weights, features[t]!) + own * x[width + t]!
  }
  const initial = new Float64Array(width + things)
  if (start) {
    for (let j = 0; j < width; j++) initial[j] = start.weights[j]! / unit
    for (let t = 0; t < things; t++) initial[width + t] = start.effects[t]! / own
  }
  const found = minimise(
    initial,
    (x, gradient) => {
      score(x)
      inScores.fill(0)
      gradient.set(x)
      let loss = 0.5 * dot(x, x)
      for (let i = 0; i < votes.n; i++) {
        const odds = scores[votes.a[i]!]! - scores[votes.b[i]!]!
        loss += logLoss(odds, votes.label[i]!)
        const by = logLossSlope(odds, votes.label[i]!)
        inScores[votes.a[i]!]! += by
        inScores[votes.b[i]!]! -= by
      }
      const inWeights = gradient.subarray(0, width)
      for (let t = 0; t < things; t++) {
        const by = inScores[t]!
        if (by === 0) continue
        gradient[width + t]! += own * by
        const row = features[t]!
        for (let j = 0; j < width; j++) inWeights[j]! += unit * by * row[j]!
      }
      return loss
    },
    { iterations: 200, tolerance: 1e-5 },
  )
  score(found)
  return {
    weights: found.slice(0, width).map((x) => x * unit),
    effects: found.slice(width).map((x) => x * own),
    scores,
  }
}
