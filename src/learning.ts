import { setImmediate as turn } from 'node:timers/promises'
import { type BudgetError, ConflictError, ModelError, NotFoundError } from './errors.ts'
import type { Learner } from './learners/learner.ts'
import type { Means } from './model.ts'
import { type Ask, asker, type Embedder, type LanguageModel } from './model.ts'
import { type Observation, observe } from './observation.ts'
import type { Population } from './population.ts'
import { type Profile, resolve, statusOf, type Thresholds } from './preference.ts'
import type { Store } from './store.ts'
import { type Skipped, type Study, study, teach } from './study.ts'

/** What a learning run did for one person. */
export interface Learned {
  readonly person: string
  /** Signals that were new. */
  readonly signals: number
  readonly trials: number
  readonly version: number
  /** Steps left out because the model gave no usable answer. */
  readonly skipped: readonly Skipped[]
  /** Why it went no further: a limit of this person's own. What was studied before is stored, and not counted here. */
  readonly stopped?: BudgetError
}

/** The models as they are to be asked: cached, limited, metered. */
export interface Models {
  readonly model: LanguageModel
  readonly embedder: Embedder
}

export interface Learning {
  readonly store: Store
  readonly learners: readonly Learner[]
  readonly thresholds: Thresholds
  readonly models?: Models
  /** Sees what is asked and answered. */
  readonly around?: (ask: Ask) => Ask
  readonly signal?: AbortSignal
  readonly onSignal?: () => void
}

/** Signals studied between two commits: what an interruption costs at most. Answers of a model are kept in any case. */
const BATCH = 64
const BATCH_WITH_MODEL = 4
/** How often a model is asked anew when it answers unusably. Each time costs a call and a repair. */
const TRIES = 3

/**
 * Test-then-learn over what is new of one person, in log order: each signal first tests the profile, then the
 * learners see it. Committed in batches by compare-and-swap; when somebody else was faster the batch is done
 * again on their profile, so nothing is lost and nothing counted twice.
 *
 * @throws BudgetError, ModelError (not reached) or an abort, after what was studied until then is stored.
 */
export async function learnPerson(
  person: string,
  population: Population,
  learning: Learning,
): Promise<Learned> {
  const { store, models } = learning
  const means = models && meansOf(person, models, learning.signal)
  const { around = (ask) => ask } = learning
  const work: Study = {
    ...learning,
    population,
    ...(means && { means: { ...means, ask: around(means.ask) } }),
  }
  let signals = 0
  let trials = 0
  const skipped: Skipped[] = []
  let vanished = 0
  for (;;) {
    const profile = await store.profile(person)
    const logged = await all(store.signals({ person }))
    const from = logged.findIndex((l) => l.position > profile.learned)
    if (from < 0) return { person, signals, trials, version: profile.version, skipped }
    learning.signal?.throwIfAborted()
    const to = Math.min(logged.length, from + (models ? BATCH_WITH_MODEL : BATCH))
    const start = { profile, ...(await store.history(person)) }
    const done = await study(
      start,
      logged.map((l) => l.signal),
      from,
      to,
      work,
    )
    try {
      if (done.signals > 0) {
        const learned = logged[from + done.signals - 1]!.position
        await store.commit({
          profile: { ...done.profile, version: profile.version + 1, learned },
          expected: profile.version,
          trials: done.trials,
          forecasts: done.forecasts,
        })
        signals += done.signals
        trials += done.trials.length
        skipped.push(...done.skipped)
      }
      if (done.stopped !== undefined) throw done.stopped
    } catch (error) {
      // Somebody was faster, or forgot a signal meanwhile: what is there now decides.
      if (error instanceof ConflictError || (error instanceof NotFoundError && ++vanished <= 3)) continue
      throw error
    }
  }
}

/** What learners ask with. An unusable answer is asked for anew: many are a bad moment, not a bad question. */
export function meansOf(person: string, models: Models, signal: AbortSignal | undefined): Means {
  const { model, embedder } = models
  const asks = Array.from({ length: TRIES }, (_, attempt) => asker(model, { person, attempt, abort: signal }))
  const ask: Ask = async (prompt, signals) => {
    for (const once of asks.slice(0, -1))
      try {
        return await once(prompt, signals)
      } catch (error) {
        if (!(error instanceof ModelError && error.answered)) throw error
      }
    return asks.at(-1)!(prompt, signals)
  }
  return { ask, embedder, ...(signal && { abort: signal }) }
}

/**
 * Learns anew from the signals a person was learned from already, without testing: after something was
 * forgotten. What is new still has to be a test first, so it is left for the next learning run. No model is asked.
 */
export async function relearn(
  person: string,
  population: Population,
  { store, learners, thresholds }: Pick<Learning, 'store' | 'learners' | 'thresholds'>,
): Promise<void> {
  for (;;) {
    const stored = await store.profile(person)
    const logged = await all(store.signals({ person }))
    const signals = logged.filter((l) => l.position <= stored.learned).map((l) => l.signal)
    if (signals.length === 0) return
    // The store counts by the default thresholds; here are the ones in use.
    const preferences = stored.preferences.map((p) => ({ ...p, status: statusOf(p, thresholds) }))
    const profile = resolve({ ...stored, preferences })
    const observations: Observation[] = []
    for (const [i, signal] of signals.entries()) {
      const observation = observe(signal, signals.slice(0, i))
      if (observation) observations.push(observation)
      // So that a server answers in between.
      await turn()
    }
    let taught: Profile = profile
    for (const learner of learners.filter((l) => !l.asks))
      taught = (await teach(taught, signals, observations, learner, { population, thresholds })).profile
    try {
      await store.commit({ profile: { ...taught, version: profile.version + 1 }, expected: profile.version })
      return
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

/**
 * Does the same for many, so many at a time. After the first failure none is begun; it is thrown when those under way
 * have ended, so that nothing goes on behind the caller's back.
 */
export async function together<T, R>(
  items: readonly T[],
  width: number,
  each: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const failures: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length && failures.length === 0) {
      const i = next++
      try {
        results[i] = await each(items[i]!)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  if (failures.length > 0) throw failures[0]
  return results
}
