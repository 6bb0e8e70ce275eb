import { scripted } from './component.ts'
import {
  bodySentences,
  capitalised,
  continued,
  eachSentence,
  type Line,
  type Page,
  parted,
  readPage,
  wordCount,
} from './page.ts'
import { added, both, flat, isStatement, onPage, sentencesThat, signs, tag, type Write } from './script.ts'

/** Sentences whose first words carry something: joined to another they would lose it. */
const OPENERS =
  /^(?:first|second|next|then|finally|lastly|to begin|after that|step|note that|verily|alas|lo|behold|welcome|ladies|once upon|the end|stay tuned)\b/i

const joinable = (sentence: string): boolean =>
  isStatement(sentence) &&
  !OPENERS.test(sentence) &&
  !/\.\.\.|[#@]\w|\p{Extended_Pictographic}/u.test(sentence)

/** Joins statements that follow each other on a line, as long as the joined one has fewer words than `full`. */
function joined(page: Page, link: (next: string, k: number) => string, full: number): Page {
  let k = 0
  const lines = page.body.map((line): Line => {
    const sentences: string[] = []
    let open = false
    for (const sentence of line.sentences) {
      const last = sentences.at(-1)
      if (open && last !== undefined && joinable(sentence) && wordCount(last) < full) {
        sentences[sentences.length - 1] = parted(last)[0] + link(sentence, k++)
      } else sentences.push(sentence)
      open = joinable(sentences.at(-1)!)
    }
    return { ...line, sentences }
  })
  return { ...page, body: lines }
}

/** Lines without marks of their own made one, so that their sentences can be joined. */
function unbroken(page: Page): Page {
  const body: Line[] = []
  for (const line of page.body) {
    const last = body.at(-1)
    if (last === undefined || line.lead !== '' || last.lead !== '') body.push(line)
    else body[body.length - 1] = { ...last, sentences: [...last.sentences, ...line.sentences] }
  }
  return { ...page, body }
}

const LINKS = [', and ', ', while ', ', which means that ', ', and all the while ']
const FLOWING =
  ', which, as one reads on and lets it sink in, turns out to matter rather more than it seemed to at first sight, and keeps on mattering for a good while after'
const RUNS = [', and then ', ', and, well, ', ', so ', ', but then again ', ', and yes, ']
const DRIFT =
  ', and so on, and on, because one thought leads to the next, and then to another, and so there it is, or so it seems, and who can stop it now'

const linked =
  (links: readonly string[]) =>
  (next: string, k: number): string =>
    links[k % links.length]! + continued(next)

/** Makes some sentences long enough that joining did not; where all are, the first that can be gets longer still. */
const lengthened =
  (tail: string, least: number) =>
  (page: Page): Page => {
    const all = bodySentences(page)
    const short = all.filter((sentence) => joinable(sentence) && wordCount(sentence) < least).length
    let due = Math.max(1, timesIn(page) - (all.length - short))
    return eachSentence(page, (sentence) => {
      if (due === 0 || !joinable(sentence) || (short > 0 && wordCount(sentence) >= least)) return [sentence]
      due--
      return [tag(sentence, tail)]
    })
  }

/** Words of a sentence that is long, but not longer than most texts have one. */
const USUAL = 20
const timesIn = (page: Page): number => Math.min(3, Math.max(1, Math.round(bodySentences(page).length / 4)))

/** Cuts a sentence where a clause begins that can stand alone. */
function split(sentence: string): string[] {
  const [text, end] = parted(sentence)
  if (wordCount(text) < 14 || !isStatement(sentence)) return [sentence]
  const at = /(?:; |, (?:and|but|so) (?=(?:it|he|she|they|we|i|you|there|this|that|the)\b))/i.exec(text)
  if (at === null) return [sentence]
  const head = text.slice(0, at.index)
  const tail = text.slice(at.index + at[0].length)
  if (wordCount(head) < 3 || wordCount(tail) < 3) return [sentence]
  return [`${head}.`, ...split(capitalised(tail) + end)]
}

const PUNCHY = [
  'It shows.',
  'That matters.',
  'Full stop.',
  'Simple as that.',
  'It counts.',
  'No more.',
  'So it goes.',
  'Point taken.',
]

/** A change that joins with "and" joins with "&" where the text writes that. */
const inItsHand =
  (write: Write): Write =>
  (text, random) => {
    const out = write(text, random)
    return text.includes(' & ') && !/ and /i.test(text) ? out.replaceAll(' and ', ' & ') : out
  }

/** Scripted components of how sentences run: joined, split, on and on. */
export const shape = [
  scripted({
    key: 'long-sentences',
    stage: 'shape',
    measures: 'sentence-length very-long-sentences',
    rivals: 'short-sentences',
    asks: /(?<!short (?:and|or) )\b(?:long|longer|flowing|lengthy)\b(?:(?:,| and|,? yet) (?!short)\w+)* sentences|\bsentences (?:flow|run)/,
    shuns: /(?<!very )\b(?:short|brief|choppy)\b(?:(?:,| and) \w+)* sentences/,
    write: inItsHand(onPage((page) => lengthened(FLOWING, 30)(joined(unbroken(page), linked(LINKS), 30)))),
    present: (text) => {
      const sizes = bodySentences(readPage(text)).map(wordCount)
      const longest = sizes.sort((a, b) => b - a).slice(0, 2)
      return Math.max(0, 1 - USUAL / (longest.reduce((a, b) => a + b, 0) / Math.max(1, longest.length)))
    },
  }),
  scripted({
    key: 'short-sentences',
    stage: 'shape',
    measures: '-sentence-length very-short-sentences',
    rivals: 'stream-of-consciousness semicolons',
    asks: /\b(?<!join |long (?:and|or) )(?:short|brief|punchy)\b(?:(?:,| and|,? yet) (?!long)\w+)* sentences|\bpunchy\b/,
    shuns: /\b(?:long|lengthy|run-on|very long)\b(?:(?:,| and) \w+)* sentences/,
    write: both(
      onPage((page) => eachSentence(page, split)),
      added(PUNCHY),
    ),
    present: sentencesThat((sentence) => wordCount(sentence) < 6),
  }),
  scripted({
    key: 'stream-of-consciousness',
    stage: 'shape',
    measures: 'stream-of-consciousness',
    rivals: 'step-by-step',
    asks: /\bstream[- ]of[- ]consciousness|\bthoughts (?:run|flow) on|\brun(?:s)? on without/,
    write: inItsHand(onPage((page) => lengthened(DRIFT, 60)(joined(unbroken(page), linked(RUNS), 60)))),
    present: sentencesThat(
      (sentence) =>
        wordCount(sentence) >= 35 &&
        (flat(sentence).match(/,|\b(?:and|but|so|because|then)\b/g)?.length ?? 0) > 5,
    ),
  }),
  scripted({
    key: 'semicolons',
    stage: 'shape',
    measures: 'semicolons',
    asks: /\bsemi-?colons?\b|\(;\)/,
    write: onPage((page) => {
      const linked = joined(unbroken(page), (next) => `; ${continued(next)}`, 24)
      return bodySentences(linked).some((s) => s.includes(';'))
        ? linked
        : eachSentence(linked, (s, i) => [i === 0 ? tag(s, '; so it goes') : s])
    }),
    present: signs(/;/g),
  }),
]
