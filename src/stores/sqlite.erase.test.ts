import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreBusyError } from '../errors.ts'
import { preferenceId } from '../preference.ts'
import { digest, MAX_TEXT, type Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import { all, artifactOf, believing, sample } from '../test/store-contract.values.ts'
import { erase } from './sqlite.erase.ts'
import { openConnection } from './sqlite.open.ts'
import { sqliteStore } from './sqlite.ts'

const at = '2026-02-02T00:00:00.000Z'
let dir = ''
let path = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'penchant-'))
  path = join(dir, 'store.db')
})
afterEach(() => rmSync(dir, { recursive: true }))

/** Those of the markers that stand in any file of the folder. */
function traces(markers: readonly string[]): string[] {
  const files = readdirSync(dir).map((name) => readFileSync(join(dir, name)))
  return markers.filter((marker) => files.some((bytes) => bytes.includes(marker)))
}

/** A text of full length that can be recognised at its start, in its middle and at its end. */
function long(name: string): { text: string; markers: string[] } {
  const markers = ['start', 'middle', 'end'].map((place) => `<${name}-Ünï-${place}>`)
  const gap = 'Lorem ipsum. '.repeat(MAX_TEXT).slice(0, (MAX_TEXT - markers.join('').length) / 2)
  return { text: markers.join(gap), markers }
}

/**
 * Ann has three long texts, each quoted in several versions of her profile and copied into artifacts, one of
 * which was replaced since. Bob has one.
 */
async function filled(store: Store) {
  const [one, two, three, bobs] = ['one', 'two', 'three', 'bobs'].map(long) as [Long, Long, Long, Long]
  const [a, b, c] = [one, two, three].map(({ text }) => sample('ann', text)) as [Signal, Signal, Signal]
  const bob = sample('bob', bobs.text)
  await store.append([a, b, c, bob])
  const beliefs = [
    { about: 'emoji', sources: [a, b] },
    { about: '<about-lists>', sources: [b] },
  ]
  for (let version = 1; version <= 5; version++)
    await store.commit({
      profile: believing('ann', version, beliefs.slice(0, version)),
      artifacts: [
        artifactOf('made', 'replaced', [version < 3 ? a : c]),
        artifactOf('made', `${version}`, [a, b]),
      ],
    })
  await store.commit({ profile: believing('bob', 1, [{ about: 'emoji', sources: [bob] }]) })
  return { one, two, three, bobs, a }
}
type Long = ReturnType<typeof long>

describe('after forget, no file holds', () => {
  it('a text of the person, nor their name', async () => {
    const store = sqliteStore(path)
    const name = '<name-Zoë>'
    await store.append([sample(name, long('zoe').text)])
    const { one, two, three, bobs } = await filled(store)
    const gone = [...one.markers, ...two.markers, ...three.markers, '<about-lists>', '"person":"ann"']
    expect(traces([...gone, name])).toEqual([...gone, name])
    await store.forget({ person: 'ann' }, at)
    await store.forget({ person: name }, at)
    expect(traces([...gone, name, ...long('zoe').markers])).toEqual([])
    expect(traces(bobs.markers)).toEqual(bobs.markers)
    await store.close()
    expect(traces([...gone, name])).toEqual([])
  })

  it('the text of the signal, its quotes and the artifacts made from it', async () => {
    const store = sqliteStore(path)
    const { one, two, three, bobs, a } = await filled(store)
    expect(traces(one.markers)).toEqual(one.markers)
    await store.forget({ person: 'ann', signal: a.id }, at)
    expect(traces(one.markers)).toEqual([])
    const kept = [...two.markers, ...three.markers, ...bobs.markers, '<about-lists>']
    expect(traces(kept)).toEqual(kept)
    await store.close()
    expect(traces(one.markers)).toEqual([])
  })

  it('the preference', async () => {
    const store = sqliteStore(path)
    const { one, two, three, bobs } = await filled(store)
    const id = preferenceId({ about: '<about-lists>', stance: 'more', scope: { kind: 'always' } })
    expect(traces(['<about-lists>'])).toEqual(['<about-lists>'])
    await store.forget({ person: 'ann', preference: id }, at)
    expect(traces(['<about-lists>'])).toEqual([])
    const kept = [...one.markers, ...two.markers, ...three.markers, ...bobs.markers]
    expect(traces(kept)).toEqual(kept)
    await store.close()
    expect(traces(['<about-lists>'])).toEqual([])
  })

  it('copies that SQLite left behind when it moved rows, also after an interruption', async () => {
    // Names come in one disorder and go in another, so that index pages split and merge.
    const shuffled = (names: readonly string[], salt: string) =>
      names.toSorted((a, b) => (digest(a + salt) < digest(b + salt) ? -1 : 1))
    const names = Array.from({ length: 600 }, (_, i) => `<${digest(i).slice(0, 10)}>`)
    const stay = shuffled(names, 'stay').slice(0, 180)
    const go = shuffled(names, 'go').filter((name) => !stay.includes(name))
    const store = sqliteStore(path)
    await store.append(
      names.flatMap((name) => Array.from({ length: 20 }, (_, k) => sample(name, `text ${k}`))),
    )
    await store.close()

    const connection = openConnection(path)
    for (const person of go) erase(connection, { person }, at)
    connection.close()
    // Why a rewrite is needed: all was deleted under secure_delete, the journal is gone, and still.
    expect(traces(go)).not.toEqual([])

    const again = sqliteStore(path)
    expect(traces(go)).toEqual([])
    expect((await all(again.people())).map((p) => p.person)).toEqual(stay.toSorted())
    await again.close()
  })
})

