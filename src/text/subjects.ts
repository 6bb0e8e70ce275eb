import { stem } from './stem.ts'
import { CUES, LONGEST, OF_TEXTS, PLAIN, WEAK } from './subjects.words.ts'

/**
 * Above this a wish bears on what is asked: a word that tells its subject only among others is too little beside one
 * that tells another alone.
 */
export const BEARS = WEAK

/** A question is about a subject that one word of it tells alone, or two together. */
const TOLD = 2 * WEAK

/** ... and that so many of its words speak of: in a long text a single word is only in passing. */
const DENSE = 0.035

/** Asks for something to be chosen, found or advised. What is true or how a text reads is the same for everybody. */
const ADVICE = new RegExp(
  `\\b(?:${[
    'rec+om+end\\w*|suggest\\w*|advi[cs]e\\w*|best|better|good|great|options?|ideas?|tips|ways to|strateg\\w+|insights?',
    'what (?:(?:are|would be) (?:some|my|the)|would you|can i|kinds? of|types? of|sorts? of)',
    '(?:how|where) (?:can|could|should) (?:i|we)|should (?:i|we)|help me|looking (?:for|to)|thinking (?:of|about)',
    "i'm (?:considering|planning|visiting|heading)|(?:can|could) you (?:provide|create|give|plan|find|share|list)",
  ].join('|')})\\b`,
  'i',
)

/** Speaks of oneself, and so likely for oneself. */
const OWN = /\b(?:i|me|my|i'm|we|our|us)\b/i

/** So many words ask for nothing but advice; a longer text holds other things too. */
const BRIEF = 40

/** The sentences that ask, of all. */
const ASKS = /\?|\b(?:recommend|suggest)/i

/** A wish told to the writer, as they said it; what a person likes is told of them: "Dislikes fish". */
const ORDER =
  /^(?:please|always|never|do not|don't|stop|avoid|use|keep|say|write|answer|from now on|in (?:the )?future)\b/i

/**
 * How far statements of what a person likes bear on a text at hand, from 0 to 1: 1 where the foremost subject
 * of both is the same, 0 where they share none and where the text asks for no advice. It reads subjects of
 * everyday life (food, travel, clothes ...) by a list of English words and needs no model: it knows no names of
 * towns, and takes what is told in other words for another subject.
 */
export function bearing(text: string): (statement: string) => number {
  const plain = text.replaceAll('’', "'")
  const asked = ADVICE.test(plain) ? questioned(plain) : new Map<string, number>()
  return (statement) => {
    let most = 0
    for (const [subject, share] of shares(weights(wordsOf(statement))))
      most = Math.max(most, share * (asked.get(subject) ?? 0))
    return most
  }
}

/**
 * True for a wish about how to be answered, which holds whatever is asked: no word of it tells a subject alone,
 * and it speaks of texts or is told to the writer.
 */
export function aboutTexts(statement: string): boolean {
  const words = wordsOf(statement)
  if (Math.max(0, ...weights(words).values()) >= 1) return false
  return ORDER.test(statement) || phrases(words, OF_TEXTS).length > 0
}

/**
 * The subjects of what is asked, or of all that is said where the sentence that asks names none. A short question for
 * oneself may only hint at them.
 */
function questioned(text: string): ReadonlyMap<string, number> {
  const sentences = text.match(/[^.?!]+[.?!]*/g) ?? []
  const asking = told(sentences.filter((s) => ASKS.test(s)).join(' '))
  if (asking.size > 0) return asking
  const all = told(text)
  if (all.size > 0 || !OWN.test(text) || !ASKS.test(text)) return all
  const words = wordsOf(text)
  return words.length > BRIEF ? all : shares(weights(words))
}

function told(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text)
  const least = Math.max(TOLD, DENSE * words.length)
  return shares(new Map([...weights(words)].filter(([, weight]) => weight >= least)))
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}'&]+/gu) ?? []

function weights(words: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const phrase of phrases(words, CUES))
    for (const [subject, weight] of CUES.get(phrase)!) found.set(subject, (found.get(subject) ?? 0) + weight)
  return found
}

/** Of each place the longest phrase that is listed, one after the other. */
function phrases(words: readonly string[], listed: { has(phrase: string): boolean }): readonly string[] {
  const stems = words.map(stem)
  const found: string[] = []
  for (let i = 0, length = 1; i < words.length; i += length) {
    length = Math.min(LONGEST, words.length - i)
    while (length > 1 && !listed.has(stems.slice(i, i + length).join(' '))) length--
    const phrase = stems.slice(i, i + length).join(' ')
    if (listed.has(phrase) && !(length === 1 && PLAIN.has(words[i]!))) found.push(phrase)
  }
  return found
}

/** Weights against the greatest of them. */
function shares(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const greatest = Math.max(...weights.values())
  return new Map([...weights].map(([subject, weight]) => [subject, weight / greatest]))
}
