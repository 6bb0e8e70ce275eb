import { BLOCK, MISSING } from './arena.ts'
import type { Rows } from './rows.ts'
import { sorter } from './sort.ts'

/** Most bins of a feature: with the code for a missing value they fit a byte. */
export const MOST_BINS = MISSING

/**
 * Sorts each feature's values into at most `most` bins, as equally filled as equal values allow. A feature with no more
 * distinct values than that has a bin for each, and then nothing is lost. Costs a sort of each column.
 *
 * @param codes room for a byte a value, block after block of BLOCK features, in each row after row. Code k of feature f
 *   stands for cuts[f][k - 1] ≤ x < cuts[f][k], MISSING for a missing value.
 * @returns the cuts: for each feature ascending thresholds, one fewer than it has bins.
 */
export function bin({ n, width, values }: Rows, most: number, codes: Uint8Array): readonly Float32Array[] {
  // A block's columns are taken out together: they lie in the same lines of memory.
  const columns = Array.from({ length: BLOCK }, () => new Float32Array(n))
  const sort = sorter(n)
  return Array.from({ length: width }, (_, f) => {
    const own = f % BLOCK
    if (own === 0) transpose(values, n, width, f, columns)
    const { sorted, places } = sort(columns[own]!)
    let present = n
    while (present > 0 && Number.isNaN(sorted[present - 1])) present--
    const cuts = cutsOf(sorted.subarray(0, present), most)
    const first = (f - own) * n + own
    write(sorted.subarray(0, present), cuts, places, codes.subarray(first))
    for (let i = present; i < n; i++) codes[first + places[i]! * BLOCK] = MISSING
    return cuts
  })
}

function write(sorted: Float32Array, cuts: Float32Array, places: Int32Array, codes: Uint8Array): void {
  let code = 0
  let next = cuts[0] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i < sorted.length; i++) {
    // Between two values that differ there is one cut at most.
    if (sorted[i]! >= next) next = cuts[++code] ?? Number.POSITIVE_INFINITY
    codes[places[i]! * BLOCK] = code
  }
}

/** Columns from `first` on, as many as there are room and columns for. */
function transpose(
  values: Float32Array,
  n: number,
  width: number,
  first: number,
  into: readonly Float32Array[],
): void {
  const columns = into.slice(0, width - first)
  for (let row = 0; row < n; row++)
    for (let k = 0; k < columns.length; k++) columns[k]![row] = values[row * width + first + k]!
}

function cutsOf(sorted: Float32Array, most: number): Float32Array {
  const cuts: number[] = []
  const each = distinct(sorted) <= most
  let filled = 0
  for (let i = 1; i < sorted.length && cuts.length < most - 1; i++) {
    if (sorted[i] === sorted[i - 1]) continue
    // What is left is shared out anew after each bin, since one value alone may have overfilled it.
    if (!each && i - filled < (sorted.length - filled) / (most - cuts.length)) continue
    cuts.push(between(sorted[i - 1]!, sorted[i]!))
    filled = i
  }
  return Float32Array.from(cuts)
}

function distinct(sorted: Float32Array): number {
  let count = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++
  return count
}

/** Halfway, as XGBoost's exact method cuts; the upper value where no 32-bit float lies between. */
function between(low: number, high: number): number {
  const middle = Math.fround((low + high) / 2)
  return middle > low ? middle : high
}
