import { setImmediate } from 'node:timers/promises'
import { ConflictError, NotFoundError } from '../errors.ts'
import type { Trial } from '../preference.ts'
import { material, type Signal } from '../signal.ts'
import type { Person, Receipt, SignalFilter, Store } from '../store.ts'
import { expectedVersion, signalsNamed } from './rules.ts'
import type { Connection } from './sqlite.connection.ts'
import { erase } from './sqlite.erase.ts'
import { openConnection } from './sqlite.open.ts'
import {
  addForecast,
  addTrial,
  artifactPage,
  bareProfile,
  forecastsOf,
  newestProfile,
  profileVersions,
  putProfile,
  requireSignals,
  saveArtifact,
  trialPage,
} from './sqlite.rows.ts'
import { createScrubber, resumeScrub } from './sqlite.scrub.ts'

/** Trials read at a time: there are many to a signal. */
const TRIALS = 2000

/**
 * Keeps everything in one file and its journal beside it, created with its folders when missing. Several
 * processes may use the file at once. A call blocks the event loop for one transaction or one page of rows.
 * `forget` rewrites the file in a thread of its own, for whose end those wait who write.
 *
 * @throws InvalidInputError when the file is not a Penchant database and cannot become one.
 * @throws StoreVersionError when a newer Penchant wrote it.
 */
export function sqliteStore(path: string): Store {
  const connection = openConnection(path)
  resumeScrub(connection)
  const { scrub, write } = createScrubber(connection)
  const transaction = <T>(work: () => T) => write(() => connection.transaction(work))
  /** Of what was erased, but is not gone from the files yet. */
  const receipts = new Map<string, Receipt>()

  return {
    append: (signals) =>
      transaction(() => {
        let added = 0
        for (const signal of signals) added += addSignal(connection, signal)
        return added
      }),

    async *signals(filter = {}) {
      const newest = 'SELECT coalesce(max(position), 0) AS position FROM signals'
      const end = connection.get<{ position: number }>(newest)!.position
      let after = filter.after ?? 0
      for (;;) {
        const rows = signalPage(connection, { ...filter, after }, end)
        if (rows.length === 0) return
        for (const { position, body } of rows) yield { position, signal: JSON.parse(body) }
        after = rows.at(-1)!.position
        await setImmediate()
      }
    },

    async *people(from = '') {
      let after = from
      for (;;) {
        const people = connection.all<Person>(PEOPLE, after)
        if (people.length === 0) return
        yield* people
        after = people.at(-1)!.person
        await setImmediate()
      }
    },

    async profile(person, { bare = false } = {}) {
      return bare ? bareProfile(connection, person) : newestProfile(connection, person)
    },

    async *versions(person) {
      yield* profileVersions(connection, person)
    },

    commit(commit) {
      const { profile, trials = [], forecasts = [], artifacts = [] } = commit
      return transaction(() => {
        if (profile) {
          const expected = expectedVersion(commit)
          const found = bareProfile(connection, profile.person).version
          if (found !== expected) throw new ConflictError(profile.person, expected, found)
          putProfile(connection, profile)
        }
        requireSignals(connection, signalsNamed(commit))
        for (const trial of trials) addTrial(connection, trial)
        for (const forecast of forecasts) addForecast(connection, forecast)
        for (const artifact of artifacts) saveArtifact(connection, artifact)
      })
    },

    async history(person) {
      const trials: Trial[] = []
      for (let after = 0; ; await setImmediate()) {
        const page = trialPage(connection, person, after, TRIALS)
        for (const { position: _, ...trial } of page) trials.push(trial)
        if (page.length < TRIALS) return { trials, forecasts: forecastsOf(connection, person) }
        after = page.at(-1)!.position
      }
    },

    async *artifacts(name, key, person) {
      let after = 0
      for (;;) {
        const page = artifactPage(connection, { name, key, person, after })
        if (page.length === 0) return
        for (const { artifact } of page) yield artifact
        after = page.at(-1)!.position
        await setImmediate()
      }
    },

    async forget(target, at) {
      const asked = JSON.stringify([target.person, target])
      try {
        receipts.set(asked, await write(() => erase(connection, target, at)))
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error
        await scrub()
        if (!receipts.has(asked)) throw error
      }
      await scrub()
      const receipt = receipts.get(asked)!
      receipts.delete(asked)
      return receipt
    },

    close: () => write(() => connection.close()),
  }
}

function addSignal(connection: Connection, signal: Signal): number {
  const sql = `INSERT INTO signals (id, person, kind, at, material, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING`
  const { id, person = null, kind, at } = signal
  return connection.run(sql, id, person, kind, at, material(signal), JSON.stringify(signal))
}

function signalPage(connection: Connection, filter: SignalFilter, end: number) {
  const { person, material: key, after = 0 } = filter
  const sql = `SELECT position, body FROM signals WHERE position > ? AND position <= ?
    ${person === undefined ? '' : 'AND person = ?'} ${key === undefined ? '' : 'AND material = ?'}
    ORDER BY position`
  const values = [person, key].filter((value) => value !== undefined)
  return connection.page<{ position: number; body: string }>(
    (row) => row.body.length,
    sql,
    after,
    end,
    ...values,
  )
}

/** A page of people by name, counted only once the page's names are known. */
const PEOPLE = `
  WITH page AS (
    SELECT * FROM (SELECT DISTINCT person FROM signals WHERE person > ?1 ORDER BY person LIMIT 1000)
    UNION
    SELECT * FROM (SELECT DISTINCT person FROM profiles WHERE person > ?1 ORDER BY person LIMIT 1000)
    ORDER BY person LIMIT 1000
  )
  SELECT person,
    (SELECT count(*) FROM signals WHERE signals.person = page.person) AS signals,
    (SELECT coalesce(max(position), 0) FROM signals WHERE signals.person = page.person) AS last,
    coalesce((SELECT learned FROM profiles WHERE profiles.person = page.person
              ORDER BY version DESC LIMIT 1), 0) AS learned
  FROM page ORDER BY person`
