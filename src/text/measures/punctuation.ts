import { type Document, marksOf, type Span, tokenSpan } from '../document.ts'
import { counted, family, marks, markThen, pattern, wordsWhere } from '../measure.ts'
import { MARK, NEWLINE, WORD } from '../tokens.ts'
import { ingForm } from './grammar.ts'

const ZHENG = 'Zheng et al. 2006, A framework for authorship identification of online messages'
const CHASKI = 'Chaski 2005, Who is at the keyboard?'
const single = (doc: Document, mark: string, length: number): Span[] =>
  marksOf(doc, mark)
    .map((token) => tokenSpan(doc, token))
    .filter((span) => span.end - span.start === length)

/** What is found at each token of some marks. */
function at(doc: Document, marks: readonly string[], find: (token: number) => Span | undefined): Span[] {
  const spans: Span[] = []
  for (const mark of marks)
    for (const token of marksOf(doc, mark)) {
      const span = find(token)
      if (span !== undefined) spans.push(span)
    }
  return spans
}

const longer = (doc: Document, marks: readonly string[], length: number): Span[] =>
  at(doc, marks, (token) =>
    doc.tokens.end[token]! - doc.tokens.start[token]! >= length ? tokenSpan(doc, token) : undefined,
  )

const set = (terms: string): ReadonlySet<string> => new Set(terms.split(' '))
const CONJUNCTIONS = set('and but so or yet')
const LISTERS = set('and or')
const RELATIVES = set('which who where whose')
const CONTRACTED = set("it's he's she's that's there's what's who's let's here's where's how's")

/** True when no mark stands between two words. */
const unbroken = (doc: Document, first: number, last: number): boolean =>
  last < doc.words.length && doc.wordToken[last]! - doc.wordToken[first]! === last - first

/** True when another comma stands at most so many words before a word's own comma: "a, b, and". */
function commaBefore(doc: Document, word: number, most: number): boolean {
  const comma = doc.wordToken[word]! - 1
  for (let token = comma - 1, seen = 0; token >= 0 && seen < most; token--) {
    if (doc.tokens.kind[token] === WORD) seen++
    else return seen > 0 && doc.tokens.kind[token] === MARK && doc.text[doc.tokens.start[token]!] === ','
  }
  return false
}

/** Openings of sentences of at most so many words that end with a comma. */
function openings(doc: Document, most: number): Span[] {
  const spans: Span[] = []
  for (let s = 0; s + 1 < doc.sentences.length; s++) {
    const first = doc.sentences[s]!
    for (let k = 0; k < most && unbroken(doc, first, first + k); k++) {
      const next = doc.wordToken[first + k]! + 1
      if (doc.tokens.kind[next] !== MARK || doc.text[doc.tokens.start[next]!] !== ',') continue
      spans.push({ start: doc.tokens.start[doc.wordToken[first]!]!, end: doc.tokens.end[next]! })
      break
    }
  }
  return spans
}

/** Marks that end a sentence and are followed by two spaces or more on the same line. */
const spaced = (doc: Document): Span[] =>
  at(doc, ['.', '!', '?'], (token) => {
    const end = doc.tokens.end[token]!
    const next = doc.tokens.start[token + 1]
    if (next === undefined || next - end < 2 || doc.tokens.kind[token + 1] === NEWLINE) return undefined
    return { start: doc.tokens.start[token]!, end: next }
  })

/** A mark set between two words without a space; a stop only before a capital, as in no address ("example.org"). */
function tight(doc: Document): Span[] {
  const { kind, start, end } = doc.tokens
  return at(doc, ['.', ',', ';', '!', '?'], (token) => {
    if (start[token + 1] !== end[token] || kind[token + 1] !== WORD || kind[token - 1] !== WORD)
      return undefined
    const form = doc.forms[doc.tokenWord[token + 1]!]!
    if (form.text.length < 2 || end[token - 1] !== start[token]) return undefined
    const stop = doc.text.charCodeAt(start[token]!) === 46
    if (stop && (end[token]! - start[token]! > 1 || !form.capital)) return undefined
    return { start: start[token - 1]!, end: end[token + 1]! }
  })
}

