import { document, measure } from '../text/measures.ts'
import { NUMBER, tokenize, WORD } from '../text/tokens.ts'
import type { Sparse } from './voice.family.ts'

/** A text somebody wrote, and the draft it was made from, if any: then only what was changed tells of the writer. */
export interface Written {
  readonly text: string
  readonly draft?: string
}

/** What a text shows of its writer's voice. */
export interface Reading {
  /** By bucket of words (lower case) and marks: square root of its share of the tokens; minus the draft's. */
  readonly words: Sparse
  /** Style measures under their transforms; minus the draft's. */
  readonly measures: Float64Array
}

/** Words are told apart by hash, so that what is kept of people holds no word of theirs; two common ones rarely meet. */
export const BUCKETS = 1 << 14

/**
 * Reads a text, some 0.1 ms per 100 words. Square roots of shares, because they scatter alike for rare and for common
 * words (Bartlett 1936).
 */
export function readVoice({ text, draft }: Written): Reading {
  const words = shares(text)
  const measures = measure(document(text, draft))
  if (draft === undefined) return { words: sparse(words), measures }
  for (const [word, share] of shares(draft)) words.set(word, (words.get(word) ?? 0) - share)
  const before = measure(document(draft))
  return { words: sparse(words), measures: measures.map((value, j) => value - before[j]!) }
}

function shares(text: string): Map<number, number> {
  const { kind, start, end } = tokenize(text)
  const found = new Map<number, number>()
  for (let t = 0; t < kind.length; t++) {
    // Which number it is, is matter, not voice.
    const token = kind[t] === NUMBER ? '0' : text.slice(start[t], end[t])
    const word = bucket(kind[t] === WORD ? token.toLowerCase() : token)
    found.set(word, (found.get(word) ?? 0) + 1)
  }
  for (const [word, count] of found) found.set(word, Math.sqrt(count / kind.length))
  return found
}

function bucket(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

function sparse(found: ReadonlyMap<number, number>): Sparse {
  const some = [...found].filter(([, share]) => share !== 0).sort(([a], [b]) => a - b)
  return {
    index: Int32Array.from(some, ([word]) => word),
    value: Float64Array.from(some, ([, share]) => share),
  }
}
