import { type Preference, type Profile, type Proposal, type Scope, usable } from '../preference.ts'
import { holds, isLabel, placeOf } from '../scope.ts'
import type { Signal } from '../signal.ts'
import { opposed } from '../text/alike.ts'
import { measureIndex } from '../text/measures.ts'
import type { Learner } from './learner.ts'
import { PROSE, type ProseOptions } from './prose.options.ts'
import { refine, same } from './prose.refine.ts'
import { coalesce, type Verified, verify } from './prose.verify.ts'
import { demonstrationOf, retrieve, textOf } from './retrieve.ts'

/** Most known statements shown to the model: beyond that it stops reading them. What only a model can see goes first. */
const SHOWN = 40

/**
 * Learns what measures cannot see (tone, stance, imagery, structure of thought) from texts the person wrote and from
 * the final texts of their edits, after PROSE (arXiv 2505.23815). Docs: docs/learners/prose.md, with what differs.
 *
 * Calls for one text by default: one neutral text (samples only), one to three to refine, two for every earlier text
 * that something new is verified on. `PAPER` and `ABLATIONS` hold the published conditions.
 */
export function prose(options: Partial<ProseOptions> = {}): Learner {
  const settings: ProseOptions = { ...PROSE, ...options }
  return {
    name: 'prose',
    accepts: ['sample', 'edit'],
    asks: true,
    async propose({ signals, profile, means }) {
      const signal = signals.at(-1)
      if (signal === undefined || means === undefined) return []
      const { ask } = means
      const past = signals.slice(0, -1)
      const earlier = await retrieve(
        { task: signal.task, input: textOf(signal) },
        past,
        settings.retrieval,
        settings.retrieved,
        means,
      )
      const known = profile.preferences.filter(
        (p) => (p.status === 'proposed' || usable(p)) && holds(p.scope, placeOf(signal)),
      )
      const manners = known.filter((p) => p.measured === undefined).map((p) => p.statement)
      const counted = known
        .filter((p) => p.measured && (usable(p) || p.learner === 'prose'))
        .map((p) => p.statement)
      const shown = earlier.slice(0, settings.demonstrations).map(demonstrationOf)
      const found = await refine(
        ask,
        signal,
        {
          manners,
          counted: counted.slice(0, Math.max(0, SHOWN - manners.length)),
          sources: [...new Set(known.flatMap((p) => p.sources))],
        },
        shown,
        settings,
      )
      // What is believed already is not paid for again; the published form verifies everything anew.
      const open = settings.breakDown ? found : found.filter((f) => !known.some((p) => same(f, p)))
      const verified = await verify(ask, open, signal, earlier, settings)
      const kept = settings.coalesce ? await coalesce(ask, verified, [signal.id]) : verified
      const fresh = kept.filter((f) => !known.some((p) => same(f, p))).map((f) => proposal(f, signal, known))
      return [...fresh, ...withdrawn(profile, fresh.length)]
    },
  }
}

/** Most undecided statements of a person's: as many as one contrast call takes, with room for stated ones. */
const UNDECIDED = 20

/** When there are too many undecided statements, those that fewest signals had anything to say on go, oldest first. */
function withdrawn({ preferences }: Profile, coming: number): readonly Proposal[] {
  const undecided = preferences.filter(
    (p) => p.learner === 'prose' && p.status === 'proposed' && p.measured === undefined && !p.pinned,
  )
  const trials = (p: Preference) => p.tally.wins + p.tally.losses
  return undecided
    .toSorted((a, b) => trials(a) - trials(b) || (a.at < b.at ? -1 : 1))
    .slice(0, Math.max(0, undecided.length + coming - UNDECIDED))
    .map(({ id }) => ({ action: 'withdraw', id }))
}

/** A finding as a proposal. One that opposes a known belief takes its subject, so that trials settle between the two. */
function proposal(found: Verified, signal: Signal, known: readonly Preference[]): Proposal {
  const rival = known.find((p) => p.measured === undefined && opposed(p.statement, found.statement))
  return {
    action: 'add',
    statement: found.statement,
    about: rival?.about ?? found.about,
    stance: rival ? (rival.stance === 'more' ? 'less' : 'more') : found.stance,
    scope: rival?.scope ?? scopeOf(found, signal),
    origin: 'inferred',
    learner: 'prose',
    sources: [signal.id],
    evidence: found.evidence,
    tested: found.tested,
  }
}

/**
 * A manner seen under a named task is believed of that task. An instruction comes once, so what was seen under one is
 * believed everywhere; what is counted is compared with others of the task anyway.
 */
function scopeOf({ about }: Verified, { task }: Signal): Scope {
  const named = task !== undefined && isLabel(task)
  return named && measureIndex(about) === undefined ? { kind: 'task', task } : { kind: 'always' }
}
