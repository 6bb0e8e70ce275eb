import type { Ask, Embedder } from '../model.ts'
import type { Task, User } from './environment.ts'

/** One text to be measured: the agent's, with all that there is to compare it with. */
export interface Scored {
  readonly task: Task
  /** What the agent wrote. */
  readonly text: string
  /** What the person made of it, or wrote themself. */
  readonly own: string
  /** The statements it was written by. */
  readonly statements: readonly string[]
  /** Everybody of the same kind of task, for telling whose preferences were learned. */
  readonly users: readonly User[]
}

/** What metrics may use. `ask` is there when a model judges; its calls are nobody's but the judge's. */
export interface MetricMeans {
  readonly ask?: Ask
  readonly embedder: Embedder
}

/** Names to numbers; a metric that has nothing to say of a text leaves its name out. */
export type Scores = Readonly<Record<string, number>>

/** A figure of one text. */
export interface Metric {
  /** Names of the figures it gives. */
  readonly names: readonly string[]
  /** Which way is better. */
  readonly better: 'more' | 'less' | 'neither'
  /** True for one that cannot work without a judging model. */
  readonly asks: boolean
  score(scored: Scored, means: MetricMeans): Promise<Scores>
}
