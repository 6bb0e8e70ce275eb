import type { Ask } from '../model.ts'
import type { Proposal } from '../preference.ts'
import { placeOf } from '../scope.ts'
import type { SignalOf } from '../signal.ts'
import { clean } from '../text/clean.ts'
import { spans } from './accept.quote.ts'
import { accept } from './accept.ts'
import type { Asked } from './follow-up.asked.ts'
import { type FollowUpAnswer, followUpPrompt } from './follow-up.prompt.ts'
import type { FollowUpReading } from './follow-up.read.ts'
import { MENU } from './prose.prompt.ts'
import { ownWords } from './stated.sentences.ts'
import { aimedAtSystem, line } from './stated.statement.ts'
import { statedWishes } from './stated.ts'

type FollowUp = SignalOf<'followUp'>
type Belief = Proposal & { readonly action: 'add' }

/** Wishes taken from one message: nobody has more, but a model that was fooled or runs on. */
const MOST = 3

/** A reading by a model: of the wishes, those that last come as proposals. */
export interface AskedReading extends FollowUpReading {
  readonly lasting: readonly Belief[]
}

/**
 * Reads a follow-up with one call. A model may point at words, and no more: a mood and a wish count only with a quote
 * that stands in the person's own words. What is said to last keeps those words and not the model's.
 */
export async function askFollowUp(ask: Ask, signal: FollowUp): Promise<AskedReading> {
  const { message } = signal
  const own = ownWords(message)
  if (!/[\p{L}\p{N}]/u.test(own.replaceAll('\uE000', ''))) return { asked: [], lasting: [] }
  const answer = await ask(followUpPrompt(placeOf(signal).context, signal.response, message), [signal.id])
  const cue = answer.mood === 'neither' ? undefined : quoted(message, own, answer.quote)
  const asked: Asked[] = []
  const lasting: Belief[] = []
  for (const wish of answer.wishes.slice(0, MOST)) {
    const accepted = accept(wish.statement, wish.quote, {
      signal: signal.id,
      field: 'message',
      text: message,
    })
    if (accepted === undefined) continue
    const { statement, evidence } = accepted
    const { start, end, quote } = evidence
    if (own.slice(start, end).includes('\uE000') || aimedAtSystem(quote, true)) continue
    const subject = subjectOf(statement, wish)
    if (!wish.lasting) asked.push({ statement, ...subject, start, end, quote })
    else
      lasting.push({
        action: 'add',
        statement: line(quote),
        ...subject,
        scope: { kind: 'always' },
        origin: 'stated',
        learner: 'followUp',
        sources: [signal.id],
        evidence: [evidence],
      })
  }
  const mood = answer.mood
  return { ...(mood !== 'neither' && cue && { mood, cue }), asked, lasting }
}

function quoted(message: string, own: string, words: string) {
  const span = spans(message, words)
  if (span === undefined || own.slice(span.start, span.end).includes('\uE000')) return undefined
  return { ...span, quote: message.slice(span.start, span.end) }
}

/** What a wish is about: a known topic, else the measure the model named from the menu, else the trait in its words. */
function subjectOf(
  statement: string,
  { trait, direction, measure }: FollowUpAnswer['wishes'][number],
): Pick<Asked, 'about' | 'stance'> {
  const known = statedWishes(statement)[0]
  if (known) return { about: known.about, stance: known.stance }
  const [name = '', way] = measure?.split(' ') ?? []
  if (MENU.includes(name)) return { about: name, stance: way === 'more' || way === 'less' ? way : direction }
  return { about: `manner: ${clean(trait, 60).toLowerCase()}`, stance: direction }
}
