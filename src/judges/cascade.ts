import { InvalidInputError } from '../errors.ts'
import type { Judge } from './judge.ts'

export interface CascadeJudgeOptions {
  /** Asked always: a reward judge, which costs nothing. */
  readonly first: Judge
  /** Asked where the first is unsure: a judge that asks a model. */
  readonly second: Judge
  /** Half-width of "unsure": probabilities less than this away from one half. 0: never, above one half: always. */
  readonly band: number
}

/**
 * A cheap judge, and a dear one where the cheap one is unsure. Where the second is asked its verdict stands alone: to
 * weigh the two against each other would take a calibration of both on the same choices. The first's part shows in
 * `used`.
 *
 * @throws InvalidInputError for a band that is no number from 0.
 */
export function cascadeJudge({ first, second, band }: CascadeJudgeOptions): Judge {
  if (!(band >= 0)) throw new InvalidInputError('band', band, 'give a number from 0, see chooseBand')
  return {
    name: 'cascade',
    async compare(pair, abort) {
      const cheap = await first.compare(pair, abort)
      if (distance(cheap.probability) >= band) return cheap
      const dear = await second.compare(pair, abort)
      return { ...dear, used: [...new Set([...cheap.used, ...dear.used])] }
    },
  }
}

/**
 * The band that sends at most `share` of such comparisons to the second judge: a quantile of how far the first's
 * probabilities on past choices lie from one half. Equally far ones are sent together or not at all.
 *
 * @throws InvalidInputError for a share that is none, or without past probabilities.
 */
export function chooseBand(probabilities: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new InvalidInputError('share', share, 'give a number from 0 to 1')
  if (probabilities.length === 0)
    throw new InvalidInputError('probabilities', [], "give the first judge's on past choices")
  const distances = probabilities.map(distance).sort((x, y) => x - y)
  return distances[Math.floor(share * distances.length)] ?? 1
}

/** Rounded, so that p and 1 - p are equally far, which floating point does not promise. */
const distance = (probability: number): number => Math.round(Math.abs(probability - 0.5) * 1e9) / 1e9
