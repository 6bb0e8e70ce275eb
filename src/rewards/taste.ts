import type { PersonalReward } from './personal.ts'
import {
  type Features,
  type FittedTaste,
  featuresOf,
  fitFeatures,
  labelOf,
  type ReadText,
  readText,
  sizesOf,
  type Vote,
} from './taste.fit.ts'
import { pairsOf } from './taste.pairs.ts'
import { foretells, ownReward, STRENGTHS, type Strength, weighed } from './taste.strength.ts'

export { type FittedTaste, labelOf, readText, type Vote } from './taste.fit.ts'

/** What people like in texts, fitted from the choices of many; and what one person likes otherwise, from theirs. */
export interface Taste {
  /** Log-odds that people prefer a. */
  odds(a: string, b: string): number
  /** One person's taste from all their choices, oldest first. Forgetting a choice is this, without it. */
  person(votes: readonly Vote[]): Own
  /** A person as they were: what an `Own` held. */
  own(state: Float64Array, strength: Strength): Own
  /** Probabilities it gave to people's later choices from their earlier ones: how sure it is, on what it had not seen. */
  readonly foretold: readonly number[]
  /** Variance of people's own weights on the axes: near 0 where people do not differ. */
  readonly strength: Strength
  /** All there is to it, a pure value. */
  readonly fitted: FittedTaste
}

export interface Own {
  odds(a: string, b: string): number
  /** One more choice: a single step, under a millisecond once both texts are read. */
  observe(vote: Vote): Own
  /** A text as `reward` sees it: how it is liked, then its place on the axes. */
  features(text: string): Float64Array
  /** What counts underneath, for asking and drawing. */
  readonly reward: PersonalReward
  /** Of the reward. 128 numbers: as 32-bit floats 512 bytes. */
  readonly state: Float64Array
  readonly strength: Strength
}

export interface TasteOptions {
  /** How a text becomes measures, to share what was read already. All style measures when left out. */
  readonly read?: ReadText
}

/**
 * Fits people's taste. What everybody likes is linear in the measures, with an effect of each text that was voted on;
 * what one person likes beyond it lies on the main axes of style, shrunk towards nothing. How far it is shrunk and how
 * sure the odds may be is learned from how well earlier choices foretell the next ones. 16,000 choices take seconds.
 *
 * Without a person the odds are those of the most probable weights; a person of no choices has the same odds averaged
 * over all tastes people might have: nearer to even, on the same side.
 *
 * @throws InvalidInputError when a strength is not 0 to 1, or `read` returns something else than measures.
 */
export function fitTaste(votes: readonly Vote[], { read = readText }: TasteOptions = {}): Taste {
  const { fitted, features } = fitFeatures(votes, read)
  return tasteFrom(fitted, features)
}

/** The taste a fitted value is. Texts are read anew. */
export const tasteOf = (fitted: FittedTaste, { read = readText }: TasteOptions = {}): Taste =>
  tasteFrom(fitted, featuresOf(fitted, read))

function tasteFrom(fitted: FittedTaste, features: Features): Taste {
  const { scale, evidence, foretold } = fitted
  const sizes = sizesOf(fitted)
  const rewards = STRENGTHS.map((strength) => ownReward(sizes, strength))

  function own(state: Float64Array, strength: Strength): Own {
    const reward = ownReward(sizes, strength)
    return {
      state,
      strength,
      reward,
      features,
      odds: (a, b) => scale * reward.odds(features(a), features(b), state),
      observe: (vote) =>
        own(reward.observe(state, features(vote.a), features(vote.b), labelOf(vote)), strength),
    }
  }

  return {
    odds: (a, b) => scale * (features(a)[0]! - features(b)[0]!),
    person(votes) {
      const pairs = pairsOf(
        votes.map((v) => [features(v.a), features(v.b), labelOf(v)]),
        1 + sizes.shape + sizes.broad,
      )
      const strength = weighed(evidence.map((e, g) => e + foretells(rewards[g]!, pairs)))
      return own(ownReward(sizes, strength).adapt(pairs), strength)
    },
    own,
    foretold,
    strength: weighed(evidence),
    fitted,
  }
}
