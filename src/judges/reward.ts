import { InvalidInputError } from '../errors.ts'
import type { Comparison, Judge } from './judge.ts'
import { same } from './same.ts'

export interface RewardJudgeOptions {
  readonly name?: string
  /** Log-odds that the person prefers `a`. Of a function that leans towards a place, half the difference is taken. */
  readonly odds: (pair: Comparison) => number
  /** Ids of the signals it was fitted on that are the person's. */
  readonly used?: readonly string[]
}

/**
 * Any fitted odds function as a judge, without a model.
 *
 * @throws InvalidInputError from `compare` where the odds are no number.
 */
export const rewardJudge = ({ name = 'reward', odds, used = [] }: RewardJudgeOptions): Judge => ({
  name,
  async compare(pair, abort) {
    abort?.throwIfAborted()
    const equal = same(pair)
    if (equal) return equal
    const difference = (odds(pair) - odds({ ...pair, a: pair.b, b: pair.a })) / 2
    if (Number.isNaN(difference))
      throw new InvalidInputError('odds', difference, 'give a function that returns a number for every pair')
    return { probability: 1 / (1 + Math.exp(-difference)), used }
  },
})
