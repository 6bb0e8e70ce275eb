import type { Document, Span } from '../document.ts'
import { wordSpan } from '../document.ts'
import { family, type Measure } from '../measure.ts'

const PRELUDE = 'Gao et al. 2024, PRELUDE (edit cost); Faigley and Witte 1981, Analyzing revision'

/** What a person does to a draft. Without a draft each is at its neutral value, so it says nothing. */
export const editing = family('editing', [
  edit('kept-words', 'share of the draft’s words', 'Stay close to the draft’s words', 'Rewrite freely', 1, (draft, doc) => overlap(draft, doc) / Math.max(1, draft.words.length)),
  edit('own-words', 'share of the text’s words', 'Add own words', 'Add little', 0, (draft, doc) => 1 - overlap(draft, doc) / Math.max(1, doc.words.length)),
  edit('kept-order', 'share of the draft’s word pairs', 'Keep the draft’s phrases', 'Rephrase', 1, (draft, doc) => pairs(draft, doc)),
  edit('growth', 'log ratio of lengths', 'Make the draft longer', 'Make the draft shorter', 0, (draft, doc) => Math.log((doc.words.length + 1) / (draft.words.length + 1))),
  edit('kept-opening', 'share', 'Keep how the draft opens', 'Write a new opening', 1, (draft, doc) => edge(draft, doc, 0, 4)),
  edit('kept-ending', 'share', 'Keep how the draft ends', 'Write a new ending', 1, (draft, doc) => edge(draft, doc, -4, undefined)),
  edit('kept-lines', 'log ratio of lines', 'Add line breaks to the draft', 'Join the draft’s lines', 0, (draft, doc) => Math.log((doc.lines.length + 1) / (draft.lines.length + 1))),
  edit('kept-case', 'share of the draft’s capitalised words', 'Keep the draft’s names and capitals', 'Drop names and capitals of the draft', 1, (draft, doc) => {
    const kept = new Set(capitalised(doc))
    const names = capitalised(draft)
    return names.length ? names.filter((name) => kept.has(name)).length / names.length : 1
  }),
])

function edit(name: string, unit: string, high: string, low: string, neutral: number, value: (draft: Document, doc: Document) => number): Omit<Measure, 'family'> {
  return {
    name,
    unit,
    high,
    low,
    source: PRELUDE,
    scale: 'linear',
    value: (doc) => (doc.draft ? value(doc.draft, doc) : neutral),
    spans: (doc) => (doc.draft ? addedRuns(doc.draft, doc) : []),
  }
}

function counts(list: readonly string[]): Map<string, number> {
  const map = new Map<string, number>()
  for (const item of list) map.set(item, (map.get(item) ?? 0) + 1)
  return map
}

function overlap(a: Document, b: Document): number {
  const left = counts(a.words)
  let both = 0
  for (const [word, count] of counts(b.words)) both += Math.min(count, left.get(word) ?? 0)
  return both
}

const bigrams = (doc: Document): string[] => doc.words.slice(1).map((word, i) => `${doc.words[i]} ${word}`)

function pairs(draft: Document, doc: Document): number {
  const kept = new Set(bigrams(doc))
  const all = bigrams(draft)
  return all.length ? all.filter((pair) => kept.has(pair)).length / all.length : 1
}

function edge(draft: Document, doc: Document, from: number, to: number | undefined): number {
  const a = draft.words.slice(from, to)
  const b = new Set(doc.words.slice(from, to))
  return a.length ? a.filter((word) => b.has(word)).length / a.length : 1
}

const capitalised = (doc: Document): string[] => {
  const first = new Set(doc.sentences)
  return doc.words.filter((word, i) => {
    const initial = doc.text[doc.tokens.start[doc.wordToken[i]!]!]!
    return !first.has(i) && word.length > 1 && initial !== initial.toLowerCase()
  })
}

/** Runs of two or more words that the draft does not have. */
function addedRuns(draft: Document, doc: Document): Span[] {
  const known = new Set(draft.words)
  const spans: Span[] = []
  let from = -1
  for (let i = 0; i <= doc.words.length; i++) {
    const fresh = i < doc.words.length && !known.has(doc.words[i]!)
    if (fresh && from < 0) from = i
    if (!fresh && from >= 0) {
      if (i - from >= 2) spans.push(wordSpan(doc, from, i))
      from = -1
    }
  }
  return spans
}
