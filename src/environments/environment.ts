/** What is written: a summary of a document, or an email from notes. A life knows one kind. */
export const TASK_KINDS = ['summary', 'email'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** A simulated user: where their documents come from, and what they like, which no agent but the oracle is told. */
export interface User {
  /** "email/ccby". */
  readonly id: string
  readonly kind: TaskKind
  readonly source: string
  /** True preferences, in the paper's words. */
  readonly preferences: readonly string[]
  /** Keys of the scripted components that stand for them, in the same order. */
  readonly keys: readonly string[]
}

/** One thing to write. */
export interface Task {
  readonly user: User
  /** The document's id and its text. */
  readonly id: string
  readonly document: string
  /** What is asked for, in words. */
  readonly instruction: string
  /** How many tasks this user had before, from 0. */
  readonly lap: number
}

/** What comes back from the person: their edit of the draft (PRELUDE), or a text of their own (PLUME). */
export type Feedback = 'edit' | 'sample'

/** A benchmark's world: its people, and what is written for them. */
export interface Environment {
  readonly name: string
  readonly feedback: Feedback
  readonly users: readonly User[]
  /** All tasks of one life, in the order in which they come; users take turns in a drawn order. Equal seeds, equal tasks. */
  tasks(kind: TaskKind, seed: number): readonly Task[]
}
