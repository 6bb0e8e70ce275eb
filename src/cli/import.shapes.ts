import { InvalidInputError } from '../errors.ts'
import type { Documents } from './import.documents.ts'

export interface Defaults {
  readonly kind?: string
  readonly person?: string
  readonly task?: string
}

type Fields = Record<string, unknown>

/** The fields that make a kind, the telling ones first. */
const TELLING: readonly (readonly [kind: string, ...fields: string[]])[] = [
  ['edit', 'draft', 'final'],
  ['choice', 'chosen', 'rejected'],
  ['rating', 'response', 'rating'],
  ['followUp', 'response', 'message'],
  ['outcome', 'query', 'prompt', 'success'],
  ['sample', 'text'],
]
/** Fields that hold a text; each may also be a message or name a document. */
const TEXTS = ['text', 'draft', 'final', 'chosen', 'rejected', 'response', 'message', 'query', 'prompt']

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a row says, as input for `parseSignal`. Takes our own shape, and the shapes public data comes in:
 * userId for person, messages for texts, documents by id, nested meta, a stated preference, a conversation.
 */
export function signalsOf(row: unknown, defaults: Defaults, documents: Documents): readonly Fields[] {
  if (!isRecord(row)) throw new InvalidInputError('line', row, 'give one JSON object a line')
  if (Array.isArray(row.conversation) && row.kind === undefined) return conversation(row, defaults)
  if (typeof row.preference === 'string' && row.kind === undefined)
    return [{ kind: 'statement', ...about(row, defaults), text: row.preference }]
  const { userId, id, ...rest } = row
  const kind = row.kind ?? defaults.kind ?? TELLING.find(([, ...names]) => names.every((n) => n in row))?.[0]
  if (kind === undefined)
    throw new InvalidInputError(
      'kind',
      undefined,
      'give one in the line or with --kind; its fields tell none',
    )
  const signal: Fields = { ...rest, kind }
  const person = row.person ?? userId ?? defaults.person
  if (person !== undefined) signal.person = person
  if (row.task === undefined && defaults.task !== undefined) signal.task = defaults.task
  // Ours is a hash of the rest; anybody else's is kept where it does not count as a field.
  if (id !== undefined && row.kind === undefined)
    signal.meta = { id, ...(isRecord(row.meta) ? row.meta : {}) }
  // Logs mostly say whether it worked, not how far.
  if (typeof row.success === 'boolean') signal.success = Number(row.success)
  for (const field of TEXTS) if (isRecord(row[field])) signal[field] = textOf(field, row[field], documents)
  if (isRecord(row.source) && typeof row.source.documentId === 'string') signal.source = row.source.documentId
  if (isRecord(signal.meta)) {
    const { reason, ...meta } = signal.meta
    const takesReason = kind === 'choice' || kind === 'rating'
    if (takesReason && typeof reason === 'string' && reason !== '') signal.reason ??= reason
    signal.meta = flat(takesReason ? meta : signal.meta)
  }
  return [signal]
}

function textOf(field: string, value: Fields, documents: Documents): unknown {
  if (typeof value.content === 'string') return value.content
  return typeof value.documentId === 'string' ? documents.text(field, value.documentId) : value
}

/** Person, task and meta of a row whose id stands for its person. */
function about({ id, userId, person, topic, task }: Fields, defaults: Defaults): Fields {
  return {
    person: person ?? userId ?? defaults.person ?? id,
    ...((task ?? defaults.task) !== undefined && { task: task ?? defaults.task }),
    ...(typeof topic === 'string' && { meta: { topic } }),
  }
}

/** One follow-up for each message of the user that comes after an answer. */
function conversation(row: Fields, defaults: Defaults): readonly Fields[] {
  const turns = row.conversation as readonly unknown[]
  if (
    !turns.every((t): t is { role: string; content: string } => isRecord(t) && typeof t.content === 'string')
  )
    throw new InvalidInputError('conversation', turns, 'give a list of {role, content}')
  return turns.flatMap((turn, i) => {
    const answer = turns[i - 1]
    if (turn.role !== 'user' || answer?.role !== 'assistant') return []
    const context = turns.slice(0, i - 1).map(({ role, content }) => ({ role, content }))
    return [
      { kind: 'followUp', ...about(row, defaults), context, response: answer.content, message: turn.content },
    ]
  })
}

/** Meta holds scalars only: what lies deeper gets a dotted name, a list its JSON. */
function flat(meta: Fields, prefix = ''): Fields {
  const out: Fields = {}
  for (const [key, value] of Object.entries(meta)) {
    if (isRecord(value)) Object.assign(out, flat(value, `${prefix}${key}.`))
    else out[prefix + key] = Array.isArray(value) ? JSON.stringify(value) : value
  }
  return out
}
