import type { AgentName } from './agents.ts'
import type { Form } from './entries.ts'
import type { Outcome } from './outcome.ts'

/** choice: one of four options. generation: a free answer, which a model judges. */
export type PrefEvalTask = 'choice' | 'generation'

/** One question put to one agent. */
export interface PrefEvalRow {
  readonly id: string
  readonly topic: string
  readonly form: Form
  readonly task: PrefEvalTask
  readonly turns: number
  readonly agent: AgentName
  readonly outcome: Outcome
  /** A letter, or the text; undefined for an unusable one. */
  readonly answer?: string
  /** Of a choice: the letter of the right option. */
  readonly right?: string
  /** What was wrong with an answer that could not be used, the agent's or the judge's. */
  readonly fault?: string
}
