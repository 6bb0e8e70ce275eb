import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { digest } from '../signal.ts'
import { MEASURES } from '../text/measures.ts'
import { STRENGTHS } from './taste.strength.ts'
import { type Own, type Taste, type TasteOptions, tasteOf } from './taste.ts'

const FORMAT = 'penchant.taste'
const VERSION = 1
/** Numbers mean something only next to the measures they were fitted on. */
const MEASURED = digest(MEASURES.map(({ name }) => name))

const numbers = z.array(z.number())
const measures = numbers.length(MEASURES.length)
const schema = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  measures: z.string(),
  axes: z.object({
    mean: measures,
    deviation: z.array(z.number().nonnegative()).length(MEASURES.length),
    directions: numbers.refine((all) => all.length % MEASURES.length === 0, 'give whole directions'),
  }),
  weights: measures,
  effects: z.record(z.string().regex(/^[0-9a-f]{24}$/), z.number()),
  evidence: numbers.length(STRENGTHS.length),
  scale: z.number().nonnegative(),
  foretold: z.array(z.number().min(0).max(1)),
})
const head = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive(), measures: z.string() })

/**
 * The taste as versioned JSON, about 0.4 MB and 50 bytes a text that was voted on. No text stands in it and no person; but
 * whoever has a text can tell that it was voted on, and how it was liked.
 */
export function saveTaste({ fitted }: Taste): string {
  const effects = Object.fromEntries(fitted.effects)
  return `${JSON.stringify({ format: FORMAT, version: VERSION, measures: MEASURED, ...fitted, effects })}\n`
}

/**
 * Reads what `saveTaste` wrote: the same odds, for texts that were voted on and for others.
 *
 * @throws InvalidInputError naming what is wrong, or that the measures of style have changed since; StoreVersionError
 * when a newer Penchant wrote it.
 */
export function loadTaste(json: string, options: TasteOptions = {}): Taste {
  const value = parsed(json)
  const known = head.safeParse(value)
  if (!known.success) throw new InvalidInputError('taste', json.slice(0, 80), 'give what saveTaste wrote')
  if (known.data.version > VERSION) throw new StoreVersionError('saved taste', known.data.version, VERSION)
  if (known.data.measures !== MEASURED)
    throw new InvalidInputError(
      'taste.measures',
      known.data.measures,
      'its measures of style are gone; fit again',
    )
  const read = schema.safeParse(value)
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw new InvalidInputError(`taste.${path.join('.')}`, undefined, `${message}; give what saveTaste wrote`)
  }
  const { axes, weights, effects, evidence, scale, foretold } = read.data
  return tasteOf(
    { axes, weights, effects: new Map(Object.entries(effects)), evidence, scale, foretold },
    options,
  )
}

/** What is known of a person, 130 numbers in 520 bytes: state, then strength. Odds keep about six digits. */
export const packState = ({ state, strength }: Own): Float32Array =>
  Float32Array.of(...state, strength.shape, strength.broad)

/** The person a packed state is, under the taste it was made with. @throws InvalidInputError for another length. */
export function unpackState(taste: Taste, packed: Float32Array): Own {
  const { size } = taste.person([]).reward
  if (packed.length !== size + 2)
    throw new InvalidInputError('packed', `${packed.length} numbers`, `give what packState made: ${size + 2}`)
  const [shape, broad] = packed.subarray(size)
  return taste.own(Float64Array.from(packed.subarray(0, size)), { shape: shape!, broad: broad! })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new InvalidInputError('taste', json.slice(0, 80), `give JSON; ${(error as Error).message}`)
  }
}
