import type { Acceptance } from '../person.prompt.ts'
import { items, kindOf, part } from './model.read.ts'
import { NOTHING } from './model.writer.ts'
import { type ScriptedPerson, scriptedPerson } from './person.ts'
import { asked } from './writer.ts'

// The simulated person's side: here alone true preferences stand in the prompt, and are read from it.

const personOf = (prompt: string, seed: number): ScriptedPerson =>
  scriptedPerson({ components: asked(items(prompt, 'preferences')).map(({ key }) => key), seed })

const taskOf = (prompt: string, document: string) => ({ kind: kindOf(part(prompt, 'task') ?? ''), document })

/** `person.write`: a neutral text with all that is wanted. */
export function ownText(prompt: string, seed: number): string {
  const material = part(prompt, 'material') ?? ''
  return personOf(prompt, seed).write(taskOf(prompt, material)).trim() || material.trim() || NOTHING
}

/** `person.edit`: the draft with what it lacks put in. */
export function editedText(prompt: string, seed: number): string {
  const draft = part(prompt, 'draft') ?? ''
  return personOf(prompt, seed).edit(draft, taskOf(prompt, draft)).trim() || NOTHING
}

/** `person.accept`: whether the draft shows all that is wanted. */
export function accepted(prompt: string, seed: number): Acceptance {
  const satisfied = personOf(prompt, seed).likes(part(prompt, 'draft') ?? '')
  return {
    reason: satisfied ? 'By rules, none is missing.' : 'By rules, something is missing.',
    satisfied: satisfied ? 'yes' : 'no',
  }
}
