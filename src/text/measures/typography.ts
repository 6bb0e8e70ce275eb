import { type Document, type Span, tokenSpan, wordSpan } from '../document.ts'
import { counted, family, lexicons, pattern } from '../measure.ts'

const ZHENG = 'Zheng et al. 2006; PLUME'

const I = lexicons.add(['i', "i'm", "i've", "i'd", "i'll"])

function lowerI(doc: Document): Span[] {
  const spans: Span[] = []
  const hits = doc.hits[I]!
  for (let h = 0; h < hits.length; h += 2) {
    const i = hits[h]!
    const small = doc.text[doc.tokens.start[doc.wordToken[i]!]!] === 'i'
    if (small && !abbreviated(doc, i)) spans.push(wordSpan(doc, i, i + 1))
  }
  return spans
}

/** Capitals, emoji, numbers, and how the text is laid out. */
export const typography = family('typography', [
  counted({ name: 'emoji', high: 'Use emoji', low: 'Do not use emoji', source: ZHENG }, (doc) =>
    doc.emoji.map((token) => tokenSpan(doc, token)),
  ),
  pattern(
    {
      name: 'emoticons',
      high: 'Use emoticons such as :)',
      low: 'Do not use emoticons',
      source: 'Zheng et al. 2006',
    },
    /(?<=^|\s)(?:[:;=][-o*']?[)\](dp/\\|}{@]|8-[)d]|<3)(?=$|\s|[.,!?])/gi,
    '100 words',
    ':;=8<',
  ),
  counted(
    {
      name: 'capitals',
      high: 'Put words in CAPITALS for emphasis',
      low: 'Avoid words in capitals',
      source: ZHENG,
      proxy: 'emphasis; acronyms of up to three letters are left out',
    },
    (doc) => doc.shouted.map((i) => wordSpan(doc, i, i + 1)),
  ),
  counted(
    {
      name: 'names',
      high: 'Name people and things (capitalised words)',
      low: 'Refer without names',
      source: 'Zheng et al. 2006',
      proxy: 'proper names',
    },
    (doc) =>
      doc.names
        .filter((i) => doc.words[i] !== 'i' && !doc.words[i]!.startsWith("i'"))
        .map((i) => wordSpan(doc, i, i + 1)),
  ),
  counted(
    {
      name: 'lower-case-openings',
      high: 'Begin sentences in lower case',
      low: 'Begin sentences with a capital',
      source: 'Abbasi and Chen 2008',
    },
    (doc) => {
      const spans: Span[] = []
      for (let s = 0; s + 1 < doc.sentences.length; s++)
        if (lowerCase(doc, doc.sentences[s]!))
          spans.push(wordSpan(doc, doc.sentences[s]!, doc.sentences[s]! + 1))
      return spans
    },
    'sentence',
  ),
  counted(
    {
      name: 'lower-case-i',
      high: 'Write "i" in lower case',
      low: 'Write "I" with a capital',
      source: 'Abbasi and Chen 2008',
    },
    lowerI,
  ),
  counted(
    { name: 'digits', high: 'Give numbers in digits', low: 'Avoid digits', source: 'Zheng et al. 2006' },
    (doc) => doc.numbers.map((token) => tokenSpan(doc, token)),
  ),
  pattern(
    {
      name: 'percentages-and-money',
      high: 'Give amounts with % or currency signs',
      low: 'Avoid % and currency signs',
      source: 'Zheng et al. 2006',
    },
    /\d ?%|[$€£]\s?\d/g,
    '100 words',
    '%$€£',
  ),
  counted(
    { name: 'bullet-points', high: 'Use bullet points', low: 'Avoid bullet points', source: ZHENG },
    (doc) => linesLike(doc, /^(?:[-*•‣▪–]|o)\s+\S/),
    'paragraph',
  ),
  counted(
    { name: 'numbered-points', high: 'Number the points', low: 'Do not number points', source: ZHENG },
    (doc) => linesLike(doc, /^\(?(?:\d{1,2}|[a-h])[.)]\s+\S/),
    'paragraph',
  ),
  counted(
    { name: 'headings', high: 'Use headings', low: 'Avoid headings', source: 'Zheng et al. 2006' },
    (doc) =>
      linesLike(doc, /^(?:#{1,6}\s+\S.*|\*\*[^*]{2,60}\*\*:?|(?!Dear |Hello|Hi )\p{Lu}[^.!?\n]{2,40}:)\s*$/u),
    'paragraph',
  ),
  pattern(
    {
      name: 'bold',
      high: 'Set words in bold or italics',
      low: 'Avoid bold and italics',
      source: 'Abbasi and Chen 2008',
    },
    /\*\*[^*\n]+\*\*|(?<![\w*])[*_][^*_\s][^*_\n]*[*_](?![\w*])/g,
    '100 words',
    '*_',
  ),
  pattern(
    { name: 'links', high: 'Give links', low: 'Avoid links', source: 'Zheng et al. 2006' },
    /https?:\/\/\S+|www\.\S+/g,
    '100 words',
    '/.',
  ),
  pattern(
    { name: 'code', high: 'Show code', low: 'Avoid code', source: 'Abbasi and Chen 2008' },
    /`[^`\n]+`|^```/gm,
    '100 words',
    '`',
  ),
  counted(
    {
      name: 'blank-lines',
      high: 'Leave a blank line between paragraphs',
      low: 'Leave no blank lines',
      source: 'Zheng et al. 2006',
    },
    (doc) =>
      doc.breaks
        .filter(({ token, lines }) => lines > 1 && inside(doc, token))
        .map(({ token }) => tokenSpan(doc, token)),
    'text',
  ),
  counted(
    {
      name: 'single-breaks',
      high: 'Start a new line without a blank one',
      low: 'Do not break lines inside a paragraph',
      source: 'Zheng et al. 2006',
    },
    (doc) =>
      doc.breaks
        .filter(({ token, lines }) => lines === 1 && inside(doc, token))
        .map(({ token }) => tokenSpan(doc, token)),
    'text',
  ),
  counted(
    {
      name: 'trailing-space',
      high: 'Leave spaces at the ends of lines',
      low: 'Leave no spaces at the ends of lines',
      source: 'Abbasi and Chen 2008',
      proxy: 'the program used',
    },
    trailing,
    'text',
  ),
])

/** False for breaks before and after the whole text. */
const inside = (doc: Document, token: number): boolean => token > 0 && token + 1 < doc.tokens.kind.length

function linesLike(doc: Document, expression: RegExp): Span[] {
  return doc.lines.filter((line) =>
    expression.test(doc.text.slice(line.start, Math.min(line.end, line.start + 120))),
  )
}

/** A letter of a script without capitals is not lower case. */
function lowerCase(doc: Document, i: number): boolean {
  const first = doc.text[doc.tokens.start[doc.wordToken[i]!]!]!
  return first !== first.toUpperCase()
}

/** A character and the spaces after it, at the end of a line. */
function trailing(doc: Document): Span[] {
  return doc.lines.flatMap((line) => {
    let end = line.end
    while (end > line.start && doc.text.charCodeAt(end - 1) <= 32) end--
    return end < line.end && doc.text.charCodeAt(end) !== 13 ? [{ start: end - 1, end: line.end }] : []
  })
}

/** True for the letter of "i.e." and of "i)". */
function abbreviated(doc: Document, i: number): boolean {
  const end = doc.tokens.end[doc.wordToken[i]!]!
  const next = doc.text[end]
  return next === ')' || (next === '.' && (doc.text[end + 1] ?? ' ').trim() !== '')
}
