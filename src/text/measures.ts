import { type Document, read } from './document.ts'
import { lexicons, type Measure } from './measure.ts'
import { connectives } from './measures/connectives.ts'
import { editing } from './measures/editing.ts'
import { grammar } from './measures/grammar.ts'
import { length } from './measures/length.ts'
import { mail } from './measures/mail.ts'
import { punctuation } from './measures/punctuation.ts'
import { register } from './measures/register.ts'
import { rhetoric } from './measures/rhetoric.ts'
import { typography } from './measures/typography.ts'
import { voice } from './measures/voice.ts'

const BY_TOPIC = {
  length,
  punctuation,
  typography,
  voice,
  connectives,
  grammar,
  mail,
  rhetoric,
  register,
  editing,
} as const satisfies Readonly<Record<string, readonly Measure[]>>

/** What a measure is about, roughly. */
export type Topic = keyof typeof BY_TOPIC
export const TOPICS = Object.keys(BY_TOPIC) as readonly Topic[]

/** Every style measure, in a fixed order within one version of the package. */
export const MEASURES: readonly Measure[] = TOPICS.flatMap((topic) => BY_TOPIC[topic])

const topics = new Map(TOPICS.flatMap((topic) => BY_TOPIC[topic].map(({ name }) => [name, topic])))

/** The topic of a measure; undefined for an unknown name. */
export const topicOf = (name: string): Topic | undefined => topics.get(name)

/**
 * Measures that say nearly the same thing, so that one of a group is enough in a prompt. By hand: which
 * habits go together is a matter of meaning, not of any data set.
 */
const KIN: Readonly<Record<string, string>> = {
  length: 'words growth',
  layout: 'paragraphs paragraph-length lines blank-lines single-breaks kept-lines open-endings',
  sentences:
    'sentence-length very-short-sentences very-long-sentences full-stops stream-of-consciousness first-sentence-length last-sentence-length',
  vocabulary: 'word-length long-words very-short-words reading-ease nominalisations formal-over-plain-verbs',
  variety: 'variety-of-words once-only-words repeated-words',
  questions: 'question-marks question-sentences rhetorical-questions question-and-answer',
  exclamations: 'exclamation-marks repeated-marks',
  greeting: 'greeting warm-greeting hello-greeting formal-greeting name-line comma-after-greeting',
  closing: 'sign-off thanks-sign-off regards-sign-off epithet-sign-off signature',
  tense: 'is-are was-were present-over-past ed-words',
  contractions: 'contractions not-over-nt i-am-over-im',
  conditions: 'if conditional-sentences',
  certainty: 'boosters assertions',
  thanks: 'thanks thanks-sign-off',
  self: 'first-person starts-with-i',
  reader: 'second-person starts-with-you one-over-you',
  order: 'then step-by-step time-openings',
  contrast: 'but however however-over-but although-over-but',
  quotes: 'double-quotes single-quotes curly-marks marks-inside-quotes quoted-titles',
  lists: 'serial-commas bare-serial-lists triples',
  numbers: 'digits number-words-over-digits percentages-and-money',
  editing: 'kept-words own-words kept-order kept-opening kept-ending kept-case',
}
const kin = new Map(
  Object.entries(KIN).flatMap(([group, names]) => names.split(' ').map((name) => [name, group])),
)

/** The group of measures a measure belongs to, or the measure itself. */
export const kinOf = (name: string): string => kin.get(name) ?? name

/**
 * Measures that tell people apart but are no advice to a writer: slips, keyboards, what is done to drafts, and
 * shares in which one side is so common that they mostly count it.
 */
const TELLING = new Set(
  `curly-marks double-spaces missing-spaces spaces-before-marks trailing-space misspellings missing-apostrophes lower-case-i
  names in-order-to-over-to upon-over-on onto-into able-to-over-can one-over-you that-over-which a-over-the
  very-short-words ed-words s-words ing-words once-only-words open-endings growth kept-words own-words kept-order kept-opening
  kept-ending kept-case kept-lines`.split(/\s+/),
)

/** False for a measure that should be kept out of prompts. */
export const advises = (name: string): boolean => !TELLING.has(name)

const index = new Map(MEASURES.map((measure, i) => [measure.name, i]))

/** Position of a measure in MEASURES and in what `measure` returns; undefined for an unknown name. */
export const measureIndex = (name: string): number | undefined => index.get(name)

/** Reads a text for measuring; with the draft it was made from, where there is one. */
export const document = (text: string, draft?: string): Document =>
  read(text, lexicons, draft === undefined ? undefined : read(draft, lexicons))

/** All measures of a document in MEASURES' order, each under its transform (square root, logarithm or none). */
export function measure(doc: Document): Float64Array {
  const values = new Float64Array(MEASURES.length)
  for (let i = 0; i < MEASURES.length; i++) values[i] = transform(MEASURES[i]!, MEASURES[i]!.value(doc))
  return values
}

export function transform(measure: Measure, value: number): number {
  return measure.scale === 'sqrt' ? Math.sqrt(value) : measure.scale === 'log' ? Math.log1p(value) : value
}

/** Back from the transformed value to the measure's unit. */
export function untransform(measure: Measure, value: number): number {
  if (measure.scale === 'sqrt') return value < 0 ? 0 : value * value
  return measure.scale === 'log' ? Math.expm1(value) : value
}
