import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { boolean, id, instant, number, unpacked } from './cells.ts'
import { type RatedConversation, type RatedMessage, ratedMessage, turnsOf } from './prism.turns.ts'
import { type Entry, type LoadOptions, report, table } from './table.ts'

const about = {
  conversation_id: id,
  user_id: id,
  generated_datetime: instant,
  open_feedback: z.string().nullish(),
}
const conversation = z.object({
  ...about,
  conversation_type: z.string().nullish(),
  conversation_history: z.preprocess(unpacked, z.array(ratedMessage)),
})

const utterance = z.object({
  utterance_id: id,
  conversation_id: id,
  user_id: id,
  turn: number,
  within_turn_id: number,
  conversation_type: z.string().nullish(),
  user_prompt: z.string(),
  model_response: z.string(),
  model_name: z.string().nullish(),
  score: number,
  if_chosen: boolean,
})
type Utterance = z.output<typeof utterance>

/** conversations.jsonl, a conversation a row. */
export async function* fromConversations(
  file: string,
  options: LoadOptions,
): AsyncIterable<Entry<RatedConversation>> {
  for await (const { row, ...where } of table([file], conversation, options))
    yield { ...where, row: rated(row, end(row), row.conversation_history) }
}

/**
 * utterances.jsonl, an answer a row; times and feedback come from the conversations, if given. Reads the file
 * twice: a conversation is complete when as many of its rows were seen as were counted.
 */
export async function* fromUtterances(
  file: string,
  conversations: string | undefined,
  options: LoadOptions,
): AsyncIterable<Entry<RatedConversation>> {
  const ends = new Map<string, End>()
  if (conversations !== undefined)
    for await (const { row } of table([conversations], z.object(about), options))
      ends.set(row.conversation_id, end(row))
  const missing = new Map<string, number>()
  for await (const { row } of table([file], utterance, { onBad: () => {} }))
    missing.set(row.conversation_id, (missing.get(row.conversation_id) ?? 0) + 1)
  const open = new Map<string, RatedMessage[]>()
  for await (const { row, ...where } of table([file], utterance, options)) {
    const key = row.conversation_id
    if (conversations !== undefined && !ends.has(key)) {
      const remedy = `${conversations} does not hold it; give the conversations of these utterances`
      report(options, where.file, where.line, new InvalidInputError('conversation_id', key, remedy))
      continue
    }
    if (!open.has(key)) open.set(key, [])
    open.get(key)!.push(...messagesOf(row))
    missing.set(key, missing.get(key)! - 1)
    if (missing.get(key)! > 0) continue
    yield { ...where, row: rated(row, ends.get(key) ?? {}, open.get(key)!) }
    open.delete(key)
  }
}

type End = Pick<RatedConversation, 'at' | 'feedback'>

const end = (row: z.output<z.ZodObject<typeof about>>): End => ({
  at: row.generated_datetime,
  ...(row.open_feedback?.trim() && { feedback: row.open_feedback }),
})

const rated = (
  row: Pick<Utterance, 'conversation_id' | 'user_id' | 'conversation_type'>,
  ended: End,
  messages: readonly RatedMessage[],
): RatedConversation => ({
  id: row.conversation_id,
  person: row.user_id,
  type: row.conversation_type ?? null,
  ...ended,
  turns: turnsOf(messages),
})

function messagesOf(row: Utterance): RatedMessage[] {
  const { turn, within_turn_id, model_name, score, if_chosen } = row
  return [
    { turn, role: 'user', content: row.user_prompt },
    { turn, role: 'assistant', content: row.model_response, within_turn_id, model_name, score, if_chosen },
  ]
}
