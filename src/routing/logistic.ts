import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { minimise, type Objective } from '../minimise.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { PLACES, type Reading } from './reading.ts'
import type { SavedReward } from './reward.ts'
import { floats, ints, parsed, count as whole } from './saved.ts'
import { type Space, scaled, spaceOf } from './space.ts'
import { rates, type Table } from './table.ts'

/** Prior precision of what a word does to all prompts alike, and of what it does to one of them besides. */
const SHARED = 3
const OWN = 12
/** Prior precision of a prompt's log-odds: two lucky tries are not sure. */
const INTERCEPT = 1
/** What a dense number a standard deviation off counts beside a query of one word. */
const DENSE = 0.1

/**
 * Logistic regression with interactions: log-odds = b_p + (w + v_p)·x, x the query's words and pairs of words as a vector
 * of length 1 and its counts. What makes a query hard for all prompts is learned from all of them (w); what makes it hard
 * for one is kept small unless the log insists (v). Prior precisions 3 and 12 are for vectors of length 1, whatever the
 * log's size. Fitted by L-BFGS: words × prompts operations a query and step, a hundred steps.
 */
export function logisticReward(table: Table): LogisticReward {
  const { width } = table
  const space = spaceOf(table)
  const rows = table.readings.map((reading) => cellsOf(reading, space))
  const stride = width + 1
  const intercepts = space.columns * stride
  const { units, ridge } = unitsOf(rows, space.columns, table)
  const start = new Float64Array(intercepts + width)
  rates(table).forEach((rate, p) => {
    start[intercepts + p] = Math.log(rate / (1 - rate)) / units[intercepts + p]!
  })
  const found = minimise(start, lossOf(table, rows, units, ridge), { iterations: 30, tolerance: 1e-4 })
  const at = (i: number) => found[i]! * units[i]!
  // Shared and own parts together: a choice needs no more than their sum.
  const weights = new Float32Array(space.columns * width)
  for (let column = 0; column < space.columns; column++)
    for (let p = 0; p < width; p++)
      weights[column * width + p] = at(column * stride) + at(column * stride + 1 + p)
  return rewardOf({
    space,
    width,
    weights,
    intercepts: Float32Array.from({ length: width }, (_, p) => at(intercepts + p)),
  })
}

/** A query's columns and their values. */
interface Cells {
  readonly at: Int32Array
  readonly by: Float64Array
}

/**
 * In which unit each unknown is looked for, and the ridge in that unit: about one over the root of the curvature, so that
 * the valley is round and L-BFGS quick.
 */
function unitsOf(rows: readonly Cells[], columns: number, { width, count }: Table) {
  const stride = width + 1
  const intercepts = columns * stride
  const precision = new Float64Array(intercepts + width)
  const curvature = new Float64Array(intercepts + width)
  for (const [q, { at, by }] of rows.entries())
    for (let p = 0; p < width; p++) {
      const n = CURVATURE * count[q * width + p]!
      if (n === 0) continue
      curvature[intercepts + p]! += n
      for (let k = 0; k < at.length; k++) {
        const h = n * by[k]! * by[k]!
        curvature[at[k]! * stride]! += h
        curvature[at[k]! * stride + 1 + p]! += h
      }
    }
  for (let i = 0; i < intercepts; i++) precision[i] = i % stride === 0 ? SHARED : OWN
  precision.fill(INTERCEPT, intercepts)
  const units = precision.map((ridge, i) => 1 / Math.sqrt(ridge + curvature[i]!))
  return { units, ridge: precision.map((ridge, i) => ridge * units[i]! * units[i]!) }
}

/** p (1 - p) of a usual row. */
const CURVATURE = 0.15

