import { EMOJI, MARK, NEWLINE, NUMBER, tokenize, WORD } from './tokens.ts'

/** A piece of a text: offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text read once: everything the measures share. Build it with `read`. */
export interface Document {
  readonly text: string
  readonly tokens: { readonly kind: readonly number[]; readonly start: readonly number[]; readonly end: readonly number[] }
  /** Lower-cased words with plain apostrophes, and the token index of each. */
  readonly words: readonly string[]
  readonly wordToken: readonly number[]
  /** First word index of each sentence, then the number of words. Sentences without a word are not kept. */
  readonly sentences: readonly number[]
  readonly lines: readonly Span[]
  /** Runs of lines between blank ones. */
  readonly paragraphs: readonly Span[]
  /** Token indices of each mark, by its character. */
  readonly marks: ReadonlyMap<string, readonly number[]>
  readonly emoji: readonly number[]
  readonly numbers: readonly number[]
  /** Word ranges found for each lexicon: flat [first, past last, ...] word indices. */
  readonly hits: readonly (readonly number[])[]
  /** The text it was made from, where there is one (an edit's draft). */
  readonly draft?: Document
}

const NONE: readonly number[] = []
/** Token indices of a mark. */
export const marksOf = (doc: Document, mark: string): readonly number[] => doc.marks.get(mark) ?? NONE

/** Words and phrases to be found, all lexicons in one pass over the words. */
export class Lexicons {
  readonly #entries = new Map<string, Entry>()
  #count = 0

  /** Adds a lexicon of single words and phrases ("as well as"). Returns its number. */
  add(terms: readonly string[]): number {
    const lexicon = this.#count++
    for (const term of terms) {
      const [first, ...rest] = term.toLowerCase().split(' ')
      const entry = this.#entries.get(first!) ?? { single: [], phrases: [] }
      this.#entries.set(first!, entry)
      if (rest.length === 0) {
        if (!entry.single.includes(lexicon)) entry.single.push(lexicon)
      }
      else {
        entry.phrases.push({ lexicon, rest })
        entry.phrases.sort((a, b) => b.rest.length - a.rest.length)
      }
    }
    return lexicon
  }

