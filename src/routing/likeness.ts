import { cholesky } from '../belief.ts'
import type { Reading } from './reading.ts'

/** How much of a prompt is its own, beside what it has in common with those like it. */
const OWN = 0.3

/** Cosine of two prompts' embeddings, else of their words: of doubles, so that a matrix of them is positive semi-definite. */
export const likeness = (a: Reading, b: Reading): number =>
  Math.min(1, product(a, b) / (Math.sqrt(product(a, a) * product(b, b)) || 1))

function product(a: Reading, b: Reading): number {
  let sum = 0
  if (a.embedding && b.embedding) {
    for (let j = 0; j < a.embedding.length; j++) sum += a.embedding[j]! * b.embedding[j]!
    return sum
  }
  for (let i = 0, j = 0; i < a.at.length && j < b.at.length; ) {
    const by = a.at[i]! - b.at[j]!
    if (by === 0) sum += a.by[i]! * b.by[j]!
    if (by <= 0) i++
    if (by >= 0) j++
  }
  return sum
}

/** Likeness of each prompt with each, row-major. */
export const likenesses = (prompts: readonly Reading[]): Float64Array =>
  Float64Array.from(prompts.flatMap((a, i) => prompts.map((b, j) => (i === j ? 1 : likeness(a, b)))))

/**
 * How much each known prompt says of one never tried: its odds are the mean of theirs plus these weights times how far each
 * is from the mean. Mean of a Gaussian process over prompts with likeness as kernel (Rasmussen and Williams 2006, equation
 * 2.25). A prompt like none is taken for a usual one.
 */
export function borrowed(prompt: Reading, known: readonly Reading[]): Float64Array {
  const n = known.length
  const kernel = likenesses(known)
  const root = cholesky(n, (i, j) => kernel[i * n + j]! + (i === j ? OWN : 0))
  const weights = Float64Array.from(known, (other) => likeness(prompt, other))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) weights[i]! -= root[i * n + j]! * weights[j]!
    weights[i]! /= root[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) weights[i]! -= root[j * n + i]! * weights[j]!
    weights[i]! /= root[i * n + i]!
  }
  return weights
}

/** Log-odds of a prompt never tried, from those of the known ones. */
export function borrowedOdds(weights: Float64Array, odds: Float64Array): number {
  const mean = odds.reduce((sum, x) => sum + x, 0) / odds.length
  return odds.reduce((sum, x, p) => sum + weights[p]! * (x - mean), mean)
}