/** Log-loss of all tried cells plus penalty, in nats, with its gradient. */
function lossOf(
  { width, sum, count }: Table,
  rows: readonly Cells[],
  units: Float64Array,
  ridge: Float64Array,
): Objective {
  const stride = width + 1
  const intercepts = units.length - width
  const margins = new Float64Array(width)
  const slopes = new Float64Array(width)
  const value = new Float64Array(units.length)
  return (x, gradient) => {
    let loss = 0
    for (let i = 0; i < units.length; i++) {
      loss += 0.5 * ridge[i]! * x[i]! * x[i]!
      value[i] = x[i]! * units[i]!
      gradient[i] = 0
    }
    for (let q = 0; q < rows.length; q++) {
      const { at, by } = rows[q]!
      for (let p = 0; p < width; p++) margins[p] = value[intercepts + p]!
      let shared = 0
      for (let k = 0; k < at.length; k++) {
        const first = at[k]! * stride
        shared += by[k]! * value[first]!
        for (let p = 0; p < width; p++) margins[p]! += by[k]! * value[first + 1 + p]!
      }
      let all = 0
      for (let p = 0; p < width; p++) {
        const n = count[q * width + p]!
        const s = sum[q * width + p]!
        const m = margins[p]! + shared
        if (n > 0) loss += n * (Math.max(m, 0) + Math.log1p(Math.exp(-Math.abs(m)))) - s * m
        slopes[p] = n > 0 ? n / (1 + Math.exp(-m)) - s : 0
        all += slopes[p]!
        gradient[intercepts + p]! += slopes[p]!
      }
      for (let k = 0; k < at.length; k++) {
        const first = at[k]! * stride
        gradient[first]! += by[k]! * all
        for (let p = 0; p < width; p++) gradient[first + 1 + p]! += by[k]! * slopes[p]!
      }
    }
    for (let i = 0; i < units.length; i++) gradient[i] = gradient[i]! * units[i]! + ridge[i]! * x[i]!
    return loss
  }
}

interface Parts {
  readonly space: Space
  readonly width: number
  /** Columns × width. */
  readonly weights: Float32Array
  readonly intercepts: Float32Array
}

function cellsOf(reading: Reading, { column, columns, scales }: Space): Cells {
  const dense = scales.mean.length
  const at: number[] = []
  const by: number[] = []
  reading.at.forEach((place, k) => {
    if (column[place]! < 0) return
    at.push(column[place]!)
    by.push(reading.by[k]!)
  })
  for (let j = 0; j < dense; j++) {
    at.push(columns - dense + j)
    by.push(DENSE * scaled(scales, reading, j))
  }
  return { at: Int32Array.from(at), by: Float64Array.from(by) }
}

/** The reward with its weights in sight, for those who ask which words decide. */
export interface LogisticReward extends SavedReward {
  /** What a count a standard deviation off is multiplied by. */
  readonly dense: number
  /** Weight of a place, or of a count, for each prompt; none where nothing was learned of it. */
  weightsOf(feature: { readonly place: number } | { readonly count: number }): Float32Array | undefined
}

function rewardOf(parts: Parts): LogisticReward {
  const { space, width, weights, intercepts } = parts
  const dense = space.scales.mean.length
  return {
    width,
    dense: DENSE,
    odds(reading, into) {
      const { at, by } = reading
      into.set(intercepts)
      for (let k = 0; k < at.length; k++) {
        const first = space.column[at[k]!]! * width
        if (first >= 0) for (let p = 0; p < width; p++) into[p]! += by[k]! * weights[first + p]!
      }
      for (let j = 0; j < dense; j++) {
        const first = (space.columns - dense + j) * width
        const value = DENSE * scaled(space.scales, reading, j)
        for (let p = 0; p < width; p++) into[p]! += value * weights[first + p]!
      }
    },
    weightsOf(feature) {
      const column = 'place' in feature ? space.column[feature.place]! : space.columns - dense + feature.count
      return column < 0 ? undefined : weights.subarray(column * width, (column + 1) * width)
    },
    save: () => ({
      width,
      columns: space.columns,
      column: intsTo(space.column),
      mean: floatsTo(space.scales.mean),
      deviation: floatsTo(space.scales.deviation),
      weights: floatsTo(weights),
      intercepts: floatsTo(intercepts),
    }),
  }
}

const saved = z.object({
  width: whole,
  columns: whole,
  column: ints(PLACES),
  mean: floats(),
  deviation: floats(),
  weights: floats(),
  intercepts: floats(),
})

/** The reward that `save` wrote. @throws InvalidInputError naming the field. */
export function loadLogistic(json: unknown): LogisticReward {
  const { width, columns, column, mean, deviation, weights, intercepts } = parsed(
    'router.logistic',
    saved,
    json,
  )
  const dense = mean.length
  const sizes = { mean: dense, deviation: dense, weights: columns * width, intercepts: width }
  for (const [field, size] of Object.entries(sizes)) {
    const { length } = { mean, deviation, weights, intercepts }[field as keyof typeof sizes]
    if (length !== size)
      throw new InvalidInputError(`router.logistic.${field}`, `${length} numbers`, `give ${size}`)
  }
  const beyond = column.find((c) => c >= columns - dense)
  if (beyond !== undefined)
    throw new InvalidInputError('router.logistic.column', beyond, `give numbers below ${columns - dense}`)
  return rewardOf({ space: { columns, column, scales: { mean, deviation } }, width, weights, intercepts })
}
