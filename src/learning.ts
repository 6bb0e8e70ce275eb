import { ConflictError, NotFoundError } from './errors.ts'
import { reopen } from './evaluate/drift.ts'
import { test } from './evaluate/trials.ts'
import type { Learner } from './learners/learner.ts'
import { decode, encode, MEASURE_SET, type Observation, observe } from './observation.ts'
import type { Population } from './population.ts'
import {
  type Forecast,
  type Profile,
  type Proposal,
  propose,
  resolve,
  statusOf,
  type Thresholds,
  type Trial,
  weigh,
} from './preference.ts'
import type { Place } from './scope.ts'
import type { Signal } from './signal.ts'
import type { Artifact, Logged, Store } from './store.ts'
import { measureIndex } from './text/measures.ts'
import { unsafe } from './text/safe.ts'

/** What a learning run did for one person. */
export interface Learned {
  readonly person: string
  /** Signals that were new. */
  readonly signals: number
  readonly trials: number
  readonly version: number
}

export interface Learning {
  readonly store: Store
  readonly learners: readonly Learner[]
  readonly thresholds: Thresholds
  readonly signal?: AbortSignal
  readonly onSignal?: () => void
}

/** Signals tested and learned from between two commits: what an interruption costs at most. */
const BATCH = 64
/** How many measured signals stand for the population: in all, and of one person. */
const POPULATION = 4000
const PER_PERSON = 40

/** Longest quote a stated belief may be read from, in characters. */
const LONGEST_QUOTE = 400

/** Marks (in meta) a statement that was taken as a preference when it was made: nothing is to be read from it again. */
export const TAKEN = 'taken'

const OBSERVATIONS = `observation:${MEASURE_SET}`

/**
 * Test-then-learn over what is new of one person, in log order: each signal first tests the profile, then the
 * learners see it. Committed in batches by compare-and-swap; when somebody else was faster the batch is done
 * again on their profile, so nothing is lost and nothing counted twice.
 */
export async function learnPerson(
  person: string,
  population: Population,
  learning: Learning,
): Promise<Learned> {
  const { store } = learning
  let signals = 0
  let trials = 0
  let vanished = 0
  for (;;) {
    const profile = await store.profile(person)
    const logged = await all(store.signals({ person }))
    const from = logged.findIndex((l) => l.position > profile.learned)
    if (from < 0) return { person, signals, trials, version: profile.version }
    learning.signal?.throwIfAborted()
    const batch = await lessons(profile, logged, from, population, learning, await store.history(person))
    try {
      await store.commit({
        profile: batch.profile,
        expected: profile.version,
        trials: batch.trials,
        forecasts: batch.forecasts,
      })
    } catch (error) {
      // Somebody was faster, or forgot a signal meanwhile: what is there now decides.
      if (error instanceof ConflictError || (error instanceof NotFoundError && ++vanished <= 3)) continue
      throw error
    }
    signals += batch.signals
    trials += batch.trials.length
  }
}

async function lessons(
  start: Profile,
  logged: readonly Logged[],
  from: number,
  population: Population,
  learning: Learning,
  history: { trials: readonly Trial[]; forecasts: readonly Forecast[] },
) {
  const signals = logged.map((l) => l.signal)
  const observations: Observation[] = []
  for (let i = 0; i < from; i++) push(observations, observe(signals[i]!, signals.slice(0, i)))
  const trials: Trial[] = [...history.trials]
  const forecasts: Forecast[] = [...history.forecasts]
  const to = Math.min(logged.length, from + BATCH)
  let profile = start
  let i = from
  for (; i < to && !(i > from && learning.signal?.aborted); i++) {
    const signal = signals[i]!
    const observation = observe(signal, signals.slice(0, i))
    if (observation) {
      const found = test(profile, observation, population, placeOf(signal), signal.at)
      trials.push(...found.trials)
      if (found.forecast) forecasts.push(found.forecast)
      profile = reopen(
        weigh(profile, found.trials, learning.thresholds),
        forecasts,
        trials,
        signal.at,
        learning.thresholds,
      )
      observations.push(observation)
    }
    const concerned = signal.meta?.[TAKEN]
      ? []
      : learning.learners.filter((l) => l.accepts.includes(signal.kind))
    profile = await teach(profile, signals.slice(0, i + 1), observations, population, concerned)
    learning.onSignal?.()
  }
  return {
    profile: { ...profile, version: start.version + 1, learned: logged[i - 1]!.position },
    trials: trials.slice(history.trials.length),
    forecasts: forecasts.slice(history.forecasts.length),
    signals: i - from,
  }
}

