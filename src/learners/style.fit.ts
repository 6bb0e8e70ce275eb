import { studentBelow } from '../chance.ts'
import type { Observation } from '../observation.ts'
import { type Form, formOf, type Population } from '../population.ts'

/** Where a person stands on one measure against everybody else. Values are under the measure's transform. */
export interface Standing {
  /** Index of the measure. */
  readonly measure: number
  readonly direction: 1 | -1
  /** Posterior mean of the person's deviation from what others do with the same material. */
  readonly deviation: number
  /** Posterior probability that the deviation has the other sign (local false sign rate). */
  readonly falseSign: number
  /** Log-odds that a text is the person's, per unit; jointly over the standings kept. */
  readonly weight: number
}

/** Expected share of wrong signs among the standings that are kept. */
export const FALSE_SIGNS = 0.1
/** How far the pooled covariance is drawn to its diagonal, and the ridge added to it, in standard units. */
const SHRINK = 0.6
const RIDGE = 0.1

/**
 * Hierarchical normal model: a person's deviation on a measure is drawn from N(0, between), each text adds
 * N(0, within); the posterior is the shrunk mean (few texts say little; newer texts count more). The standings kept are the most
 * certain ones whose mean local false sign rate stays under `falseSigns` (Stephens 2017, False discovery
 * rates: a new deal). Weights are the linear discriminant of the person against everybody, with the pooled
 * covariance drawn to its diagonal (Friedman 1989, Regularized discriminant analysis), over the kept only.
 */
export function standings(
  observations: readonly Observation[],
  population: Population,
  falseSigns: number = FALSE_SIGNS,
): readonly Standing[] {
  if (observations.length === 0) return []
  const size = observations[0]!.level.length
  const sum = new Float64Array(size)
  const squares = new Float64Array(size)
  const within = new Float64Array(size)
  const between = new Float64Array(size)
  const forms: Record<Form, number> = { level: 0, change: 0 }
  const weights = observations.map((_, i) => 0.5 ** ((observations.length - 1 - i) / HALF_LIFE))
  const total = weights.reduce((a, b) => a + b, 0)
  const n = total ** 2 / weights.reduce((a, b) => a + b * b, 0)
  for (const [i, observation] of observations.entries()) {
    const form = formOf(observation)
    const share = weights[i]! / total
    forms[form] += share
    const spread = population.spread(form)
    const deviation = population.deviation(observation)
    for (let j = 0; j < size; j++) {
      // One odd text must not decide: deviations are cut at CUT standard deviations.
      const most = CUT * Math.sqrt(spread.within[j]!)
      const value = Math.max(-most, Math.min(most, deviation[j]!))
      sum[j]! += share * value
      squares[j]! += share * value * value
      within[j]! += share * spread.within[j]!
      between[j]! += share * spread.between[j]!
    }
  }
  const candidates = Array.from({ length: size }, (_, j) => {
    const mean = sum[j]!
    // Moderated variance: the person's own scatter, drawn to everybody's (Smyth 2004).
    const scatter = n * Math.max(0, squares[j]! - mean * mean)
    const noise = (MODERATION * within[j]! + scatter) / (MODERATION + n - 1) / n
    const shrunk = between[j]! / (between[j]! + noise)
    const deviation = shrunk * mean
    return {
      measure: j,
      deviation,
      falseSign: studentBelow(-Math.abs(deviation) / Math.sqrt(shrunk * noise), MODERATION + n - 1),
    }
  })
    .filter((c) => c.deviation !== 0)
    .sort((a, b) => a.falseSign - b.falseSign || a.measure - b.measure)
  let rate = 0
  let kept = 0
  for (let i = 0; i < candidates.length; i++) {
    rate += candidates[i]!.falseSign
    if (rate / (i + 1) > falseSigns) break
    kept = i + 1
  }
  const chosen = candidates.slice(0, kept)
  const form: Form = forms.change > forms.level ? 'change' : 'level'
  const odds = discriminant(chosen, population, form)
  return chosen.map((c, i) => {
    const direction = c.deviation > 0 ? 1 : -1
    // A weight against the statement's own direction is the covariance's doing; the statement cannot claim it.
    return { ...c, direction, weight: odds[i]! * direction > 0 ? odds[i]! : 0 }
  })
}

/** After so many newer texts a text counts half: people change. `n` is the effective number of texts (Kish 1965). */
const HALF_LIFE = 30
/** Weight of everybody's scatter, in degrees of freedom. */
const MODERATION = 4
const CUT = 3

function discriminant(
  chosen: readonly { measure: number; deviation: number }[],
  population: Population,
  form: Form,
): Float64Array {
  const { within } = population.spread(form)
  const scale = chosen.map((c) => Math.sqrt(within[c.measure]!))
  const k = chosen.length
  const covariance = population.covariance(
    form,
    chosen.map((c) => c.measure),
  )
  const matrix = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) {
      const shared =
        covariance === undefined || a === b
          ? 0
          : (covariance[a * k + b]! / (scale[a]! * scale[b]!)) * (1 - SHRINK)
      matrix[a * k + b] = a === b ? 1 + RIDGE : shared
    }
  const target = Float64Array.from(chosen, (c, a) => c.deviation / scale[a]!)
  return solve(matrix, target).map((weight, a) => weight / scale[a]!)
}

/**
 * Solves A x = b for symmetric positive definite A (row by row) by Cholesky. A pivot that rounding made
 * non-positive is lifted to a small number, which only weakens that row's weight.
 */
export function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      l[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-6)) : sum / l[j * n + j]!
    }
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= l[i * n + k]! * x[k]!
    x[i]! /= l[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= l[k * n + i]! * x[k]!
    x[i]! /= l[i * n + i]!
  }
  return x
}
