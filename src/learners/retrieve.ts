import { materialOf } from '../contrast.ts'
import type { Means } from '../model.ts'
import { nearest } from '../nearest.ts'
import { pairOf } from '../observation.ts'
import { taskKey } from '../preference.ts'
import { isLabel } from '../scope.ts'
import type { Signal } from '../signal.ts'
import type { Demonstration, WriteRequest } from '../write.prompt.ts'

/**
 * Which earlier texts: newest of the same task (after them, where the task is an instruction and not a name, the newest
 * of others), newest of all, or those whose material is nearest.
 */
export type Retrieval = 'task' | 'recent' | 'near'

/** At most `count` of a person's earlier signals that go with what is at hand, the best first. */
export async function retrieve(
  here: WriteRequest,
  earlier: readonly Signal[],
  retrieval: Retrieval,
  count: number,
  { embedder, abort }: Pick<Means, 'embedder' | 'abort'>,
): Promise<readonly Signal[]> {
  if (count === 0) return []
  const newest = earlier.toReversed()
  if (retrieval === 'recent') return newest.slice(0, count)
  if (retrieval === 'task') {
    const key = (task: string | undefined) => task && taskKey(task)
    const same = newest.filter((s) => key(s.task) === key(here.task))
    const named = here.task !== undefined && isLabel(here.task)
    return (named ? same : [...same, ...newest.filter((s) => !same.includes(s))]).slice(0, count)
  }
  const found = await nearest(embedder, here.input ?? '', newest.map(textOf), { k: count, floor: 0, abort })
  return found.map(({ index }) => newest[index]!)
}

/** What tells which signals are near: what the text was made from, else the text itself. */
export const textOf = (signal: Signal): string => materialOf(signal).input ?? pairOf(signal, [])?.own ?? ''

/** A signal as an example of how the person writes, with its own task and material. */
export function demonstrationOf(signal: Signal): Demonstration & { readonly signal: string } {
  return { ...materialOf(signal), text: pairOf(signal, [])?.own ?? '', signal: signal.id }
}
