import { normals } from '../belief.ts'
import { InvalidInputError } from '../errors.ts'
import type { Random } from '../evaluate/interval.ts'
import { covariance, drawn, type Offsets, withOffsets } from './offsets.ts'
import { most } from './table.ts'

/** Two prompts whose answers to one query are shown side by side; places in the odds. */
export interface Duel {
  readonly first: number
  readonly second: number
}

/**
 * The duel that teaches while it serves: the prompt believed best, and of the others the one that could beat it by most,
 * by the mean of its odds against it and `beta` standard deviations (APOHF: Lin et al. 2024; 1 in their released runs;
 * with 2, fewer searches settle on a wrong prompt: bench). The standard deviation is that of the difference: a prompt so
 * like the first that a vote would tell little is not shown.
 *
 * @param odds fitted log-odds of success of each prompt on the query; of a person, with everybody's offsets.
 */
export function duel(odds: ArrayLike<number>, offsets: Offsets, beta: number): Duel {
  if (!(beta >= 0 && beta < Number.POSITIVE_INFINITY))
    throw new InvalidInputError('beta', beta, 'give 0 or more')
  const means = duelling(odds, offsets)
  const first = most(means)
  const hope = means.map((mean, i) => {
    const variance = covariance(offsets, i, i) + covariance(offsets, first, first)
    const spread = Math.sqrt(Math.max(0, variance - 2 * covariance(offsets, i, first)))
    return mean - means[first]! + beta * spread
  })
  return { first, second: most(without(hope, first)) }
}

/** How often a second draw is made before the runner-up of the last is taken. */
const DRAWS = 10

/**
 * Double Thompson sampling (Wu and Liu 2016), as APOHF is compared with: the best prompt under each of two draws from
 * what is believed. Where ten draws in turn name the first again, the second best of the last is taken.
 */
export function thompsonDuel(odds: ArrayLike<number>, offsets: Offsets, random: Random): Duel {
  duelling(odds, offsets)
  const normal = normals(random)
  const first = most(withOffsets(odds, drawn(offsets, normal)))
  for (let draws = 1; ; draws++) {
    const utility = withOffsets(odds, drawn(offsets, normal))
    const second = most(utility)
    if (second !== first) return { first, second }
    if (draws === DRAWS) return { first, second: most(without(utility, first)) }
  }
}

/** Any two prompts. */
export function randomDuel(odds: ArrayLike<number>, offsets: Offsets, random: Random): Duel {
  const { length } = duelling(odds, offsets)
  const first = Math.floor(random() * length)
  const second = Math.floor(random() * (length - 1))
  return { first, second: second < first ? second : second + 1 }
}

/** What is believed of at least two prompts. */
function duelling(odds: ArrayLike<number>, offsets: Offsets): Float64Array {
  const means = withOffsets(odds, offsets)
  if (means.length < 2) throw new InvalidInputError('odds', `${means.length} prompts`, 'give two or more')
  return means
}

const without = (values: Float64Array, place: number): Float64Array =>
  values.with(place, Number.NEGATIVE_INFINITY)
