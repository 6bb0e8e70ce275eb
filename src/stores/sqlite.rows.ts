import { NotFoundError } from '../errors.ts'
import { emptyProfile, type Forecast, type Preference, type Profile, type Trial } from '../preference.ts'
import { type Artifact, VERSIONS } from '../store.ts'
import type { Connection } from './sqlite.connection.ts'

// Values to rows and back. Bodies are JSON; what is searched, counted or deleted by is a column besides.

interface ProfileRow {
  readonly body: string
  readonly details: string | null
}

export function newestProfile(connection: Connection, person: string): Profile {
  const sql = 'SELECT body, details FROM profiles WHERE person = ? ORDER BY version DESC LIMIT 1'
  const row = connection.get<ProfileRow>(sql, person)
  return row ? wholeProfile(row) : emptyProfile(person)
}

/** Without its details: less than half has to be read. */
export function bareProfile(connection: Connection, person: string): Profile {
  const sql = 'SELECT body FROM profiles WHERE person = ? ORDER BY version DESC LIMIT 1'
  const row = connection.get<{ body: string }>(sql, person)
  return row ? JSON.parse(row.body) : emptyProfile(person)
}

export function profileVersions(connection: Connection, person: string): Profile[] {
  const sql = 'SELECT body, details FROM profiles WHERE person = ? ORDER BY version DESC'
  return connection.all<ProfileRow>(sql, person).map(wholeProfile)
}

/** Each version holds everything again, so only the newest few are kept. */
export function putProfile(connection: Connection, profile: Profile): void {
  const last = profile.version - VERSIONS
  connection.run('DELETE FROM profiles WHERE person = ? AND version <= ?', profile.person, last)
  const { body, details } = profileRow(profile)
  const sql = 'INSERT INTO profiles (person, version, learned, body, details) VALUES (?, ?, ?, ?, ?)'
  connection.run(sql, profile.person, profile.version, profile.learned, body, details)
}

/** What a belief rests on lies apart: most of a profile, and not needed by those who only use it. */
function profileRow(profile: Profile): { readonly body: string; readonly details: string } {
  const preferences = profile.preferences.map((p) => ({ ...p, sources: [], evidence: [] }))
  const details = profile.preferences.map(({ sources, evidence }) => ({ sources, evidence }))
  return { body: JSON.stringify({ ...profile, preferences }), details: JSON.stringify(details) }
}

/** Before format 3 the body held the details too. */
function wholeProfile({ body, details }: ProfileRow): Profile {
  const profile: Profile = JSON.parse(body)
  if (details === null) return profile
  const known: readonly Pick<Preference, 'sources' | 'evidence'>[] = JSON.parse(details)
  return { ...profile, preferences: profile.preferences.map((p, i) => ({ ...p, ...known[i]! })) }
}

export function trialsOf(connection: Connection, person: string): Trial[] {
  const sql = 'SELECT signal, preference, contrast, score, at FROM trials WHERE person = ? ORDER BY position'
  return connection.all<Trial>(sql, person)
}

/** Trials of a person after a position, in the order they were stored, so many at most. */
export function trialPage(connection: Connection, person: string, after: number, most: number) {
  const sql = `SELECT position, signal, preference, contrast, score, at FROM trials
    WHERE person = ? AND position > ? ORDER BY position LIMIT ?`
  return connection.all<Trial & { position: number }>(sql, person, after, most)
}

/** A trial is its signal's person's. */
export function addTrial(connection: Connection, { signal, preference, contrast, score, at }: Trial): void {
  const sql = `INSERT INTO trials (person, signal, preference, contrast, score, at)
    SELECT person, id, ?, ?, ?, ? FROM signals WHERE id = ?`
  connection.run(sql, preference, contrast, score, at, signal)
}

export function forecastsOf(connection: Connection, person: string): Forecast[] {
  const sql =
    'SELECT signal, contrast, probability, loss, at FROM forecasts WHERE person = ? ORDER BY position'
  return connection.all<Forecast>(sql, person)
}

export function addForecast(connection: Connection, forecast: Forecast): void {
  const { signal, contrast, probability, loss, at } = forecast
  const sql = `INSERT INTO forecasts (person, signal, contrast, probability, loss, at)
    SELECT person, id, ?, ?, ?, ? FROM signals WHERE id = ?`
  connection.run(sql, contrast, probability, loss, at, signal)
}

interface ArtifactRow {
  readonly position: number
  readonly name: string
  readonly key: string
  readonly person: string | null
  readonly value: Uint8Array
}

interface ArtifactFilter {
  readonly name: string
  readonly key: string | undefined
  readonly person: string | undefined
  readonly after: number
}

/** A page of artifacts after a position, each with its position. */
export function artifactPage(
  connection: Connection,
  { name, key, person: whose, after }: ArtifactFilter,
): { position: number; artifact: Artifact }[] {
  const sql = `SELECT position, name, key, person, value FROM artifacts
    WHERE name = ? AND position > ? ${key === undefined ? '' : 'AND key = ?'}
    ${whose === undefined ? '' : 'AND person = ?'} ORDER BY position`
  const values = [name, after, key, whose].filter((value) => value !== undefined)
  const rows = connection.page<ArtifactRow>((row) => row.value.byteLength, sql, ...values)
  return rows.map(({ position, person, ...row }) => {
    const links = 'SELECT signal FROM artifact_signals WHERE artifact = ? ORDER BY position'
    const signals = connection.all<{ signal: string }>(links, position).map((link) => link.signal)
    return { position, artifact: { ...row, ...(person !== null && { person }), signals } }
  })
}

export function saveArtifact(connection: Connection, artifact: Artifact): void {
  const { name, key, person = null, value, signals } = artifact
  connection.run('DELETE FROM artifacts WHERE name = ? AND key = ?', name, key)
  const insert = 'INSERT INTO artifacts (name, key, person, value) VALUES (?, ?, ?, ?) RETURNING position'
  const { position } = connection.get<{ position: number }>(insert, name, key, person, value)!
  for (const signal of signals)
    connection.run('INSERT INTO artifact_signals (artifact, signal) VALUES (?, ?)', position, signal)
}

export function requireSignals(connection: Connection, ids: ReadonlySet<string>): void {
  const sql = `SELECT value AS id FROM json_each(?)
    WHERE NOT EXISTS (SELECT 1 FROM signals WHERE signals.id = value) LIMIT 1`
  const missing = connection.get<{ id: string }>(sql, JSON.stringify([...ids]))
  if (missing)
    throw new NotFoundError('signal', missing.id, 'it was forgotten; read the signals again and retry')
}
