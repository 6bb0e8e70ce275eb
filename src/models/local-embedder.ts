import type { Embedder } from '../model.ts'
import { NUMBER, tokenize, WORD } from '../text/tokens.ts'

/** Numbers in a vector. Half as many lose one right neighbour in ten to collisions, twice as many win one in twenty. */
const SIZE = 1024

/** Letters from which on a word counts in full. Shorter ones count less: they are mostly the words of any text. */
const FULL = 8

/** Letters in a piece of a word. Pieces are how "summary" and "summaries" come to be alike. */
const PIECE = 4

/**
 * An embedder without a model: hashed words and pieces of words, no download, no call, the same vector on every
 * machine. It finds texts about the same things in the same words. It knows no synonyms and no other language:
 * "car" and "automobile" are as strange to each other as any two words. A text without words gets the zero
 * vector, which is like nothing, not even itself.
 */
export function localEmbedder(): Embedder {
  return {
    specificationVersion: 'v4',
    provider: 'penchant',
    modelId: 'local-1',
    maxEmbeddingsPerCall: Number.POSITIVE_INFINITY,
    supportsParallelCalls: true,
    async doEmbed({ values }) {
      return { embeddings: values.map(embedded), warnings: [] }
    },
  }
}

/**
 * Signed feature hashing (Weinberger et al. 2009), length 1. Only sums, products and square roots, which are
 * exact by IEEE 754: a logarithm may differ in its last digit between machines.
 */
function embedded(text: string): number[] {
  const vector = new Array<number>(SIZE).fill(0)
  const add = (feature: string, weight: number) => {
    const h = hash(feature)
    vector[(h >>> 1) % SIZE]! += h & 1 ? weight : -weight
  }
  for (const [word, count] of counts(text)) {
    const weight = Math.sqrt(count) * Math.min(1, word.length / FULL)
    add(word, weight)
    const edged = `<${word}>`
    const pieces = edged.length - PIECE + 1
    // All pieces of a word together weigh as much as the word. One or two letters are in one piece: the word again.
    if (pieces > 1)
      for (let i = 0; i < pieces; i++) add(`~${edged.slice(i, i + PIECE)}`, weight / Math.sqrt(pieces))
  }
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
  return length === 0 ? vector : vector.map((x) => x / length)
}

function counts(text: string): Map<string, number> {
  // Case first: a few letters become two in lower case, and words have to be cut the same way either way.
  const lower = text.toUpperCase().toLowerCase().normalize('NFC')
  const { kind, start, end } = tokenize(lower)
  const found = new Map<string, number>()
  for (let t = 0; t < kind.length; t++) {
    if (kind[t] !== WORD && kind[t] !== NUMBER) continue
    const word = lower.slice(start[t], end[t])
    found.set(word, (found.get(word) ?? 0) + 1)
  }
  return found
}

/** FNV-1a over UTF-16 units, its bits then mixed (the finish of MurmurHash3): alone, the low ones are not even. */
function hash(feature: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < feature.length; i++) h = Math.imul(h ^ feature.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
