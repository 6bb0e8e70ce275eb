import type { Message, SignalInput } from '../signal.ts'
import type { RatedAnswer, RatedConversation, RatedTurn } from './prism.turns.ts'

/** Scores run from 1 to 100; a person sees a slider and no number (codebook, "score"). */
const SCALE = 100

/** The choices of a conversation, turn by turn, and the feedback on it. `gap` is a share of the scale. */
export function conversationSignals(conversation: RatedConversation, gap: number): SignalInput[] {
  const history: Message[] = []
  const out: SignalInput[] = []
  let last: { readonly context: Message[]; readonly response: string } | undefined
  for (const turn of conversation.turns) {
    const context = [...history, { role: 'user' as const, content: turn.prompt }]
    out.push(...choices(conversation, turn, context, gap))
    history.push(context.at(-1)!)
    const kept = continued(turn.answers)
    if (kept === undefined) continue
    last = { context, response: kept.text }
    history.push({ role: 'assistant', content: kept.text })
  }
  const { person, at, feedback: message } = conversation
  if (last !== undefined && message !== undefined)
    out.push({
      kind: 'followUp',
      person,
      at,
      ...last,
      message,
      meta: { ...origin(conversation), field: 'open_feedback' },
    })
  return out
}

const origin = ({ id, type }: RatedConversation) => ({ set: 'prism', conversation: id, type })

function choices(
  conversation: RatedConversation,
  { turn, answers }: RatedTurn,
  context: Message[],
  gap: number,
): SignalInput[] {
  const { id, person, at } = conversation
  return pairs(answers).flatMap(([a, b]) => {
    const [better, worse] = a.score > b.score ? [a, b] : [b, a]
    const strength = (better.score - worse.score) / SCALE
    if (strength === 0 || strength < gap) return []
    const meta = {
      ...origin(conversation),
      turn,
      pairId: `${id}:${turn}:${a.within}-${b.within}`,
      chosenModel: better.model,
      rejectedModel: worse.model,
      chosenScore: better.score,
      rejectedScore: worse.score,
    }
    return [
      { kind: 'choice', person, at, context, chosen: better.text, rejected: worse.text, strength, meta },
    ]
  })
}

const pairs = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const))

/** The answer the conversation went on from: the one marked, else the best. Of equal scores one was drawn. */
const continued = (answers: readonly RatedAnswer[]): RatedAnswer | undefined =>
  answers.find((answer) => answer.chosen) ?? answers.toSorted((a, b) => b.score - a.score)[0]
