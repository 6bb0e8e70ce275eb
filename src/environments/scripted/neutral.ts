import { capitalised, sentencesOf, wordCount } from './page.ts'
import { expanded } from './words.ts'

export type TaskKind = 'summary' | 'email'

/** What is to be written: a summary of a document, or an email that passes on what notes say. */
export interface WritingTask {
  readonly kind: TaskKind
  readonly document: string
}

/** Words and sentences of a neutral text, about. */
const WORDS = 110
const SENTENCES = 6
/** Sentences of a document that are looked at. */
const READ = 60

const STOP = new Set(
  `the a an and or but of in on at to for with from by as is are was were be been it its this that these those he she they
  we you i his her their our your my not no so if than then there which who what when where how has have had do does did
  will would can could may might should also more most some any all one two into over about after before such other`.split(
    /\s+/,
  ),
)

const contentWords = (sentence: string): readonly string[] =>
  (sentence.toLowerCase().match(/[\p{L}][\p{L}'’-]{2,}/gu) ?? []).filter((word) => !STOP.has(word))

/** Marks of a manner that a neutral text has not: questions, asides, lists, shouting, links, quotations. */
const MANNERED =
  /[?()[\]"“”;:&#@*_=<>|/\\]|\p{Extended_Pictographic}|\b\p{Lu}{5,}|\.\.|--|—|\b(?:I|I'm|we|you|my|our|your|if|like|must|please|thanks)\b/gu

/** A sentence in a neutral manner: statements only, no asides or bare marks. */
function plain(sentence: string): string {
  const bare = sentence
    .replaceAll('’', "'")
    .replace(/\s*\([^()]*\)|\s*\[[^[\]]*\]/g, '')
    .replace(/\p{Extended_Pictographic}\uFE0F?|["“”*_#|<>~]/gu, '')
    .replace(/\s*(?:--+|—|;)\s*/g, ', ')
    .replace(/\s&\s/g, ' and ')
    .replace(/[.!?…,:\s-]+$/, '')
    .replace(/^[\s\-•.,:–]+/, '')
    .replace(/!+/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/\b\p{Lu}{5,}\b/gu, (word) => word[0] + word.slice(1).toLowerCase())
  const calm = (bare.match(/\p{Lu}/gu)?.length ?? 0) > bare.length / 3 ? bare.toLowerCase() : bare
  return calm === '' ? '' : `${capitalised(expanded(calm))}.`
}

/** Statements of a document, paragraphs rejoined. */
function candidates(document: string): readonly string[] {
  return document
    .split(/\r?\n\s*\r?\n/)
    .flatMap((paragraph) => sentencesOf(paragraph.replace(/\s+/g, ' ')))
    .slice(0, READ)
    .filter((sentence) => !/\?/.test(sentence))
}

/**
 * The sentences that say most, in their order: by how often their words return (Luhn 1958; SumBasic, Nenkova and
 * Vanderwende 2005), early ones first, mannered ones last. Cost: the sentences looked at times those taken.
 */
function salient(document: string): readonly string[] {
  const all = candidates(document)
  const counts = new Map<string, number>()
  for (const word of all.flatMap(contentWords)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const score = (sentence: string, at: number, seen: ReadonlySet<string>): number => {
    const words = contentWords(sentence).filter((word) => !seen.has(word))
    const size = wordCount(sentence)
    const weight = words.reduce((sum, word) => sum + counts.get(word)!, 0) / (words.length + 4)
    const shape = size < 6 ? 0.3 : size > 26 ? 0.15 : 1
    return (weight * shape * (1 + 1 / (1 + at))) / (1 + (sentence.match(MANNERED)?.length ?? 0))
  }
  const taken = new Set<number>()
  const seen = new Set<string>()
  let total = 0
  while (taken.size < SENTENCES && total < WORDS && taken.size < all.length) {
    const best = all
      .map((sentence, at) => ({ at, value: taken.has(at) ? -1 : score(sentence, at, seen) }))
      .reduce((a, b) => (b.value > a.value ? b : a))
    taken.add(best.at)
    total += wordCount(all[best.at]!)
    for (const word of contentWords(all[best.at]!)) seen.add(word)
  }
  const kept = [...taken].sort((a, b) => a - b).map((at) => plain(all[at]!))
  return kept.filter((sentence) => wordCount(sentence) > 1)
}

/** A neutral text for a task, scripted: sentences of the document, and for an email a greeting, a courtesy and a close. */
export function neutral({ kind, document }: WritingTask): string {
  const said = salient(document)
  const body = said.length > 0 ? said.join(' ') : plain(document.replace(/\s+/g, ' ').slice(0, 200))
  if (kind === 'summary') return body
  return `Hello,\n\nI hope this note finds all well. The main points are as follows. ${body}\n\nBest wishes,\nAlex`
}
