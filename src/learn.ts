import type { Access } from './access.ts'
import { BudgetError, InvalidInputError } from './errors.ts'
import { before, createCount, type Estimate, foretell, summed } from './estimate.ts'
import { corrected, remember } from './experience.ts'
import type { Learner } from './learners/learner.ts'
import { all, type Learned, type Learning, learnPerson, together } from './learning.ts'
import { loadObservations, measureNew } from './measuring.ts'
import { Population } from './population.ts'
import type { Thresholds } from './preference.ts'
import type { Person, Store } from './store.ts'

export interface LearnOptions {
  /** Stops between two signals; what was committed stays, the next run goes on from there. */
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

/** What a Penchant is made of, as far as learning needs it. */
export interface House {
  readonly store: Store
  readonly access: Access
  readonly learners: readonly Learner[]
  readonly thresholds: Thresholds
}

/** Measures what is new of one person, then tests and learns it. Errors as `learnPerson`'s. */
export async function learnOne(person: string, house: House, run: LearnOptions): Promise<Learned> {
  const { store } = house
  const known = await loadObservations(store)
  const population = new Population([...known, ...(await measureNew(store, person, known))])
  const total = run.onProgress ? await unlearned(store, person) : 0
  let done = 0
  return taught(person, population, house, await learning(house, run, () => run.onProgress?.(++done, total)))
}

/** Measures everybody with something new, then tests and learns them, with a model several at a time. */
export async function learnEverybody(house: House, run: LearnOptions): Promise<readonly Learned[]> {
  const { store, access } = house
  const people = await waiting(store)
  const known = await loadObservations(store)
  const total = people.length * 2
  let done = 0
  for (const { person } of people) {
    run.signal?.throwIfAborted()
    known.push(...(await measureNew(store, person, known)))
    run.onProgress?.(++done, total)
  }
  const population = new Population(known)
  const work = await learning(house, run)
  return together(people, access.has ? 2 * access.concurrency : 1, async ({ person }) => {
    try {
      return await taught(person, population, house, work)
    } catch (error) {
      if (!(error instanceof BudgetError && error.person !== undefined)) throw error
      const { version } = await store.profile(person)
      return { person, signals: 0, trials: 0, version, skipped: [], stopped: error }
    } finally {
      run.onProgress?.(++done, total)
    }
  })
}

/** @throws InvalidInputError without a model: nothing would be asked. */
export async function estimate(person: string | undefined, house: House): Promise<Estimate> {
  const { store, access, thresholds } = house
  if (!access.has)
    throw new InvalidInputError('model', undefined, 'give createPenchant the model to learn with')
  const people = person === undefined ? (await waiting(store)).map((p) => p.person) : [person]
  const parts: Awaited<ReturnType<typeof foretell>>[] = []
  for (const p of people)
    parts.push(await foretell(await before(store, p), { learners: asking(house), thresholds }))
  const whole = summed(parts, undefined)
  return summed([{ ...whole, steps: await corrected(store, access.name, whole.steps) }], access.price)
}

/** Learns one person. With a model it is noted how far a forecast would have been off, for later ones. */
async function taught(
  person: string,
  population: Population,
  house: House,
  work: Learning,
): Promise<Learned> {
  const { store, access, thresholds } = house
  if (!access.has) return learnPerson(person, population, work)
  const start = await before(store, person)
  const count = createCount()
  const learned = await learnPerson(person, population, { ...work, around: count.around })
  const { steps: foretold } = await foretell(start, { learners: asking(house), thresholds })
  if (foretold.length > 0)
    await remember(store, person, { model: access.name, foretold, took: count.steps() })
  return learned
}

async function learning(
  { store, access, learners, thresholds }: House,
  { signal }: LearnOptions,
  onSignal?: () => void,
): Promise<Learning> {
  const models = access.has ? { models: await access.models() } : {}
  return { store, learners, thresholds, ...models, signal, onSignal }
}

const asking = ({ learners }: House): readonly Learner[] => learners.filter((l) => l.asks)

/** Everybody with something new. */
const waiting = async (store: Store): Promise<readonly Person[]> =>
  (await all(store.people())).filter((p) => p.learned < p.last)

async function unlearned(store: Store, person: string): Promise<number> {
  const { learned } = await store.profile(person)
  let count = 0
  for await (const _ of store.signals({ person, after: learned })) count++
  return count
}
