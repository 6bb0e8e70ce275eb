import { ADVERBS, HOLDINGS, type Row, STATES, type Strength, VERBS } from './stated.cues.ts'
import { AILS, FAVOURITE, FINDS, MATTERS, PEEVE, SUBJECTS } from './stated.things.ts'

/** What the person says they like or dislike, in one clause. Offsets are those of the text. */
export interface Cue {
  readonly start: number
  readonly end: number
  readonly object: readonly [start: number, end: number]
  readonly sign: 1 | -1
  readonly strength: Strength
  /** True where the quote has no verb of the person's: "My pet peeve is ...", "Not a fan of ...". */
  readonly bare: boolean
}

interface Matcher {
  readonly rows: readonly Row[]
  readonly pattern: RegExp
}

const matcher = (subject: string, rows: readonly Row[]): Matcher => ({
  rows,
  pattern: new RegExp(
    `${subject}${ADVERBS}(?:${rows.map(([, , words], i) => `(?<x${i}>${words})`).join('|')})(?:(?<=\\s)|(?![\\w-]))`,
    'iy',
  ),
})

const strong = (rows: readonly Row[]) =>
  rows.filter(([, strength, words]) => strength === 'strong' || words === 'enjoy')

const FULL = [
  matcher('I\\s+', VERBS),
  matcher("I(?=')", VERBS),
  matcher("(?:I'm|I\\s+am|Im)\\s+", STATES),
  matcher("I(?:'ve|\\s+have)\\s+(?:got\\s+)?", HOLDINGS),
]
/** A second verb without its subject: "I love dogs but can't stand cats". After "and", "love" may be a noun. */
const AFTER_AND = [
  matcher('', strong(VERBS)),
  matcher("(?:'m\\s+|am\\s+|(?=not\\s|allergic\\s))", STATES),
  matcher('have\\s+', HOLDINGS),
]
const AFTER_BUT = [
  matcher('', VERBS),
  matcher("(?:'m\\s+|am\\s+|(?=not\\s|allergic\\s))", STATES),
  matcher('have\\s+', HOLDINGS),
]
/** Written in short: "Can't stand bullet points", "Not a fan of emojis". */
const CURT = [
  matcher("(?=can't|cant|cannot|prefer)", strong(VERBS)),
  matcher('(?=not|allergic|no fan)', STATES),
]

