import { type Scope, taskKey } from './preference.ts'
import type { Signal } from './signal.ts'
import { similarity } from './text/similarity.ts'

/** Where a preference is about to be used or tested. */
export interface Place {
  readonly task?: string
  /** The text at hand: what is to be answered or rewritten. */
  readonly context?: string
}

/** Where a signal happened: its task, and the text at hand. */
export const placeOf = (signal: Signal): Place => ({
  task: signal.task,
  context:
    signal.context?.findLast((m) => m.role === 'user')?.content ??
    signal.source ??
    (signal.kind === 'edit' ? signal.draft : undefined),
})

/** How alike a context must be to one a `near` preference names; 0 unrelated, 1 the same words. */
const NEAR = 0.35

/** True when the scope takes in the place. */
export function holds(scope: Scope, place: Place): boolean {
  switch (scope.kind) {
    case 'always':
      return true
    case 'task':
      return place.task !== undefined && sameTask(scope.task, place.task)
    case 'near':
      return (
        place.context !== undefined &&
        scope.contexts.some((known) => similarity(known, place.context!) >= NEAR)
      )
  }
}

/** A label has at most so many words; more are an instruction. */
const LABEL = 3

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
const KEPT = 500
const read = new Map<string, readonly string[]>()

/** The words of a task, also where a script puts no spaces between them. The few tasks there are come again and again. */
function words(task: string): readonly string[] {
  const known = read.get(task)
  if (known !== undefined) return known
  if (read.size >= KEPT) read.clear()
  const found = Array.from(segmenter.segment(taskKey(task))).flatMap((s) => (s.isWordLike ? [s.segment] : []))
  read.set(task, found)
  return found
}

/** True for a task that is named rather than told: "email", not "Write an email to Jo". */
export const isLabel = (task: string): boolean => words(task).length <= LABEL

/** The same words, or a label that stands in an instruction: "email" in "Write an email to Jo". */
function sameTask(known: string, here: string): boolean {
  if (taskKey(known) === taskKey(here)) return true
  if (!isLabel(known) || isLabel(here)) return false
  const [label, task] = [words(known), words(here)]
  return label.length > 0 && task.some((_, i) => label.every((word, j) => task[i + j] === word))
}

/** Narrower scopes go first where they hold. */
export const narrowness = (scope: Scope): number => ({ always: 0, task: 1, near: 2 })[scope.kind]
