import { writePrompt } from '../../write.prompt.ts'
import { scriptedOf, writeAll } from './components.ts'
import { NOTES, SUMMARY } from './components.values.ts'
import { neutral, type TaskKind } from './neutral.ts'

// What the tests of the scripted model share.

export const DOCUMENT = `${SUMMARY}\n\n${NOTES}`
export const TASKS: Readonly<Record<TaskKind, string>> = {
  summary: 'Write a short summary of the article.',
  email: 'Write a short email that passes on what the notes say.',
}

/** A person's text with these components, and the neutral text of the same document. */
export function pairOf(keys: readonly string[], kind: TaskKind = 'summary', document = DOCUMENT) {
  const other = neutral({ kind, document })
  return { own: writeAll(other, scriptedOf(keys), { seed: 9, material: document }), other }
}

export const request = (kind: TaskKind = 'summary', input = DOCUMENT) => ({ task: TASKS[kind], input })

/** A writing prompt by statements alone. */
export const writing = (preferences: string, kind: TaskKind = 'summary') =>
  writePrompt(request(kind), preferences)
