import { tokenize, WORD } from './tokens.ts'

/**
 * Likeness of two texts by the words they share: cosine of their counts, words of one or two letters left
 * out. 0 to 1. It knows no synonyms; it needs no download either.
 */
export function similarity(a: string, b: string): number {
  const left = counts(a)
  const right = counts(b)
  let dot = 0
  for (const [word, count] of left) dot += count * (right.get(word) ?? 0)
  return dot === 0 ? 0 : dot / Math.sqrt(squares(left) * squares(right))
}

function counts(text: string): Map<string, number> {
  const { kind, start, end } = tokenize(text)
  const found = new Map<string, number>()
  for (let t = 0; t < kind.length; t++) {
    if (kind[t] !== WORD || end[t]! - start[t]! < 3) continue
    const word = text.slice(start[t], end[t]).toLowerCase()
    found.set(word, (found.get(word) ?? 0) + 1)
  }
  return found
}

const squares = (vector: ReadonlyMap<string, number>): number => {
  let sum = 0
  for (const count of vector.values()) sum += count * count
  return sum
}
