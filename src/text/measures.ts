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

/** Every style measure, in a fixed order within one version of the package. */
export const MEASURES: readonly Measure[] = [
  ...length,
  ...punctuation,
  ...typography,
  ...voice,
  ...connectives,
  ...grammar,
  ...mail,
  ...rhetoric,
  ...register,
  ...editing,
]

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
