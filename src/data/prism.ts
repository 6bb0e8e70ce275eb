import { InvalidInputError } from '../errors.ts'
import type { SignalInput } from '../signal.ts'
import { inOrder } from './order.ts'
import { fromConversations, fromUtterances } from './prism.conversations.ts'
import { conversationSignals } from './prism.pairs.ts'
import { surveySignals } from './prism.survey.ts'
import type { RatedConversation } from './prism.turns.ts'
import { type Entry, type LoadOptions, signals } from './table.ts'

export interface PrismOptions extends LoadOptions {
  /** conversations.jsonl: ratings, times and the feedback after each conversation. */
  readonly conversations?: string
  /** utterances.jsonl: the same ratings, one a row. Given, the ratings are taken from here. */
  readonly utterances?: string
  /** survey.jsonl: what people said of themselves beforehand. */
  readonly survey?: string
  /** Least difference of two scores that makes a pair, as a share of the scale of 100. Default 0.1. */
  readonly gap?: number
}

/**
 * PRISM (Kirk et al. 2024, arXiv 2404.16019): statements from the survey; then, in time order for each person, a
 * choice for every two answers of a turn whose scores are a gap apart, and the feedback on the conversation as a
 * follow-up of its last answer. `strength` is the difference of the scores over 100.
 *
 * Reads the conversations twice, utterances four times; memory holds conversations only while they wait for an
 * earlier one of the same person or for the rest of their rows, beside utterances also every feedback.
 *
 * @throws InvalidInputError for a missing file or column, a gap outside 0 to 1, and without `onBad` a bad row.
 */
export async function* prism(options: PrismOptions): AsyncIterable<SignalInput> {
  const { conversations, utterances, survey, gap = 0.1 } = options
  if (!(gap >= 0 && gap <= 1)) throw new InvalidInputError('gap', gap, 'give a share from 0 to 1')
  if (survey !== undefined) yield* surveySignals(survey, options)
  const read = rated(conversations, utterances)
  if (read === undefined) {
    if (survey !== undefined) return
    throw new InvalidInputError('files', [], 'give the conversations, the utterances or the survey')
  }
  const ordered = inOrder(read, { person: (c) => c.person, at: (c) => Date.parse(c.at ?? EARLY) }, options)
  yield* signals(ordered, (conversation) => conversationSignals(conversation, gap), options)
}

/** Without times the order of the file is all there is. */
const EARLY = '1970-01-01T00:00:00Z'

type Read = (options: LoadOptions) => AsyncIterable<Entry<RatedConversation>>

function rated(conversations: string | undefined, utterances: string | undefined): Read | undefined {
  if (utterances !== undefined) return (options) => fromUtterances(utterances, conversations, options)
  if (conversations !== undefined) return (options) => fromConversations(conversations, options)
  return undefined
}
