import { InvalidInputError } from '../../errors.ts'
import type { ScriptedComponent } from './component.ts'
import { inOrder, rivals, scriptedOf, writeAll } from './components.ts'
import { drawFor } from './draw.ts'
import { neutral, type WritingTask } from './neutral.ts'

export interface ScriptedPersonOptions {
  /** Keys of what the person wants. Those no script writes are left out: `wants` says what is left. */
  readonly components: readonly string[]
  /** Probability that a component is wanted of a given task, 0 to 1. 1: always. */
  readonly p?: number
  readonly seed: number
}

/** A simulated person made of rules: scripted, no model. Equal input gives equal output, in whatever order it is asked. */
export interface ScriptedPerson {
  readonly wants: readonly ScriptedComponent[]
  /** The person's own text for a task: a neutral one with what they want of it. */
  write(task: WritingTask): string
  /** The draft itself when it is good enough; otherwise with what it lacks put in (PRELUDE, Gao et al. 2024). An empty draft is written anew. */
  edit(draft: string, task: WritingTask): string
  /** Whether a text shows all that the person wants; with p below 1, all that was drawn for this text. */
  likes(text: string): boolean
}

/** From here on a component is strong enough for a person not to touch it. */
export const ENOUGH = 0.3
const ROUNDS = 3

/** A scripted person. No two of the components may be rivals. */
export function scriptedPerson({ components, p = 1, seed }: ScriptedPersonOptions): ScriptedPerson {
  if (!(p >= 0 && p <= 1)) throw new InvalidInputError('p', p, 'give a probability from 0 to 1')
  const wants = inOrder(scriptedOf(components))
  for (const a of wants)
    for (const b of wants)
      if (rivals(a, b))
        throw new InvalidInputError(
          'components',
          `${a.key}, ${b.key}`,
          'give components that can both be had',
        )
  const wanted = (material: string) =>
    wants.filter(({ key }) => p === 1 || drawFor(seed, 'wants', key, material)() < p)
  const missing = (text: string, material: string) => wanted(material).filter((c) => c.present(text) < ENOUGH)
  return {
    wants,
    write: (task) => writeAll(neutral(task), wanted(task.document), { seed, material: task.document }),
    edit: (draft, task) => {
      const material = task.document
      let text = draft.trim() === '' ? neutral(task) : draft
      // Putting one thing in can weaken another, so what is written is read again.
      for (let round = 0; round < ROUNDS; round++)
        text = writeAll(text, missing(text, material), { seed, material })
      return text
    },
    likes: (text) => missing(text, text).length === 0,
  }
}
