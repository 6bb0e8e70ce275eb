import { setImmediate as turn } from 'node:timers/promises'
import { contrastTrials } from './contrast.ts'
import { ModelError } from './errors.ts'
import { reopen } from './evaluate/drift.ts'
import { test } from './evaluate/trials.ts'
import type { Learner } from './learners/learner.ts'
import type { Means } from './model.ts'
import { type Observation, observe } from './observation.ts'
import type { Population } from './population.ts'
import {
  type Forecast,
  type Preference,
  type Profile,
  type Proposal,
  preferenceId,
  propose,
  type Thresholds,
  type Trial,
  weigh,
} from './preference.ts'
import { placeOf } from './scope.ts'
import type { Signal } from './signal.ts'
import { measureIndex } from './text/measures.ts'
import { unsafe } from './text/safe.ts'

/** What a person's signals are studied with. */
export interface Study {
  readonly learners: readonly Learner[]
  readonly thresholds: Thresholds
  readonly population: Population
  /** There when there is a model. Without them, beliefs that no measure decides are not tested. */
  readonly means?: Means
  readonly signal?: AbortSignal
  readonly onSignal?: () => void
}

/** A step that was left out for one signal because the model gave no usable answer, however often it was asked. */
export interface Skipped {
  readonly signal: string
  readonly step: string
  readonly fault: ModelError['fault']
}

/** What was stored of a person before a stretch of signals, and what came of them. */
export interface Standing {
  readonly profile: Profile
  readonly trials: readonly Trial[]
  readonly forecasts: readonly Forecast[]
}

export interface Studied extends Standing {
  /** How many signals were studied; the record is as of the last of them. */
  readonly signals: number
  readonly skipped: readonly Skipped[]
  /** Why it ended early: the model could not be reached, a budget, an abort. What was studied before stands. */
  readonly stopped?: unknown
}

/** Longest quote a stated belief may be read from, in characters. */
const LONGEST_QUOTE = 400

/** Marks (in meta) a statement that was taken as a preference when it was made: nothing is to be read from it again. */
export const TAKEN = 'taken'

/**
 * Test, then learn, over signals[from] to signals[to - 1] in log order: each signal first tests the profile, then the
 * learners see it. Pure but for the model's answers; trials and forecasts that come out are the new ones only.
 */
export async function study(
  start: Standing,
  signals: readonly Signal[],
  from: number,
  to: number,
  work: Study,
): Promise<Studied> {
  const observations: Observation[] = []
  for (let i = 0; i < from; i++) push(observations, observe(signals[i]!, signals.slice(0, i)))
  const trials: Trial[] = [...start.trials]
  const forecasts: Forecast[] = [...start.forecasts]
  const skipped: Skipped[] = []
  let profile = start.profile
  let i = from
  let stopped: unknown
  for (; i < to && !(i > from && work.signal?.aborted); i++) {
    try {
      const next = await studySignal(profile, signals.slice(0, i + 1), observations, trials, forecasts, work)
      profile = next.profile
      push(observations, next.observation)
      trials.push(...next.trials)
      push(forecasts, next.forecast)
      skipped.push(...next.skipped)
    } catch (error) {
      stopped = error
      break
    }
    work.onSignal?.()
    // So that a server answers between two signals.
    await turn()
  }
  return {
    profile,
    trials: trials.slice(start.trials.length),
    forecasts: forecasts.slice(start.forecasts.length),
    signals: i - from,
    skipped,
    stopped,
  }
}

