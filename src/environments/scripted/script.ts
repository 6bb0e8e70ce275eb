import type { Random } from '../../evaluate/interval.ts'
import { shuffled, spread } from './draw.ts'
import {
  bodySentences,
  capitalised,
  continued,
  eachSentence,
  lastKept,
  type Page,
  parted,
  readPage,
  wordCount,
  writePage,
} from './page.ts'

// What the scripts of components are made of: ways to change a text, and ways to see that it shows something.

export type Write = (text: string, random: Random) => string
export type Present = (text: string) => number

/** A change of a page as a change of a text. */
export const onPage =
  (change: (page: Page, random: Random) => Page): Write =>
  (text, random) =>
    writePage(change(readPage(text), random))

/** How often something is put into a text of so many sentences: about every third, eight times at most. */
export const timesFor = (sentences: number): number =>
  Math.min(8, Math.max(sentences > 2 ? 2 : 1, Math.round(sentences / 3)))

/** Adds whole sentences of a list between those of the text. */
export const added = (phrases: readonly string[]): Write =>
  onPage((page, random) => {
    const n = bodySentences(page).length
    const chosen = shuffled(phrases, random)
    const places = spread(n, Math.min(phrases.length, timesFor(n)), random)
    return eachSentence(page, (sentence, i) => {
      const k = places.indexOf(i)
      return k < 0 ? [sentence] : [sentence, chosen[k]!]
    })
  })

const COMMAND =
  /^(?:let|please|kindly|call|look|see|count|say|try|take|think|picture|imagine|listen|stay|welcome|thanks?|guess|more of|the end|(?:[^ ]+ ){0,2}(?:let me|let us) know)\b/i

/** Whether a sentence tells something: neither asks, nor calls, nor commands. */
export const tells = (sentence: string): boolean =>
  !/[?!]["”’)\]]*(?:\s\S{1,3})?$/.test(sentence) && !COMMAND.test(sentence)

/** A sentence that says something in its own right, so that it may be opened, tagged or joined. */
export const isStatement = (sentence: string): boolean =>
  tells(sentence) && /(?<!\.)\.["”’)\]]*(?:\s\S+)?$/.test(sentence) && wordCount(sentence) > 4

/** Statements of a page (places in `bodySentences`); all sentences where it has no statement. */
export function statements(page: Page): readonly number[] {
  const all = bodySentences(page)
  const found = all.flatMap((sentence, i) => (isStatement(sentence) ? [i] : []))
  return found.length > 0 ? found : all.map((_, i) => i)
}

/** Changes some statements of a text, each with a phrase of a list. */
export const withPhrase = (
  phrases: readonly string[],
  change: (sentence: string, phrase: string) => string,
): Write =>
  onPage((page, random) => {
    const where = statements(page)
    const chosen = shuffled(phrases, random)
    const places = spread(where.length, Math.min(phrases.length, timesFor(where.length)), random).map(
      (i) => where[i]!,
    )
    return eachSentence(page, (sentence, i) => {
      const k = places.indexOf(i)
      return [k < 0 ? sentence : change(sentence, chosen[k]!)]
    })
  })

/** Begins some sentences with a phrase of a list ("Clearly, "). */
export const opened = (phrases: readonly string[]): Write =>
  withPhrase(phrases, (sentence, phrase) => phrase + continued(sentence))

/** Puts a phrase of a list before the end of some sentences (" (of all things)"). */
export const tagged = (phrases: readonly string[]): Write => withPhrase(phrases, tag)

/** A phrase before the sentence's end. */
export function tag(sentence: string, phrase: string): string {
  const [words, end] = parted(sentence)
  return words + phrase + (end || '.')
}

/** Swaps words, also where a capital or all capitals stand; keys are patterns within word ends, longest first. */
export function swapped(table: readonly (readonly [from: string, to: string])[]): (text: string) => string {
  const to = new Map(table)
  const all = new RegExp(
    `(?<![\\p{L}\\p{N}'’-])(?:${table.map(([from]) => from).join('|')})(?![\\p{L}\\p{N}'’-])`,
    'giu',
  )
  return (text) =>
    text.replace(all, (found, at: number) => {
      const plain = to.get(found.toLowerCase())!
      // "I" has its capital anywhere.
      const capital = /^I(?:$|['’ ])/.test(found) ? at === 0 : found[0] !== found[0]!.toLowerCase()
      return (capital ? capitalised(plain) : plain).replace(/^i(?=$|[' ])/, 'I')
    })
}

/** Pairs of a table written as "from>to", separated by commas. */
export const pairs = (table: string): readonly (readonly [string, string])[] =>
  table
    .split(',')
    .map((pair) => pair.trim().split('>') as [string, string])
    .sort(([a], [b]) => b.length - a.length)

/** Small letters, straight quotes, one space for any white space. */
export const levelled = (text: string): string =>
  text.toLowerCase().replaceAll('’', "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ')

/** A text as the signs see it: levelled, with "and" for "&". */
export const flat = lastKept((text) => levelled(text).replaceAll(' & ', ' and '))

/** Strength of a count in a text of so many sentences: 0 for none, one half for one in five sentences, towards 1. */
export function strength(count: number, sentences: number): number {
  const due = Math.min(4, Math.max(1, sentences / 5))
  return count / (count + due)
}

/** Sentences of a text that say something; short ones put in for their manner do not count. */
export const sentenceTotal = lastKept(
  (text) => bodySentences(readPage(text)).filter((s) => wordCount(s) > 5).length,
)

/** Strength by how often a sign stands in the text as `flat` gives it. The sign is global. */
export const signs =
  (sign: RegExp): Present =>
  (text) =>
    strength(flat(text).match(sign)?.length ?? 0, sentenceTotal(text))

/** Strength by how many sentences a test holds for. */
export const sentencesThat =
  (test: (sentence: string) => boolean): Present =>
  (text) =>
    strength(bodySentences(readPage(text)).filter(test).length, sentenceTotal(text))

/** Writes one after the other. */
export const both =
  (...writes: readonly Write[]): Write =>
  (text, random) =>
    writes.reduce((now, write) => write(now, random), text)

/** Puts sentences before and after all others of the body. */
export const framed = (first: readonly string[], last: readonly string[]): Write =>
  onPage((page, random) => {
    const n = bodySentences(page).length
    const head = first.length > 0 ? [shuffled(first, random)[0]!] : []
    const tail = last.length > 0 ? [shuffled(last, random)[0]!] : []
    return eachSentence(page, (sentence, i) => [
      ...(i === 0 ? head : []),
      sentence,
      ...(i === n - 1 ? tail : []),
    ])
  })
