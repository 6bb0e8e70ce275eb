import type { Ask } from '../model.ts'
import { type Profile, type Proposal, preferenceId } from '../preference.ts'
import type { Signal, SignalOf } from '../signal.ts'
import { alike, NEAR_DUPLICATE } from '../text/alike.ts'
import { LONGEST_STATEMENT } from '../text/clean.ts'
import { unsafe } from '../text/safe.ts'
import { type AskedReading, askFollowUp } from './follow-up.ask.ts'
import { type Asked, unasked } from './follow-up.asked.ts'
import { granted, inCommon, type Lived } from './follow-up.lessons.ts'
import { type FollowUpReading, LONGEST, readFollowUp } from './follow-up.read.ts'
import { before, type Redone } from './follow-up.redone.ts'
import type { Learner, Lesson } from './learner.ts'
import { stated, statedWishes } from './stated.ts'

type FollowUp = SignalOf<'followUp'>
type Belief = Proposal & { readonly action: 'add' }
type Read = (signal: FollowUp) => Promise<AskedReading>

export interface FollowUpOptions {
  /** rules: no call, English only. model: one call for each follow-up on top of the rules, any language. */
  readonly reader?: 'rules' | 'model'
}

/**
 * Learns from the next message after an answer (WildFeedback, arXiv 2408.15549; FLR, arXiv 2409.13948): a wish for the
 * future as `stated` takes it, and, when an answer that was not liked was redone and the new one was, what was asked and done,
 * and what the liked answers have in common. Docs: docs/learners/follow-up.md.
 */
export function followUp({ reader = 'rules' }: FollowUpOptions = {}): Learner {
  const asked = new WeakMap<FollowUp, AskedReading>()
  /** What led to an answer is read again when it was liked: it is not asked for twice in one run. */
  const byModel =
    (ask: Ask): Read =>
    async (signal) => {
      const reading = asked.get(signal) ?? (await askFollowUp(ask, signal))
      asked.set(signal, reading)
      return reading
    }
  return {
    name: 'followUp',
    accepts: ['followUp'],
    ...(reader === 'model' && { asks: true }),
    async propose(lesson) {
      const signals = lesson.signals.filter((s): s is FollowUp => s.kind === 'followUp')
      const signal = signals.at(-1)
      const ask = lesson.means?.ask
      if (signal === undefined || (reader === 'model' && ask === undefined)) return []
      const readOne = reader === 'model' && ask ? byModel(ask) : byRules
      const reading = await readOne(signal)
      const wishes = [...(await spoken(signal, lesson))]
      for (const wish of reading.lasting) if (!wishes.some((w) => says(w, wish))) wishes.push(wish)
      const lessons = reading.mood === 'satisfied' ? await lived(signals, reading, readOne) : undefined
      const found = new Map<string, Belief>()
      for (const belief of [...wishes, ...(lessons ?? [])].filter(harmless))
        if (!found.has(preferenceId(belief))) found.set(preferenceId(belief), belief)
      return [...found.values(), ...(lessons ? withdrawn(lesson.profile, found) : [])]
    },
  }
}

/** The pairs of answers in a log, by rules: liked is the later one. For whatever learns from choices. */
export function redone(signals: readonly Signal[]): Redone[] {
  const own = signals.filter((s): s is FollowUp => s.kind === 'followUp')
  return pairsOf(own).map(({ liked, disliked }) => ({ liked, disliked }))
}

/** What a message says stays what it says: pairs are read again with each later one. */
const known = new WeakMap<FollowUp, FollowUpReading>()

function read(signal: FollowUp): FollowUpReading {
  const reading = known.get(signal) ?? readFollowUp(signal.message, signal.response)
  known.set(signal, reading)
  return reading
}

const byRules: Read = async (signal) => ({ ...read(signal), lasting: [] })

/** What `stated` finds in the message, with lasting requests in the shape of a question: "can you use bullets from now on?" */
async function spoken(signal: FollowUp, lesson: Lesson): Promise<Belief[]> {
  const near = unasked(signal.message.slice(0, LONGEST))
  const lasting = statedWishes(near).filter((w) => w.form === 'request' && !w.bare)
  const message = unasked(
    signal.message,
    ({ start, end, question }) => question && lasting.some((w) => w.start >= start && w.end <= end),
  )
  const proposals = await stated().propose({ ...lesson, signals: [{ ...signal, message }] })
  return proposals.flatMap((p) =>
    p.action === 'add' && p.evidence.every((e) => signal.message.slice(e.start, e.end) === e.quote)
      ? [{ ...p, learner: 'followUp' }]
      : [],
  )
}

/** Two proposals of the same: one belief by its subject, by its words, or read from the same words. */
const says = (a: Belief, b: Belief): boolean =>
  preferenceId(a) === preferenceId(b) ||
  (a.about === b.about && a.stance === b.stance) ||
  alike(a.statement, b.statement) >= NEAR_DUPLICATE ||
  a.evidence.some((x) => b.evidence.some((y) => x.start < y.end && y.start < x.end))

/** What the liked answers no longer have in common. What was asked once, and granted, has no more than its two sources. */
const withdrawn = ({ preferences }: Profile, found: ReadonlyMap<string, Belief>): Proposal[] =>
  preferences
    .filter(
      (p) => p.learner === 'followUp' && p.origin === 'inferred' && p.sources.length > 2 && !found.has(p.id),
    )
    .map(({ id }) => ({ action: 'withdraw', id }))

/**
 * What the answer just liked teaches: everything that was asked on the way to it, the last word on a subject first.
 * Undefined where it was liked at once.
 */
async function lived(
  signals: readonly FollowUp[],
  { cue }: FollowUpReading,
  readOne: Read,
): Promise<Belief[] | undefined> {
  const liked = signals.at(-1)!
  const asked: { readonly what: Asked; readonly pair: Lived }[] = []
  let at = signals.length - 1
  for (let disliked = before(signals, at); disliked; disliked = before(signals, at)) {
    const reading = await readOne(disliked)
    if (reading.mood !== 'dissatisfied') break
    const pair = { liked, disliked, praise: cue!, blame: reading.cue! }
    for (const what of reading.asked)
      if (!asked.some((a) => a.what.about === what.about)) asked.push({ what, pair })
    at = signals.indexOf(disliked)
  }
  if (at === signals.length - 1) return undefined
  const pairs = pairsOf(signals)
  const earlier = pairs.filter((p) => p.liked !== liked)
  return [...asked.flatMap(({ what, pair }) => granted(what, pair, earlier) ?? []), ...inCommon(pairs)]
}

/** Every answer that was liked after the one before it was not, in order, by rules. */
function pairsOf(signals: readonly FollowUp[]): Lived[] {
  return signals.flatMap((liked, i) => {
    const praised = read(liked)
    const disliked = praised.mood === 'satisfied' ? before(signals, i) : undefined
    const blamed = disliked && read(disliked)
    if (disliked === undefined || blamed?.mood !== 'dissatisfied') return []
    return [{ liked, disliked, praise: praised.cue!, blame: blamed.cue! }]
  })
}

/** Longest quote a wish may be read from: as for whatever learns from a person's words. */
const LONGEST_QUOTE = 2 * LONGEST_STATEMENT

const harmless = ({ statement, evidence }: Belief): boolean =>
  unsafe(statement) === undefined && evidence.every(({ quote }) => unsafe(quote, LONGEST_QUOTE) === undefined)
