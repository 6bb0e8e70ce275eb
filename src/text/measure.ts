import {
  type Document,
  marksOf,
  type Span,
  sentenceCount,
  sentenceSpan,
  tokenSpan,
  wordSpan,
} from './document.ts'
import { Lexicons } from './lexicons.ts'

/** One readable property of a text, with the words for having much or little of it. */
export interface Measure {
  /** Unique, kebab-case; part of a preference's identity, so it never changes. */
  readonly name: string
  readonly family: string
  readonly unit: string
  /** An instruction a writer can follow. */
  readonly high: string
  readonly low: string
  /** Where the measure comes from in the literature. */
  readonly source: string
  /** What it only stands in for, where it does not measure the thing itself. */
  readonly proxy?: string
  /** Value of a text in which neither side shows, for measures that weigh two sides. */
  readonly neutral?: number
  /** How values are spread: the transform under which differences compare. */
  readonly scale: 'linear' | 'sqrt' | 'log'
  /** Value in `unit`; finite for every text, also an empty one. */
  value(doc: Document): number
  /** Where the text shows it; for lengths, the sentences or words that show it most. */
  spans(doc: Document): readonly Span[]
  /** Where the text shows the lack of it, for measures whose low end can be pointed at. */
  lowSpans?(doc: Document): readonly Span[]
}

type Words = Pick<Measure, 'name' | 'high' | 'low' | 'source'> & { readonly proxy?: string }
export type Basis = '100 words' | 'sentence' | 'text' | 'paragraph'

/** All word lists of all measures; each measure registers its own when its file is loaded. */
export const lexicons = new Lexicons()

/** A family of measures: gives each its family name. */
export const family = (name: string, measures: readonly Omit<Measure, 'family'>[]): readonly Measure[] =>
  measures.map((measure) => ({ ...measure, family: name }))

/** How often words or phrases occur. `per` 'sentence' gives the average number in a sentence. */
export function words(about: Words, terms: string, per: Basis = '100 words'): Omit<Measure, 'family'> {
  return lexicon(about, lexicons.add(split(terms)), per)
}

/** How much of one set of words is used where either set could be: 0 to 1, one half when neither occurs. */
export function rather(about: Words, these: string, those: string): Omit<Measure, 'family'> {
  const a = lexicons.add(split(these))
  const b = lexicons.add(split(those))
  return {
    ...about,
    unit: 'share',
    scale: 'linear',
    neutral: 0.5,
    value: (doc) => (doc.hits[a]!.length + 1) / (doc.hits[a]!.length + doc.hits[b]!.length + 2),
    spans: (doc) => pairs(doc.hits[a]!).map(([first, past]) => wordSpan(doc, first, past)),
  }
}

/** How often one of some marks occurs (a run counts once). */
export function marks(about: Words, characters: string, per: Basis = '100 words'): Omit<Measure, 'family'> {
  const list = [...characters]
  return {
    ...about,
    unit: unitOf(per),
    scale: 'sqrt',
    value: (doc) => list.reduce((sum, mark) => sum + marksOf(doc, mark).length, 0) / basis(doc, per),
    spans: (doc) => list.flatMap((mark) => marksOf(doc, mark).map((token) => tokenSpan(doc, token))),
  }
}

/**
 * How often a pattern occurs in the text. The pattern must be cheap on long text: no nested repeats. `needs`
 * are marks one of which must stand in the text for the pattern to match: most texts are then not searched.
 */
export function pattern(
  about: Words,
  expression: RegExp,
  per: Basis = '100 words',
  needs = '',
): Omit<Measure, 'family'> {
  const marks = [...needs]
  const possible = (doc: Document) => needs === '' || marks.some((mark) => doc.marks.has(mark))
  return {
    ...about,
    unit: unitOf(per),
    scale: 'sqrt',
    value: (doc) => (possible(doc) ? (doc.text.match(expression)?.length ?? 0) / basis(doc, per) : 0),
    spans: (doc) => {
      if (!possible(doc)) return []
      return [...doc.text.matchAll(expression)].map((match) => {
        const lead = match[0].length - match[0].trimStart().length
        return { start: match.index + lead, end: match.index + match[0].trimEnd().length }
      })
    },
  }
}