/** Reads in a transaction until it is ended. */
function reading() {
  const reader = new DatabaseSync(path)
  reader.exec('BEGIN; SELECT * FROM signals')
  reader.prepare('SELECT count(*) FROM signals').get()
  return {
    end() {
      reader.exec('COMMIT')
      reader.close()
    },
  }
}

it('says so when another reader keeps old pages; asked again it finishes, with the receipt', async () => {
  const store = sqliteStore(path)
  const { one, two, three } = await filled(store)
  const gone = [...one.markers, ...two.markers, ...three.markers]
  const reader = reading()
  const refused = store.forget({ person: 'ann' }, at)
  await expect(refused).rejects.toThrow(StoreBusyError)
  await expect(refused).rejects.toThrow(/erased, but somebody reads the store/)
  expect(await all(store.signals({ person: 'ann' }))).toEqual([])
  expect(traces(gone)).not.toEqual([])
  reader.end()
  expect(await store.forget({ person: 'ann' }, at)).toMatchObject({ person: 'ann', signals: 3, profiles: 1 })
  expect(traces(gone)).toEqual([])
  await expect(store.forget({ person: 'ann' }, at)).rejects.toThrow(/not found/)
  await store.close()
})

it('lets others read while it rewrites, and those who write wait without blocking anybody', async () => {
  const store = sqliteStore(path)
  await filled(store)
  await store.append([sample('zoe', long('zoe').text)])
  const reader = reading()
  const steps: string[] = []
  const forgotten = store.forget({ person: 'ann' }, at).catch(() => steps.push('refused'))
  await store.people()[Symbol.asyncIterator]().next()
  const appended = store.append([sample('bob', 'Later.')]).then(() => steps.push('appended'))
  const committed = store.commit({ profile: believing('zoe', 1, []) }).then(() => steps.push('committed'))
  // The thread waits for the reader, and this one turns.
  let turns = 0
  for (; turns < 20; turns++) {
    expect((await store.profile('bob')).version).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(steps).toEqual([])
  await Promise.all([forgotten, appended, committed])
  expect(steps).toEqual(['refused', 'appended', 'committed'])
  reader.end()
  await store.close()
})

it('forgets many at once', async () => {
  const store = sqliteStore(path)
  const names = Array.from({ length: 12 }, (_, i) => `<somebody-${i}>`)
  await store.append(names.map((name) => sample(name, 'Hello.')))
  const receipts = await Promise.all(names.map((person) => store.forget({ person }, at)))
  expect(receipts.map((r) => [r.person, r.signals])).toEqual(names.map((name) => [name, 1]))
  expect(traces(names)).toEqual([])
  await store.close()
})

it('finishes a forget before it closes', async () => {
  const store = sqliteStore(path)
  const { one } = await filled(store)
  const forgotten = store.forget({ person: 'ann' }, at)
  await new Promise((resolve) => setTimeout(resolve, 1))
  await store.close()
  expect(await forgotten).toMatchObject({ signals: 3 })
  expect(traces(one.markers)).toEqual([])
})
