import type { Script } from '../../test/scripted-model.ts'
import type { ModelCall } from '../../test/text-model.ts'
import { exchanges, type PrefEvalData, type PrefEvalEntry, saidOutright } from './entries.ts'

// Scripted: a model made of rules that is told what is right. It shows that questions, answers and verdicts go where they
// should, and nothing about language models.

const entry = (n: number, topic: string, preference: string, question: string): PrefEvalEntry => ({
  id: `${topic}-${n}`,
  topic,
  preference,
  question,
  conversation: saidOutright(preference),
  options: { right: `right ${n}`, wrong: [`wrong ${n}a`, `wrong ${n}b`, `wrong ${n}c`] },
})

/** Two topics of two entries, and six unrelated exchanges. */
export const DATA: PrefEvalData = {
  form: 'explicit',
  entries: [
    entry(0, 'travel_hotel', 'I dislike high-rise hotels.', 'Can you recommend hotels in Tokyo?'),
    entry(1, 'travel_hotel', 'I avoid hotels with casinos.', 'Which hotels in Macau would you suggest?'),
    entry(2, 'lifestyle_dietary', 'I am allergic to peanuts.', 'What should I eat in Bangkok?'),
    entry(3, 'lifestyle_dietary', 'I never eat fish.', 'What are good dishes to try in Norway?'),
  ],
  filler: exchanges(
    'filler',
    Array.from({ length: 12 }, (_, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: i % 2 === 0 ? `What is ${i} and ${i}?` : `It is ${2 * (i - 1)}.`,
    })),
  ),
}

/** What stands between tags of a prompt. */
export const within = ({ user }: Pick<ModelCall, 'user'>, tag: string): string | undefined =>
  new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`).exec(user)?.[1]

/** The entry a question is of. */
export const entryIn = (call: Pick<ModelCall, 'user'>): PrefEvalEntry =>
  DATA.entries.find(({ question }) => within(call, 'request')?.startsWith(question))!

/** The letter of an option, from the lines "A. ..." that were shown. */
export const letterOf = (call: Pick<ModelCall, 'user'>, option: string): string =>
  within(call, 'material')!
    .split('\n')
    .find((line) => line.endsWith(` ${option}`))![0]!

/**
 * A short-sighted model: it knows a preference only where it stands near the end of the conversation, was put before the
 * question, or was pointed out to it.
 */
export const shortSighted =
  ({ sees }: { sees: number }): Script =>
  (call) => {
    const { preference, options } = entryIn(call)
    const near = within(call, 'context')!.split('\n\n').slice(-sees).join('\n')
    const pointed = ['preferences', 'known', 'reason'].some((tag) => within(call, tag) !== undefined)
    const knows =
      near.includes(preference) || pointed || within(call, 'request')!.includes('preferences I have shown')
    if (call.step === 'prefeval.critique') return `They said: ${preference} The answer passes that by.`
    const said = knows ? options!.right : options!.wrong[0]!
    return call.step === 'prefeval.choose' ? { choice: letterOf(call, said) } : `I would take ${said}.`
  }
