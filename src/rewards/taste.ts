import { document, MEASURES, measure, measureIndex } from '../text/measures.ts'
import { axesOf } from './axes.ts'
import { dot } from './minimise.ts'
import type { PersonalReward } from './personal.ts'
import { popularity } from './popularity.ts'
import {
  foretells,
  joined,
  learnStrength,
  ownReward,
  pairsOf,
  STRENGTHS,
  type Strength,
  weighed,
} from './taste.strength.ts'

/** A choice between two texts: `a` was preferred. */
export interface Vote {
  readonly person: string
  readonly a: string
  readonly b: string
  /** How much better `a` is, 0 to 1, where that was said. */
  readonly strength?: number
}

/** What people like in texts, fitted from the choices of many; and what one person likes otherwise, from theirs. */
export interface Taste {
  /** Log-odds that people prefer a. */
  odds(a: string, b: string): number
  /** One person's taste from all their choices, oldest first. Forgetting a choice is this, without it. */
  person(votes: readonly Vote[]): Own
  /** A text as `reward` sees it: how it is liked, then its place on the axes. */
  features(text: string): Float64Array
  /** The reward underneath, for asking and drawing. */
  readonly reward: PersonalReward
  /** Variance of people's own weights on the axes: near 0 where people do not differ. */
  readonly strength: Strength
}

export interface Own {
  odds(a: string, b: string): number
  /** One more choice: a single step, under a millisecond once both texts are read. */
  observe(vote: Vote): Own
  /** Of the taste's reward. 128 numbers: as 32-bit floats 512 bytes. */
  readonly state: Float64Array
  readonly strength: Strength
}

export interface TasteOptions {
  /** How a text becomes measures, to share what was read already. All style measures when left out. */
  readonly read?: (text: string) => Float64Array
}

/**
 * What readers of answers go by first, length and layout (Li et al. 2024, "Dissecting human and LLM preferences";
 * Singhal et al. 2023 on length): each has a weight of its own.
 */
const SHAPE = ['words', 'lines', 'bullet-points', 'sentence-length', 'word-length'].map(
  (name) => measureIndex(name)!,
)
/** Axes that all other measures are brought down to. With SHAPE a person is 2 × 64 numbers. */
const AXES = 64 - SHAPE.length
/** Of one text's measures, all other than SHAPE alike. */
const VARIANCE = Float64Array.from(MEASURES, (_, j) => (SHAPE.includes(j) ? 0 : 1 / MEASURES.length))

/** A choice says more where it was said how much better: barely is little more than even. */
export const labelOf = ({ strength }: Pick<Vote, 'strength'>): number =>
  strength === undefined ? 1 : 0.625 + 0.375 * strength

/** All style measures of a text. */
export const readText = (text: string): Float64Array => measure(document(text))

/** Texts read for judging that are kept at hand. */
const KEPT = 1000

/**
 * Fits people's taste. What everybody likes is linear in the measures, with an effect of each text that was voted on;
 * what one person likes beyond it lies on the main axes of style, shrunk towards nothing. How far it is shrunk and how
 * sure the odds may be is learned from how well earlier choices foretell the next ones. 16,000 choices take seconds.
 */
export function fitTaste(votes: readonly Vote[], { read = readText }: TasteOptions = {}): Taste {
  const texts = [...new Set(votes.flatMap(({ a, b }) => [a, b]))]
  const number = new Map(texts.map((text, t) => [text, t]))
  const measured = texts.map(read)
  const axes = axesOf(measured.length > 0 ? measured : [new Float64Array(MEASURES.length)], VARIANCE, AXES)
  const sizes = { shape: SHAPE.length, broad: axes.size }
  const placeOf = (z: Float64Array) =>
    joined(
      SHAPE.map((j) => z[j]!),
      axes.place(z),
    )
  const standard = measured.map(axes.standard)
  const places = standard.map(placeOf)
  const people = new Map([...new Set(votes.map((v) => v.person))].map((person, p) => [person, p]))
  const numbered = {
    n: votes.length,
    person: Int32Array.from(votes, (v) => people.get(v.person)!),
    a: Int32Array.from(votes, (v) => number.get(v.a)!),
    b: Int32Array.from(votes, (v) => number.get(v.b)!),
    label: Float64Array.from(votes, labelOf),
  }
  const liked = popularity(standard, numbered)
  const { evidence, calibration } = learnStrength(standard, places, numbered, people.size, liked, sizes)
  const { scale } = calibration
  const rewards = STRENGTHS.map((strength) => ownReward(sizes, strength))
  const known = new Map<string, Float64Array>()

  function features(text: string): Float64Array {
    const t = number.get(text)
    if (t !== undefined) return joined([liked.scores[t]!], places[t]!)
    const kept = known.get(text)
    if (kept) return kept
    const z = axes.standard(read(text))
    const found = joined([dot(liked.weights, z)], placeOf(z))
    if (known.size >= KEPT) known.clear()
    known.set(text, found)
    return found
  }

  function own(state: Float64Array, strength: Strength): Own {
    const reward = ownReward(sizes, strength)
    return {
      state,
      strength,
      odds: (a, b) => scale * reward.odds(features(a), features(b), state),
      observe: (vote) =>
        own(reward.observe(state, features(vote.a), features(vote.b), labelOf(vote)), strength),
    }
  }

  return {
    odds: (a, b) => scale * (features(a)[0]! - features(b)[0]!),
    person(mine) {
      const pairs = pairsOf(
        mine.map((v) => [features(v.a), features(v.b), labelOf(v)]),
        1 + sizes.shape + sizes.broad,
      )
      const strength = weighed(evidence.map((e, g) => e + foretells(rewards[g]!, pairs)))
      return own(ownReward(sizes, strength).adapt(pairs), strength)
    },
    features,
    reward: ownReward(sizes, weighed(evidence)),
    strength: weighed(evidence),
  }
}
