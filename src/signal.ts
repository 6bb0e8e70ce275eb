import { createHash } from 'node:crypto'
import { z } from 'zod'
import { InvalidInputError } from './errors.ts'

/** Longest text a signal may carry, in UTF-16 units. Longer input is refused, never cut. */
export const MAX_TEXT = 200_000

const text = z.string().min(1, 'must not be empty').max(MAX_TEXT, `must have at most ${MAX_TEXT} characters`)
const share = z.number().min(0, 'give a number from 0 to 1').max(1, 'give a number from 0 to 1')
/** To an address, these two are a folder and the one above it. */
export const reachable = (name: string): boolean => name !== '.' && name !== '..'
export const UNREACHABLE = 'give another name: no address could lead to this one'

const name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(256, 'must have at most 256 characters')
  .refine(reachable, UNREACHABLE)

const message = z.object({ role: z.enum(['system', 'user', 'assistant']), content: text })

const base = {
  person: name,
  /** ISO time. Given: part of the signal's identity. Left out: the clock fills it in, and it is not. */
  at: z.iso.datetime({ offset: true, error: 'must be an ISO time such as 2026-01-31T09:30:00Z' }).optional(),
  /** A short label or the instruction itself: "email", "Summarise this article". */
  task: text.optional(),
  /** What the text was made from: a document's id, or its text. Same task and source: same material. */
  source: text.optional(),
  context: z.array(message).max(200, 'must have at most 200 messages').optional(),
  meta: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
}
const optionalPerson = { ...base, person: name.optional() }

const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sample'), ...base, text }),
  z.strictObject({ kind: z.literal('edit'), ...base, draft: text, final: text }),
  z.strictObject({
    kind: z.literal('choice'),
    ...base,
    chosen: text,
    rejected: text,
    /** How much better, 0 to 1. */
    strength: share.optional(),
    reason: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('rating'),
    ...base,
    response: text,
    rating: z.number(),
    /** Lowest and highest mark that could be given. */
    scale: z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, 'must be [lowest, highest]'),
    reason: text.optional(),
  }),
  z.strictObject({ kind: z.literal('followUp'), ...base, response: text, message: text }),
  z.strictObject({ kind: z.literal('statement'), ...base, text }),
  z.strictObject({
    kind: z.literal('outcome'),
    ...optionalPerson,
    query: text,
    prompt: text,
    /** 0 failed, 1 succeeded, or anything between. */
    success: share,
  }),
])

export type Message = Readonly<z.infer<typeof message>>
/** What a caller hands in: a signal without its id. */
export type SignalInput = z.input<typeof schema>
/** Something a person did. A pure value; two equal inputs have the same id. */
export type Signal = Readonly<z.output<typeof schema> & { id: string; at: string }>
export type SignalKind = Signal['kind']
export type SignalOf<K extends SignalKind> = Extract<Signal, { kind: K }>

/** JSON Schema of {@link SignalInput}, for forms and other languages. */
export const signalJsonSchema = (): object => z.toJSONSchema(schema, { io: 'input' })

/**
 * Checks one signal and gives it its id: a hash of everything the caller handed in, so the same signal
 * observed twice is one signal.
 *
 * @throws InvalidInputError naming the field, the value and the remedy.
 */
export function parseSignal(input: unknown, now: Date): Signal {
  const result = schema.safeParse(input, { error: explain })
  if (!result.success) {
    const issue = result.error.issues[0]!
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
    throw new InvalidInputError(path.join('.') || 'signal', valueAt(input, path), issue.message)
  }
  // The same moment written in another time zone is the same signal.
  const at = result.data.at && new Date(result.data.at).toISOString()
  const value = { ...result.data, at }
  if (value.kind === 'rating' && (value.rating < value.scale[0] || value.rating > value.scale[1]))
    throw new InvalidInputError(
      'rating',
      value.rating,
      `give a number within scale ${JSON.stringify(value.scale)}`,
    )
  return { ...value, id: digest(value), at: at ?? now.toISOString() }
}

/** Twenty-four hex digits of SHA-256 over the value's canonical JSON (keys sorted). */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 24)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/**
 * Key of "the same task on the same material": signals of two people with equal keys answer the same
 * question and can be set against each other. An edit's material is its draft.
 */
export function material(signal: Signal): string {
  const draft = signal.kind === 'edit' ? signal.draft : undefined
  return digest({ task: signal.task, source: signal.source, context: signal.context, draft })
}

/** The texts a signal holds, by field: what evidence may quote and what `forget` must erase. */
export function texts(signal: Signal): Readonly<Record<string, string>> {
  switch (signal.kind) {
    case 'sample':
    case 'statement':
      return { text: signal.text }
    case 'edit':
      return { draft: signal.draft, final: signal.final }
    case 'choice':
      return {
        chosen: signal.chosen,
        rejected: signal.rejected,
        ...(signal.reason && { reason: signal.reason }),
      }
    case 'rating':
      return { response: signal.response, ...(signal.reason && { reason: signal.reason }) }
    case 'followUp':
      return { response: signal.response, message: signal.message }
    case 'outcome':
      return { query: signal.query, prompt: signal.prompt }
  }
}

const kinds = ['sample', 'edit', 'choice', 'rating', 'followUp', 'statement', 'outcome']

function explain(issue: {
  code?: string
  expected?: unknown
  input?: unknown
  keys?: unknown
  discriminator?: unknown
}): string | undefined {
  if (issue.code === 'invalid_union')
    return issue.discriminator ? `use one of ${kinds.join(', ')}` : 'give text, a number, true, false or null'
  if (issue.code === 'unrecognized_keys')
    return `remove ${(issue.keys as string[]).join(', ')} or put it into meta`
  if (issue.code === 'invalid_type') {
    const wanted = `${/^[aeiou]/.test(String(issue.expected)) ? 'an' : 'a'} ${issue.expected}`
    return issue.input === undefined ? `give ${wanted}` : `give ${wanted} instead`
  }
  return undefined
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
  return value
}
