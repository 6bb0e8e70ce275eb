import { type Document, type Span, tokenSpan, wordSpan } from '../document.ts'
import { counted, family, pattern, wordsWhere } from '../measure.ts'
import { NEWLINE } from '../tokens.ts'

const ZHENG = 'Zheng et al. 2006; PLUME'

const capital = (doc: Document, i: number): boolean => {
  const first = doc.text[doc.tokens.start[doc.wordToken[i]!]!]!
  return first !== first.toLowerCase()
}
const opens = (doc: Document): Set<number> => new Set(doc.sentences)

/** Capitals, emoji, numbers, and how the text is laid out. */
export const typography = family('typography', [
  counted({ name: 'emoji', high: 'Use emoji', low: 'Do not use emoji', source: ZHENG }, (doc) => doc.emoji.map((token) => tokenSpan(doc, token))),
  pattern({ name: 'emoticons', high: 'Use emoticons such as :)', low: 'Do not use emoticons', source: 'Zheng et al. 2006' }, /(?<=^|\s)(?:[:;=8][-o*']?[)\](dp/\\|}{@]|<3)(?=$|\s|[.,!?])/gi),
  wordsWhere({ name: 'capitals', high: 'Put words in CAPITALS for emphasis', low: 'Avoid words in capitals', source: ZHENG, proxy: 'emphasis; acronyms of up to three letters are left out' }, (word, i, doc) => {
    if (word.length < 4) return false
    const token = doc.wordToken[i]!
    const text = doc.text.slice(doc.tokens.start[token], doc.tokens.end[token])
    return text === text.toUpperCase() && text !== text.toLowerCase()
  }),
  counted({ name: 'names', high: 'Name people and things (capitalised words)', low: 'Refer without names', source: 'Zheng et al. 2006', proxy: 'proper names' }, (doc) => {
    const first = opens(doc)
    const spans: Span[] = []
    for (let i = 0; i < doc.words.length; i++) if (!first.has(i) && doc.words[i]! !== 'i' && !doc.words[i]!.startsWith("i'") && capital(doc, i)) spans.push(wordSpan(doc, i, i + 1))
    return spans
  }),
  counted({ name: 'lower-case-openings', high: 'Begin sentences in lower case', low: 'Begin sentences with a capital', source: 'Abbasi and Chen 2008' }, (doc) => {
    const spans: Span[] = []
    for (let s = 0; s + 1 < doc.sentences.length; s++) if (!capital(doc, doc.sentences[s]!)) spans.push(wordSpan(doc, doc.sentences[s]!, doc.sentences[s]! + 1))
    return spans
  }, 'sentence'),
  pattern({ name: 'lower-case-i', high: 'Write "i" in lower case', low: 'Write "I" with a capital', source: 'Abbasi and Chen 2008' }, /(?<![\p{L}\p{N}.'’])i(?=['’\s])/gu),
  counted({ name: 'digits', high: 'Give numbers in digits', low: 'Avoid digits', source: 'Zheng et al. 2006' }, (doc) => doc.numbers.map((token) => tokenSpan(doc, token))),
  pattern({ name: 'percentages-and-money', high: 'Give amounts with % or currency signs', low: 'Avoid % and currency signs', source: 'Zheng et al. 2006' }, /\d ?%|[$€£]\s?\d/g),
  counted({ name: 'bullet-points', high: 'Use bullet points', low: 'Avoid bullet points', source: ZHENG }, (doc) => linesLike(doc, /^(?:[-*•‣▪–]|o)\s+\S/), 'paragraph'),
  counted({ name: 'numbered-points', high: 'Number the points', low: 'Do not number points', source: ZHENG }, (doc) => linesLike(doc, /^\(?(?:\d{1,2}|[a-h])[.)]\s+\S/), 'paragraph'),
  counted({ name: 'headings', high: 'Use headings', low: 'Avoid headings', source: 'Zheng et al. 2006' }, (doc) => linesLike(doc, /^(?:#{1,6}\s+\S.*|\*\*[^*]{2,60}\*\*:?|[\p{Lu}][^.!?\n]{2,40}:)\s*$/u), 'paragraph'),
  pattern({ name: 'bold', high: 'Set words in bold or italics', low: 'Avoid bold and italics', source: 'Abbasi and Chen 2008' }, /\*\*[^*\n]+\*\*|(?<![\w*])[*_][^*_\s][^*_\n]*[*_](?![\w*])/g),
  pattern({ name: 'links', high: 'Give links', low: 'Avoid links', source: 'Zheng et al. 2006' }, /https?:\/\/\S+|www\.\S+/g),
  pattern({ name: 'code', high: 'Show code', low: 'Avoid code', source: 'Abbasi and Chen 2008' }, /`[^`\n]+`|^```/gm),
  counted({ name: 'blank-lines', high: 'Leave a blank line between paragraphs', low: 'Leave no blank lines', source: 'Zheng et al. 2006' }, (doc) => {
    const spans: Span[] = []
    for (let t = 0; t < doc.tokens.kind.length; t++) {
      if (doc.tokens.kind[t] !== NEWLINE) continue
      const span = tokenSpan(doc, t)
      if (doc.text.indexOf('\n', doc.text.indexOf('\n', span.start) + 1) < span.end && doc.text.slice(span.start, span.end).split('\n').length > 2) spans.push(span)
    }
    return spans
  }, 'text'),
  counted({ name: 'single-breaks', high: 'Start a new line without a blank one', low: 'Do not break lines inside a paragraph', source: 'Zheng et al. 2006' }, (doc) => {
    const spans: Span[] = []
    for (let t = 0; t < doc.tokens.kind.length; t++) {
      if (doc.tokens.kind[t] !== NEWLINE) continue
      const span = tokenSpan(doc, t)
      if (doc.text.slice(span.start, span.end).split('\n').length === 2) spans.push(span)
    }
    return spans
  }, 'text'),
  pattern({ name: 'trailing-space', high: 'Leave spaces at the ends of lines', low: 'Leave no spaces at the ends of lines', source: 'Abbasi and Chen 2008', proxy: 'the program used' }, /\S[ \t]+(?=\n|$)/g, 'text'),
])

function linesLike(doc: Document, expression: RegExp): Span[] {
  return doc.lines.filter((line) => expression.test(doc.text.slice(line.start, Math.min(line.end, line.start + 120))))
}
