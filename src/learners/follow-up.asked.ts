import { ANSWER, FILLER, JOINED, UNREAL } from './follow-up.cues.ts'
import { ownWords, type Sentence, sentences } from './stated.sentences.ts'
import { line } from './stated.statement.ts'
import { topicOf } from './stated.topics.ts'
import { statedWishes } from './stated.ts'

/** A stretch of the message, in UTF-16 units. */
export interface Quoted {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** What the person wants to be otherwise about the answer at hand. */
export interface Asked extends Quoted {
  readonly statement: string
  readonly about: string
  readonly stance: string
}

/** Only the beginning of a message is about the answer; further on people paste, tell, and ask the next thing. */
export const HEAD = 400

/** The person says it themself, of the answer: it is not imagined, reported, quoted, nor "a suite that works well". */
export function real(text: string, hit: RegExpExecArray): boolean {
  const lead = text.slice(0, hit.index)
  const points = /^(?:that|this|it|these|those|they|which)\b/.test(hit[0])
  return !UNREAL.test(lead) && !hit[0].includes('\uE000') && (!points || JOINED.test(lead.trimEnd()))
}

const BUT = /,? but /g

/** The beginning of a text in sentences, those that go on with "but" in two: "great, but too formal". */
export const clauses = (own: string): Sentence[] =>
  sentences(own)
    .filter(({ start }) => start < HEAD)
    .flatMap(({ start, end, question }) => {
      const found: Sentence[] = []
      let from = start
      for (const { 0: but, index } of own.slice(start, Math.min(end, start + HEAD)).matchAll(BUT)) {
        found.push({ start: from, end: start + index, question })
        from = start + index + but.length
      }
      return [...found, { start: from, end, question }]
    })

/** Ways to put a request as a question: what stands there is blanked, and the mark becomes a full stop. */
const FRAME =
  /\b(?:can|could|would|will) (?:you|u|we|i) (?:(?:please|just|also|maybe|kindly|try (?:and|to)|get|have)\s+)*(?=\w)|\b(?:any chance you (?:can|could)|is it possible to|how about|what about)\s+/gi

/**
 * The message with requests in the shape of a question made plain, every other character where it was.
 *
 * @param which only sentences of which this holds.
 */
export function unasked(message: string, which: (sentence: Sentence) => boolean = () => true): string {
  const pieces: string[] = []
  let from = 0
  for (const sentence of sentences(ownWords(message)).filter(which)) {
    const { start, end } = sentence
    const made = message.slice(start, end).replace(FRAME, (frame) => ' '.repeat(frame.length))
    if (made === message.slice(start, end)) continue
    const mark = message[end] === '?'
    pieces.push(message.slice(from, start), made, mark ? '.' : '')
    from = mark ? end + 1 : end
  }
  return [...pieces, message.slice(from)].join('')
}

/** Words of a complaint about how an answer is written, that no topic names. */
const FAULTS =
  /^(?:vague|generic|complicated|complex|confusing|boring|cheesy|dry|flowery|dramatic|salesy|pushy|preachy|robotic|stiff|repetitive|negative|harsh|aggressive|childish|fancy|corny|basic|dense|cold|impersonal|enthusiastic|emotional)$/

interface Complaint {
  readonly pattern: RegExp
  readonly sign: 1 | -1
  /** What is put before the object to make a statement of it. */
  readonly lead: string
}

const OBJECT = '(?<object>[a-z0-9][a-z0-9 -]{1,40}?)'
const STOP =
  '(?= (?:and|but|for|so|because|instead|again|here|at all|this time|to me|now|not|please|in|with)\\b|[,;.!?:)–—]|$)'
const COMPLAINTS: readonly Complaint[] = [
  {
    pattern: new RegExp(
      `(?:\\b${ANSWER}(?:'s|'re| is| are| was| were| sounds?| reads?| feels?| seems?| looks?)(?: still| just| a bit| a little| way| far| much| really| kind of)*|^(?:still |a bit |a little |way |far |much )?) ?too ${OBJECT}${STOP}`,
    ),
    sign: -1,
    lead: 'Less ',
  },
  { pattern: /\bnot (?:nearly )?(?<object>[a-z-]{3,20}) enough\b/, sign: 1, lead: 'More ' },
  {
    pattern: new RegExp(
      `\\b(?:not enough|(?:needs?|could use) (?:more|some)|(?:is|are|'s) missing|lacks?|you (?:forgot|missed|left out|skipped)(?: to (?:add|include|use|give))?|you (?:didn't|did not) (?:add|include|use|give)(?: any| the| me)?) (?:the |any |my |some )?${OBJECT}${STOP}`,
    ),
    sign: 1,
    lead: 'More ',
  },
  {
    pattern: new RegExp(
      `\\bi (?:asked for|meant|said|wanted|was (?:looking|hoping) for) (?!to\\b|that\\b|it\\b)${OBJECT}${STOP}`,
    ),
    sign: 1,
    lead: 'Give ',
  },
  {
    pattern: new RegExp(
      `\\b(?:i (?:didn't|did not|never) (?:ask(?:ed)? for|want|need)|you (?:keep|kept|are still|'re still|still) (?:using|adding|writing|giving|putting)(?: in| me)?|enough with|what's with) (?:the |any |all the |all those )?${OBJECT}${STOP}`,
    ),
    sign: -1,
    lead: 'Less ',
  },
]

/** What the message asks to be otherwise: complaints with a subject, and requests that do not say that they last. */
export function askedFor(message: string): (Asked & { readonly complaint: boolean })[] {
  const own = ownWords(message).toLowerCase()
  const found: (Asked & { complaint: boolean })[] = []
  for (const { start, end, question } of clauses(own)) {
    if (question) continue
    const whole = own.slice(start, Math.min(end, start + HEAD)).replace(/\s/g, ' ')
    const skipped = FILLER.exec(whole)?.[0].length ?? 0
    const text = whole.slice(skipped)
    for (const { pattern, sign, lead } of COMPLAINTS) {
      const hit = pattern.exec(text)
      if (hit === null || !real(text, hit)) continue
      const object = hit.groups!.object!
      const topic =
        topicOf(object, sign) ??
        (FAULTS.test(object) && sign < 0 ? { about: `manner: ${object}`, stance: 'less' } : undefined)
      if (topic === undefined) continue
      const at = start + skipped + hit.index
      const from = at + (hit[0].length - hit[0].trimStart().length)
      const stop = at + hit[0].trimEnd().length
      const { about, stance } = topic
      found.push({
        statement: line(lead + object),
        about,
        stance,
        start: from,
        end: stop,
        quote: message.slice(from, stop),
        complaint: true,
      })
    }
  }
  for (const wish of statedWishes(unasked(message))) {
    if (wish.form !== 'request' || !wish.bare || wish.start >= HEAD) continue
    if (found.some((a) => a.about === wish.about && a.stance === wish.stance)) continue
    const { statement, about, stance, start, end } = wish
    found.push({ statement, about, stance, start, end, quote: message.slice(start, end), complaint: false })
  }
  return found
}
