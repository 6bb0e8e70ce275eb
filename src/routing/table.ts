import { wilson } from '../evaluate/interval.ts'
import type { Log } from './log.ts'
import type { Reading } from './reading.ts'

/** What prompts did on queries, one cell for each query and prompt: queries × prompts, row-major. */
export interface Table {
  readonly readings: readonly Reading[]
  /** Number of prompts. */
  readonly width: number
  /** Sum of successes. */
  readonly sum: Float64Array
  /** Number of tries, 0 where it was not tried. */
  readonly count: Float64Array
}

/** The log's cells, with what was read of its queries. */
export function tableOf(
  { queries, prompts, query, prompt, success }: Log,
  readings: readonly Reading[],
): Table {
  const width = prompts.length
  const sum = new Float64Array(queries.length * width)
  const count = new Float64Array(queries.length * width)
  for (let row = 0; row < query.length; row++) {
    const cell = query[row]! * width + prompt[row]!
    sum[cell]! += success[row]!
    count[cell]! += 1
  }
  return { readings, width, sum: sum.map(Math.fround), count }
}

/** The table of some of its queries, in the order given. */
export function pick({ readings, width, sum, count }: Table, queries: Int32Array): Table {
  const cells = (all: Float64Array) => {
    const own = new Float64Array(queries.length * width)
    queries.forEach((q, i) => {
      own.set(all.subarray(q * width, (q + 1) * width), i * width)
    })
    return own
  }
  return { readings: Array.from(queries, (q) => readings[q]!), width, sum: cells(sum), count: cells(count) }
}

/** Mean success of each prompt over the queries it was tried on, each query once; half a success and half a failure added. */
export function rates(table: Table): Float64Array {
  const { total, tried } = byPrompt(table)
  return total.map((t, p) => (t + 0.5) / (tried[p]! + 1))
}

/**
 * The lower end of the 95 % interval (Wilson) of each prompt's mean success, each query once; 0 where it was never tried. The
 * best single prompt is the one of the largest: two lucky tries make none the best.
 */
export function sureRates(table: Table): Float64Array {
  const { total, tried } = byPrompt(table)
  return total.map((t, p) => (tried[p] === 0 ? 0 : wilson(t, tried[p]!).low))
}

/** Mean successes on queries, added up, and the queries. */
function byPrompt({ width, sum, count }: Table) {
  const total = new Float64Array(width)
  const tried = new Float64Array(width)
  for (let cell = 0; cell < sum.length; cell++) {
    if (count[cell] === 0) continue
    total[cell % width]! += sum[cell]! / count[cell]!
    tried[cell % width]! += 1
  }
  return { total, tried }
}

/** Place of the largest number; the first of equal ones. */
export function most(values: ArrayLike<number>): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i
  return best
}