/** A clause begins: what may stand right before the cue. */
const BEGINS =
  /(?:^|[,;:(–—-]|\b(?:and|but|so|because|since|as|though|although|while|whereas|plus|also|yet|cause|cuz|now|then|honestly|personally|actually|sometimes|well|yes|no|oh|ok|okay|sorry|btw|fyi|today|thanks|(?:note|remember|mention|say|add|afraid|fact is) that|I (?:must admit|admit|think|guess|feel like|confess|find|know)(?: that)?))[\s"'*(]*$/i

/** What makes the clause somebody else's, or not so. */
const DENIES =
  /\b(?:if|unless|whether|imagine|imagining|suppose|supposing|pretend(?:ing|s)?|assum(?:e|ing)|hypothetically|as though|wish|character|persona|(?<!\bI )(?:said|says?|saying|told|tells?|claims?|claimed|thinks?|thought|wrote|writes?|asks?|asked|replied|replies|answers?|answered|quotes?|quoted|believes?|believed|knows|assumes|states?|stated|lyrics?|titled|called)|who|someone|anyone|somebody|everyone|everybody|nobody|act as|not (?:that|because|as if|to say|like|true)|used to)\b|n't (?:mean|say|think|that|because|believe)\b|\bnever (?:said|say|claimed|thought|told)\b/i
const HARMLESS =
  /\bas (?:someone|somebody|a person) who\b|\bif (?:I'm (?:being )?(?:quite )?honest|it (?:helps|matters)|that (?:helps|matters)|you must know|possible|you can|you could|you don't mind)\b|\b(?:let me|can I|I(?:'ll|'d| will| would| must| should)?|have to|to|must|just) (?:say|tell|add|note)\b(?: you)?/gi

/** The clause ends. */
const STOPS =
  /[;!?\uE000]|\((?![\w -]{1,20}\))|(?<!\([\w -]{1,20})\)|\.(?=\s|$|["')A-Z])|\n\s*\n|\s[–—-]+\s|—|:\s|,?\s+(?:because|since|but|although|though|whereas|while|so)\s|\s+(?:due to|as (?:I|it|they|we|that|this|these)\b)|,\s+(?:which|as|especially when|and (?:that|it|so|this|we|you|they|he|she)\b|do you|can you|could you|what|please|thanks|it\b|they\b|we\b|he\b|she\b|you\b|if\b|then\b)|,\s+(?:and )?(?:I\b|my\b)|\s+and\s+I\b|\s+I\s+(?:hate|dislike|prefer|avoid|also|just|don't|am|can't|want|need)\b|\s+and\s+(?:you|then|please|would|want|need|was|find|feel|struggle|will|can)\b/i
const JOIN =
  /\s*(?:[,;]|[–—-]+)?\s+(?:(?<but>but|yet|although|though)\s+|(?:and|or|so|then)\s+)?(?:(?:I|then|instead|rather|also|therefore|thus)\s+)?/y
const JOINS = /,?\s+(?<word>and|but|or)\s+|,\s+/gi

const SAID = /\s*,["'\s]*(?:s?he|they|[A-Z][a-z]+) (?:said|says|replied|told|asked|wrote|added|claimed)\b/

/** Longest object and longest lead that are looked at: what keeps the time linear. */
const WINDOW = 240

/** All first-person cues of a sentence, in order. */
export function cues(own: string, start: number, end: number): Cue[] {
  const found: Cue[] = []
  const take = (cue: Cue | undefined) => {
    for (let next = cue; next !== undefined; next = continued(own, next, end)) found.push(next)
  }
  if (!/I\b/y.test(own.slice(start, start + 2))) take(headless(own, start, end))
  const subject = /\bI\b|\bIm\b/g
  subject.lastIndex = found.at(-1)?.end ?? start
  for (let hit = subject.exec(own); hit !== null && hit.index < end; hit = subject.exec(own)) {
    if (!begins(own, start, hit.index)) continue
    take(match(FULL, own, hit.index, end) ?? finds(own, hit.index, end) ?? joined(own, hit.index, end))
    subject.lastIndex = Math.max(subject.lastIndex, found.at(-1)?.end ?? 0)
  }
  return found
}

function begins(own: string, start: number, here: number): boolean {
  const lead = own.slice(Math.max(start, here - WINDOW), here).replace(HARMLESS, '')
  return BEGINS.test(lead) && !DENIES.test(lead)
}

function match(patterns: readonly Matcher[], own: string, here: number, end: number): Cue | undefined {
  for (const { rows, pattern } of patterns) {
    pattern.lastIndex = here
    const found = pattern.exec(own)
    if (found === null || pattern.lastIndex > end) continue
    const row = rows.find((_, i) => found.groups?.[`x${i}`] !== undefined)!
    const bare = /^(?:not|no fan|allergic)\b/i.test(found[0])
    return made(own, here, here + found[0].length, end, { sign: row[0], strength: row[1], bare })
  }
  return undefined
}

/** The object runs from `from` to where the clause stops or the next verb begins. */
function made(
  own: string,
  start: number,
  from: number,
  end: number,
  kind: Pick<Cue, 'sign' | 'strength' | 'bare'>,
): Cue | undefined {
  while (from < end && /\s/.test(own[from]!)) from++
  const rest = own.slice(from, Math.min(end, from + WINDOW))
  let length = STOPS.exec(rest)?.index ?? rest.length
  for (const join of rest.slice(0, length).matchAll(JOINS)) {
    const next = from + join.index + join[0].length
    const patterns = join.groups?.word === 'but' ? AFTER_BUT : AFTER_AND
    if (verbAt(patterns, own, next)) {
      length = join.index
      break
    }
  }
  if (length === WINDOW) length = rest.lastIndexOf(' ')
  while (length > 0 && /[\s,.:"'*–—-]/.test(rest[length - 1]!)) length--
  if (length < 2 || SAID.test(rest)) return undefined
  return { start, end: from + length, object: [from, from + length], ...kind }
}

function verbAt(patterns: readonly Matcher[], own: string, here: number): boolean {
  return patterns.some(({ pattern }) => {
    pattern.lastIndex = here
    const found = pattern.exec(own)
    return (
      found !== null && found[0] !== '' && !/^hate (?:speech|crime|mail)/i.test(own.slice(here, here + 12))
    )
  })
}

function continued(own: string, cue: Cue, end: number): Cue | undefined {
  JOIN.lastIndex = cue.end
  const join = JOIN.exec(own)
  if (join === null || JOIN.lastIndex >= end) return undefined
  const patterns = join.groups?.but === undefined ? AFTER_AND : AFTER_BUT
  return verbAt(patterns, own, JOIN.lastIndex) ? match(patterns, own, JOIN.lastIndex, end) : undefined
}

/** A state first, the wish after "and": "I have sensitive skin and avoid perfume". */
const STATE_AND =
  /I(?:'m|'ve| am| have| need| follow| live| work)\b(?:(?!\b(?:that|who|which|when|and|but)\b)[^.,;:!?\n\uE000]){2,100}\s+(?:and|but)\s+/iy

const AFTER_STATE = [...AFTER_AND, matcher('', [[1, 'living', '(?:need|require|want)']])]

function joined(own: string, here: number, end: number): Cue | undefined {
  STATE_AND.lastIndex = here
  const lead = STATE_AND.exec(own)
  if (lead === null || STATE_AND.lastIndex >= end) return undefined
  const next = STATE_AND.lastIndex
  return verbAt(AFTER_STATE, own, next) ? match(AFTER_STATE, own, next, end) : undefined
}

function finds(own: string, here: number, end: number): Cue | undefined {
  FINDS.lastIndex = here
  const found = FINDS.exec(own)
  if (found === null || FINDS.lastIndex > end) return undefined
  const from = here + found[0].indexOf(found.groups!.object!)
  const sign = found.groups!.bad === undefined ? 1 : -1
  return {
    start: here,
    end: here + found[0].length,
    object: [from, from + found.groups!.object!.length],
    sign,
    strength: 'weak',
    bare: false,
  }
}

/** Cues without "I" at the beginning of a sentence, or after a comma or "and". */
function headless(own: string, start: number, end: number): Cue | undefined {
  const curt = match(CURT, own, start, end)
  if (curt) return curt
  for (const [pattern, sign, strength] of [
    [FAVOURITE, 1, 'weak'],
    [MATTERS, 1, 'strong'],
    [PEEVE, -1, 'weak'],
  ] as const) {
    pattern.lastIndex = start
    const found = pattern.exec(own)
    if (found && pattern.lastIndex < end)
      return made(own, start, start + found[0].length, end, { sign, strength, bare: true })
  }
  for (const pattern of [SUBJECTS, AILS]) {
    pattern.lastIndex = start
    const found = pattern.exec(own)
    if (found === null) continue
    if (pattern.lastIndex > end || DENIES.test(found[0]) || /\bI\b/.test(found[0])) return undefined
    const object = [start, start + found.groups!.object!.length] as const
    if (SAID.test(own.slice(pattern.lastIndex, end))) return undefined
    return { start, end: pattern.lastIndex, object, sign: -1, strength: 'weak', bare: true }
  }
  return undefined
}
