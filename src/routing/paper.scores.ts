import { InvalidInputError } from '../errors.ts'

/** What a scorer said of prompts on test queries, and what came of them. */
export interface Scores {
  readonly queries: number
  /** Ids. */
  readonly prompts: readonly string[]
  /** queries × prompts, row-major; the higher the better. */
  readonly probability: Float64Array
  /** queries × prompts, 0 to 1; NaN where the prompt was not tried. */
  readonly success: Float32Array
}

/** The score from which on a success is foretold. */
export const HALF = 0.5

/** The columns of some prompts. @throws InvalidInputError for an id, a size or a score that cannot be. */
export function columnsOf(
  { queries, prompts, probability, success }: Scores,
  ids: readonly string[],
): number[] {
  const size = queries * prompts.length
  for (const [field, { length }] of Object.entries({ probability, success }))
    if (length !== size)
      throw new InvalidInputError(field, length, `give queries × prompts = ${size} numbers`)
  const columns = ids.map((id) => {
    const column = prompts.indexOf(id)
    if (column < 0) throw new InvalidInputError('prompt', id, `use one of ${prompts.join(', ')}`)
    return column
  })
  const bad = probability.findIndex((p) => Number.isNaN(p))
  if (bad >= 0) {
    const place = `probability of query ${Math.floor(bad / prompts.length)}, prompt ${prompts[bad % prompts.length]}`
    throw new InvalidInputError(place, Number.NaN, 'give a number')
  }
  return columns
}

/** A choice by score on one query. */
export interface Pick {
  /** The highest score; -Infinity where no candidate was tried. */
  readonly score: number
  /** Success of the first candidate that has it. */
  readonly first: number
  /** Mean success of all that have it: what a fair draw among them would bring. */
  readonly drawn: number
}

/** The best-scored of the candidates that were tried on a query. */
export function pick(
  { prompts, probability, success }: Scores,
  query: number,
  columns: readonly number[],
): Pick {
  let score = Number.NEGATIVE_INFINITY
  let first = Number.NaN
  let [sum, count] = [0, 0]
  for (const column of columns) {
    const cell = query * prompts.length + column
    const own = success[cell]!
    const p = probability[cell]!
    if (Number.isNaN(own) || p < score) continue
    if (p > score) {
      score = p
      first = own
      sum = count = 0
    }
    sum += own
    count++
  }
  return { score, first, drawn: sum / count }
}

/** Mean of what is known; NaN of nothing. */
export function meanKnown(values: Iterable<number>): number {
  let [sum, count] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return sum / count
}
