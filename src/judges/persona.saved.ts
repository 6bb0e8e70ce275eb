import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { unsafe } from '../text/safe.ts'
import type { PersonaModel } from './persona.ts'

const FORMAT = 'penchant.persona'
const VERSION = 1

const demonstration = z.object({
  id: z.string(),
  context: z.string().optional(),
  a: z.string(),
  b: z.string(),
  chosen: z.enum(['A', 'B']),
  reason: z.string().optional(),
})
const share = z.number().min(0).max(1)
const count = z.int().nonnegative()

const schema: z.ZodType<PersonaModel> = z.object({
  person: z.string(),
  persona: z.string().optional(),
  sources: z.array(z.string()),
  demonstrations: z.array(demonstration),
  score: share.optional(),
  heldOut: count,
  tried: z.array(z.object({ name: z.string(), size: count, judged: count, score: share.optional() })),
  calls: count,
  unread: count,
  skipped: z.array(z.string()),
  fallback: z.string().optional(),
})

/** The model as versioned JSON. It holds the person's texts and ids: keep it as you keep these. */
export const savePersona = (model: PersonaModel): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, ...model }, undefined, 2)}\n`

/**
 * Reads what `savePersona` wrote, and trusts it no more than a model's answer: a persona that speaks to the system is
 * refused.
 *
 * @throws InvalidInputError naming what is wrong; StoreVersionError when a newer Penchant wrote it.
 */
export function loadPersona(json: string): PersonaModel {
  const read = parsed(json)
  if (read?.format !== FORMAT)
    throw new InvalidInputError('format', read?.format, `give what savePersona wrote (${FORMAT})`)
  if (!(Number.isInteger(read.version) && (read.version as number) >= 1))
    throw new InvalidInputError('version', read.version, 'give what savePersona wrote')
  if ((read.version as number) > VERSION)
    throw new StoreVersionError('saved persona', read.version as number, VERSION)
  const result = schema.safeParse(read)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new InvalidInputError(issue!.path.join('.'), valueAt(read, issue!.path), issue!.message)
  }
  for (const line of result.data.persona?.split('\n') ?? []) {
    const fault = unsafe(line)
    if (fault !== undefined) throw new InvalidInputError('persona', line, `take this line out: it ${fault}`)
  }
  return result.data
}

function parsed(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch (error) {
    throw new InvalidInputError('json', json, `give JSON; ${(error as Error).message}`)
  }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value)