/** Lets learners propose on all signals so far, and takes the proposals in. */
async function teach(
  profile: Profile,
  signals: readonly Signal[],
  observations: readonly Observation[],
  population: Population,
  learners: readonly Learner[],
): Promise<Profile> {
  const at = signals.at(-1)!.at
  const observedAt = (id: string) => signals.find((s) => s.id === id)?.at
  let next = profile
  for (const learner of learners) {
    const accepted = signals.filter((s) => learner.accepts.includes(s.kind) && !s.meta?.[TAKEN])
    const proposals = await learner.propose({ signals: accepted, observations, population, profile: next })
    const held = new Set(next.preferences.map((p) => p.statement))
    const fair = proposals.filter((p) => p.action !== 'add' || held.has(p.statement) || !hostile(p))
    next = propose(
      next,
      fair.map((p) => measured(p, population)),
      at,
      observedAt,
    )
  }
  return next
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

/**
 * Learns anew from the signals a person was learned from already, without testing: after something was
 * forgotten. What is new still has to be a test first, so it is left for the next learning run.
 */
export async function relearn(
  person: string,
  population: Population,
  { store, learners, thresholds }: Learning,
): Promise<void> {
  for (;;) {
    const stored = await store.profile(person)
    const logged = await all(store.signals({ person }))
    const signals = logged.filter((l) => l.position <= stored.learned).map((l) => l.signal)
    if (signals.length === 0) return
    // The store counts by the default thresholds; here are the ones in use.
    const preferences = stored.preferences.map((p) => ({ ...p, status: statusOf(p, thresholds) }))
    const profile = resolve({ ...stored, preferences })
    const observations = signals.flatMap((s, i) => observe(s, signals.slice(0, i)) ?? [])
    const taught = await teach(profile, signals, observations, population, learners)
    try {
      await store.commit({ profile: { ...taught, version: profile.version + 1 }, expected: profile.version })
      return
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
}

/** Measures a person's new signals and keeps them as part of the population, up to its size. */
export async function measureNew(
  store: Store,
  person: string,
  known: readonly Observation[],
): Promise<readonly Observation[]> {
  let room = Math.min(POPULATION - known.length, PER_PERSON - known.filter((o) => o.person === person).length)
  if (room <= 0) return []
  const seen = new Set(known.map((o) => o.signal))
  const found: Observation[] = []
  const earlier: Signal[] = []
  for await (const { signal } of store.signals({ person })) {
    const observation = seen.has(signal.id) ? undefined : observe(signal, earlier)
    earlier.push(signal)
    if (!observation) continue
    found.push(observation)
    if (--room === 0) break
  }
  const artifacts: Artifact[] = found.map((o) => ({
    name: OBSERVATIONS,
    key: o.signal,
    person,
    signals: o.against ? [o.signal, o.against] : [o.signal],
    value: encode(o),
  }))
  if (artifacts.length > 0) await store.commit({ artifacts })
  return found
}

export async function loadObservations(store: Store): Promise<Observation[]> {
  const found: Observation[] = []
  for await (const { value } of store.artifacts(OBSERVATIONS)) found.push(decode(value))
  return found
}

/** Where a signal happened: its task, and the text at hand. */
export const placeOf = (signal: Signal): Place => ({
  task: signal.task,
  context:
    signal.context?.findLast((m) => m.role === 'user')?.content ??
    signal.source ??
    (signal.kind === 'edit' ? signal.draft : undefined),
})

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item)
}
