import { type Controls, controls, type Row } from './evaluate/controls.ts'
import type { Random } from './evaluate/interval.ts'
import { logOdds } from './evaluate/trials.ts'
import { style } from './learners/style.ts'
import { learnPerson } from './learning.ts'
import { type Observation, observe, values } from './observation.ts'
import { Population } from './population.ts'
import { type Measured, THRESHOLDS, usable } from './preference.ts'
import type { Signal } from './signal.ts'
import { memoryStore } from './stores/memory.ts'

/** Share of each person's signals, in order, that profiles are learned from; the rest is tested. */
const FIT = 0.7

/**
 * Would somebody else's profile have done as well? Learns everybody's profile from the first part of their
 * signals and lets the preferences in use decide the rest: a choice between its two options, an edit or a
 * sample against what others made of the same material. Costs one learning of everybody; nothing is stored.
 */
export async function swapControl(signals: readonly Signal[], random: Random): Promise<Controls> {
  const byPerson = Map.groupBy(
    signals.filter((s) => s.person !== undefined),
    (s) => s.person!,
  )
  const parts = [...byPerson].map(([person, own]) => {
    const cut = Math.floor(own.length * FIT)
    return { person, fit: own.slice(0, cut), tested: own.slice(cut), own }
  })
  const observations = parts.flatMap(({ own }) => own.flatMap((s, i) => observe(s, own.slice(0, i)) ?? []))
  const held = new Set(parts.flatMap(({ tested }) => tested.map((s) => s.id)))
  const statements = new Map<string, readonly Measured[]>()
  for (const { person, fit } of parts) {
    const store = memoryStore()
    await store.append(fit)
    const population = new Population(observations.filter((o) => !held.has(o.signal)))
    await learnPerson(person, population, { store, learners: [style()], thresholds: THRESHOLDS })
    const { preferences } = await store.profile(person)
    statements.set(
      person,
      preferences.flatMap((p) => (usable(p) && p.measured ? [p.measured] : [])),
    )
  }
  const choices = new Set(signals.filter((s) => s.kind === 'choice').map((s) => s.id))
  const rows = observations
    .filter((o) => held.has(o.signal))
    .flatMap((o) => rowsOf(o, choices.has(o.signal), observations))
  return controls(
    rows,
    [...byPerson.keys()],
    (person, own, other) => logOdds(statements.get(person) ?? [], own, other),
    random,
  )
}

function rowsOf(observation: Observation, choice: boolean, all: readonly Observation[]): Row<Float64Array>[] {
  const { person } = observation
  const own = values(observation)
  if (choice) return [{ person, own, other: new Float64Array(own.length) }]
  return all
    .filter((o) => o.person !== person && o.material === observation.material)
    .map((o) => ({ person, own, other: values(o), rival: o.person }))
}
