import { ConflictError, NotFoundError } from '../errors.ts'
import { emptyProfile, type Forecast, type Profile, type Trial } from '../preference.ts'
import { material } from '../signal.ts'
import {
  type Artifact,
  type ForgetTarget,
  type Logged,
  type Person,
  type Receipt,
  type Store,
  VERSIONS,
} from '../store.ts'
import { expectedVersion, signalsNamed, withoutPreference, withoutSignal } from './rules.ts'

type PartTarget = Extract<ForgetTarget, { signal: string } | { preference: string }>

/** Keeps everything in this process's memory: for tests, demonstrations and data that may be lost. */
export function memoryStore(): Store {
  let position = 0
  const log = new Map<string, Logged>()
  const byPerson = new Map<string, Set<Logged>>()
  const byMaterial = new Map<string, Set<Logged>>()
  /** The newest last. */
  const profiles = new Map<string, readonly Profile[]>()
  let trials: Trial[] = []
  let forecasts: Forecast[] = []
  const saved = new Map<string, Artifact>()

  const newest = (person: string) => profiles.get(person)?.at(-1) ?? emptyProfile(person)
  const personOf = (signal: string) => log.get(signal)?.signal.person
  const trialsOf = (person: string) => trials.filter((t) => personOf(t.signal) === person)

  /** Deletes the signals and what was made from them, or for the whole person. Counts what went. */
  function erase(person: string, gone: ReadonlySet<string>, everything: boolean) {
    const before = { trials: trials.length, forecasts: forecasts.length, artifacts: saved.size }
    trials = trials.filter((t) => !gone.has(t.signal))
    forecasts = forecasts.filter((f) => !gone.has(f.signal))
    for (const [key, artifact] of saved)
      if ((everything && artifact.person === person) || artifact.signals.some((s) => gone.has(s)))
        saved.delete(key)
    for (const id of gone) {
      const logged = log.get(id)!
      log.delete(id)
      byPerson.get(person)!.delete(logged)
      byMaterial.get(material(logged.signal))!.delete(logged)
    }
    return {
      signals: gone.size,
      trials: before.trials - trials.length,
      forecasts: before.forecasts - forecasts.length,
      artifacts: before.artifacts - saved.size,
    }
  }

  function forgetPerson(person: string, at: string): Receipt {
    const own = [...(byPerson.get(person) ?? [])].map((logged) => logged.signal.id)
    const counts = {
      profiles: profiles.has(person) ? 1 : 0,
      preferences: newest(person).preferences.length,
      evidence: 0,
      ...erase(person, new Set(own), true),
    }
    profiles.delete(person)
    byPerson.delete(person)
    if (counts.signals + counts.profiles + counts.artifacts === 0)
      throw new NotFoundError('person', person, 'list the people the store knows')
    return { person, ...counts, at }
  }

  function forgetPart(target: PartTarget, at: string): Receipt {
    const { person } = target
    const before = newest(person)
    if ('signal' in target && personOf(target.signal) !== person)
      throw new NotFoundError('signal', target.signal, `list the signals of ${person}`)
    const { profile, lost, evidence } =
      'signal' in target
        ? withoutSignal(before, target.signal, trialsOf(person))
        : withoutPreference(before, target.preference, at)
    const orphans = new Set(trialsOf(person).filter((t) => lost.has(t.preference)))
    trials = trials.filter((t) => !orphans.has(t))
    const counts = erase(person, new Set('signal' in target ? [target.signal] : []), false)
    const profiled = profiles.has(person)
    if (profiled) profiles.set(person, [profile])
    return {
      person,
      ...counts,
      trials: counts.trials + orphans.size,
      preferences: lost.size,
      evidence,
      profiles: profiled ? 1 : 0,
      at,
    }
  }

  return {
    async append(signals) {
      const before = log.size
      for (const signal of signals) {
        if (log.has(signal.id)) continue
        const logged = { position: ++position, signal }
        log.set(signal.id, logged)
        if (signal.person !== undefined) put(byPerson, signal.person, logged)
        put(byMaterial, material(signal), logged)
      }
      return log.size - before
    },

    async *signals({ person, material: key, after = 0 } = {}) {
      const end = position
      const own = person === undefined ? log : (byPerson.get(person) ?? new Set<Logged>())
      const candidates = key === undefined ? own : (byMaterial.get(key) ?? new Set<Logged>())
      // Maps and sets may change while they are read: what was deleted is skipped, what is new comes last.
      for (const logged of candidates.values()) {
        if (logged.position > end) return
        if (logged.position > after && (person === undefined || logged.signal.person === person)) yield logged
      }
    },

    async *people(after) {
      const people = new Map<string, Person>()
      for (const person of profiles.keys())
        people.set(person, { person, signals: 0, last: 0, learned: newest(person).learned })
      for (const [person, own] of byPerson) {
        const last = [...own].at(-1)
        if (last)
          people.set(person, {
            person,
            signals: own.size,
            last: last.position,
            learned: newest(person).learned,
          })
      }
      const sorted = [...people.values()].sort((a, b) => byCodePoint(a.person, b.person))
      yield* after === undefined ? sorted : sorted.filter(({ person }) => byCodePoint(person, after) > 0)
    },

    async profile(person) {
      return newest(person)
    },

    async *versions(person) {
      yield* (profiles.get(person) ?? []).toReversed()
    },

    async commit(commit) {
      const { profile, artifacts = [] } = commit
      if (profile) {
        const expected = expectedVersion(commit)
        const found = newest(profile.person).version
        if (found !== expected) throw new ConflictError(profile.person, expected, found)
      }
      for (const signal of signalsNamed(commit))
        if (!log.has(signal))
          throw new NotFoundError('signal', signal, 'it was forgotten; read the signals again and retry')
      if (profile) {
        const kept = [...(profiles.get(profile.person) ?? []), profile].slice(-VERSIONS)
        profiles.set(profile.person, kept)
      }
      for (const trial of commit.trials ?? []) trials.push(trial)
      for (const forecast of commit.forecasts ?? []) forecasts.push(forecast)
      for (const artifact of artifacts) {
        const key = nameAndKey(artifact.name, artifact.key)
        saved.delete(key)
        saved.set(key, { ...artifact, value: artifact.value.slice() })
      }
    },

    async history(person) {
      return { trials: trialsOf(person), forecasts: forecasts.filter((f) => personOf(f.signal) === person) }
    },

    async *artifacts(name, key) {
      const found = key === undefined ? undefined : saved.get(nameAndKey(name, key))
      if (found) yield found
      if (key !== undefined) return
      for (const artifact of saved.values()) if (artifact.name === name) yield artifact
    },

    async forget(target, at) {
      return 'signal' in target || 'preference' in target
        ? forgetPart(target, at)
        : forgetPerson(target.person, at)
    },

    async close() {},
  }
}

function put(index: Map<string, Set<Logged>>, key: string, logged: Logged): void {
  const known = index.get(key)
  if (known) known.add(logged)
  else index.set(key, new Set([logged]))
}

/** As databases sort: JavaScript's own order differs beyond U+FFFF. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const nameAndKey = (name: string, key: string): string => JSON.stringify([name, key])
