import { distance } from 'fastest-levenshtein'
import { COURTESY, FUNCTION, NEGATIONS, NUMBERS, TIMES } from './diff.words.ts'
import type { Span } from './document.ts'
import { stem } from './stem.ts'
import { NUMBER, tokenize, WORD } from './tokens.ts'

/** So many new content words are information, not another way of saying it: put in, and beyond those they replace. */
const SEVERAL_ADDED = 2
const SEVERAL_MORE = 3

/** Letters two words must begin with to count as one family: "organise" and "organisation". */
const FAMILY = 5

/**
 * A word that says something. Particulars are numbers, times and addresses: one changed is a fact changed. So
 * is a name, but whom a letter greets and who signs it is manner, until one name stands for another.
 */
interface Notion extends Span {
  readonly key: string
  readonly kind: 'content' | 'particular' | 'name' | 'letter name' | 'not'
}

/** A text, read for what it says. */
export interface Facts {
  readonly text: string
  /** In the order of the text. */
  readonly notions: readonly Notion[]
  /** Their keys, how the content words begin, and every word in small letters. */
  readonly held: ReadonlySet<string>
  /** How many words of denial. */
  readonly nots: number
}

/**
 * Whether a hunk changes what is said: a number, time, address or name that the other text has nowhere, several
 * content words more than it replaced, or nothing but a "not". Everything else is how it is said, also what was
 * only shortened. Judged by words alone: a false word put for a true one of the same sort ("late" for "early")
 * passes as wording, and a long free rewording may pass as fact.
 */
export function isFact(before: Facts, draft: Span, after: Facts, final: Span): boolean {
  const lost = missing(before, draft, after)
  const gained = missing(after, final, before)
  if (particular(lost, gained) || particular(gained, lost)) return true
  if (count(lost, 'letter name') > 0 && count(gained, 'letter name') > 0) return true
  const more = count(gained, 'content') - count(lost, 'content')
  if (more >= (draft.start === draft.end ? SEVERAL_ADDED : SEVERAL_MORE)) return true
  const said = count(gained, 'content') + count(lost, 'content')
  // A "not" that comes or goes alone. One that only moved leaves as many in the text.
  const turns = count(inside(before, draft), 'not') + count(inside(after, final), 'not')
  return turns % 2 === 1 && before.nots !== after.nots && said === 0
}

const count = (notions: readonly Notion[], kind: Notion['kind']): number =>
  notions.reduce((sum, notion) => sum + (notion.kind === kind ? 1 : 0), 0)

/** Whether a number, time, address or name came or went, more than by a slip in its spelling. */
const particular = (notions: readonly Notion[], others: readonly Notion[]): boolean =>
  notions.some(
    (notion) =>
      notion.kind === 'particular' ||
      (notion.kind === 'name' && !others.some((other) => respelt(notion.key, other.key))),
  )

const respelt = (a: string, b: string): boolean =>
  a.length > 5 && a.length < 40 && a[0] === b[0] && distance(a, b) <= 2

/** Which spans of a text share content with a span of another. */
export function related(facts: Facts, spans: readonly Span[], other: Facts, others: Span): boolean[] {
  const held = heldBy(inside(other, others))
  return spans.map((span) =>
    inside(facts, span).some((notion) => notion.kind !== 'not' && holds(held, notion)),
  )
}

/** Whether a token says something, rather than joining, softening or greeting. */
export const isContent = (token: string): boolean =>
  /[\p{L}\p{N}]/u.test(token) && !FUNCTION.has(plain(token)) && !COURTESY.has(plain(token))

