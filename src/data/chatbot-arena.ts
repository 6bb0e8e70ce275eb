import { z } from 'zod'
import type { Message, SignalInput } from '../signal.ts'
import { boolean, id, instant, number } from './cells.ts'
import { conversation } from './messages.ts'
import { inOrder } from './order.ts'
import { type LoadOptions, signals, table } from './table.ts'

export interface ChatbotArenaOptions extends LoadOptions {
  readonly files: readonly string[]
}

const battle = z.object({
  question_id: id,
  model_a: z.string(),
  model_b: z.string(),
  winner: z.enum(['model_a', 'model_b', 'tie', 'tie (bothbad)']),
  judge: id,
  conversation_a: conversation,
  conversation_b: conversation,
  tstamp: instant,
  turn: number.nullish(),
  anony: boolean.nullish(),
  language: z.string().nullish(),
})
type Battle = z.output<typeof battle>

/**
 * Chatbot Arena conversations (Zheng et al. 2023, arXiv 2306.05685): a choice a vote, in time order for each
 * person (`judge`). Ties are left out. A vote is on two whole conversations with the same messages of the person:
 * these are the context, the answers of each side, joined by an empty line, the options.
 *
 * Reads the files twice; memory holds rows only while they wait for an earlier one of the same person.
 *
 * @throws InvalidInputError for a missing file or column, and without `onBad` a bad row.
 */
export function chatbotArena(options: ChatbotArenaOptions): AsyncIterable<SignalInput> {
  const read = (inner: LoadOptions) => table(options.files, battle, inner)
  const at = ({ tstamp }: Battle) => Date.parse(tstamp)
  return signals(inOrder(read, { person: (row) => row.judge, at }, options), choice, options)
}

function choice(row: Battle): SignalInput[] {
  if (row.winner.startsWith('tie')) return []
  const a = { model: row.model_a, text: answers(row.conversation_a) }
  const b = { model: row.model_b, text: answers(row.conversation_b) }
  const [won, lost] = row.winner === 'model_a' ? [a, b] : [b, a]
  const meta = {
    set: 'chatbot-arena',
    pairId: row.question_id,
    turns: row.turn ?? null,
    anony: row.anony ?? null,
    language: row.language ?? null,
    chosenModel: won.model,
    rejectedModel: lost.model,
  }
  const context = row.conversation_a.filter((message) => message.role !== 'assistant')
  const { judge: person, tstamp } = row
  return [{ kind: 'choice', person, at: tstamp, context, chosen: won.text, rejected: lost.text, meta }]
}

const answers = (messages: readonly Message[]): string =>
  messages
    .filter((message) => message.role === 'assistant')
    .map((message) => message.content)
    .join('\n\n')
