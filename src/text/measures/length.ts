import { type Document, distinct, type Span, sentenceCount, sentenceSpan, wordSpan } from '../document.ts'
import { freshMarks } from '../lexicons.ts'
import { counted, family, lexicons, type Measure, sentencesWhere, wordsWhere } from '../measure.ts'

const FLESCH = 'Flesch 1948, A new readability yardstick'
const YULE = 'Yule 1939, On sentence-length as a statistical characteristic of style'

const syllablesIn = lexicons.trait((word) => syllablesOf(word))

/** Sizes and rhythm. Means are of words per unit; spreads are standard deviations. */
export const length = family('length', [
  whole(
    'words',
    'words',
    'Write at length',
    'Keep it short',
    'Flesch 1948; PLUME user traits',
    'log',
    (doc) => doc.words.length,
  ),
  whole(
    'sentence-length',
    'words per sentence',
    'Write long sentences',
    'Write short sentences',
    YULE,
    'log',
    meanSentence,
    longest,
  ),
  whole(
    'sentence-variety',
    'standard deviation of words per sentence, relative',
    'Mix short and long sentences',
    'Keep sentences of even length',
    'Yule 1939; Biber 1988',
    'linear',
    (doc) => {
      const lengths = sentenceLengths(doc)
      const mean = meanSentence(doc)
      if (lengths.length < 2 || mean === 0) return 0
      return Math.sqrt(lengths.reduce((s, l) => s + (l - mean) ** 2, 0) / (lengths.length - 1)) / mean
    },
    longest,
  ),
  whole(
    'word-length',
    'letters per word',
    'Use long words',
    'Use short words',
    'Mendenhall 1887, The characteristic curves of composition',
    'linear',
    (doc) => {
      let letters = 0
      for (const word of doc.words) letters += word.length
      return doc.words.length ? letters / doc.words.length : 4.5
    },
    (doc) => longWords(doc, 9),
  ),
  sentencesWhere(
    {
      name: 'very-short-sentences',
      high: 'Use very short, punchy sentences',
      low: 'Avoid very short sentences',
      source: YULE,
    },
    (_, first, past) => past - first <= 6,
  ),
  sentencesWhere(
    {
      name: 'very-long-sentences',
      high: 'Let sentences flow past thirty words',
      low: 'Keep sentences under thirty words',
      source: YULE,
    },
    (_, first, past) => past - first > 30,
  ),
  wordsWhere(
    {
      name: 'long-words',
      high: 'Use words of nine letters and more',
      low: 'Avoid words of nine letters and more',
      source: 'Coleman and Liau 1975; LIX (Björnsson 1968)',
    },
    (word) => word.length >= 9,
  ),
  wordsWhere(
    {
      name: 'very-short-words',
      high: 'Use words of one to three letters',
      low: 'Use few words of one to three letters',
      source: 'Mendenhall 1887',
    },
    (word) => word.length <= 3,
  ),
  whole(
    'reading-ease',
    'Flesch reading ease, 0 to 100',
    'Write so that it reads easily',
    'Write densely',
    FLESCH,
    'linear',
    (doc) => {
      if (doc.words.length === 0) return 60
      let syllables = 0
      for (const form of doc.forms) syllables += syllablesIn(form)
      const score =
        206.835 -
        1.015 * (doc.words.length / Math.max(1, sentenceCount(doc))) -
        84.6 * (syllables / doc.words.length)
      return Math.max(-50, Math.min(121, score))
    },
    (doc) => longWords(doc, 9),
  ),
  whole(
    'variety-of-words',
    'log of distinct words over log of words, by the hundred',
    'Vary the vocabulary',
    'Repeat the same words',
    'Herdan 1960, C; windows after Covington and McFall 2010',
    'linear',
    windowedVariety,
  ),
  whole(
    'once-only-words',
    'share of distinct words used once',
    'Use many words only once',
    'Return to the same words',
    'Honoré 1979, hapax legomena',
    'linear',
    (doc) => {
      const { words, once } = distinct(doc, 0, doc.words.length)
      return words ? once / words : 0.7
    },
  ),
  whole(
    'paragraphs',
    'paragraphs',
    'Break the text into paragraphs',
    'Write in one block',
    'Zheng et al. 2006, structural features',
    'log',
    (doc) => Math.max(1, doc.paragraphs.length),
    (doc) => doc.paragraphs,
  ),
  whole(
    'paragraph-length',
    'words per paragraph',
    'Write long paragraphs',
    'Keep paragraphs short',
    'Zheng et al. 2006',
    'log',
    (doc) => doc.words.length / Math.max(1, doc.paragraphs.length),
    (doc) => doc.paragraphs,
  ),
  whole(
    'lines',
    'line breaks per 100 words',
    'Break lines often',
    'Break lines seldom',
    'Zheng et al. 2006',
    'sqrt',
    (doc) => (100 * Math.max(0, doc.lines.length - 1)) / Math.max(20, doc.words.length),
    (doc) => doc.lines,
  ),
  whole(
    'first-sentence-length',
    'words in the first sentence',
    'Open with a long sentence',
    'Open with a short sentence',
    'Corpus practice; compare Yule 1939',
    'log',
    (doc) => sentenceLengths(doc)[0] ?? 0,
    (doc) => (sentenceCount(doc) ? [sentenceSpan(doc, 0)] : []),
  ),
  whole(
    'last-sentence-length',
    'words in the last sentence',
    'Close with a long sentence',
    'Close with a short sentence',
    'Corpus practice; compare Yule 1939',
    'log',
    (doc) => sentenceLengths(doc).at(-1) ?? 0,
    (doc) => (sentenceCount(doc) ? [sentenceSpan(doc, sentenceCount(doc) - 1)] : []),
  ),
  counted(
    {
      name: 'repeated-words',
      high: 'Repeat a word from one sentence in the next',
      low: 'Do not repeat words from sentence to sentence',
      source: 'Halliday and Hasan 1976, lexical cohesion',
      proxy: 'cohesion by repetition',
    },
    repeats,
  ),
])

