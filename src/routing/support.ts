import type { Reading } from './reading.ts'
import { placeIn } from './sorted.ts'

/** Share of the log's own queries that may fall below the limit. */
const RARE = 0.01

/** Which words a log knows, and how much of a query it must know to say anything of it. */
export interface Support {
  /** Hashes of words, ascending. */
  readonly words: Int32Array
  /** Least share of a query's words. */
  readonly least: number
}

/**
 * Words of the queries, and the share of words below which only one query in a hundred fell, of those whose fold the words
 * were taken without.
 */
export function supportOf(readings: readonly Reading[], folds: Int32Array): Support {
  const own = readings.map(({ words }) => words)
  const holders = new Map<number, Set<number>>()
  own.forEach((words, q) => {
    for (const word of words) {
      const folded = holders.get(word)
      if (folded) folded.add(folds[q]!)
      else holders.set(word, new Set([folds[q]!]))
    }
  })
  const shares = own
    .map((words, q) =>
      share(words, (word) => {
        const held = holders.get(word)!
        return held.size > 1 || !held.has(folds[q]!)
      }),
    )
    .sort((a, b) => a - b)
  return {
    words: Int32Array.from(holders.keys()).sort(),
    least: shares[Math.floor(RARE * shares.length)] ?? 0,
  }
}

/** Share of a query's words that the log knows, 0 to 1; 0 of a query without words. */
export const coverage = (known: Support, { words }: Reading): number =>
  share(words, (word) => placeIn(known.words, word) >= 0)

function share(words: Int32Array, known: (word: number) => boolean): number {
  let found = 0
  for (const word of words) if (known(word)) found++
  return words.length === 0 ? 0 : found / words.length
}
