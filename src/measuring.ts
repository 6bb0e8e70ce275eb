import { decode, encode, MEASURE_SET, type Observation, observe } from './observation.ts'
import type { Signal } from './signal.ts'
import type { Artifact, Store } from './store.ts'

/** How many measured signals stand for the population: in all, and of one person. */
const POPULATION = 4000
const PER_PERSON = 40

const OBSERVATIONS = `observation:${MEASURE_SET}`

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

/** Everybody's, or one person's alone. */
export async function loadObservations(store: Store, person?: string): Promise<Observation[]> {
  const found: Observation[] = []
  for await (const { person: whose, value } of store.artifacts(OBSERVATIONS, undefined, person))
    if (person === undefined || whose === person) found.push(decode(value))
  return found
}
