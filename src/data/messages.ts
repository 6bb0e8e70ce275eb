import { z } from 'zod'
import type { Message } from '../signal.ts'
import { unpacked } from './cells.ts'

/** The names public sets give to who speaks. */
const ROLES: Readonly<Record<string, Message['role']>> = {
  system: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  model: 'assistant',
  gpt: 'assistant',
  agent: 'assistant',
}

export const role = z.string().transform((name, context) => {
  const found = ROLES[name.toLowerCase()]
  if (found !== undefined) return found
  context.addIssue({ code: 'custom', message: `use one of ${Object.keys(ROLES).join(', ')}` })
  return z.NEVER
})

const spoken = z.union(
  [
    z.object({ role, content: z.string() }),
    z
      .object({ from: role, value: z.string() })
      .transform(({ from, value }) => ({ role: from, content: value })),
  ],
  { error: 'give {role, content} or {from, value}' },
)

/** Messages without a word carry nothing and are not allowed in a signal's context. */
export const worded = (messages: readonly Message[]): Message[] =>
  messages.filter(({ content }) => content.trim() !== '')

/** A list of messages. Those without a word are left out. */
export const conversation = z.preprocess(unpacked, z.array(spoken)).transform(worded)

/** The text of an answer, given as text, as a message, or as messages, which are joined by an empty line. */
export const answer = z.union(
  [
    z.preprocess(unpacked, spoken).transform(({ content }) => content),
    conversation.transform((messages) => messages.map(({ content }) => content).join('\n\n')),
    z.string(),
  ],
  { error: 'give a message or its text' },
)
