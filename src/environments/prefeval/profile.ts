import { followUp } from '../../learners/follow-up.ts'
import { stated } from '../../learners/stated.ts'
import { createPenchant } from '../../penchant.ts'
import type { Profile } from '../../preference.ts'
import { promptBlock } from '../../prompt.ts'
import type { Message, SignalInput } from '../../signal.ts'
import { memoryStore } from '../../stores/memory.ts'
import type { Question } from './answer.prompt.ts'

const PERSON = 'user'
const SOME_TIME = new Date(Date.UTC(2026, 0, 1))

/**
 * What the user of a conversation prefers, as a product would learn it without a model: what they say first is a
 * statement, what they say after an answer a follow-up.
 */
function learned(conversation: readonly Message[]): Promise<Profile> {
  return profileOf(conversation.flatMap((said, i) => (said.role === 'user' ? [signal(conversation, i)] : [])))
}

/** A profile by `stated` and `followUp`, both by rules. */
export async function profileOf(signals: readonly SignalInput[]): Promise<Profile> {
  const penchant = createPenchant({
    store: memoryStore(),
    learners: [stated(), followUp()],
    clock: () => SOME_TIME,
  })
  await penchant.observe(signals)
  await penchant.learn(PERSON)
  return penchant.profile(PERSON)
}

/** What a person says by itself. */
export const statement = (text: string): SignalInput => ({ kind: 'statement', person: PERSON, text })

/** The block of what was learned that goes with a question. Empty where nothing does. */
export async function told({ conversation, question }: Question): Promise<string> {
  return promptBlock(await learned(conversation), { context: question }).text
}

/** Context of a follow-up: the exchange before it, which is as far back as learners look. */
const BACK = 2

function signal(conversation: readonly Message[], i: number): SignalInput {
  const message = conversation[i]!.content
  const answer = conversation[i - 1]
  if (answer === undefined) return statement(message)
  const context = conversation.slice(Math.max(0, i - 1 - BACK), i - 1)
  return { kind: 'followUp', person: PERSON, response: answer.content, message, context: [...context] }
}
