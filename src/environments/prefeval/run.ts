import { InvalidInputError, ModelError } from '../../errors.ts'
import { together } from '../../learning.ts'
import type { Ask, Embedder } from '../../model.ts'
import { drawFor, shuffled } from '../scripted/draw.ts'
import { AGENTS, type AgentName } from './agents.ts'
import { lettersOf, type Question } from './answer.prompt.ts'
import { conversationOf, type PrefEvalData, type PrefEvalEntry } from './entries.ts'
import { judgePrompt } from './judge.prompt.ts'
import { outcomeOf } from './outcome.ts'
import type { PrefEvalRow, PrefEvalTask } from './row.ts'
import { type Cell, summary } from './summary.ts'

export interface PrefEvalOptions extends PrefEvalData {
  readonly task: PrefEvalTask
  /** Numbers of unrelated exchanges between preference and question, one after the other. */
  readonly turns: readonly number[]
  readonly agents: readonly AgentName[]
  /** The model an agent asks: one for each, so that their calls can be told apart. */
  ask(agent: AgentName): Ask
  /** Needed to generate; a choice is scored by its letter. */
  readonly judge?: Ask
  readonly embedder: Embedder
  /** Of the order of the options. */
  readonly seed: number
  /** Questions under way at most; 1 when left out. */
  readonly width?: number
  readonly abort?: AbortSignal
  /** Each row as it comes: in their order only where the width is 1. */
  readonly onRow?: (row: PrefEvalRow, done: number, of: number) => void
}

export interface PrefEvalResult {
  /** By entry, turns, agent. */
  readonly rows: readonly PrefEvalRow[]
  readonly cells: readonly Cell[]
}

/**
 * Puts every question to every agent after every number of turns. The order of the options hangs on seed and entry
 * alone: all agents see the same.
 *
 * @throws InvalidInputError for a choice without options, a generation without a judge, too many turns. ModelError
 * where a model is not reached, BudgetError, or an abort's reason, after what is under way; `onRow` has seen the rest.
 */
export async function runPrefEval(options: PrefEvalOptions): Promise<PrefEvalResult> {
  const { entries, filler, task, turns, agents, width = 1, abort, onRow } = options
  checked(options)
  const questions = entries.flatMap((entry) =>
    turns.flatMap((n) => agents.map((agent) => ({ entry, n, agent }))),
  )
  let done = 0
  const rows = await together(questions, width, async ({ entry, n, agent }) => {
    abort?.throwIfAborted()
    const conversation = conversationOf(entry, filler, n)
    const base = { id: entry.id, topic: entry.topic, form: options.form, task, turns: n, agent }
    const row: PrefEvalRow = { ...base, ...(await put(entry, { conversation }, agent, options)) }
    onRow?.(row, ++done, questions.length)
    return row
  })
  return { rows, cells: summary(rows) }
}

function checked({ entries, filler, task, turns, judge }: PrefEvalOptions): void {
  if (task === 'generation' && judge === undefined)
    throw new InvalidInputError('judge', judge, 'give a model to judge what is generated')
  const bare = entries.find((entry) => entry.options === undefined)
  if (task === 'choice' && bare)
    throw new InvalidInputError('options', bare.id, 'give data with options for it, or generate')
  for (const n of turns) {
    if (!Number.isInteger(n) || n < 0) throw new InvalidInputError('turns', n, 'give whole numbers from 0 up')
    if (entries[0]) conversationOf(entries[0], filler, n)
  }
}

type Answered = Pick<PrefEvalRow, 'outcome' | 'answer' | 'right' | 'fault'>

async function put(
  entry: PrefEvalEntry,
  { conversation }: Pick<Question, 'conversation'>,
  agent: AgentName,
  { task, seed, judge, embedder, abort, ask }: PrefEvalOptions,
): Promise<Answered> {
  const choice = task === 'choice' ? lettered(entry, seed) : undefined
  const right = choice && { right: choice.letter }
  const question = { conversation, question: entry.question, ...(choice && { options: choice.options }) }
  const means = { ask: ask(agent), embedder, ...(abort && { abort }) }
  const given = await usable(AGENTS[agent].answer(question, means))
  if ('fault' in given) return { ...right, ...given, outcome: 'unusable' }
  const answer = given.value
  if (choice) return { ...right, answer, outcome: answer === choice.letter ? 'followed' : 'wrong' }
  const verdict = await usable(judge!(judgePrompt(entry.preference, entry.question, answer), []))
  if ('fault' in verdict) return { answer, ...verdict, outcome: 'unjudged' }
  return { answer, outcome: outcomeOf(verdict.value) }
}

/** The options in an order drawn for the entry, and the letter of the right one. */
export function lettered({ id, options }: PrefEvalEntry, seed: number) {
  const { right, wrong } = options!
  const order = shuffled([right, ...wrong], drawFor(seed, 'options', id))
  return { options: order, letter: lettersOf(order)[order.indexOf(right)]! }
}

/** A model that answered unusably is a result; one that was not reached is none. */
async function usable<T>(answer: Promise<T>): Promise<{ readonly value: T } | { readonly fault: string }> {
  try {
    return { value: await answer }
  } catch (error) {
    if (!(error instanceof ModelError && error.answered)) throw error
    return { fault: `${error.step}: ${error.fault}` }
  }
}
