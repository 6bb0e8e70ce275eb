import type { Embedder } from '../model.ts'
import { nearest } from '../nearest.ts'
import type { Task } from './environment.ts'
import { matched } from './metrics/bertscore.ts'
import { wordByWord } from './metrics/word-by-word.ts'

/**
 * Which earlier examples go with a task. `source`: newest of the same user, which the agent is told: an oracle, and what
 * the released code of PROSE does. `recent`: newest of all. `cosine`: nearest documents by the embedder. `bertscore`:
 * likest documents by their words' vectors (`wordByWord`), which takes a second for 40 documents.
 */
export const RETRIEVALS = ['source', 'recent', 'cosine', 'bertscore'] as const
export type Retrieval = (typeof RETRIEVALS)[number]

/** Something kept with the task it belongs to. */
export interface Kept {
  readonly task: Task
}

/** At most k of what was kept, the best first. */
export type Retrieve = <T extends Kept>(task: Task, kept: readonly T[], k: number) => Promise<readonly T[]>

/** Characters of a document that are compared word by word, as models of tokens cut texts off too. */
const COMPARED = 1000

export function retriever(retrieval: Retrieval, embedder: Embedder, abort?: AbortSignal): Retrieve {
  return async (task, kept, k) => {
    const newest = kept.toReversed()
    if (retrieval === 'recent') return newest.slice(0, k)
    if (retrieval === 'source') return newest.filter((one) => one.task.user.id === task.user.id).slice(0, k)
    const texts = newest.map((one) => one.task.document)
    const best =
      retrieval === 'cosine'
        ? await nearest(embedder, task.document, texts, { k, floor: 0, abort })
        : await likest(embedder, task.document, texts)
    return best.slice(0, k).map(({ index }) => newest[index]!)
  }
}

/** Places of texts by BERTScore's F1 with a query, best first; equal ones in the order given. */
async function likest(embedder: Embedder, query: string, texts: readonly string[]) {
  if (texts.length === 0) return []
  const words = wordByWord(embedder)
  const [asked, ...others] = await words.embed([query, ...texts].map((text) => text.slice(0, COMPARED)))
  return others
    .map((other, index) => ({ index, f1: matched(asked!, other).f1 }))
    .sort((a, b) => b.f1 - a.f1 || a.index - b.index)
}
