import type { Evidence, Proposal, Scope } from '../preference.ts'
import { digest, type Signal } from '../signal.ts'
import type { Learner } from './learner.ts'
import { type Cue, cues } from './stated.clauses.ts'
import { lasting } from './stated.living.ts'
import { type Request, request, subjectOf } from './stated.requests.ts'
import { ownWords, sentences } from './stated.sentences.ts'
import { aimedAtSystem, described, line } from './stated.statement.ts'
import { taskOf, topicOf } from './stated.topics.ts'

/** Something a person says they want or like, found in their own words. */
export interface Wish {
  /** One plain line a writer can follow, near the person's words. */
  readonly statement: string
  readonly about: string
  readonly stance: string
  readonly scope: Scope
  /** person: "I prefer ...". request: told to the writer, "shorter please". */
  readonly form: 'person' | 'request'
  /** True for a request that does not say that it lasts: it concerns the task at hand. */
  readonly bare: boolean
  /** Offsets of the quote in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * Learns what the person says outright, by rules and without a model: from statements, from their next
 * message, and from the reason they gave for a choice or a rating. English only.
 *
 * Only the newest signal is read: older ones were read when they came, and proposing them again would make
 * an old wish look new.
 */
export const stated = (): Learner => ({
  name: 'stated',
  accepts: ['statement', 'followUp', 'choice', 'rating'],
  propose: async ({ signals }) => {
    const signal = signals.at(-1)
    return signal === undefined ? [] : proposals(signal)
  },
})

/** The wishes that stand in a text of the person's own, in order, each with the span it was read from. */
export function statedWishes(text: string): Wish[] {
  const own = ownWords(text)
  const found: Wish[] = []
  for (const { start, end, question } of sentences(own)) {
    const spoken = own.slice(start, Math.min(end, start + 400))
    if (question) {
      if (ASKED.test(spoken)) found.push(...requested(text, own, start, end, spoken))
      continue
    }
    const personal = cues(own, start, end).flatMap((cue) => liked(text, own, cue, start) ?? [])
    found.push(...(personal.length > 0 ? personal : requested(text, own, start, end, spoken)))
  }
  return found
}

function proposals(signal: Signal): Proposal[] {
  const [field, text] = spoken(signal)
  if (text === undefined) return []
  const reason = field === 'reason'
  const merged = new Map<string, Proposal & { action: 'add' }>()
  for (const wish of statedWishes(text)) {
    // A reason tells of the two answers at hand ("shorter", "no jokes"); only "I ..." tells of the person.
    if (reason && wish.form === 'request') continue
    const { statement, about, stance, start, end, quote } = wish
    const scope: Scope =
      wish.bare && wish.scope.kind === 'always' && signal.task !== undefined
        ? { kind: 'task', task: signal.task }
        : wish.scope
    const evidence: Evidence = { signal: signal.id, field, start, end, quote }
    const key = digest({ about, stance, scope })
    const before = merged.get(key)
    merged.delete(key)
    merged.set(key, {
      action: 'add',
      statement: before?.statement ?? statement,
      about,
      stance,
      scope,
      origin: 'stated',
      learner: 'stated',
      sources: [signal.id],
      evidence: [...(before?.evidence ?? []), evidence],
    })
  }
  return [...merged.values()]
}

function spoken(signal: Signal): [field: string, text: string | undefined] {
  if (signal.kind === 'statement') return ['text', signal.text]
  if (signal.kind === 'followUp') return ['message', signal.message]
  if (signal.kind === 'choice' || signal.kind === 'rating') return ['reason', signal.reason]
  return ['', undefined]
}

/** A question that is a lasting request: "Could you always cite sources?" */
const ASKED =
  /^(?:(?:and|so|also|ok|okay|hey|hi),? )?(?:can|could|would|will) you (?:please )?(?:always|never|stop|avoid|from now on)\b/i
const UNIT =
  /[;–—]|,?\s+(?:and|but)\s+(?=(?:please|no|never|always|don't|do not|avoid|keep|use|skip|less|more|fewer)\b)|,\s+(?=(?:no|please|never|always|don't|avoid|keep|use|skip|less|fewer|and)\b)|[.!?]+$/gi

function requested(text: string, own: string, start: number, end: number, sentence: string): Wish[] {
  if (end - start > 400) return []
  const found: Wish[] = []
  const units: [number, number][] = []
  let from = start
  for (const match of sentence.matchAll(UNIT)) {
    units.push([from, start + match.index])
    from = start + match.index + match[0].length
  }
  units.push([from, end])
  // "..., and warm" goes on with whatever went before: a later unit counts only after a request or an opening.
  let counts = true
  for (const [a, b] of units) {
    const [begin, stop] = trim(own, a, b)
    const wish: Request | undefined = counts && begin < stop ? request(own, begin, stop, sentence) : undefined
    if (wish) found.push(...(told(text, wish, sentence) ?? []))
    counts &&= wish !== undefined || own.slice(a, b).trim().split(/\s+/).length <= 3
  }
  return found
}

function told(text: string, { start, end, topic, lasting }: Request, sentence: string): Wish[] | undefined {
  const quote = text.slice(start, end)
  if (aimedAtSystem(quote, true)) return undefined
  const task = topic.task ?? taskOf(sentence)
  const scope: Scope = task === undefined ? { kind: 'always' } : { kind: 'task', task }
  const { about, stance } = topic
  return [
    { statement: line(quote), about, stance, scope, form: 'request', bare: !lasting, start, end, quote },
  ]
}

/** What begins an object that points at the moment and not at a kind of thing. */
const POINTING =
  /^(?:it|this|that|i|he|she|we|they|who|which|there|someone|them|him|her|you|us|me|myself|yourself|so|to|not|how|what|why|where|one|ones|both|either|neither|none|nothing|everything|anything|all(?! (?!of\b|that\b|the\b)[a-z-]+)|or)\b\s*(?:$|(?!(?:involving|related|that|with|about|from|containing|made|set|else)\b)[a-z])/i
const MOMENT =
  /^(?:[a-z]+ (?:at |to |with |on |for )?(?:it|them|him|her|you)\b|[a-z]+ this\b|the|your|those|these|his|their|our|when you|that|working with|talking|hearing|seeing|a lot of|some|any help|help)\b/i
const LABEL =
  /^(?:option|choice|answer|response|version|draft|text|argument|candidate|number)\s*(?:$|[a-d0-9](?![\w-]))|^[a-d1-9]\s*$|^[A-D1-9]\s+(?:is|was|because|since|as|over|to|more)\b|^the (?:first|second|third|former|latter|last|previous|next|left|right|other|one)\b(?!-)|^(?:response|answer|option)s? (?:one|two|three)\b/i
const ONCE =
  /\b(?:this (?:one|time|email|text|message|answer|week|weekend|year|month|morning|evening|summer|winter)|for now|today|tonight|tomorrow|yesterday|right now|at the moment|next (?:week|time|month|year|mon|tues|wednes|thurs|fri)\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|back then|as a (?:kid|child|teenager)|when I was|option \d)\b/i
/** "The other options with subtitles don't appeal to me" is about subtitles. */
const OPTIONS =
  /^the other (?:options?|ones|choices|alternatives) (?:involving|with|that (?:involve|include|require)|of) (?=\w)/i
const REACTION = /^(?:the )?(?:way|idea|fact|thought|concept|notion|sound|suggestion)\b/i
const IDIOM =
  /^(?:say|bother|admit|break|ask|tell|think|believe|know|see|be|interrupt|disappoint|burst|rush|complain|imagine|hear|answer|comment)\b/i
const SUPPOSED = /\bif I (?:were|was|had|could|did)\b/i

function liked(text: string, own: string, cue: Cue, start: number): Wish[] | undefined {
  const object = own.slice(...cue.object).replace(OPTIONS, '')
  const quote = text.slice(cue.start, cue.end)
  if (ONCE.test(quote) || SUPPOSED.test(quote) || object.includes('\uE000') || aimedAtSystem(quote, false))
    return undefined
  const main = object.split(/,?\s+(?:over|rather than|instead of|to (?=\w+ing\b)|than)\s/)[0]!
  const topic = topicOf(main, cue.sign) ?? topicOf(main.split(/\s+to\s+/)[0]!, cue.sign)
  const lead = own.slice(start, cue.start)
  if (
    topic === undefined &&
    (!keeps(object, own.slice(cue.start, cue.object[0]), lead, cue) || momentary(object, quote, cue))
  )
    return undefined
  const task = topic?.task ?? taskOf(lead) ?? (topic && taskOf(object))
  const scope: Scope = task === undefined ? { kind: 'always' } : { kind: 'task', task }
  const subject = subjectOf(object)
  if (subject === '') return undefined
  const about = topic?.about ?? `wish:${subject}`
  const stance = topic?.stance ?? (cue.sign > 0 ? 'more' : 'less')
  const { start: from, end } = cue
  return [
    {
      statement: described(quote, !cue.bare),
      about,
      stance,
      scope,
      form: 'person',
      bare: false,
      start: from,
      end,
      quote,
    },
  ]
}

/** True unless the cue is one said of anything, and its object no kind of thing. */
const keeps = (object: string, verb: string, lead: string, { strength }: Cue): boolean =>
  strength === 'living' ? lasting(object, verb, lead) : strength !== 'topic'

/** True for what is said of the moment or points at something said before: no wish to keep. */
function momentary(object: string, quote: string, cue: Cue): boolean {
  const bare = object.replace(/^to\s+/i, '')
  if (POINTING.test(bare) || REACTION.test(object) || LABEL.test(object)) return true
  if ((bare !== object || /^(?:I )?refuse/i.test(quote)) && IDIOM.test(bare)) return true
  return cue.strength === 'weak' && MOMENT.test(bare)
}

function trim(own: string, start: number, end: number): [number, number] {
  while (start < end && /[\s,"'(*•-]/.test(own[start]!)) start++
  while (start < end && /[\s,.!?;:"')*–—-]/.test(own[end - 1]!)) end--
  return [start, end]
}
