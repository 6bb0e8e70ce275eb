import type { Embedder } from '../../model.ts'
import { embed } from '../../nearest.ts'
import { NUMBER, tokenize, WORD } from '../../text/tokens.ts'
import type { TokenEmbedder } from './bertscore.ts'

/**
 * Makes a token embedder of any embedder by giving it each distinct word and number alone: no context, so that "bank"
 * has one vector on the river and in the street. In lower case, marks left out. With the local embedder (hashed pieces
 * of words; no model) related forms are alike, and what means the same in other letters is not: lexical, no synonyms.
 * One text a distinct word, in as few calls as the embedder takes; a caching embedder pays for a word once.
 */
export const wordByWord = (embedder: Embedder): TokenEmbedder => ({
  async embed(texts) {
    const tokens = texts.map(wordsOf)
    const distinct = [...new Set(tokens.flat())]
    const vectors = await embed(embedder, distinct)
    const vectorOf = new Map(distinct.map((word, i) => [word, vectors[i]!]))
    return tokens.map((own) => ({ tokens: own, vectors: own.map((word) => vectorOf.get(word)!) }))
  },
})

function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase().normalize('NFC')
  const { kind, start, end } = tokenize(lower)
  return start.flatMap((from, t) =>
    kind[t] === WORD || kind[t] === NUMBER ? [lower.slice(from, end[t])] : [],
  )
}
