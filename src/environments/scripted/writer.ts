import type { ScriptedComponent } from './component.ts'
import { rivals, SCRIPTED, writeAll } from './components.ts'
import { neutral, type WritingTask } from './neutral.ts'

/** Components that statements ask for; of two that cannot both be had, the one asked for later. */
export function asked(statements: readonly string[]): readonly ScriptedComponent[] {
  const found: ScriptedComponent[] = []
  for (const statement of statements)
    for (const component of SCRIPTED) {
      if (!component.follows(statement)) continue
      const kept = found.filter((other) => other !== component && !rivals(other, component))
      found.splice(0, found.length, ...kept, component)
    }
  return found
}

export interface ScriptedWriter {
  /** Writes a text for a task, following what it understands of the statements. Never asks a model. */
  write(task: WritingTask, statements: readonly string[]): string
}

/** A scripted agent's writer: a neutral text, changed as statements in plain English ask. Equal input gives equal texts. */
export const scriptedWriter = ({ seed = 0 }: { readonly seed?: number } = {}): ScriptedWriter => ({
  write: (task, statements) => writeAll(neutral(task), asked(statements), { seed, material: task.document }),
})
