import type { Rows } from './rows.ts'

/** Most bins of a feature: with the code for a missing value they fit a byte. */
export const MOST_BINS = 255

/**
 * Rows as one byte a value, row-major, each row filled up to whole 32-bit words: a quarter of the memory, and a histogram
 * can be indexed by it.
 */
export interface Bins {
  readonly n: number
  readonly width: number
  /** Words a row. */
  readonly stride: number
  /** n × stride, four codes each. Code k of feature f stands for cuts[f][k - 1] ≤ x < cuts[f][k]. */
  readonly words: Int32Array
  /** The same as bytes, n × 4 stride. */
  readonly codes: Uint8Array
  /** For each feature ascending thresholds, one fewer than it has bins. */
  readonly cuts: readonly Float32Array[]
  /** Number of codes; the last stands for a missing value. */
  readonly slots: number
}

/**
 * Sorts each feature's values into at most `most` bins, as equally filled as equal values allow. A feature with no more
 * distinct values than that has a bin for each, and then nothing is lost. Costs a sort of each column.
 */
export function bin({ n, width, values }: Rows, most: number): Bins {
  const column = new Float32Array(n)
  const cuts = Array.from({ length: width }, (_, f) => {
    for (let row = 0; row < n; row++) column[row] = values[row * width + f]!
    // NaN sorts to the end.
    column.sort()
    const missing = column.findIndex(Number.isNaN)
    return cutsOf(missing < 0 ? column : column.subarray(0, missing), most)
  })
  const slots = 2 + Math.max(...cuts.map((c) => c.length))
  const stride = Math.ceil(width / 4)
  const words = new Int32Array(n * stride)
  const codes = new Uint8Array(words.buffer)
  for (let row = 0; row < n; row++)
    for (let f = 0; f < width; f++) {
      const x = values[row * width + f]!
      codes[row * stride * 4 + f] = Number.isNaN(x) ? slots - 1 : codeOf(x, cuts[f]!)
    }
  return { n, width, stride, words, codes, cuts, slots }
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

/** How many cuts are at or below x. */
function codeOf(x: number, cuts: Float32Array): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (x < cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low
}
