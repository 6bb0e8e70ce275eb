import type { LanguageModel, Means } from '../model.ts'
import type { SignalOf } from '../signal.ts'
import type { Demonstration } from '../write.prompt.ts'
import type { Task } from './environment.ts'
import type { Retrieval, Retrieve } from './retrieve.ts'

/** What an agent goes by when it writes: both go into the same writing prompt, whatever the agent. */
export interface Recalled {
  readonly statements: readonly string[]
  readonly demonstrations: readonly Demonstration[]
}

export const NOTHING: Recalled = { statements: [], demonstrations: [] }

/** What was recalled, and the agent's own text written by it. */
export interface Remembered extends Recalled {
  readonly text: string
}

/** An agent in one life: it starts out knowing nobody. */
export interface AgentRun {
  /** What it knows for a task. Asked before every task; may call a model. */
  recall(task: Task): Promise<Recalled>
  /** Is shown what the person made of it, and what was recalled when it wrote. */
  learn(task: Task, signal: SignalOf<'edit'> | SignalOf<'sample'>, remembered: Remembered): Promise<void>
}

/** What an agent lives with. `ask` and `model` count as its own calls. */
export interface AgentMeans extends Means {
  readonly model: LanguageModel
  readonly retrieval: Retrieval
  readonly retrieve: Retrieve
  /** Examples retrieved at most, where the agent does not say (5 in PROSE, k of CIPHER-k apart). */
  readonly examples: number
  /** The true preferences. For the oracle alone. */
  truth(task: Task): readonly string[]
}

/** A way to learn what people like: add one in a file of its own. */
export interface Agent {
  /** As configurations and results call it: "cipher-5". */
  readonly name: string
  /** What it is, in one line, with its source. */
  readonly about: string
  begin(means: AgentMeans): AgentRun
}
