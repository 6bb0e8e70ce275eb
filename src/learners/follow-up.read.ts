import { type Asked, askedFor, clauses, HEAD, type Quoted, real } from './follow-up.asked.ts'
import { FAILED, FILLER, PRAISE, SARCASM, THANKS, WRONG_ALONE } from './follow-up.cues.ts'
import { ownWords, type Sentence } from './stated.sentences.ts'

/** How an answer was taken. */
export type Mood = 'satisfied' | 'dissatisfied'

/** What a message says of the answer before it. */
export interface FollowUpReading {
  /** Absent where the message does not tell: a new question, the next step of a task. */
  readonly mood?: Mood
  /** The words that show the mood. */
  readonly cue?: Quoted
  readonly asked: readonly Asked[]
}

/** Longest message in which a plain request ("use bullet points") is about the answer at hand and not a new task. */
const SHORT_WORDS = 15

/** How much of a message is looked at, so that what is quoted near its beginning is known as quoted. */
export const LONGEST = 4000

/**
 * Reads how an answer was taken, by rules and without a model. English only; own words only: what is quoted, pasted
 * or code is not read. The last clear sign decides, so "too long before, now it's perfect" is satisfied, and thanks
 * count only where nothing else does. Praise that may be meant the other way round tells nothing.
 *
 * @param response the answer: when it ends with a question, "no" and "not really" reply to that question.
 */
export function readFollowUp(text: string, response = ''): FollowUpReading {
  const message = text.slice(0, LONGEST)
  const own = ownWords(message).toLowerCase()
  // A few letters change their length in lower case; then no offset could be trusted.
  if (own.length !== message.length || own.replace(/[\uE000\s]/g, '') === '') return { asked: [] }
  const asked = askedFor(message)
  const told = clauses(own)
  const replies = /\?["')\s]*$/.test(response)
  const sarcastic = SARCASM.test(own.slice(0, HEAD))
  const signs = told.flatMap((sentence, i) => signsOf(own, sentence, i === 0, replies))
  const complaint = asked.findLast((a) => a.complaint || revises(own, told))
  if (complaint) signs.push({ mood: 'dissatisfied', weak: false, start: complaint.start, end: complaint.end })
  const strong = signs.filter((s) => !s.weak && !(sarcastic && s.mood === 'satisfied'))
  const weak = sarcastic ? [] : signs.filter((s) => s.weak)
  const sign = strong.toSorted((a, b) => a.start - b.start).at(-1) ?? weak[0]
  const wanted = asked.map(({ complaint: _, ...rest }) => rest)
  if (sign === undefined) return { asked: wanted }
  const { mood, start, end } = sign
  return { mood, cue: { start, end, quote: message.slice(start, end) }, asked: wanted }
}

interface Sign {
  readonly mood: Mood
  readonly weak: boolean
  readonly start: number
  readonly end: number
}

function signsOf(own: string, { start, end, question }: Sentence, first: boolean, replies: boolean): Sign[] {
  const whole = own.slice(start, Math.min(end, start + HEAD)).replace(/\s/g, ' ')
  const skipped = FILLER.exec(whole)?.[0].length ?? 0
  const text = whole.slice(skipped)
  const found: Sign[] = []
  const look = (patterns: readonly RegExp[], mood: Mood, weak = false) => {
    for (const pattern of patterns) {
      const hit = pattern.exec(text)
      if (hit === null || !real(text, hit)) continue
      const from = start + skipped + hit.index
      found.push({ mood, weak, start: from, end: from + hit[0].trimEnd().length })
    }
  }
  if (question) {
    look(FAILED.filter(isRequest), 'dissatisfied')
    return found
  }
  const answered =
    replies && /^(?:yes|no|nope|nah|yeah|not (?:really|quite|exactly)|exactly|sounds good)\b/.test(whole)
  if (!answered) look(first ? [WRONG_ALONE, ...FAILED] : FAILED, 'dissatisfied')
  look(PRAISE, 'satisfied')
  look(THANKS, 'satisfied', true)
  return found
}

/** A pattern for a request in the shape of a question. */
const isRequest = ({ source }: RegExp): boolean => source.startsWith('^(?:can|could|would|will)')

const COMPARES = /\b(?:\w{3,}er|more|less|fewer|again|instead|it|this|that|them)\b/

/** True when the message is nothing but a few words of request, or one that compares with or points at the answer. */
function revises(own: string, told: readonly Sentence[]): boolean {
  const words = own.trim().split(/\s+/).length
  return (
    words <= SHORT_WORDS ||
    (words <= 2 * SHORT_WORDS && told.some((s) => COMPARES.test(own.slice(s.start, s.end))))
  )
}
