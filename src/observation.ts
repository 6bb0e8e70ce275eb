import { material, type Signal } from './signal.ts'
import { document, MEASURES, measure } from './text/measures.ts'

/** What a signal says about style: the text the person stands for, and the text it stood against. */
export interface Pair {
  /** Field of the signal that holds the person's own (written, chosen, better rated) text. */
  readonly field: string
  readonly own: string
  /** The draft, the rejected option, the lower rated answer. Absent for a sample. */
  readonly replaced?: string
  /** Where the replaced text stands, when it stands in this very signal. */
  readonly replacedField?: string
  /** Id of the earlier signal that holds one of the two texts, when not both stand in this one. */
  readonly against?: string
  /** True when `own` was made from `replaced`, so that what was kept of it means something. */
  readonly edited: boolean
}

/**
 * A signal, measured. `level` is of the own text; `change` is own minus replaced. Units: each measure's
 * transform. Numbers have the precision of 32-bit floats, so that a stored observation equals a fresh one.
 */
export interface Observation {
  readonly signal: string
  readonly person: string
  readonly task: string
  readonly material: string
  /** The other signal it was measured from: a rating's pair. */
  readonly against?: string
  readonly level: Float64Array
  readonly change?: Float64Array
}

/** Smallest difference of two ratings, as a share of the scale, that makes a pair of their texts. */
const RATING_GAP = 0.2

/**
 * The pair a signal holds. A rating is paired with the person's newest earlier rating that clearly differs
 * (same task first). Statements, follow-ups and outcomes hold none.
 */
export function pairOf(signal: Signal, earlier: readonly Signal[]): Pair | undefined {
  switch (signal.kind) {
    case 'sample':
      return { field: 'text', own: signal.text, edited: false }
    case 'edit':
      return {
        field: 'final',
        own: signal.final,
        replaced: signal.draft,
        replacedField: 'draft',
        edited: true,
      }
    case 'choice':
      return {
        field: 'chosen',
        own: signal.chosen,
        replaced: signal.rejected,
        replacedField: 'rejected',
        edited: false,
      }
    case 'rating': {
      const share = (s: typeof signal) => (s.rating - s.scale[0]) / (s.scale[1] - s.scale[0])
      const ratings = earlier.filter(
        (s) => s.kind === 'rating' && Math.abs(share(s) - share(signal)) >= RATING_GAP,
      )
      const other = ratings.findLast((s) => s.task === signal.task) ?? ratings.at(-1)
      if (other?.kind !== 'rating') return undefined
      return share(signal) > share(other)
        ? {
            field: 'response',
            own: signal.response,
            replaced: other.response,
            against: other.id,
            edited: false,
          }
        : {
            field: '',
            own: other.response,
            replaced: signal.response,
            replacedField: 'response',
            against: other.id,
            edited: false,
          }
    }
    default:
      return undefined
  }
}

/** Measures a signal; undefined when it holds no pair. Cost: one reading of each text, some 0.1 ms per 100 words. */
export function observe(signal: Signal, earlier: readonly Signal[] = []): Observation | undefined {
  const pair = pairOf(signal, earlier)
  if (pair === undefined || signal.person === undefined) return undefined
  const level = measure(document(pair.own, pair.edited ? pair.replaced : undefined))
  const at = {
    signal: signal.id,
    person: signal.person,
    task: signal.task ?? '',
    material: material(signal),
    ...(pair.against && { against: pair.against }),
  }
  if (pair.replaced === undefined) return { ...at, level: level.map(Math.fround) }
  const before = measure(document(pair.replaced))
  return {
    ...at,
    level: level.map(Math.fround),
    change: level.map((value, i) => Math.fround(value - before[i]!)),
  }
}

/** What the population compares: the change where there is one, else the level. */
export const values = (observation: Observation): Float64Array => observation.change ?? observation.level

/** Set of measures that stored vectors were made with: vectors of another set are not comparable. */
export const MEASURE_SET = `${MEASURES.length}:${hash(MEASURES.map((m) => m.name).join())}`

function hash(text: string): string {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(36)
}

/** Observation as bytes: a JSON head, a zero byte, then the vectors as 32-bit floats. */
export function encode(observation: Observation): Uint8Array {
  const { level, change, ...rest } = observation
  const head = new TextEncoder().encode(JSON.stringify({ ...rest, change: change !== undefined }))
  const vectors = new Float32Array(change ? [...level, ...change] : level)
  const bytes = new Uint8Array(head.length + 1 + vectors.byteLength)
  bytes.set(head)
  bytes.set(new Uint8Array(vectors.buffer), head.length + 1)
  return bytes
}

export function decode(bytes: Uint8Array): Observation {
  const zero = bytes.indexOf(0)
  const { change, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, zero)))
  const vectors = new Float32Array(bytes.slice(zero + 1).buffer)
  const size = MEASURES.length
  const level = Float64Array.from(vectors.subarray(0, size))
  return { ...head, level, ...(change && { change: Float64Array.from(vectors.subarray(size)) }) }
}
