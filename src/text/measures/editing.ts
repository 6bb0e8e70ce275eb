import type { Document, Span } from '../document.ts'
import { wordSpan } from '../document.ts'
import { family, type Measure } from '../measure.ts'

/** Words that make an opening or an ending. */
const EDGE = 4
const PRELUDE = 'Gao et al. 2024, PRELUDE (edit cost); Faigley and Witte 1981, Analyzing revision'

interface Shown {
  readonly high: (draft: Document, doc: Document) => Span[]
  readonly low?: (draft: Document, doc: Document) => Span[]
}
const KEPT: Shown = { high: keptRuns, low: addedRuns }
const ADDED: Shown = { high: addedRuns, low: keptRuns }
const GROWN: Shown = { high: addedRuns }
const LINES: Shown = { high: (_, doc) => [...doc.lines] }
const OPENING = shownAt((doc) => [0, Math.min(EDGE, doc.words.length)])
const ENDING = shownAt((doc) => [Math.max(0, doc.words.length - EDGE), doc.words.length])
const NAMES: Shown = { high: keptNames }

/** What a person does to a draft. Without a draft each is at its neutral value, so it says nothing. */
export const editing = family('editing', [
  edit(
    'kept-words',
    'share of the draft’s words',
    'Stay close to the draft’s words',
    'Rewrite freely',
    1,
    (draft, doc) => overlap(draft, doc) / Math.max(1, draft.words.length),
    KEPT,
  ),
  edit(
    'own-words',
    'share of the text’s words',
    'Add own words',
    'Add little',
    0,
    (draft, doc) => 1 - overlap(draft, doc) / Math.max(1, doc.words.length),
    ADDED,
  ),
  edit(
    'kept-order',
    'share of the draft’s word pairs',
    'Keep the draft’s phrases',
    'Rephrase',
    1,
    (draft, doc) => pairs(draft, doc),
    KEPT,
  ),
  edit(
    'growth',
    'log ratio of lengths',
    'Make the draft longer',
    'Make the draft shorter',
    0,
    (draft, doc) => Math.log((doc.words.length + 1) / (draft.words.length + 1)),
    GROWN,
  ),
  edit(
    'kept-opening',
    'share',
    'Keep how the draft opens',
    'Write a new opening',
    1,
    (draft, doc) => edge(draft, doc, 0, EDGE),
    OPENING,
  ),
  edit(
    'kept-ending',
    'share',
    'Keep how the draft ends',
    'Write a new ending',
    1,
    (draft, doc) => edge(draft, doc, -EDGE, undefined),
    ENDING,
  ),
  edit(
    'kept-lines',
    'log ratio of lines',
    'Add line breaks to the draft',
    'Join the draft’s lines',
    0,
    (draft, doc) => Math.log((doc.lines.length + 1) / (draft.lines.length + 1)),
    LINES,
  ),
  edit(
    'kept-case',
    'share of the draft’s capitalised words',
    'Keep the draft’s names and capitals',
    'Drop names and capitals of the draft',
    1,
    (draft, doc) => {
      const kept = new Set(capitalised(doc).map((i) => doc.words[i]))
      const names = capitalised(draft).map((i) => draft.words[i])
      return names.length ? names.filter((name) => kept.has(name)).length / names.length : 1
    },
    NAMES,
  ),
])

function edit(
  name: string,
  unit: string,
  high: string,
  low: string,
  neutral: number,
  value: (draft: Document, doc: Document) => number,
  show: Shown,
): Omit<Measure, 'family'> {
  return {
    name,
    unit,
    high,
    low,
    source: PRELUDE,
    scale: 'linear',
    value: (doc) => (doc.draft ? value(doc.draft, doc) : neutral),
    spans: (doc) => (doc.draft ? show.high(doc.draft, doc) : []),
    ...(show.low && { lowSpans: (doc: Document) => (doc.draft ? show.low!(doc.draft, doc) : []) }),
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

/** Capitalised words of two letters and more that do not open a sentence. */
const capitalised = (doc: Document): number[] => doc.names.filter((i) => doc.words[i]!.length > 1)

function keptNames(draft: Document, doc: Document): Span[] {
  const names = new Set(capitalised(draft).map((i) => draft.words[i]))
  return capitalised(doc)
    .filter((i) => names.has(doc.words[i]))
    .map((i) => wordSpan(doc, i, i + 1))
}

function shownAt(range: (doc: Document) => readonly [number, number]): Shown {
  const at = (_: Document, doc: Document): Span[] =>
    doc.words.length > 0 ? [wordSpan(doc, ...range(doc))] : []
  return { high: at, low: at }
}

/** Runs of two or more words that the draft does not have. */
function addedRuns(draft: Document, doc: Document): Span[] {
  const known = new Set(draft.words)
  return runs(doc, 2, (i) => !known.has(doc.words[i]!))
}

/** Runs of three or more words that stand in the draft as well, each after the same word. */
function keptRuns(draft: Document, doc: Document): Span[] {
  const known = new Set(draft.words)
  const pairs = new Set(bigrams(draft))
  return runs(doc, 3, (i, from) =>
    i === from ? known.has(doc.words[i]!) : pairs.has(`${doc.words[i - 1]} ${doc.words[i]}`),
  )
}

/** Longest runs of words a test holds for; it is told where the run began. */
function runs(doc: Document, least: number, test: (i: number, from: number) => boolean): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let i = 0; i <= doc.words.length; i++) {
    if (i < doc.words.length && test(i, from)) continue
    if (i - from >= least) spans.push(wordSpan(doc, from, i))
    from = i < doc.words.length && i > from && test(i, i) ? i : i + 1
  }
  return spans
}
