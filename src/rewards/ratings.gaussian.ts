import { cholesky } from '../belief.ts'

/** A multivariate normal distribution over `size` things. */
export interface Gaussian {
  readonly size: number
  readonly mean: Float64Array
  /** size × size, row-major, symmetric. */
  readonly covariance: Float64Array
}

/** Inverse of a positive definite matrix, row-major. O(n³). */
export function inverse(n: number, matrix: Float64Array): Float64Array {
  const root = cholesky(n, (i, j) => matrix[i * n + j]!)
  // The inverse of the root, column by column; then inverse = its transpose times itself.
  const half = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    half[j * n + j] = 1 / root[j * n + j]!
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= root[i * n + k]! * half[k * n + j]!
      half[i * n + j] = sum / root[i * n + i]!
    }
  }
  const found = new Float64Array(n * n)
  for (let k = 0; k < n; k++)
    for (let i = 0; i <= k; i++) {
      const by = half[k * n + i]!
      for (let j = 0; j <= k; j++) found[i * n + j]! += by * half[k * n + j]!
    }
  return found
}

/**
 * The distribution of all things once some are known, in closed form. What is known has no variance left.
 *
 * @param precision the inverse of the covariance: the cost is then the cube of what is missing, not of what is known.
 * @param values one a thing; NaN where it is missing.
 */
export function conditioned(
  { size, mean }: Gaussian,
  precision: Float64Array,
  values: Float64Array,
): { readonly mean: Float64Array; readonly missing: Int32Array; readonly covariance: Float64Array } {
  const missing = Int32Array.from(values.keys().filter((i) => Number.isNaN(values[i])))
  const n = missing.length
  const among = new Float64Array(n * n)
  const pull = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const row = missing[i]! * size
    for (let j = 0; j < n; j++) among[i * n + j] = precision[row + missing[j]!]!
    for (let k = 0; k < size; k++)
      if (!Number.isNaN(values[k])) pull[i]! += precision[row + k]! * (values[k]! - mean[k]!)
  }
  const covariance = inverse(n, among)
  const filled = values.slice()
  for (let i = 0; i < n; i++) {
    let shift = 0
    for (let j = 0; j < n; j++) shift += covariance[i * n + j]! * pull[j]!
    filled[missing[i]!] = mean[missing[i]!]! - shift
  }
  return { mean: filled, missing, covariance }
}

/**
 * One step of expectation and maximisation over people who rated some of the things (Little and Rubin 2019, section
 * 11.2): the mean and covariance of what they rated and, where they did not, of what the last estimate makes of it.
 * It never lowers the likelihood of what was rated.
 *
 * @param people a vector each, NaN where they did not rate.
 */
export function improved(last: Gaussian, people: readonly Float64Array[]): Gaussian {
  const { size } = last
  const precision = inverse(size, last.covariance)
  const mean = new Float64Array(size)
  const covariance = new Float64Array(size * size)
  const filled = people.map((values) => {
    const known = conditioned(last, precision, values)
    const { missing } = known
    for (let i = 0; i < missing.length; i++)
      for (let j = 0; j < missing.length; j++)
        covariance[missing[i]! * size + missing[j]!]! += known.covariance[i * missing.length + j]!
    for (let i = 0; i < size; i++) mean[i]! += known.mean[i]! / people.length
    return known.mean
  })
  for (const values of filled)
    for (let i = 0; i < size; i++) {
      const by = values[i]! - mean[i]!
      for (let j = 0; j < size; j++) covariance[i * size + j]! += by * (values[j]! - mean[j]!)
    }
  return { size, mean, covariance: covariance.map((v) => v / people.length) }
}
