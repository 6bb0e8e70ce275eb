import { InvalidInputError } from '../errors.ts'
import type { Penalty } from './logistic.ts'
import { checkNoise } from './noise.ts'
import { checkPairs } from './pairs.ts'
import type { Pairs } from './reward.ts'

/** What all fits take. */
export interface FitOptions {
  /** Precision of the weights all people share, around 0. Default 1: for features of about unit scale. */
  readonly ridge?: number
  /** Precision of a person's own numbers, around 0: the larger, the more choices it takes to move. */
  readonly personRidge?: number
  /** Share of choices that say the opposite of what the person prefers, 0 to below 0.5. Default 0. See noise.ts. */
  readonly noise?: number
}

/** @throws InvalidInputError naming the option. */
export function penaltyOf(pairs: Pairs, options: FitOptions, personRidge: number): Penalty {
  checkPairs(pairs)
  const penalty = { ridge: 1, noise: 0, ...options, personRidge: options.personRidge ?? personRidge }
  for (const field of ['ridge', 'personRidge'] as const)
    if (!(penalty[field] > 0 && penalty[field] < Number.POSITIVE_INFINITY))
      throw new InvalidInputError(field, String(penalty[field]), 'give a number above 0')
  checkNoise(penalty.noise)
  return penalty
}

/** @throws InvalidInputError unless it is a whole number from 1. */
export function checkCount(field: string, value: number): number {
  if (!(Number.isSafeInteger(value) && value > 0)) throw new InvalidInputError(field, value, 'give 1 or more')
  return value
}