function whole(
  name: string,
  unit: string,
  high: string,
  low: string,
  source: string,
  scale: Measure['scale'],
  value: (doc: Document) => number,
  spans: (doc: Document) => readonly Span[] = (doc) => doc.paragraphs,
): Omit<Measure, 'family'> {
  return { name, unit, high, low, source, scale, value, spans }
}

function sentenceLengths(doc: Document): number[] {
  const lengths: number[] = []
  for (let s = 0; s < sentenceCount(doc); s++) lengths.push(doc.sentences[s + 1]! - doc.sentences[s]!)
  return lengths
}

function meanSentence(doc: Document): number {
  return doc.words.length / Math.max(1, sentenceCount(doc))
}

function longest(doc: Document): Span[] {
  return sentenceLengths(doc)
    .map((words, s) => ({ words, s }))
    .sort((a, b) => b.words - a.words)
    .slice(0, 3)
    .map(({ s }) => sentenceSpan(doc, s))
}

const longWords = (doc: Document, letters: number): Span[] =>
  doc.words.flatMap((word, i) => (word.length >= letters ? [wordSpan(doc, i, i + 1)] : []))

/** Groups of vowels, less a silent e: right for about nine English words in ten. */
function syllablesOf(word: string): number {
  let count = 0
  let vowel = false
  for (let i = 0; i < word.length; i++) {
    const now = VOWELS.includes(word[i]!)
    if (now && !vowel) count++
    vowel = now
  }
  if (count > 1 && word.endsWith('e') && !SYLLABIC_LE.test(word)) count--
  return Math.max(1, count)
}
const SYLLABIC_LE = /[^aeiouy]le$/
const VOWELS = 'aeiouyàáâãäåèéêëìíîïòóôõöùúûü'

/** Mean share of distinct words over steps of one hundred words; shorter texts count as one step. */
function windowedVariety(doc: Document): number {
  const size = 100
  const { words } = doc
  if (words.length === 0) return 0.8
  let sum = 0
  let steps = 0
  for (let from = 0; from === 0 || from + size / 2 < words.length; from += size) {
    const past = Math.min(words.length, from + size)
    // A short text has fewer chances to repeat itself; Herdan's C makes lengths comparable.
    sum += Math.log(distinct(doc, from, past).words + 1) / Math.log(past - from + 1)
    steps++
  }
  return sum / steps
}

/** Words of five letters and more that the sentence before had too; each once a sentence. */
function repeats(doc: Document): Span[] {
  const spans: Span[] = []
  const marks = freshMarks(sentenceCount(doc) + 1)
  for (let s = 0; s < sentenceCount(doc); s++) {
    const now = marks + s + 1
    for (let i = doc.sentences[s]!; i < doc.sentences[s + 1]!; i++) {
      const form = doc.forms[i]!
      if (form.text.length < 5) continue
      if (form.tally.mark === now - 1) spans.push(wordSpan(doc, i, i + 1))
      form.tally.mark = now
    }
  }
  return spans
}