/** A mark with a space between it and the word before. */
function loose(doc: Document): Span[] {
  const { kind, start, end } = doc.tokens
  return at(doc, ['.', ',', ';', ':', '!', '?'], (token) => {
    if (kind[token - 1] !== WORD || start[token] === end[token - 1]) return undefined
    if (doc.text.charCodeAt(start[token]!) === 46 && end[token]! - start[token]! > 1) return undefined
    const next = doc.text.charCodeAt(end[token]!)
    return next > 32 && next !== 160 ? undefined : { start: start[token - 1]!, end: end[token]! }
  })
}

/** The last word of a line that ends without a mark. */
function lastWord(doc: Document, line: Span): Span[] {
  let end = line.end
  while (end > line.start && doc.text.charCodeAt(end - 1) <= 32) end--
  if (!/[\p{L}\p{N}]/u.test(doc.text[end - 1] ?? '')) return []
  let start = end
  while (start > line.start && doc.text.charCodeAt(start - 1) > 32) start--
  return [{ start, end }]
}

/** Marks and the habits around them. */
export const punctuation = family('punctuation', [
  marks({ name: 'commas', high: 'Use many commas', low: 'Use few commas', source: CHASKI }, ','),
  marks({ name: 'semicolons', high: 'Use semicolons', low: 'Avoid semicolons', source: CHASKI }, ';'),
  marks({ name: 'colons', high: 'Use colons', low: 'Avoid colons', source: CHASKI }, ':'),
  marks(
    {
      name: 'exclamation-marks',
      high: 'Use exclamation marks',
      low: 'Avoid exclamation marks',
      source: ZHENG,
    },
    '!',
  ),
  marks({ name: 'question-marks', high: 'Ask questions', low: 'Ask no questions', source: ZHENG }, '?'),
  counted(
    {
      name: 'repeated-marks',
      high: 'Repeat marks for effect (!!, ??)',
      low: 'Never repeat ! or ?',
      source: ZHENG,
    },
    (doc) => longer(doc, ['!', '?'], 2),
  ),
  counted(
    { name: 'full-stops', high: 'End thoughts with full stops', low: 'Use few full stops', source: CHASKI },
    (doc) => single(doc, '.', 1),
  ),
  counted(
    { name: 'ellipses', high: 'Trail off with dots (...)', low: 'Do not trail off with dots', source: ZHENG },
    (doc) => [...longer(doc, ['.'], 3), ...longer(doc, ['…'], 1)],
  ),
  pattern(
    {
      name: 'dashes',
      high: 'Set thoughts off with dashes',
      low: 'Avoid dashes between thoughts',
      source: CHASKI,
    },
    /[—–]|(?<=\S[ \t]{1,3})--?\s|(?<=\w)--(?=\w)/g,
    '100 words',
    '—–-',
  ),
  wordsWhere(
    {
      name: 'hyphenated-words',
      high: 'Use hyphenated words',
      low: 'Avoid hyphenated words',
      source: 'Abbasi and Chen 2008, Writeprints',
    },
    (word) => word.includes('-') || word.includes('‑'),
  ),
  marks(
    {
      name: 'parentheses',
      high: 'Add asides in parentheses',
      low: 'Avoid parentheses',
      source: 'PLUME; Chaski 2005',
    },
    '(',
  ),
  marks(
    {
      name: 'double-quotes',
      high: 'Use double quotation marks',
      low: 'Avoid double quotation marks',
      source: ZHENG,
    },
    '"“”',
  ),
  pattern(
    {
      name: 'single-quotes',
      high: 'Quote with single marks',
      low: 'Do not quote with single marks',
      source: ZHENG,
    },
    /(?<![\p{L}\p{N}])['‘](?=\p{L})/gu,
    '100 words',
    "'‘",
  ),
  pattern(
    {
      name: 'curly-marks',
      high: 'Use typographic quotes and apostrophes (’ “ ”)',
      low: 'Use straight quotes and apostrophes',
      source: 'Abbasi and Chen 2008',
      proxy: 'the keyboard or program used',
    },
    /[‘’“”]/g,
  ),
  marks({ name: 'ampersands', high: 'Write & for "and"', low: 'Write "and" in full', source: 'PLUME' }, '&'),
  marks({ name: 'slashes', high: 'Use slashes (and/or)', low: 'Avoid slashes', source: ZHENG }, '/'),
  marks({ name: 'asterisks', high: 'Mark words with asterisks', low: 'Avoid asterisks', source: ZHENG }, '*'),
  markThen(
    {
      name: 'serial-commas',
      high: 'Put a comma before the last "and" of a list',
      low: 'Leave out the comma before the last "and" of a list',
      source: 'Nini 2018, An authorship analysis of the Jack the Ripper letters',
    },
    ',',
    (word, doc) => LISTERS.has(doc.words[word]!) && commaBefore(doc, word, 4),
  ),
  markThen(
    {
      name: 'bare-serial-lists',
      high: 'Write lists as "a, b and c"',
      low: 'Avoid lists of the form "a, b and c"',
      source: 'Nini 2018',
    },
    ',',
    (word, doc) =>
      [1, 2].some((k) => LISTERS.has(doc.words[word + k] ?? '') && unbroken(doc, word, word + k)),
  ),
  markThen(
    {
      name: 'commas-before-conjunctions',
      high: 'Put a comma before "and", "but", "so"',
      low: 'Leave out the comma before "and", "but", "so"',
      source: CHASKI,
    },
    ',',
    (word, doc) => CONJUNCTIONS.has(doc.words[word]!),
  ),
  counted(
    {
      name: 'commas-after-openers',
      high: 'Put a comma after an opening phrase',
      low: 'Leave out the comma after an opening phrase',
      source: CHASKI,
    },
    (doc) => openings(doc, 4),
  ),
  markThen(
    {
      name: 'commas-before-which',
      high: 'Set off "which" and "who" with a comma',
      low: 'Do not set off "which" and "who" with a comma',
      source: CHASKI,
    },
    ',',
    (word, doc) => RELATIVES.has(doc.words[word]!),
  ),
  markThen(
    {
      name: 'commas-before-ing',
      high: 'Add what follows as ", doing …"',
      low: 'Avoid adding ", doing …" to a sentence',
      source: 'Biber 1988, present participial clauses',
    },
    ',',
    (word, doc) =>
      ingForm(doc.words[word]) || (doc.words[word]!.endsWith('ly') && ingForm(doc.words[word + 1])),
  ),
  counted(
    {
      name: 'double-spaces',
      high: 'Put two spaces after a full stop',
      low: 'Put one space after a full stop',
      source: 'Abbasi and Chen 2008',
    },
    spaced,
    'sentence',
  ),
  counted(
    {
      name: 'missing-spaces',
      high: 'Set marks without a space after them',
      low: 'Put a space after every mark',
      source: 'Abbasi and Chen 2008',
      proxy: 'hasty typing',
    },
    tight,
  ),
  counted(
    {
      name: 'spaces-before-marks',
      high: 'Put a space before marks',
      low: 'No space before marks',
      source: 'Abbasi and Chen 2008',
      proxy: 'hasty typing or French habit',
    },
    loose,
  ),
  wordsWhere(
    {
      name: 'possessives',
      high: "Use possessives (the story's end)",
      low: 'Avoid possessives; write "of"',
      source: 'Biber et al. 1999, Longman Grammar',
    },
    (word) => word.endsWith("'s") && !CONTRACTED.has(word),
  ),
  markThen(
    {
      name: 'initial-capital-after-colon',
      high: 'Continue with a capital after a colon',
      low: 'Continue in lower case after a colon',
      source: 'Nini 2018',
    },
    ':',
    (word, doc) => doc.forms[word]!.capital,
  ),
  pattern(
    {
      name: 'marks-inside-quotes',
      high: 'Put commas and stops inside closing quotes',
      low: 'Put commas and stops outside closing quotes',
      source: 'Nini 2018',
    },
    /[.,]["”]/g,
    '100 words',
    '"”',
  ),
  counted(
    {
      name: 'open-endings',
      high: 'End lines without a mark',
      low: 'End every line with a mark',
      source: ZHENG,
    },
    (doc) => doc.lines.flatMap((line) => lastWord(doc, line)),
    'text',
  ),
])