/** How often a mark is followed at once by a word that a test holds for; the span is the mark and the word. */
export function markThen(
  about: Words,
  mark: string,
  test: (word: number, doc: Document) => boolean,
  per: Basis = '100 words',
): Omit<Measure, 'family'> {
  const followed = (doc: Document, token: number): boolean => {
    const word = doc.tokenWord[token + 1] ?? -1
    return word >= 0 && test(word, doc)
  }
  return {
    ...about,
    unit: unitOf(per),
    scale: 'sqrt',
    value: (doc) => {
      let count = 0
      for (const token of marksOf(doc, mark)) if (followed(doc, token)) count++
      return count / basis(doc, per)
    },
    spans: (doc) =>
      marksOf(doc, mark)
        .filter((token) => followed(doc, token))
        .map((token) => ({ start: doc.tokens.start[token]!, end: doc.tokens.end[token + 1]! })),
  }
}

/** How often a detector finds something. */
export function counted(
  about: Words,
  spans: (doc: Document) => readonly Span[],
  per: Basis = '100 words',
): Omit<Measure, 'family'> {
  return {
    ...about,
    unit: unitOf(per),
    scale: 'sqrt',
    spans,
    value: (doc) => spans(doc).length / basis(doc, per),
  }
}

/** Share of sentences a test holds for; the spans are those sentences. */
export function sentencesWhere(
  about: Words,
  test: (doc: Document, first: number, past: number) => boolean,
): Omit<Measure, 'family'> {
  return {
    ...about,
    unit: 'share of sentences',
    scale: 'sqrt',
    value: (doc) => {
      let count = 0
      for (let s = 0; s < sentenceCount(doc); s++)
        if (test(doc, doc.sentences[s]!, doc.sentences[s + 1]!)) count++
      return count / Math.max(1, sentenceCount(doc))
    },
    spans: (doc) => {
      const spans: Span[] = []
      for (let s = 0; s < sentenceCount(doc); s++)
        if (test(doc, doc.sentences[s]!, doc.sentences[s + 1]!)) spans.push(sentenceSpan(doc, s))
      return spans
    },
  }
}

/** Share of words a test holds for. The test sees the word alone and is asked once a word, not once a use. */
export function wordsWhere(about: Words, test: (word: string) => boolean): Omit<Measure, 'family'> {
  return lexicon(about, lexicons.addWhere(test), '100 words')
}

function lexicon(about: Words, id: number, per: Basis): Omit<Measure, 'family'> {
  return {
    ...about,
    unit: unitOf(per),
    scale: 'sqrt',
    value: (doc) => doc.hits[id]!.length / 2 / basis(doc, per),
    spans: (doc) => pairs(doc.hits[id]!).map(([first, past]) => wordSpan(doc, first, past)),
  }
}

const basis = (doc: Document, per: Basis): number => {
  switch (per) {
    case '100 words':
      return Math.max(1, doc.words.length) / 100
    case 'sentence':
      return Math.max(1, sentenceCount(doc))
    case 'paragraph':
      return Math.max(1, doc.paragraphs.length)
    case 'text':
      return 1
  }
}

const unitOf = (per: Basis): string => (per === '100 words' ? 'per 100 words' : `per ${per}`)
/** Terms are separated by commas or line breaks. */
const split = (terms: string): string[] =>
  terms
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter(Boolean)

function pairs(flat: readonly number[]): [number, number][] {
  const list: [number, number][] = []
  for (let i = 0; i < flat.length; i += 2) list.push([flat[i]!, flat[i + 1]!])
  return list
}
