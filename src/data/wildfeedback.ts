import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import type { Message, SignalInput } from '../signal.ts'
import { number } from './cells.ts'
import { answer, conversation, role, worded } from './messages.ts'
import { type Entry, type LoadOptions, report, signals, table } from './table.ts'

export interface WildFeedbackOptions extends LoadOptions {
  /** sat_dsat_annotation.json: conversations, one message a row, with marks of satisfaction. */
  readonly annotations?: string
  /** wildfeedback.json: pairs of answers. */
  readonly pairs?: string
}

const utterance = z.looseObject({ UtteranceId: number, Role: role, Content: z.string() })
type Utterance = z.output<typeof utterance>

const pair = z.object({ conversations: conversation, chosen: answer, rejected: answer })

/**
 * WildFeedback (Shi et al. 2024, arXiv 2408.15549): a follow-up for each message of a person after an answer, with
 * the marks both carry in `meta` under the names the file gives them; then a choice a pair. The marks are a
 * language model's, and so is part of the preferred answers: neither was given by the person.
 *
 * The set does not tell who is who, so every conversation and every pair stands as a person of its own. Reads once;
 * memory holds one conversation.
 *
 * @throws InvalidInputError for a missing file or column, and without `onBad` a bad row.
 */
export async function* wildFeedback(options: WildFeedbackOptions): AsyncIterable<SignalInput> {
  const { annotations, pairs } = options
  if (annotations === undefined && pairs === undefined)
    throw new InvalidInputError('files', [], 'give the annotations or the pairs')
  if (annotations !== undefined)
    yield* signals(followUps(annotations, options), (signal) => [signal], options)
  if (pairs !== undefined) yield* signals(table([pairs], pair, options), choice, options)
}

/** A conversation begins where UtteranceId is 0. After a row that is missing, the rest of it has lost its context. */
async function* followUps(file: string, options: LoadOptions): AsyncIterable<Entry<SignalInput>> {
  let said: Utterance[] = []
  let start = 0
  for await (const { line, row } of table([file], utterance, options)) {
    if (row.UtteranceId === 0) {
      said = []
      start = line
    }
    if (row.UtteranceId !== said.length) {
      const remedy = `number ${said.length} of its conversation is missing or bad`
      report(options, file, line, new InvalidInputError('UtteranceId', row.UtteranceId, remedy))
      continue
    }
    const response = said.at(-1)
    said.push(row)
    if (row.Role !== 'user' || response?.Role !== 'assistant') continue
    const signal: SignalInput = {
      kind: 'followUp',
      person: `conversation-${start}`,
      context: worded(said.slice(0, -2).map(messageOf)),
      response: response.Content,
      message: row.Content,
      meta: {
        set: 'wildfeedback',
        conversation: `conversation-${start}`,
        turn: row.UtteranceId / 2,
        ...marks('response', response),
        ...marks('message', row),
      },
    }
    yield { file, line, row: signal }
  }
}

const messageOf = ({ Role, Content }: Utterance): Message => ({ role: Role, content: Content })

const OWN = new Set(['UtteranceId', 'TurnId', 'Role', 'Content'])

type Scalar = string | number | boolean | null
const isScalar = (entry: [string, unknown]): entry is [string, Scalar] =>
  entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1])

/** Every other column as it stands: which of them an annotator filled differs between rows. */
const marks = (of: string, row: Utterance): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(isScalar)
      .filter(([column]) => !OWN.has(column))
      .map(([column, value]) => [`${of}.${column}`, value]),
  )

function choice(row: z.output<typeof pair>, { line }: Entry<unknown>): SignalInput[] {
  const { conversations: context, chosen, rejected } = row
  const meta = { set: 'wildfeedback', pairId: `pair-${line}` }
  return [{ kind: 'choice', person: `pair-${line}`, context, chosen, rejected, meta }]
}
