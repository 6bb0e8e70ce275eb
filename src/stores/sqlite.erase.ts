import { NotFoundError } from '../errors.ts'
import type { ForgetTarget, Receipt } from '../store.ts'
import { type Remainder, withoutPreference, withoutSignal } from './rules.ts'
import type { Connection } from './sqlite.connection.ts'
import { newestProfile, putProfile, trialsOf } from './sqlite.rows.ts'

/** Deletes the rows in one transaction, and notes that their old pages are still to be scrubbed. */
export function erase(connection: Connection, target: ForgetTarget, at: string): Receipt {
  return connection.transaction(() => {
    connection.run('INSERT INTO unscrubbed DEFAULT VALUES')
    if ('signal' in target) return eraseSignal(connection, target.person, target.signal, at)
    if ('preference' in target) return erasePreference(connection, target.person, target.preference, at)
    return erasePerson(connection, target.person, at)
  })
}

function erasePerson(connection: Connection, person: string, at: string): Receipt {
  const preferences = newestProfile(connection, person).preferences.length
  const artifacts = connection.run(
    `DELETE FROM artifacts WHERE person = ?1 OR position IN
       (SELECT artifact FROM artifact_signals JOIN signals ON id = signal WHERE signals.person = ?1)`,
    person,
  )
  const trials = connection.run('DELETE FROM trials WHERE person = ?', person)
  const forecasts = connection.run('DELETE FROM forecasts WHERE person = ?', person)
  const profiles = profilesErased(connection, person)
  const signals = connection.run('DELETE FROM signals WHERE person = ?', person)
  if (signals + profiles + artifacts === 0)
    throw new NotFoundError('person', person, 'list the people the store knows')
  return { person, signals, preferences, evidence: 0, trials, forecasts, artifacts, profiles, at }
}

function eraseSignal(connection: Connection, person: string, signal: string, at: string): Receipt {
  if (!connection.get('SELECT 1 FROM signals WHERE id = ? AND person = ?', signal, person))
    throw new NotFoundError('signal', signal, `list the signals of ${person}`)
  const profile = newestProfile(connection, person)
  const remainder = withoutSignal(profile, signal, trialsOf(connection, person))
  const artifacts = connection.run(
    'DELETE FROM artifacts WHERE position IN (SELECT artifact FROM artifact_signals WHERE signal = ?)',
    signal,
  )
  const trials = connection.run('DELETE FROM trials WHERE signal = ?', signal)
  const forecasts = connection.run('DELETE FROM forecasts WHERE signal = ?', signal)
  const signals = connection.run('DELETE FROM signals WHERE id = ?', signal)
  const derived = replaceProfile(connection, remainder)
  return { person, signals, ...derived, trials: trials + derived.trials, forecasts, artifacts, at }
}

function erasePreference(connection: Connection, person: string, preference: string, at: string): Receipt {
  const remainder = withoutPreference(newestProfile(connection, person), preference, at)
  return { person, signals: 0, ...replaceProfile(connection, remainder), forecasts: 0, artifacts: 0, at }
}

/** 1 where there was a profile, of however many versions: in older ones stands what is to be forgotten. */
const profilesErased = (connection: Connection, person: string): number =>
  Math.min(1, connection.run('DELETE FROM profiles WHERE person = ?', person))

/** Writes what remains and deletes the lost beliefs' trials. */
function replaceProfile(connection: Connection, { profile, lost, evidence }: Remainder) {
  const { person } = profile
  const profiles = profilesErased(connection, person)
  if (profiles > 0) putProfile(connection, profile)
  let trials = 0
  for (const preference of lost)
    trials += connection.run('DELETE FROM trials WHERE person = ? AND preference = ?', person, preference)
  return { preferences: lost.size, evidence, trials, profiles }
}
