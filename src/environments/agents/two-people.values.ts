import { listed, part } from '../../learners/asking.values.ts'
import { asker } from '../../model.ts'
import { localEmbedder } from '../../models/local-embedder.ts'
import { parseSignal } from '../../signal.ts'
import { type Script, type ScriptedModel, scriptedModel } from '../../test/scripted-model.ts'
import type { ModelCall } from '../../test/text-model.ts'
import type { Agent, AgentMeans, AgentRun } from '../agent.ts'
import type { Environment, Feedback, Task, User } from '../environment.ts'
import { live, type Round } from '../life.ts'
import type { SimulatedPerson } from '../person.ts'
import { type Retrieval, retriever } from '../retrieve.ts'
import type { Shown } from './example.ts'

// A world as small as can be: everybody has one word of their own and wants it in every text.

export const WORDS = ['zorble', 'quimby', 'wibble'] as const
export const FEEDBACKS: readonly Feedback[] = ['edit', 'sample']
const SUBJECTS = [
  'the roses in the garden by the wall',
  'the letters of the bank about its loans',
  'the boats',
]

const userOf = (i: number): User => ({
  id: `summary/${WORDS[i]}`,
  kind: 'summary',
  source: WORDS[i]!,
  preferences: [`say ${WORDS[i]} often`],
  keys: [],
})

/** People taking turns, each with so many tasks. */
export function smallWorld(feedback: Feedback, people = 2, laps = 4): Environment {
  const users = Array.from({ length: people }, (_, i) => userOf(i))
  const tasks = Array.from({ length: laps }, (_, lap) => users.map((user, i) => taskOf(user, i, lap))).flat()
  return { name: 'small', feedback, users, tasks: () => tasks }
}

const taskOf = (user: User, i: number, lap: number): Task => ({
  user,
  id: `${user.id} ${lap}`,
  document: `On morning ${lap} the board spoke of ${SUBJECTS[i]}, read ${lap + 2} papers on it and went home for lunch.`,
  instruction: 'Write a short summary of the article.',
  lap,
})

/** Wants their word, and leaves alone what has it. */
const personOf = ({ source }: User): SimulatedPerson => ({
  scripted: true,
  write: async ({ lap }) => `They met on day ${lap}, ${source} as ever, and then ${source} they went home.`,
  edit: async (_, draft) =>
    draft.includes(source) ? draft : `${draft} That is ${source}, and ${source} it stays.`,
})

const wordsIn = (text: string): readonly string[] => WORDS.filter((word) => text.includes(word))
const only = (a: string, b: string) => wordsIn(a).filter((word) => !wordsIn(b).includes(word))
const stating = (word: string, quote = word) => ({
  statement: `Say ${word} often`,
  trait: word,
  direction: 'more',
  measure: null,
  quote,
})
const number = (items: readonly string[], answer: (item: string) => 'A' | 'B' | 'same') => ({
  answers: items.map((item, i) => ({ statement: i + 1, fits: answer(item) })),
})

/** Sees the words and nothing else. Tells what it is told to do by the notes it is shown, not by who asks. */
export const reading: Script = (call) => {
  const read = (tag: string) => part(call, tag)
  switch (call.step) {
    case 'latent.infer':
      return {
        preference: wordsIn(call.user)
          .map((word) => `say ${word} often`)
          .join('; '),
      }
    case 'cipher.infer': {
      const [word] = only(read('edited'), read('draft'))
      return { phrase: word ? `say ${word} often` : '', quote: word ?? '' }
    }
    case 'cipher.aggregate':
      return { phrase: listed(call, 'phrases').join('; ') }
    case 'prose.infer': {
      const fresh = only(read('own'), `${read('other')} ${read('known')}`)
      return { differences: '', wrong: [], statements: fresh.map((word) => stating(word)) }
    }
    case 'prose.breakDown':
      return {
        statements: wordsIn(read('statements')).map((w) => stating(w, read('own').includes(w) ? w : '')),
      }
    case 'prose.verify':
      return {
        reason: '',
        score: wordsIn(read('statement')).some((w) => read('text').includes(w))
          ? 'strongly confirms'
          : 'neutral',
      }
    case 'prose.coalesce':
      return { statements: listed(call, 'statements').map((statement, i) => ({ statement, from: [i + 1] })) }
    case 'contrast': {
      const has = (tag: string, item: string) => wordsIn(item).some((word) => read(tag).includes(word))
      return number(listed(call, 'statements'), (item) =>
        has('text_a', item) === has('text_b', item) ? 'same' : has('text_a', item) ? 'A' : 'B',
      )
    }
    default:
      return text(call)
  }
}

