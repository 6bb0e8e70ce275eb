import { MEANINGS, type Meaning, NEGATIONS, STOPS, WISHES } from './alike.words.ts'
import { stem } from './stem.ts'

/** From here on two statements may be kept as one. High, because of two merged that differ one is lost. */
export const NEAR_DUPLICATE = 0.75

/** Most words a phrase of the table has. */
const LONGEST = 4

/**
 * How far two statements about writing say the same, 0 to 1: the share of their subjects that both name and
 * want the same way. "Use brief sentences" is "Avoid long sentences" (1); opposites are 0. It knows the
 * vocabulary of style and takes any other word as it stands, so a free rewording is missed, and kept apart.
 */
export function alike(a: string, b: string): number {
  const { agree, clash, all } = compare(subjects(a), subjects(b))
  return clash > 0 || all === 0 ? 0 : agree / all
}

/**
 * Whether one wants more of what the other wants less of, or the other end of a scale, for the same thing:
 * "long sentences" is opposed to "short, formal sentences", but not to "short paragraphs".
 */
export function opposed(a: string, b: string): boolean {
  const [left, right] = [subjects(a), subjects(b)]
  const whole = compare(left, right)
  const things = compare(unscaled(left), unscaled(right))
  // Where they clash on a scale it is enough that they speak of the same things.
  const { agree, clash, all } = whole.clash > things.clash ? things : whole
  return whole.clash > 0 && agree + clash >= NEAR_DUPLICATE * all
}

type Subjects = ReadonlyMap<string, Meaning>

function compare(a: Subjects, b: Subjects): { agree: number; clash: number; all: number } {
  // Beside a scale ("avoid long sentences") a thing only says what is to be short; its own sign says nothing.
  const signless = scaled(a) && scaled(b)
  let agree = 0
  let clash = 0
  for (const [subject, { sign, scale }] of a) {
    const other = b.get(subject)
    if (other === undefined) continue
    if (other.sign === sign || (signless && !scale)) agree++
    else clash++
  }
  return { agree, clash, all: a.size + b.size - agree - clash }
}

const scaled = (found: Subjects): boolean => [...found.values()].some(({ scale }) => scale)
const unscaled = (found: Subjects): Subjects => new Map([...found].filter(([, { scale }]) => !scale))

/** How many statements are kept as read. The same few dozen are compared over and over. */
const KEPT = 1000
const read = new Map<string, Subjects>()

/** What a statement is about, each with the sign it is wanted with. */
function subjects(statement: string): Subjects {
  const known = read.get(statement)
  if (known !== undefined) return known
  if (read.size >= KEPT) read.clear()
  const found = readSubjects(statement)
  read.set(statement, found)
  return found
}

function readSubjects(statement: string): Subjects {
  const stems = wordsOf(statement).map(stem)
  const found = new Map<string, Meaning>()
  let tangled = false
  let sign: 1 | -1 = 1
  let negated = Number.NEGATIVE_INFINITY
  for (let i = 0, length = 1; i < stems.length; i += length) {
    const word = stems[i]!
    const known = meaningAt(stems, i)
    length = known?.length ?? 1
    if (known === undefined && NEGATIONS.has(word)) {
      sign = -1
      negated = i
      continue
    }
    // "Avoid slang but use idioms": the second wish has its own sign. "Do not use": the verb belongs to the "not".
    if (CLAUSE.has(word) || (WISHES.has(word) && i - negated > 2)) sign = 1
    if (known === undefined && STOPS.has(word)) continue
    const meaning = known?.meaning ?? { subject: `the word ${word}`, sign: 1, scale: false }
    const wanted = meaning.sign === sign ? 1 : -1
    tangled ||= (found.get(meaning.subject)?.sign ?? wanted) !== wanted
    found.set(meaning.subject, { ...meaning, sign: wanted })
    negated = Number.NEGATIVE_INFINITY
  }
  // "Uses emoji sparingly": nothing came after.
  if (negated >= 0) for (const [key, m] of found) found.set(key, { ...m, sign: m.sign === 1 ? -1 : 1 })
  if (found.has('greeting')) found.delete('start')
  // "Short words in long sentences": what goes with what is lost, so nothing but the same words will do.
  const things = unscaled(found).size
  const whole = stems.join(' ')
  if (tangled || (things > 1 && found.size - things > 1))
    found.set(whole, { subject: whole, sign: 1, scale: false })
  return found
}

/** Small words, ends of clauses, and quoted words as they stand: "however" in quotes is itself the subject. */
const wordsOf = (statement: string): readonly string[] =>
  statement
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[“”]/g, '"')
    .replace(NOT, ' not ')
    .match(/"[^"]+"|[\p{L}\p{N}']+|[;.]/gu) ?? []

const NOT =
  /\b(?:leav(?:es?|ing) out|(?:stay|steer|keep)s? (?:away from|clear of)|rather than|instead of|in place of)\b/g
const CLAUSE: ReadonlySet<string> = new Set([';', '.', 'but'])

/** The longest phrase of the table that begins at a word. */
function meaningAt(
  stems: readonly string[],
  at: number,
): { readonly meaning: Meaning; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST, stems.length - at); length > 0; length--) {
    const meaning = MEANINGS.get(stems.slice(at, at + length).join(' '))
    if (meaning !== undefined) return { meaning, length }
  }
  return undefined
}
