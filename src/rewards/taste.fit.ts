import { dot } from '../minimise.ts'
import { digest } from '../signal.ts'
import { document, MEASURES, measure, measureIndex } from '../text/measures.ts'
import { axesOf, loadAxes, type SavedAxes } from './axes.ts'
import { checkLabel } from './pairs.ts'
import { popularity } from './popularity.ts'
import { joined } from './taste.pairs.ts'
import { learnStrength, type Sizes } from './taste.strength.ts'

/** A choice between two texts: `a` was preferred. */
export interface Vote {
  readonly person: string
  readonly a: string
  readonly b: string
  /** How much better `a` is, 0 to 1, where that was said. */
  readonly strength?: number
}

/** What is known of people's taste: all that is kept of the choices it was fitted from. No text stands in it. */
export interface FittedTaste {
  readonly axes: SavedAxes
  /** One a measure: what everybody makes of a standard deviation of it. */
  readonly weights: readonly number[]
  /** What everybody makes of each text that was voted on, beyond its measures; by `digest` of the text. */
  readonly effects: ReadonlyMap<string, number>
  /** One a strength of STRENGTHS: log-likelihood of people's later choices, given their earlier ones. */
  readonly evidence: readonly number[]
  /** Factor on the odds. */
  readonly scale: number
  /** Probabilities it gave to people's later choices from their earlier ones. */
  readonly foretold: readonly number[]
}

/** Measures of a text, one a measure of MEASURES, after their transforms. */
export type ReadText = (text: string) => Float64Array
/** A text as rewards see it: how it is liked, then its place. */
export type Features = (text: string) => Float64Array

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

/** How many numbers a place has. */
export const sizesOf = ({ axes }: FittedTaste): Sizes => ({
  shape: SHAPE.length,
  broad: axes.directions.length / MEASURES.length,
})

/** A choice says more where it was said how much better: barely is little more than even. */
export function labelOf({ strength }: Pick<Vote, 'strength'>): number {
  if (strength === undefined) return 1
  checkLabel(strength, 'strength')
  return 0.625 + 0.375 * strength
}

/** All style measures of a text. */
export const readText: ReadText = (text) => measure(document(text))

/** Texts read since the fit that are kept at hand. */
const KEPT = 1000

/** How a fitted taste sees texts. `seen` are texts it need not read again. */
export function featuresOf(
  { axes: saved, weights, effects }: FittedTaste,
  read: ReadText,
  seen: ReadonlyMap<string, Float64Array> = new Map(),
): Features {
  const axes = loadAxes(saved)
  const liked = Float64Array.from(weights)
  const kept = new Map<string, Float64Array>()
  return (text) => {
    const known = seen.get(text) ?? kept.get(text)
    if (known) return known
    const z = axes.standard(read(text))
    const score = dot(liked, z) + (effects.get(digest(text)) ?? 0)
    const found = joined([score, ...SHAPE.map((j) => z[j]!)], axes.place(z))
    if (kept.size >= KEPT) kept.clear()
    kept.set(text, found)
    return found
  }
}

/** Fits people's taste, and says how it sees texts. @throws InvalidInputError when a strength is not 0 to 1. */
export function fitFeatures(
  votes: readonly Vote[],
  read: ReadText,
): { fitted: FittedTaste; features: Features } {
  const texts = votes.length > 0 ? [...new Set(votes.flatMap(({ a, b }) => [a, b]))] : ['']
  const number = new Map(texts.map((text, t) => [text, t]))
  const people = new Map([...new Set(votes.map((v) => v.person))].map((person, p) => [person, p]))
  const numbered = {
    n: votes.length,
    person: Int32Array.from(votes, (v) => people.get(v.person)!),
    a: Int32Array.from(votes, (v) => number.get(v.a)!),
    b: Int32Array.from(votes, (v) => number.get(v.b)!),
    label: Float64Array.from(votes, labelOf),
  }
  const measured = texts.map(read)
  const axes = axesOf(measured, VARIANCE, AXES)
  const standard = measured.map(axes.standard)
  const places = standard.map((z) =>
    joined(
      SHAPE.map((j) => z[j]!),
      axes.place(z),
    ),
  )
  const liked = popularity(standard, numbered)
  const sizes = { shape: SHAPE.length, broad: axes.size }
  const learned = learnStrength(standard, places, numbered, people.size, liked, sizes)
  const fitted = {
    ...learned,
    axes: axes.saved,
    weights: [...liked.weights],
    effects: new Map(texts.map((text, t) => [digest(text), liked.effects[t]!])),
  }
  const seen = new Map(texts.map((text, t) => [text, joined([liked.scores[t]!], places[t]!)]))
  return { fitted, features: featuresOf(fitted, read, seen) }
}
