import { InvalidInputError } from '../errors.ts'
import { find, type Profile, remove, type Trial, withoutSignals } from '../preference.ts'
import type { Commit } from '../store.ts'

// What the port demands of every store and does not depend on the medium.

/** The version the store must hold for this commit to be taken. */
export function expectedVersion({ profile, expected }: Commit): number {
  const base = (profile?.version ?? 0) - 1
  if (expected !== undefined && expected !== base)
    throw new InvalidInputError(
      'profile.version',
      profile?.version,
      `give ${expected + 1}, one above expected`,
    )
  return base
}

/**
 * Every signal a commit names. Those must be in the store: a learner that began before `forget` and ends after
 * it would otherwise bring back what was erased.
 */
export function signalsNamed({ profile, trials = [], forecasts = [], artifacts = [] }: Commit): Set<string> {
  const named = new Set([...trials, ...forecasts].map((made) => made.signal))
  for (const artifact of artifacts) for (const signal of artifact.signals) named.add(signal)
  for (const preference of profile?.preferences ?? []) {
    for (const signal of preference.sources) named.add(signal)
    for (const { signal } of preference.evidence) named.add(signal)
  }
  return named
}

/** What a profile becomes when a signal or a preference is forgotten, and which trials go with it. */
export interface Remainder {
  readonly profile: Profile
  /** Ids of preferences that went. */
  readonly lost: ReadonlySet<string>
  /** Quotes taken out of preferences that stay. */
  readonly evidence: number
}

export function withoutSignal(profile: Profile, signal: string, trials: readonly Trial[]): Remainder {
  return remainder(profile, withoutSignals(profile, new Set([signal]), trials))
}

export function withoutPreference(profile: Profile, preference: string, at: string): Remainder {
  return remainder(profile, remove(profile, find(profile, preference).id, at))
}

function remainder(before: Profile, after: Profile): Remainder {
  const kept = new Set(after.preferences.map((p) => p.id))
  const quotes = (profile: Profile) =>
    profile.preferences.filter((p) => kept.has(p.id)).reduce((sum, p) => sum + p.evidence.length, 0)
  return {
    profile: { ...after, version: before.version + 1 },
    lost: new Set(before.preferences.map((p) => p.id).filter((id) => !kept.has(id))),
    evidence: quotes(before) - quotes(after),
  }
}
