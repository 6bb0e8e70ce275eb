import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { type Cells, fitLinear } from './linear.ts'
import { PLACES, type Reading } from './reading.ts'
import type { SavedReward } from './reward.ts'
import { floats, ints, parsed, count as whole } from './saved.ts'
import { type Space, scaled, spaceOf } from './space.ts'
import type { Table } from './table.ts'

/** Prior precision of what a word does to all prompts alike, and of what it does to one of them besides. */
const SHARED = 3
const OWN = 12
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
  const fitted = fitLinear(table, rows, space.columns, { shared: SHARED, own: OWN })
  return rewardOf({ space, width, ...fitted })
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
