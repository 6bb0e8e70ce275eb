import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { type Voice, voice } from './voice.ts'

const VERSION = 1
const numbers = z.array(z.number()).transform((list) => Float64Array.from(list))
const family = z.object({ mean: numbers, within: numbers, between: numbers })
const head = z.looseObject({ format: z.literal('penchant.voice'), version: z.int().positive() })
const saved = z.object({
  words: z.array(z.int().nonnegative()),
  whitening: z.object({ mean: numbers, scale: numbers, factor: numbers }),
  families: z.tuple([family, family]),
  worth: numbers,
  rivals: z.array(
    z.object({ person: z.string(), prints: z.array(z.object({ weights: numbers, constant: z.number() })) }),
  ),
})

/** A voice as JSON, with a version. It holds other people's prints: who is to be forgotten needs a new fit. */
export const saveVoice = ({ model }: Voice): unknown =>
  JSON.parse(
    JSON.stringify({ format: 'penchant.voice', version: VERSION, ...model }, (_, value) =>
      value instanceof Float64Array ? [...value] : value,
    ),
  )

/**
 * The voice that `saveVoice` wrote, exactly.
 *
 * @throws InvalidInputError naming what is wrong; StoreVersionError when a newer Penchant wrote it.
 */
export function loadVoice(json: unknown): Voice {
  const known = head.safeParse(json)
  if (!known.success) throw new InvalidInputError('voice', json, 'give what saveVoice returned')
  if (known.data.version > VERSION) throw new StoreVersionError('voice', known.data.version, VERSION)
  const read = saved.safeParse(json)
  if (read.success) return voice(read.data)
  const { path, message } = read.error.issues[0]!
  throw new InvalidInputError(`voice.${path.join('.')}`, json, `${message}; give what saveVoice returned`)
}