/** Cost: one pass over the tokens. */
export function factsOf(text: string): Facts {
  const { kind, start, end } = tokenize(text)
  const addresses = spansOf(text, ADDRESS)
  const letter = [...spansOf(text, GREETING_LINE), ...spansOf(text, NAME_LINE)].sort(
    (a, b) => a.start - b.start,
  )
  const notions: Notion[] = []
  const words: string[] = []
  const loud = (t: number) => kind[t] === WORD && /^\p{Lu}{2,}$/u.test(text.slice(start[t], end[t]))
  let [address, line] = [0, 0]
  for (let t = 0; t < kind.length; t++) {
    const span = { start: start[t]!, end: end[t]! }
    while (letter[line] !== undefined && letter[line]!.end <= span.start) line++
    if (address > 0 && span.start < addresses[address - 1]!.end) continue
    if (addresses[address] !== undefined && addresses[address]!.start <= span.start) {
      const whole = addresses[address++]!
      notions.push({ ...whole, key: text.slice(whole.start, whole.end).toLowerCase(), kind: 'particular' })
      continue
    }
    const raw = text.slice(span.start, span.end)
    const opens = OPENS.test(text.slice(Math.max(0, span.start - 8), span.start))
    if (kind[t] === NUMBER) {
      if (opens && /^[.)]\s/.test(text.slice(span.end, span.end + 2))) continue
      for (const key of figures(raw)) notions.push({ ...span, key, kind: 'particular' })
    } else if (kind[t] === WORD) {
      const word = plain(raw)
      words.push(word)
      const shouted = loud(t) && (loud(t - 1) || loud(t + 1))
      const found = notionOf(
        word,
        raw !== raw.toLowerCase() && !opens && !shouted,
        (letter[line]?.start ?? text.length) <= span.start,
      )
      if (found !== undefined) notions.push({ ...span, ...found })
    }
  }
  return { text, notions, held: new Set([...heldBy(notions), ...words]), nots: count(notions, 'not') }
}

function notionOf(
  word: string,
  capital: boolean,
  inLetterLine: boolean,
): Pick<Notion, 'key' | 'kind'> | undefined {
  const number = NUMBERS.get(word)
  if (number !== undefined) return { key: number, kind: 'particular' }
  if (TIMES.has(word)) return { key: word.slice(0, 3), kind: 'particular' }
  if (NEGATIONS.has(word)) return { key: 'not', kind: 'not' }
  if (FUNCTION.has(word) || COURTESY.has(word) || word.length < 2) return undefined
  if (capital) return { key: word.replace(/'s?$/, ''), kind: inLetterLine ? 'letter name' : 'name' }
  return { key: stem(word), kind: 'content' }
}

/** "09:00", "9am" and "9 o'clock" are one figure, as are "5th", "5.00" and "5". */
const figures = (raw: string): string[] =>
  (raw.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [])
    .map((digits) => digits.replaceAll(',', '').replace(/^0+(?=\d)|\.0+$/g, ''))
    .filter((digits) => digits !== '0')

const plain = (word: string): string => word.toLowerCase().replaceAll('’', "'")

// Repeats are bounded or anchored: each is tried at every letter of a long text.
const ADDRESS = /(?:https?:\/\/|www\.)[^\s,;]*[^\s,;.!?)]|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{0,255}\w/gi
const GREETING_LINE =
  /^[ \t]{0,9}(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom|thanks?|(?:best|kind|warm)(?:est)?|regards|sincerely|yours|respectfully|cheers|love|all the best|take care)\b.{0,50}$/gim
const NAME_LINE =
  /^[ \t]{0,9}(?:\p{Lu}[\p{L}.'’-]{0,30}[ \t]{1,3}){0,3}\p{Lu}[\p{L}.'’-]{0,30}[,.]?[ \t]{0,9}$/gmu
/** What stands before the first word of a sentence, a line or a quotation. */
const OPENS = /(?:^|[.!?…:\n\r])["'“”‘’()*•\s-]*$/

const spansOf = (text: string, expression: RegExp): Span[] =>
  [...text.matchAll(expression)].map(({ index, 0: match }) => ({ start: index, end: index + match.length }))

const heldBy = (notions: readonly Notion[]): ReadonlySet<string> =>
  new Set(notions.flatMap(({ key, kind }) => (kind === 'content' ? [key, key.slice(0, FAMILY)] : [key])))

const holds = (held: ReadonlySet<string>, { key, kind }: Notion): boolean =>
  held.has(key) || (kind === 'content' && key.length >= FAMILY && held.has(key.slice(0, FAMILY)))

const missing = (facts: Facts, span: Span, other: Facts): Notion[] =>
  inside(facts, span).filter((notion) => !holds(other.held, notion))

function inside({ notions }: Facts, { start, end }: Span): readonly Notion[] {
  const from = firstAfter(notions, start)
  let past = from
  while (past < notions.length && notions[past]!.start < end) past++
  return notions.slice(from, past)
}

/** The first notion that ends behind an offset. */
function firstAfter(notions: readonly Notion[], offset: number): number {
  let low = 0
  let high = notions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (notions[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
