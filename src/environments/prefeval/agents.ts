import type { Ask, Embedder } from '../../model.ts'
import { nearest } from '../../nearest.ts'
import { block, numbered } from '../../text/block.ts'
import { answerPrompt, choicePrompt, critiquePrompt, type Question, spoken } from './answer.prompt.ts'
import { told } from './profile.ts'

/** What an agent answers with. `ask` counts as its own calls. */
interface AnswerMeans {
  readonly ask: Ask
  readonly embedder: Embedder
  readonly abort?: AbortSignal
}

/** A way to answer the question at the end of a conversation. */
export interface PrefEvalAgent {
  /** What it is, in one line. */
  readonly about: string
  /** A letter where there are options, else a text. Errors as `ask`'s. */
  answer(question: Question, means: AnswerMeans): Promise<string>
}

export const AGENT_NAMES = ['none', 'reminder', 'self-critique', 'retrieval', 'penchant'] as const
export type AgentName = (typeof AGENT_NAMES)[number]

const REMINDER =
  'Please take into account what we talked about earlier, and keep to the preferences I have shown there.'

/** Messages put before the question, as many as in the paper. */
const RETRIEVED = 5

const FOUND =
  'Messages from the conversation that are nearest to the request. They may show preferences that bear on it, or nothing.'

/** Those of the paper, chain of thought apart, and ours. All see the whole conversation; they differ in what else they are given. */
export const AGENTS: Readonly<Record<AgentName, PrefEvalAgent>> = {
  none: {
    about: 'no memory: the conversation as it is (zero-shot)',
    answer: (question, { ask }) => given(question, ask),
  },
  reminder: {
    about: 'a sentence after the question asks to keep preferences in mind',
    answer: (question, { ask }) => given({ ...question, after: REMINDER }, ask),
  },
  'self-critique': {
    about: 'answers, checks the answer against the conversation, answers anew: three calls',
    async answer(question, { ask }) {
      const answer = await given(question, ask)
      const critique = await ask(critiquePrompt(question, answer), [])
      return given({ ...question, revised: { answer, critique } }, ask)
    },
  },
  retrieval: {
    about: `the ${RETRIEVED} messages nearest to the question, by the embedder, put before it again`,
    async answer(question, { ask, embedder, abort }) {
      const texts = question.conversation.map(({ content }) => content)
      const found = await nearest(embedder, question.question, texts, { k: RETRIEVED, floor: 0, abort })
      const messages = found.map(({ index }) => spoken(question.conversation[index]!))
      return given({ ...question, before: `${FOUND}\n${block('known', numbered(messages))}` }, ask)
    },
  },
  penchant: {
    about:
      'the block of a profile that `stated` and `followUp` learned from the conversation: no call to learn',
    async answer(question, { ask }) {
      return given({ ...question, before: await told(question) }, ask)
    },
  },
}

async function given(question: Question, ask: Ask): Promise<string> {
  const { options } = question
  if (options === undefined) return ask(answerPrompt(question), [])
  return (await ask(choicePrompt({ ...question, options }), [])).choice
}
