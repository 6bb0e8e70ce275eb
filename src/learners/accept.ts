import type { Evidence } from '../preference.ts'
import { clean } from '../text/clean.ts'
import { unsafe } from '../text/safe.ts'
import { spans } from './accept.quote.ts'

/** A statement a model made, checked: its quote stands in the signal, and it says how and not what. */
export interface Accepted {
  readonly statement: string
  readonly evidence: Evidence
}

/** Where a model's statement came from: the signal and the field it was shown. */
export interface Source {
  readonly signal: string
  readonly field: string
  readonly text: string
}

/**
 * Takes a model's statement or drops it. Dropped: one whose quote does not literally stand in the text (white space,
 * quotation marks and case of the first letter aside), one that may not become a preference at all (see `unsafe`), one
 * that names what the text names, and one in another script than the text's. A model that was fooled by a text is no
 * more trusted than the text.
 */
export function accept(statement: string, quote: string, source: Source): Accepted | undefined {
  const line = clean(statement).replace(/[.\s]+$/, '')
  // What cleaning takes off (markup, hidden letters, excess length) still speaks against it.
  if (line === '' || unsafe(statement) !== undefined || OTHER.test(line)) return undefined
  if (named(line, source.text) || script(line) !== script(source.text)) return undefined
  const span = spans(source.text, quote)
  if (span === undefined) return undefined
  const { signal, field, text } = source
  return { statement: line, evidence: { signal, field, ...span, quote: text.slice(span.start, span.end) } }
}

/** What no manner of writing is about, though a person may wish it: whose orders to follow, and what is somebody's. */
const OTHER =
  /\b(?:follow|obey|execute|carry out)\b.{0,20}\b(?:instructions?|orders|commands?)\b|\bas (?:system|developer|admin) (?:commands?|orders|instructions?)\b|\b(?:my|your|private|personal|users?['’]s?|customers?['’]s?) (?:data|files?|accounts?|contacts|passwords?)\b/i

const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu
/** A word with a capital inside a sentence. */
const NAME = /(?<=[\p{L},;:] )\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*/gu
/** A word that begins with two capitals, anywhere. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2}[\p{L}\p{M}\p{N}'’-]*/gu
/** Names that are said of manner: languages, the pronoun, kinds of list, short forms that letters use. */
const COMMON =
  /^(?:I(?:['’]\w+)?|English|American|British|French|German|Spanish|Latin|Roman|Oxford|Markdown|Q&A|Socratic|ALL|ASAP|BTW|CAPS|FAQ|FYI|IMHO|IMO|LOL|NB|OK|PS|RSVP|TL|DR)$/

/** Small words of German, where every noun has a capital and none tells a name from a thing. */
const GERMAN =
  /(?<!\p{L})(?:der|die|das|den|dem|und|nicht|ein|eine|ist|mit|auf|für|zu|sich|ohne|bitte)(?!\p{L})/giu
/** So many different ones make a text German. */
const SEVERAL = 3

/**
 * True when the statement holds a name out of the text: a word with a capital that begins no sentence there, nor
 * stands between quotation marks in the statement. Manner has no names; what is to be written has. Of a German text only
 * words in capitals are seen.
 */
function named(statement: string, text: string): boolean {
  const german = new Set(text.match(GERMAN)?.map((word) => word.toLowerCase())).size >= SEVERAL
  const inside = namesOf(german ? null : text.match(NAME))
  const loud = namesOf(text.match(CAPITALS))
  const plain = statement.replace(/"[^"]*"|“[^”]*”|‘[^’]*’|\([^)]*\)/g, ' ')
  return [...plain.matchAll(WORD)].some(({ 0: word, index }) => {
    const name = bare(word)
    return !COMMON.test(name) && (loud.has(name) || (index > 0 && inside.has(name)))
  })
}

const bare = (word: string): string => word.replace(/['’]s$/, '')
const namesOf = (words: readonly string[] | null): ReadonlySet<string> => new Set(words?.map(bare))

/**
 * Takes a phrase a model merged out of others, or drops it: it must pass as a preference and bring in no name that
 * stands in none of them.
 */
export function acceptMerged(phrase: string, parts: readonly string[]): string | undefined {
  const line = clean(phrase)
  if (line === '' || unsafe(phrase) !== undefined || OTHER.test(line)) return undefined
  const known = parts.join(' ')
  const names = [...(line.match(NAME) ?? []), ...(line.match(CAPITALS) ?? [])].map(bare)
  return names.every((name) => COMMON.test(name) || known.includes(name)) ? line : undefined
}

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Han',
  'Hangul',
  'Thai',
] as const
const scripts = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'gu')] as const)

/** The script most letters of a text are in; kana count as Han. A language could not be told from one line. */
function script(text: string): string {
  const sample = text.slice(0, 2000).replace(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, '字')
  let best = 'Latin'
  let most = 0
  for (const [name, pattern] of scripts) {
    const count = sample.match(pattern)?.length ?? 0
    if (count > most) [best, most] = [name, count]
  }
  return best
}
