import { add, dot, minimise } from '../minimise.ts'
import { denoised } from './noise.ts'
import { rowsOf } from './pairs.ts'
import type { Pairs } from './reward.ts'

/**
 * Log-odds between two answers as a smooth function of numbers all people share and numbers of a person's own. Own
 * numbers are 0 for somebody of whom nothing is known. Swapping a and b must turn the sign around exactly.
 */
export interface Model {
  /** Features of an answer. */
  readonly width: number
  /** How many numbers are shared. */
  readonly shared: number
  /** How many are a person's own. */
  readonly own: number
  margin(shared: Float64Array, own: Float64Array, a: Float64Array, b: Float64Array): number
  /** Adds `by` times the margin's gradient to `inOwn` and, where given, `inShared`. */
  slope(
    by: number,
    shared: Float64Array,
    own: Float64Array,
    a: Float64Array,
    b: Float64Array,
    inOwn: Float64Array,
    inShared?: Float64Array,
  ): void
}

export interface Penalty {
  /** Precision of each shared number around 0. */
  readonly ridge: number
  /** Precision of each own number around 0. */
  readonly personRidge: number
  /** Share of choices that are flipped. */
  readonly noise: number
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Log-odds beyond which a label beyond 0 or 1 (see `denoised`) earns no more: without it such a loss has no floor. */
const SURE = 10
const beyond = (odds: number, label: number): number =>
  label >= 0 && label <= 1 ? 0 : odds - Math.max(-SURE, Math.min(SURE, odds))

/** -log P(choice) for log-odds and a label: log(1 + e^odds) - label × odds. Convex in the odds for every label. */
export const logLoss = (odds: number, label: number): number =>
  Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - label * odds + 0.5 * beyond(odds, label) ** 2

/** Derivative of `logLoss` in the odds. */
export const logLossSlope = (odds: number, label: number): number =>
  sigmoid(odds) - label + beyond(odds, label)

/**
 * Loss of choices plus penalty, in nats, at x = shared numbers, then everybody's own. Adds the exact gradient. One pass
 * over the rows: n × (width and own numbers) operations.
 */
export function jointLoss(model: Model, pairs: Pairs, { ridge, personRidge, noise }: Penalty) {
  const rows = rowsOf(pairs)
  const ownOf = (x: Float64Array) =>
    Array.from({ length: pairs.people }, (_, person) => {
      const at = model.shared + person * model.own
      return x.subarray(at, at + model.own)
    })
  return (x: Float64Array, gradient: Float64Array): number => {
    const shared = x.subarray(0, model.shared)
    const inShared = gradient.subarray(0, model.shared)
    const others = x.subarray(model.shared)
    const owns = ownOf(x)
    const inOwns = ownOf(gradient)
    add(inShared, shared, ridge)
    add(gradient.subarray(model.shared), others, personRidge)
    let loss = 0.5 * (ridge * dot(shared, shared) + personRidge * dot(others, others))
    for (let i = 0; i < rows.length; i++) {
      const { a, b } = rows[i]!
      const own = owns[pairs.person[i]!]!
      const label = denoised(pairs.label[i]!, noise)
      const margin = model.margin(shared, own, a, b)
      loss += pairs.weight[i]! * logLoss(margin, label)
      const by = pairs.weight[i]! * logLossSlope(margin, label)
      model.slope(by, shared, own, a, b, inOwns[pairs.person[i]!]!, inShared)
    }
    return loss
  }
}

/** Shared numbers of the most probable shared and own numbers together (joint MAP), from a start for the shared ones. */
export function fitShared(model: Model, pairs: Pairs, start: Float64Array, penalty: Penalty): Float64Array {
  const loss = jointLoss(model, pairs, penalty)
  // In prior standard deviations, or a ridge far from the other would make the valley narrow.
  const units = new Float64Array(model.shared + pairs.people * model.own)
    .fill(1 / Math.sqrt(penalty.ridge), 0, model.shared)
    .fill(1 / Math.sqrt(penalty.personRidge), model.shared)
  const scaled = new Float64Array(units.length)
  const found = minimise(
    units.map((unit, j) => (start[j] ?? 0) / unit),
    (x, gradient) => {
      for (let j = 0; j < units.length; j++) scaled[j] = x[j]! * units[j]!
      const value = loss(scaled, gradient)
      for (let j = 0; j < units.length; j++) gradient[j]! *= units[j]!
      return value
    },
    { iterations: 300, tolerance: 1e-7 },
  )
  return found.slice(0, model.shared).map((v, j) => v * units[j]!)
}

/** Numbers between -1 and 1 without a pattern, always the same: where a fit starts that cannot start from zeros. */
export function scatter(length: number): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2
  return Float64Array.from({ length }, (_, i) => 2 * ((golden * (i + 1) * (i + 2)) % 1) - 1)
}
