import { freshMarks, type Lexicons, type WordForm } from './lexicons.ts'
import { EMOJI, MARK, NEWLINE, NUMBER, type Tokens, tokenize, WORD } from './tokens.ts'

/** A piece of a text: offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text read once: everything the measures share. Build it with `read`. */
export interface Document {
  readonly text: string
  readonly tokens: {
    readonly kind: readonly number[]
    readonly start: readonly number[]
    readonly end: readonly number[]
  }
  /** Lower-cased words with plain apostrophes, and the token index of each. */
  readonly words: readonly string[]
  readonly wordToken: readonly number[]
  readonly forms: readonly WordForm[]
  /** Word index of each token that is a word, else -1. */
  readonly tokenWord: readonly number[]
  /** First word index of each sentence, then the number of words. Sentences without a word are not kept. */
  readonly sentences: readonly number[]
  readonly lines: readonly Span[]
  /** Runs of lines between blank ones. */
  readonly paragraphs: readonly Span[]
  /** Token indices of each mark, by its character. */
  readonly marks: ReadonlyMap<string, readonly number[]>
  readonly emoji: readonly number[]
  readonly numbers: readonly number[]
  /** Words with a capital that do not open a sentence, and words all in capitals. */
  readonly names: readonly number[]
  readonly shouted: readonly number[]
  /** Tokens that break a line, and how many breaks each holds. */
  readonly breaks: readonly { readonly token: number; readonly lines: number }[]
  /** Word ranges found for each lexicon: flat [first, past last, ...] word indices. */
  readonly hits: readonly (readonly number[])[]
  /** The text it was made from, where there is one (an edit's draft). */
  readonly draft?: Document
}

const NONE: number[] = []
/** Token indices of a mark. */
export const marksOf = (doc: Document, mark: string): readonly number[] => doc.marks.get(mark) ?? NONE

/** Numbers of distinct words, and of words standing once, in a range of words. */
export function distinct(
  doc: Document,
  from: number,
  past: number,
): { readonly words: number; readonly once: number } {
  const mark = freshMarks(1)
  let words = 0
  let once = 0
  for (let i = from; i < past; i++) {
    const { tally } = doc.forms[i]!
    if (tally.mark !== mark) {
      tally.mark = mark
      tally.times = 1
      words++
      once++
    } else if (tally.times++ === 1) once--
  }
  return { words, once }
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr vs etc cf al vol pp inc ltd co corp dept approx fig jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)

/** Reads a text. Cost: one pass over its characters and one map look-up a word. */
export function read(text: string, lexicons: Lexicons, draft?: Document): Document {
  lexicons.makeRoom()
  const tokens = tokenize(text)
  const { kind, start, end } = tokens
  const words: string[] = []
  const wordToken: number[] = []
  const forms: WordForm[] = []
  const tokenWord: number[] = new Array(kind.length).fill(-1)
  const marks = new Map<string, number[]>()
  const emoji: number[] = []
  const numbers: number[] = []
  const names: number[] = []
  const shouted: number[] = []
  const breaks: { token: number; lines: number }[] = []
  const sentences: number[] = []
  let sentenceStart = 0
  const closeSentence = () => {
    if (words.length > sentenceStart) sentences.push(sentenceStart)
    sentenceStart = words.length
  }
  for (let t = 0; t < kind.length; t++) {
    switch (kind[t]) {
      case WORD: {
        const form = lexicons.formAt(text, start[t]!, end[t]!)
        tokenWord[t] = words.length
        if (form.capital && words.length > sentenceStart) names.push(words.length)
        if (form.shouted) shouted.push(words.length)
        forms.push(form)
        words.push(form.text)
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
        breaks.push({ token: t, lines: lineBreaks(text, start[t]!, end[t]!) })
        if (breaksSentence(text, tokens, t, breaks.at(-1)!.lines)) closeSentence()
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
  const hits = lexicons.find(forms)
  return {
    text,
    tokens,
    words,
    wordToken,
    forms,
    tokenWord,
    sentences,
    lines,
    paragraphs,
    marks,
    emoji,
    numbers,
    names,
    shouted,
    breaks,
    hits,
    draft,
  }
}

/** ! ? and … end a sentence; a stop does unless it belongs to an abbreviation or number, or a small letter follows. */
function endsSentence(
  text: string,
  { kind, start, end }: Tokens,
  t: number,
  words: readonly string[],
): boolean {
  const mark = text.charCodeAt(start[t]!)
  if (ENDS.has(mark)) return true
  if (mark !== 46) return false
  let next = t + 1
  const single = end[t]! - start[t]! === 1
  const word = kind[t - 1] === WORD ? words.at(-1)! : ''
  if (single && (ABBREVIATIONS.has(word) || (word.length === 1 && word !== 'i'))) return false
  while (next < kind.length && start[next] === end[next - 1] && CLOSERS.has(text.charCodeAt(start[next]!)))
    next++
  if (next >= kind.length) return true
  if (start[next] === end[next - 1]) return kind[next] === NEWLINE
  return kind[next] !== WORD || !small(text[start[next]!]!)
}
const codes = (marks: string): ReadonlySet<number> => new Set([...marks].map((mark) => mark.charCodeAt(0)))
const ENDS = codes('!?…。！？')
/** A small letter of a script that has capitals. */
const small = (letter: string): boolean => letter === letter.toLowerCase() && letter !== letter.toUpperCase()
const CLOSERS = codes('"”’)]')

/** A blank line, or a line that begins with a capital or no word, starts a new sentence. */
function breaksSentence(text: string, { kind, start }: Tokens, t: number, lines: number): boolean {
  if (t + 1 >= kind.length || lines > 1) return true
  return kind[t + 1] !== WORD || !small(text[start[t + 1]!]!)
}

function lineBreaks(text: string, from: number, past: number): number {
  let count = 0
  for (let i = from; i < past; i++) if (text.charCodeAt(i) === 10) count++
  return count
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

/** Sentence number s, from its first word to the mark that ends it; a number at its end belongs to it. */
export function sentenceSpan(doc: Document, s: number): Span {
  const { kind, start, end } = doc.tokens
  const past = doc.sentences[s + 1]!
  let token = doc.wordToken[past - 1]!
  const next = past < doc.words.length ? doc.wordToken[past]! : kind.length
  while (token + 1 < next && (kind[token + 1] === NUMBER || start[token + 1] === end[token])) {
    if (kind[token + 1] === NEWLINE) break
    token++
  }
  return { start: start[doc.wordToken[doc.sentences[s]!]!]!, end: end[token]! }
}

export const sentenceCount = (doc: Document): number => doc.sentences.length - 1