  find(words: readonly string[]): number[][] {
    const hits: number[][] = Array.from({ length: this.#count }, () => [])
    for (let i = 0; i < words.length; i++) {
      const entry = this.#entries.get(words[i]!)
      if (entry === undefined) continue
      for (const { lexicon, rest } of entry.phrases) {
        let k = 0
        while (k < rest.length && words[i + 1 + k] === rest[k]) k++
        if (k === rest.length) hit(hits[lexicon]!, i, i + 1 + k)
      }
      for (const lexicon of entry.single) hit(hits[lexicon]!, i, i + 1)
    }
    return hits
  }
}

/** The longest term counts, and only it: "because of" is not also "because". */
function hit(flat: number[], first: number, past: number): void {
  if (flat.length === 0 || flat[flat.length - 1]! <= first) flat.push(first, past)
}

interface Entry {
  readonly single: number[]
  readonly phrases: { readonly lexicon: number; readonly rest: readonly string[] }[]
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr vs etc e.g i.e cf al no vol pp inc ltd co corp dept approx fig jan feb mar apr jun jul aug sep sept oct nov dec u.s a.m p.m'.split(
    ' ',
  ),
)

/** Reads a text. Cost: one pass over its characters and one map look-up a word. */
export function read(text: string, lexicons: Lexicons, draft?: Document): Document {
  const tokens = tokenize(text)
  const { kind, start, end } = tokens
  const words: string[] = []
  const wordToken: number[] = []
  const marks = new Map<string, number[]>()
  const emoji: number[] = []
  const numbers: number[] = []
  const sentences: number[] = []
  let sentenceStart = 0
  const closeSentence = () => {
    if (words.length > sentenceStart) sentences.push(sentenceStart)
    sentenceStart = words.length
  }
  for (let t = 0; t < kind.length; t++) {
    switch (kind[t]) {
      case WORD: {
        const word = text.slice(start[t], end[t]).toLowerCase()
        words.push(word.includes('’') ? word.replaceAll('’', "'") : word)
        wordToken.push(t)
        break
      }
      case MARK: {
        const mark = text[start[t]!]!
        const list = marks.get(mark)
        if (list) list.push(t)
        else marks.set(mark, [t])
        if (endsSentence(text, tokens, t, words)) closeSentence()
        break
      }
      case NEWLINE:
        if (breaksSentence(text, tokens, t)) closeSentence()
        break
      case NUMBER:
        numbers.push(t)
        break
      case EMOJI:
        emoji.push(t)
    }
  }
  closeSentence()
  sentences.push(words.length)
  const { lines, paragraphs } = layout(text)
  const hits = lexicons.find(words)
  return { text, tokens, words, wordToken, sentences, lines, paragraphs, marks, emoji, numbers, hits, draft }
}

function endsSentence(text: string, { kind, start, end }: ReturnType<typeof tokenize>, t: number, words: readonly string[]): boolean {
  const mark = text.charCodeAt(start[t]!)
  if (mark === 33 || mark === 63 || mark === 0x3002 || mark === 0x2026) return true
  if (mark !== 46) return false
  const next = t + 1 < kind.length ? t + 1 : -1
  if (next < 0) return true
  if (start[next] === end[t]) return text.charCodeAt(start[next]!) === 34 || kind[next] === NEWLINE
  const last = words.at(-1)
  if (last !== undefined && end[t]! - start[t]! === 1 && (ABBREVIATIONS.has(last) || (last.length === 1 && last !== 'i')))
    return false
  const following = text[start[next]!]!
  return kind[next] !== WORD || following !== following.toLowerCase()
}

function breaksSentence(text: string, { kind, start, end }: ReturnType<typeof tokenize>, t: number): boolean {
  if (t + 1 >= kind.length) return true
  const first = text.indexOf('\n', start[t])
  if (first >= 0 && first < end[t]! && text.indexOf('\n', first + 1) >= 0 && text.indexOf('\n', first + 1) < end[t]!) return true
  const following = text[start[t + 1]!]!
  return kind[t + 1] !== WORD || following !== following.toLowerCase()
}

function layout(text: string): { lines: Span[]; paragraphs: Span[] } {
  const lines: Span[] = []
  const paragraphs: Span[] = []
  let open = -1
  let close = -1
  let from = 0
  while (from <= text.length) {
    const at = text.indexOf('\n', from)
    const to = at < 0 ? text.length : at
    let first = from
    while (first < to && text.charCodeAt(first) <= 32) first++
    if (first < to) {
      lines.push({ start: first, end: to })
      if (open < 0) open = first
      close = to
    } else if (open >= 0) {
      paragraphs.push({ start: open, end: close })
      open = -1
    }
    from = to + 1
  }
  if (open >= 0) paragraphs.push({ start: open, end: close })
  return { lines, paragraphs }
}

/** The span of a range of words. */
export const wordSpan = (doc: Document, first: number, past: number): Span => ({
  start: doc.tokens.start[doc.wordToken[first]!]!,
  end: doc.tokens.end[doc.wordToken[past - 1]!]!,
})

/** The span of a token. */
export const tokenSpan = (doc: Document, token: number): Span => ({
  start: doc.tokens.start[token]!,
  end: doc.tokens.end[token]!,
})

/** Sentence number s, from its first word to the mark that ends it. */
export function sentenceSpan(doc: Document, s: number): Span {
  const past = doc.sentences[s + 1]!
  const span = wordSpan(doc, doc.sentences[s]!, past)
  const next = past < doc.words.length ? doc.tokens.start[doc.wordToken[past]!]! : doc.text.length
  let end = span.end
  while (end < next && doc.text.charCodeAt(end) > 32) end++
  return { start: span.start, end }
}

export const sentenceCount = (doc: Document): number => doc.sentences.length - 1
