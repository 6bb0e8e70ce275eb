import { type Tokens, tokenize, WORD } from '../text/tokens.ts'
import { countsOf, numberIn } from './counts.ts'
import { masked } from './groups.ts'
import { hash } from './minhash.ts'

/** Places that words and pairs of words are hashed to. */
export const PLACES = 1 << 16

/** What is read of a query: hashed words and pairs of words, and counts. */
export interface Reading {
  readonly text: string
  /** The text but for its numbers: equal where the same was asked with others. */
  readonly template: string
  /** Hashes of its words, each once. */
  readonly words: Int32Array
  /** Ascending places of what occurs, 0 to PLACES - 1. */
  readonly at: Int32Array
  /** How much of each, a vector of length 1. */
  readonly by: Float32Array
  /** One number for each of COUNTS. */
  readonly counts: Float32Array
  /** Of an embedder, where one was given. */
  readonly embedding?: Float32Array
}

/** Reads a query: 10 to 50 µs. The same on every machine. */
export function read(text: string, embedding?: ArrayLike<number>): Reading {
  const tokens = tokenize(text)
  const found = new Map<number, number>()
  for (const term of terms(text, tokens)) {
    const place = placeOf(term)
    found.set(place, (found.get(place) ?? 0) + 1)
  }
  const sorted = [...found].sort(([a], [b]) => a - b)
  const length = Math.sqrt(sorted.reduce((sum, [, count]) => sum + count, 0))
  const words = masked(text, tokens)
  return {
    text,
    template: words.join(' '),
    words: Int32Array.from(new Set(words.map((word) => hash(word) | 0))),
    at: Int32Array.from(sorted, ([place]) => place),
    // Roots of counts, so that a word said ten times is not ten times the word.
    by: Float32Array.from(sorted, ([, count]) => Math.sqrt(count) / length),
    counts: countsOf(text, tokens),
    ...(embedding && { embedding: unit(embedding) }),
  }
}

export const placeOf = (term: string): number => hash(term) % PLACES

/**
 * Words, marks and numbers, and each with the one before it; those of the last sentence once more, marked, since that is
 * mostly where the question is. Of a number only how long it is: "#2" for 48.
 */
export function terms(text: string, tokens: Tokens = tokenize(text)): string[] {
  const words = wordsOf(text, tokens)
  const found: string[] = []
  const add = (from: number, mark: string) => {
    for (let i = from; i < words.length; i++)
      found.push(`${mark}${words[i]}`, `${mark}${i > from ? words[i - 1] : '^'} ${words[i]}`)
  }
  add(0, '')
  add(lastSentence(words), LAST)
  return found
}

/** Before a term of the last sentence. */
export const LAST = '… '

function wordsOf(text: string, { kind, start, end }: Tokens): string[] {
  return kind.map((kindOf, t) => {
    const token = text.slice(start[t], end[t])
    if (numberIn(token) !== undefined) return `#${/[.,]\d/.test(token) ? '.' : Math.min(token.length, 5)}`
    return kindOf === WORD ? token.toLowerCase() : token
  })
}

/** Where the last sentence that says a word or a number begins. */
function lastSentence(words: readonly string[]): number {
  let said = false
  for (let i = words.length - 1; i >= 0; i--) {
    if (said && /^[.!?]+$/.test(words[i]!)) return i + 1
    said ||= /^[#\p{L}\p{N}]/u.test(words[i]!)
  }
  return 0
}

function unit(vector: ArrayLike<number>): Float32Array {
  let squares = 0
  for (let j = 0; j < vector.length; j++) squares += vector[j]! * vector[j]!
  const length = Math.sqrt(squares) || 1
  // One of length 1 but for rounding is left as it is, so that what was saved reads the same.
  return Float32Array.from(vector, Math.abs(length - 1) < 1e-6 ? (x) => x : (x) => x / length)
}
