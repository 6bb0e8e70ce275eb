import type { Task } from './environment.ts'

/** Somebody an agent writes for. */
export interface SimulatedPerson {
  /** True for one made of rules: whatever shows its texts has to say so. */
  readonly scripted: boolean
  /** Their own text for a task. */
  write(task: Task): Promise<string>
  /** What they make of a draft: itself, to the letter, where it is good enough. */
  edit(task: Task, draft: string): Promise<string>
}
