import { InvalidInputError } from '../errors.ts'
import type { PersonalReward } from './personal.ts'

/**
 * The answer that is best under one taste drawn from what is known of the person (Thompson 1933). Two draws make a duel
 * (double Thompson sampling: Wu and Liu 2016). Returns its place; k² comparisons for k candidates.
 */
export function thompson(
  reward: PersonalReward,
  state: Float64Array,
  candidates: readonly Float64Array[],
  random: () => number,
): number {
  return greedy(reward, reward.draw(state, random), candidates)
}

/**
 * The duel that teaches while it serves: the answer believed best, and the one that could beat it by most, by the mean
 * of its odds against it and `beta` standard deviations (APOHF: Lin et al. 2024). Places in `candidates`.
 */
export function upper(
  reward: PersonalReward,
  state: Float64Array,
  candidates: readonly Float64Array[],
  beta: number,
): { readonly first: number; readonly second: number } {
  if (candidates.length < 2)
    throw new InvalidInputError('candidates', `${candidates.length} answers`, 'give two or more')
  const first = greedy(reward, state, candidates)
  const hope = candidates.map((candidate, i) => {
    if (i === first) return Number.NEGATIVE_INFINITY
    const { mean, variance } = reward.margin(candidate, candidates[first]!, state)
    return mean + beta * Math.sqrt(variance)
  })
  return { first, second: best(hope) }
}

/** The answer with the best mean odds against all others (Borda's winner, which exists for cycles too). */
export function greedy(
  reward: PersonalReward,
  state: Float64Array,
  candidates: readonly Float64Array[],
): number {
  if (candidates.length === 0) throw new InvalidInputError('candidates', '0 answers', 'give one or more')
  const sums = candidates.map((a) => candidates.reduce((sum, b) => sum + reward.margin(a, b, state).mean, 0))
  return best(sums)
}

/** Place of the largest; the first of equal ones. */
function best(values: readonly number[]): number {
  return values.reduce((top, value, i) => (value > values[top]! ? i : top), 0)
}
