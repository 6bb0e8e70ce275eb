/** A mean with a 95 % interval. */
export interface Estimate {
  readonly n: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Source of uniform numbers in [0, 1). */
export type Random = () => number

/**
 * Mean of values with a percentile bootstrap over clusters (people): values of one person are kept together,
 * because they are alike. With a single cluster, its values are resampled instead.
 */
export function clusteredMean(
  clusters: readonly (readonly number[])[],
  random: Random,
  resamples = 2000,
): Estimate {
  const groups = clusters.filter((c) => c.length > 0)
  const units = groups.length === 1 ? groups[0]!.map((value) => [value]) : groups
  const sums = units.map((c) => ({ sum: c.reduce((a, b) => a + b, 0), n: c.length }))
  const n = sums.reduce((a, c) => a + c.n, 0)
  if (n === 0) return { n: 0, mean: Number.NaN, low: Number.NaN, high: Number.NaN }
  const means = Array.from({ length: resamples }, () => {
    let sum = 0
    let count = 0
    for (let i = 0; i < sums.length; i++) {
      const drawn = sums[Math.floor(random() * sums.length)]!
      sum += drawn.sum
      count += drawn.n
    }
    return sum / count
  }).sort((a, b) => a - b)
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))]!
  return { n, mean: sums.reduce((a, c) => a + c.sum, 0) / n, low: at(0.025), high: at(0.975) }
}

/** Wilson's interval for a share of independent successes (Wilson 1927). */
export function wilson(successes: number, n: number): Estimate {
  if (n === 0) return { n, mean: Number.NaN, low: Number.NaN, high: Number.NaN }
  const z = 1.959964
  const p = successes / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { n, mean: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** Reproducible uniform numbers for a seed (mulberry32). For resampling, not for secrets. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
