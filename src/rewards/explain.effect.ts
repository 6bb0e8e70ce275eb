import { sigmoid } from './logistic.ts'

/** Variance of what a measure makes of people's choices at all, and of one person's effect around everybody's. */
const ALL = 1
const APART = 0.1
/** The latter is learned: APART weighs as much as five hundred people of ten choices, or five of a hundred. */
const WEIGHT = 3000
/** And it is never less, so that nobody is beyond surprise. */
const LEAST = 0.01
/** Beyond so many standard deviations a difference counts no more. */
export const MOST = 4

/** Choices by one measure. */
export interface Rows {
  /** Of what was preferred from what was not, in standard deviations, at most MOST. */
  readonly difference: Float64Array
  /** How surely it was preferred. */
  readonly label: Float64Array
}

export interface Normal {
  readonly mean: number
  readonly variance: number
}

/** The most probable effect under a normal prior, and Laplace's variance. Damped Newton, which always arrives here. */
export function effect(rows: Rows, mean: number, variance: number): Normal {
  let found = mean
  for (let step = 0; step < 100; step++) {
    const { slope, curvature } = slopes(rows, found)
    const by = ((found - mean) / variance - slope) / (1 / variance + curvature)
    // Full steps near the end; before, none so long that the curvature would be another (Sun and Tran-Dinh 2019).
    const reach = MOST * Math.abs(by)
    if (reach === 0) break
    found -= by * (Math.log1p(reach) / reach)
    if (reach < 1e-5) break
  }
  return { mean: found, variance: 1 / (1 / variance + slopes(rows, found).curvature) }
}

/** Derivative of the log-likelihood in the effect, and minus the second one. */
function slopes({ difference, label }: Rows, at: number): { slope: number; curvature: number } {
  let slope = 0
  let curvature = 0
  for (let i = 0; i < difference.length; i++) {
    const d = difference[i]!
    if (d === 0) continue
    const p = sigmoid(at * d)
    slope += (label[i]! - p) * d
    curvature += p * (1 - p) * d * d
  }
  return { slope, curvature }
}

/** Everybody's effect. */
export interface Population extends Normal {
  /** Variance of people's effects around it. */
  readonly apart: number
}

/**
 * Everybody's effect, its variance clustered by person. How far people are apart is found by moments (one step of
 * scoring): how much more their choices scatter around everybody's effect than luck would make them. Too little where
 * they are very far apart.
 *
 * @param people the same rows, person by person.
 */
export function population(rows: Rows, people: readonly Rows[]): Population {
  const { mean, variance } = effect(rows, 0, ALL)
  let beyond = WEIGHT * APART
  let squared = 0
  for (const of of people) {
    const { slope, curvature } = slopes(of, mean)
    beyond += slope * slope - curvature
    squared += curvature * curvature
  }
  const apart = Math.max(LEAST, beyond / (WEIGHT + squared))
  return { mean, apart, variance: variance + apart * squared * variance * variance }
}

/** Probability that a person's effect is above everybody's, where neither is known exactly. */
export function chanceAbove(own: Normal, all: Population): number {
  const share = all.apart / (all.apart + all.variance)
  const mean = share * (own.mean - all.mean)
  const variance = share * share * own.variance + share * all.variance
  return normalBelow(mean / Math.sqrt(variance))
}

/** Normal distribution function (Abramowitz and Stegun 7.1.26): error below 1e-7. */
function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = (poly * Math.exp(-0.5 * x * x)) / 2
  return x < 0 ? tail : 1 - tail
}
