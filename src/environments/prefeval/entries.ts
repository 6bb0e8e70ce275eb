import { InvalidInputError } from '../../errors.ts'
import type { Message } from '../../signal.ts'

/** How a preference came up: said outright, shown by picking an option, or mentioned by the way while talking of other things. */
export const FORMS = ['explicit', 'implicit-choice', 'implicit-persona'] as const
export type Form = (typeof FORMS)[number]

/** A message of the user's and the answer to it: what the paper calls a turn. */
export type Exchange = readonly [user: Message, assistant: Message]

/** A made-up user with one preference, and a question that tempts one to break it. */
export interface PrefEvalEntry {
  readonly id: string
  /** One of the paper's twenty: "travel_hotel". */
  readonly topic: string
  /** In the user's words. In the implicit forms it is never said like this, and no agent sees it. */
  readonly preference: string
  readonly question: string
  /** In which the preference shows. */
  readonly conversation: readonly Message[]
  /** Of the multiple choice. Apart, because the source puts the right one first in every row: nothing may go by its place. */
  readonly options?: { readonly right: string; readonly wrong: readonly string[] }
}

export interface PrefEvalData {
  readonly form: Form
  readonly entries: readonly PrefEvalEntry[]
  /** Unrelated exchanges to put between preference and question, in the source's order. */
  readonly filler: readonly Exchange[]
}

/**
 * The conversation before the question: the one in which the preference shows, then the first `turns` unrelated exchanges,
 * the same for every entry, as in the released code.
 *
 * @throws InvalidInputError for more turns than there are.
 */
export function conversationOf(
  { conversation }: PrefEvalEntry,
  filler: readonly Exchange[],
  turns: number,
): readonly Message[] {
  if (turns > filler.length)
    throw new InvalidInputError(
      'turns',
      turns,
      `give ${filler.length} at most: there are no more unrelated ones`,
    )
  return [...conversation, ...filler.slice(0, turns).flat()]
}

/** Messages by twos. @throws InvalidInputError where the two do not take turns. */
export function exchanges(place: string, messages: readonly Message[]): readonly Exchange[] {
  const pairs = Array.from({ length: Math.ceil(messages.length / 2) }, (_, i) =>
    messages.slice(2 * i, 2 * i + 2),
  )
  return pairs.map(([user, assistant]) => {
    if (user?.role !== 'user' || assistant?.role !== 'assistant')
      throw new InvalidInputError(
        place,
        [user?.role, assistant?.role],
        'give messages of user and assistant in turn, an answer last',
      )
    return [user, assistant]
  })
}

/** What is answered to a preference that is said outright. In the paper the model tested answers; this favours none and costs no call. */
const NOTED = 'Noted.'

export const saidOutright = (preference: string): readonly Message[] => [
  { role: 'user', content: preference },
  { role: 'assistant', content: NOTED },
]
