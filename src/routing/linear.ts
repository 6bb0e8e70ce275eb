import { minimise, type Objective } from '../minimise.ts'
import { rates, type Table } from './table.ts'

/** Prior precision of a prompt's log-odds: two lucky tries are not sure. */
const INTERCEPT = 1

/** Prior precisions of what a column does to all prompts alike, and of what it does to one of them besides. */
export interface Precisions {
  readonly shared: number
  readonly own: number
}

/**
 * Log-odds = b_p + (w + v_p)·x over a table's cells: the most probable weights under Gaussian priors, by L-BFGS. Columns ×
 * prompts operations a query and step, thirty steps.
 *
 * @returns w + v_p, columns × prompts, row-major, and b_p: a choice needs no more.
 */
export function fitLinear(table: Table, rows: readonly Cells[], columns: number, precisions: Precisions) {
  const { width } = table
  const stride = width + 1
  const first = columns * stride
  const { units, ridge } = unitsOf(rows, columns, table, precisions)
  const start = new Float64Array(first + width)
  rates(table).forEach((rate, p) => {
    start[first + p] = Math.log(rate / (1 - rate)) / units[first + p]!
  })
  const found = minimise(start, lossOf(table, rows, units, ridge), { iterations: 30, tolerance: 1e-4 })
  const at = (i: number) => found[i]! * units[i]!
  const weights = new Float32Array(columns * width)
  for (let column = 0; column < columns; column++)
    for (let p = 0; p < width; p++)
      weights[column * width + p] = at(column * stride) + at(column * stride + 1 + p)
  return { weights, intercepts: Float32Array.from({ length: width }, (_, p) => at(first + p)) }
}

/** A query's columns and their values. */
export interface Cells {
  readonly at: Int32Array
  readonly by: Float64Array
}

/**
 * In which unit each unknown is looked for, and the ridge in that unit: about one over the root of the curvature, so that
 * the valley is round and L-BFGS quick.
 */
function unitsOf(
  rows: readonly Cells[],
  columns: number,
  { width, count }: Table,
  { shared, own }: Precisions,
) {
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
  for (let i = 0; i < intercepts; i++) precision[i] = i % stride === 0 ? shared : own
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