/** A text for the material, with the words the notes name, and those of the texts shown. */
function text({ user }: ModelCall): string {
  const material = part({ user: user.slice(user.lastIndexOf('<material>')) }, 'material')
  const words = wordsIn(user.slice(0, user.lastIndexOf('<material>')))
  return `In short, ${material.slice(0, 60)} and so on. ${words.map((word) => `It was ${word}.`).join(' ')}`
}

/** Means as a run would give them; asking for the truth is an error unless it is given. */
export function meansFor(retrieval: Retrieval, truth?: AgentMeans['truth'], script: Script = reading) {
  const model = scriptedModel(script)
  const embedder = localEmbedder()
  const means: AgentMeans = {
    ask: asker(model),
    embedder,
    model,
    retrieval,
    retrieve: retriever(retrieval, embedder),
    examples: 5,
    truth:
      truth ??
      (() => {
        throw new Error('the truth was asked for')
      }),
  }
  return { model, means }
}

/** One round, with the steps the agent asked for, the control's apart. */
export interface Lived extends Round {
  readonly steps: readonly string[]
}

export async function lived(
  agent: Agent,
  environment: Environment,
  { model, means }: { readonly model: ScriptedModel; readonly means: AgentMeans },
): Promise<readonly Lived[]> {
  const rounds: Round[] = []
  const start = model.calls.length
  const ends: number[] = []
  const control: number[] = []
  const life = live({
    environment,
    kind: 'summary',
    seed: 1,
    agent: agent.begin(means),
    ask: means.ask,
    person: personOf,
    async control(work) {
      const from = model.calls.length
      try {
        return await work()
      } finally {
        for (let i = from; i < model.calls.length; i++) control.push(i)
      }
    },
  })
  for await (const round of life) {
    rounds.push(round)
    ends.push(model.calls.length)
  }
  return rounds.map((round, r) => ({
    ...round,
    steps: model.calls
      .map((call, i) => ({ step: call.step, i }))
      .filter(({ i }) => i >= (ends[r - 1] ?? start) && i < ends[r]! && !control.includes(i))
      .map(({ step }) => step),
  }))
}

/** What an agent is shown of a text it wrote for a task: an edit of it, or the person's own. */
export const shown = (task: Task, feedback: Feedback, text: string, own: string): Shown => {
  const base = { person: task.user.id, task: task.instruction, source: task.document }
  const input =
    feedback === 'edit' ? { kind: feedback, draft: text, final: own } : { kind: feedback, text: own }
  return parseSignal({ ...base, ...input }, new Date(Date.UTC(2026, 0, 1 + task.lap))) as Shown
}

/** Shows an agent one round after the other without a writer: what it wrote, and what the person made of that. */
export async function taught(
  run: AgentRun,
  feedback: Feedback,
  rounds: readonly (readonly [task: Task, text: string, own: string])[],
): Promise<void> {
  for (const [task, text, own] of rounds)
    await run.learn(task, shown(task, feedback, text, own), { ...(await run.recall(task)), text })
}

/** All that was known when a text was written, as one text. */
export const known = ({ recalled }: Round): string => JSON.stringify(recalled)