/** One signal, the last of those given. Takes nothing in by halves: it either returns all of it or throws. */
async function studySignal(
  before: Profile,
  signals: readonly Signal[],
  earlier: readonly Observation[],
  trialsBefore: readonly Trial[],
  forecastsBefore: readonly Forecast[],
  work: Study,
) {
  const signal = signals.at(-1)!
  const past = signals.slice(0, -1)
  const skipped: Skipped[] = []
  const orSkip = async <T>(result: Promise<T>, instead: T): Promise<T> => {
    try {
      return await result
    } catch (error) {
      if (!(error instanceof ModelError && error.answered)) throw error
      skipped.push({ signal: signal.id, step: error.step, fault: error.fault })
      return instead
    }
  }
  const observation = observe(signal, past)
  const measured = observation && test(before, observation, work.population, placeOf(signal), signal.at)
  const asked = work.means
    ? await orSkip(contrastTrials(work.means.ask, before, signal, past), [] as readonly Trial[])
    : []
  const trials: Trial[] = [...(measured?.trials ?? []), ...asked]
  let profile = weigh(before, trials, work.thresholds)
  if (measured?.forecast)
    profile = reopen(
      profile,
      [...forecastsBefore, measured.forecast],
      [...trialsBefore, ...trials],
      signal.at,
      work.thresholds,
    )
  const observations = observation ? [...earlier, observation] : earlier
  for (const learner of signal.meta?.[TAKEN] ? [] : work.learners) {
    if (!learner.accepts.includes(signal.kind)) continue
    const taught = await orSkip(teach(profile, signals, observations, learner, work), undefined)
    if (taught === undefined) continue
    profile = weigh(taught.profile, taught.trials, work.thresholds)
    trials.push(...taught.trials)
  }
  return { profile, observation, trials, forecast: measured?.forecast, skipped }
}

/** Lets one learner propose on all signals so far, and takes the proposals in, with tests it made itself. */
export async function teach(
  profile: Profile,
  signals: readonly Signal[],
  observations: readonly Observation[],
  learner: Learner,
  { population, means, thresholds }: Pick<Study, 'population' | 'means' | 'thresholds'>,
): Promise<{ profile: Profile; trials: readonly Trial[] }> {
  const at = signals.at(-1)!.at
  const observedAt = (id: string) => signals.find((s) => s.id === id)?.at
  const accepted = signals.filter((s) => learner.accepts.includes(s.kind) && !s.meta?.[TAKEN])
  const proposals = await learner.propose({
    signals: accepted,
    observations,
    population,
    profile,
    ...(means && { means }),
  })
  const held = new Set(profile.preferences.map((p) => p.statement))
  const fair = proposals
    .filter((p) => p.action !== 'add' || held.has(p.statement) || !hostile(p))
    .map((p) => measured(p, population))
  const next = propose(profile, fair, at, observedAt, thresholds)
  const known = new Set(profile.preferences.map((p) => p.id))
  const fresh = new Set(next.preferences.map((p) => p.id).filter((id) => !known.has(id)))
  return { profile: next, trials: fair.flatMap((p) => testsOf(p, fresh, at)) }
}

/** A learner's own tests count for what is new only: what is known has its trials already. */
function testsOf(proposal: Proposal, fresh: ReadonlySet<Preference['id']>, at: string): readonly Trial[] {
  if (proposal.action !== 'add' || !proposal.tested) return []
  const id = preferenceId(proposal)
  return fresh.has(id) ? proposal.tested.map((t) => ({ ...t, preference: id, at })) : []
}

/** A stated belief is judged by its quotes too: markup and signs that were taken off on the way still speak against it. */
const hostile = ({ statement, origin, evidence }: Proposal & { readonly action: 'add' }): boolean =>
  unsafe(statement) !== undefined ||
  (origin === 'stated' && evidence.some(({ quote }) => unsafe(quote, LONGEST_QUOTE)))

/** Gives a wish about something measurable its measure, so that it is tested like an inferred belief. */
export function measured(proposal: Proposal, population: Population): Proposal {
  if (proposal.action !== 'add' || proposal.measured) return proposal
  const j = measureIndex(proposal.about)
  if (j === undefined || (proposal.stance !== 'more' && proposal.stance !== 'less')) return proposal
  const direction = proposal.stance === 'more' ? 1 : -1
  const weight = direction / Math.sqrt(population.spread('level').within[j]!)
  return { ...proposal, measured: { name: proposal.about, direction, weight } }
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item)
}
