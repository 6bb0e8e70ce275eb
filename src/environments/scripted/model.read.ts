import type { TaskKind } from './neutral.ts'

// Reads a rendered prompt: what stands between its tags is all the scripted model knows of a call.

/** What stands between a pair of tags, wherever it does. */
export const parts = (prompt: string, tag: string): readonly string[] =>
  [...prompt.matchAll(new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n?</${tag}>`, 'g'))].map((match) => match[1]!)

/** What stands there the first time; undefined where the tag is missing. */
export const part = (prompt: string, tag: string): string | undefined => parts(prompt, tag)[0]

/** Items of a numbered or dashed list between tags. */
export const items = (prompt: string, tag: string): readonly string[] =>
  (part(prompt, tag) ?? '')
    .split('\n')
    .map((line) => line.replace(/^(?:\d+\.|-) /, '').trim())
    .filter((line) => line !== '')

/** Words of a line that holds several wishes. */
const LONGEST_LINE = 25

/** Wishes as one line, the first ones, as many as it has room for. */
export function inOneLine(wishes: readonly string[]): string {
  let room = LONGEST_LINE
  const fitting = wishes.filter((wish) => {
    const size = wish.split(/\s+/).length
    if (size > room) return false
    room -= size
    return true
  })
  return fitting.join('; ')
}

/** What a text is written for, as the words of a task say it. */
export const kindOf = (task: string): TaskKind =>
  /\b(?:e-?mails?|mails?|letters?|messages?|reply)\b/i.test(task) ? 'email' : 'summary'

/** What a prompt says of one piece of writing. */
export interface Writing {
  readonly task: string
  readonly material: string | undefined
  readonly text: string | undefined
  readonly draft: string | undefined
}

/** A writing prompt: what to write, by which statements, after which earlier texts. */
interface WritingPrompt extends Writing {
  readonly statements: readonly string[]
  readonly demonstrations: readonly Writing[]
}

const writing = (prompt: string): Writing => ({
  task: part(prompt, 'task') ?? '',
  material: part(prompt, 'material'),
  text: part(prompt, 'text'),
  draft: part(prompt, 'draft'),
})

const DEMONSTRATION = /<demonstration>[\s\S]*?<\/demonstration>/g

export const writingPrompt = (prompt: string): WritingPrompt => ({
  // Tags inside a demonstration are its own.
  ...writing(prompt.replace(DEMONSTRATION, '')),
  statements: items(prompt, 'preferences'),
  demonstrations: parts(prompt, 'demonstration').map(writing),
})
