import { NORMS } from '../norms.ts'
import { countsOf, type Sparse } from './voice.family.ts'

/** Turns measures into numbers that scatter alike and independently within a person. */
export interface Whitening {
  readonly mean: Float64Array
  /** Standard deviation within people. */
  readonly scale: Float64Array
  /** Lower triangle of the within-person correlation's Cholesky factor, row by row, with zeros above. */
  readonly factor: Float64Array
}

/** Weight of the shipped norms, in texts. */
const NORM_TEXTS = 20
const TINY = 1e-6
/** One odd measure must not decide: values are cut at so many standard deviations. */
const CUT = 3

/**
 * Fits to rows of measures. The correlation is drawn to none as far as their number asks (oracle approximating
 * shrinkage, Chen, Wiesel, Eldar and Hero 2010, eq. 23). Costs rows × measures² / 2.
 */
export function fitWhitening(rows: readonly Float64Array[], owner: Int32Array, people: number): Whitening {
  const width = NORMS.within.length
  const freedom = rows.length - people
  const centres = centresOf(rows, owner, people)
  const mean = new Float64Array(width)
  const within = NORMS.within.map((v) => v * NORM_TEXTS)
  for (const [i, row] of rows.entries())
    for (let j = 0; j < width; j++) {
      mean[j]! += row[j]! / rows.length
      within[j]! += (row[j]! - centres[owner[i]!]![j]!) ** 2
    }
  const scale = Float64Array.from(within, (v) => Math.sqrt(Math.max(TINY, v / (freedom + NORM_TEXTS))))
  const correlation = new Float64Array(width * width)
  const z = new Float64Array(width)
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < width; j++) z[j] = cut((row[j]! - centres[owner[i]!]![j]!) / scale[j]!)
    for (let a = 0; a < width; a++) {
      if (z[a] === 0) continue
      const by = z[a]! / Math.max(1, freedom)
      for (let b = 0; b <= a; b++) correlation[a * width + b]! += by * z[b]!
    }
  }
  const deviation = Float64Array.from(scale, (_, j) => Math.sqrt(correlation[j * width + j]!) || 1)
  for (let a = 0; a < width; a++)
    for (let b = 0; b <= a; b++) correlation[a * width + b]! /= deviation[a]! * deviation[b]!
  const kept = 1 - shrinkage(correlation, width, freedom)
  for (let a = 0; a < width; a++)
    for (let b = 0; b <= a; b++) correlation[a * width + b] = a === b ? 1 : kept * correlation[a * width + b]!
  return { mean, scale, factor: cholesky(correlation, width) }
}

/** The whitened numbers of one text's measures. */
export function whiten({ mean, scale, factor }: Whitening, measures: Float64Array): Sparse {
  const width = mean.length
  const value = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    let sum = cut((measures[i]! - mean[i]!) / scale[i]!)
    for (let k = 0; k < i; k++) sum -= factor[i * width + k]! * value[k]!
    value[i] = sum / factor[i * width + i]!
  }
  return { index: Int32Array.from(value, (_, j) => j), value }
}

const cut = (z: number): number => Math.max(-CUT, Math.min(CUT, z))

function shrinkage(lower: Float64Array, width: number, freedom: number): number {
  let squares = 0
  let trace = 0
  for (let a = 0; a < width; a++) {
    trace += lower[a * width + a]!
    for (let b = 0; b <= a; b++) squares += (a === b ? 1 : 2) * lower[a * width + b]! ** 2
  }
  const spread = (freedom + 1 - 2 / width) * (squares - trace ** 2 / width)
  return spread > 0 ? Math.min(1, ((1 - 2 / width) * squares + trace ** 2) / spread) : 1
}

function cholesky(lower: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width)
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * width + j]!
      for (let k = 0; k < j; k++) sum -= factor[i * width + k]! * factor[j * width + k]!
      factor[i * width + j] = i === j ? Math.sqrt(Math.max(TINY, sum)) : sum / factor[j * width + j]!
    }
  return factor
}

function centresOf(rows: readonly Float64Array[], owner: Int32Array, people: number): Float64Array[] {
  const counts = countsOf(owner, people)
  const centres = Array.from({ length: people }, () => new Float64Array(rows[0]!.length))
  for (const [i, row] of rows.entries()) {
    const centre = centres[owner[i]!]!
    for (let j = 0; j < row.length; j++) centre[j]! += row[j]! / counts[owner[i]!]!
  }
  return centres
}
