import { dot } from './minimise.ts'
import { sigmoid } from './trees/forest.ts'

/**
 * A Gaussian over the own numbers of a person, packed into one vector: the mean, then the covariance. None of the
 * functions but `tighten` changes a state.
 */
export interface Belief {
  /** Numbers in a state. */
  readonly size: number
  /** Mean 0, the variance given. */
  start(): Float64Array
  /** Covariance times z. */
  spread(state: Float64Array, z: Float64Array): Float64Array
  /** Takes in, in place, an observation of curvature h along z: precision + h z z'. The mean stays. */
  tighten(state: Float64Array, z: Float64Array, h: number): void
  /** A state drawn from this one, itself without uncertainty. */
  draw(state: Float64Array, normal: () => number): Float64Array
}

/** Variances only: 2 × length numbers. Exact before the first choice; afterwards it forgets how numbers go together. */
export function diagonal(length: number, variance: number): Belief {
  return {
    size: 2 * length,
    start: () => new Float64Array(2 * length).fill(variance, length),
    spread: (state, z) => z.map((v, j) => v * state[length + j]!),
    tighten(state, z, h) {
      for (let j = 0; j < length; j++) {
        const v = state[length + j]!
        state[length + j] = v / (1 + h * z[j]! * z[j]! * v)
      }
    },
    draw(state, normal) {
      const drawn = new Float64Array(2 * length)
      for (let j = 0; j < length; j++) drawn[j] = state[j]! + Math.sqrt(state[length + j]!) * normal()
      return drawn
    },
  }
}

/** The whole covariance as a packed lower triangle: length × (length + 3) / 2 numbers. For few own numbers. */
export function full(length: number, variance: number): Belief {
  const at = (i: number, j: number) => length + (i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i)
  const size = length + (length * (length + 1)) / 2
  const spread = (state: Float64Array, z: Float64Array) => {
    const cz = new Float64Array(length)
    for (let i = 0; i < length; i++) for (let j = 0; j < length; j++) cz[i]! += state[at(i, j)]! * z[j]!
    return cz
  }
  return {
    size,
    spread,
    start() {
      const state = new Float64Array(size)
      for (let i = 0; i < length; i++) state[at(i, i)] = variance
      return state
    },
    // Sherman and Morrison: no inverse is ever taken.
    tighten(state, z, h) {
      const cz = spread(state, z)
      const by = h / (1 + h * dot(z, cz))
      for (let i = 0; i < length; i++) for (let j = 0; j <= i; j++) state[at(i, j)]! -= by * cz[i]! * cz[j]!
    },
    draw(state, normal) {
      const drawn = new Float64Array(size)
      const root = cholesky(length, (i, j) => state[at(i, j)]!)
      const noise = Float64Array.from({ length }, normal)
      for (let i = 0; i < length; i++) {
        drawn[i] = state[i]!
        for (let j = 0; j <= i; j++) drawn[i]! += root[i * length + j]! * noise[j]!
      }
      return drawn
    },
  }
}

/**
 * The state after one answer to a question of log-odds `odds` at its mean and slope z in the numbers: the maximum under
 * the state as prior, exact where the odds are linear, and the Laplace approximation around it.
 *
 * @param label 1 yes, 0 no, or anything between.
 */
export function learned(
  belief: Belief,
  state: Float64Array,
  z: Float64Array,
  odds: number,
  label: number,
): Float64Array {
  const spread = belief.spread(state, z)
  const settled = settle(odds, dot(z, spread), label)
  const next = state.slice()
  for (let j = 0; j < z.length; j++) next[j]! += spread[j]! * (label - sigmoid(settled))
  belief.tighten(next, z, sigmoid(settled) * sigmoid(-settled))
  return next
}

/** Where the log-odds come to rest: t = mean + variance (label - sigmoid(t)). One root, found by halving. */
function settle(mean: number, variance: number, label: number): number {
  let low = mean + variance * (label - 1)
  let high = mean + variance * label
  for (let i = 0; i < 60; i++) {
    const t = (low + high) / 2
    if (t < mean + variance * (label - sigmoid(t))) low = t
    else high = t
  }
  return (low + high) / 2
}

/** Standard normal numbers from uniform ones in [0, 1) (Box and Muller 1958). */
export const normals = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/**
 * Lower triangular L with L L' = the matrix, row-major. A direction of no variance stays zero, and so does one with no
 * more than rounding leaves: divided by its root, other rounding would be variance.
 */
export function cholesky(n: number, of: (i: number, j: number) => number): Float64Array {
  const root = new Float64Array(n * n)
  const rounding = 16 * n * Number.EPSILON
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = of(i, j)
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!
      if (i === j) root[i * n + i] = sum > rounding * of(i, i) ? Math.sqrt(sum) : 0
      else root[i * n + j] = root[j * n + j] === 0 ? 0 : sum / root[j * n + j]!
    }
  return root
}
