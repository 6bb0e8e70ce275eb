import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { material, parseSignal } from '../signal.ts'
import { storeContract } from '../test/store-contract.ts'
import { all, sample } from '../test/store-contract.values.ts'
import { sqliteStore } from './sqlite.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'penchant-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('sqlite store', () => {
  for (const { name, run } of storeContract)
    it(name, () => run(async () => sqliteStore(join(dir, 'new', 'folder', 'store.db'))))

  it('bounds a page by size, so that long texts are still all given, one after the other', async () => {
    const store = sqliteStore(join(dir, 'store.db'))
    const signals = Array.from({ length: 50 }, (_, i) => sample('ann', `${i} ${'x'.repeat(190_000)}`))
    await store.append(signals)
    const read = await all(store.signals())
    expect(read.map((l) => l.signal.id)).toEqual(signals.map((s) => s.id))
    await store.close()
  })

  it('gives a long history, and lists, without keeping everybody else waiting for all of them', async () => {
    const store = sqliteStore(join(dir, 'store.db'))
    const signals = Array.from({ length: 450 }, (_, i) => sample('ann', `${i}`))
    await store.append(signals)
    const at = '2026-01-01T00:00:00.000Z'
    const trials = signals.flatMap(({ id }) =>
      Array.from({ length: 10 }, (_, k) => ({
        ...({ signal: id, preference: `${k}`, contrast: 'replaced', score: 1, at } as const),
      })),
    )
    await store.commit({ trials })
    let turns = 0
    let counting = true
    const count = () => {
      turns++
      if (counting) setImmediate(count)
    }
    setImmediate(count)
    expect((await store.history('ann')).trials).toEqual(trials)
    expect(turns).toBeGreaterThan(0)
    turns = 0
    expect(await all(store.signals({ person: 'ann' }))).toHaveLength(450)
    expect(turns).toBeGreaterThan(2)
    counting = false
    await store.close()
  })

  it('takes a transaction to the end or not at all when the disk refuses', async () => {
    const path = join(dir, 'store.db')
    const store = sqliteStore(path)
    await store.append([sample('ann', 'before')])
    const other = new DatabaseSync(path)
    other.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON signals WHEN NEW.body LIKE '%poison%' BEGIN SELECT RAISE(FAIL, 'no'); END",
    )
    const signals = ['good', 'poison', 'good too'].map((text) => sample('ann', text))
    await expect(store.append(signals)).rejects.toThrow('no')
    expect(await all(store.signals())).toHaveLength(1)
    other.exec('DROP TRIGGER refuse')
    other.close()
    expect(await store.append(signals)).toBe(3)
    await store.close()
  })
})

describe('the file', () => {
  /** The bytes of everything in the folder that holds any. */
  const contents = () =>
    readdirSync(dir)
      .map((name) => [name, readFileSync(join(dir, name)).toString('base64')])
      .filter(([, bytes]) => bytes !== '')

  it('is migrated from format 1, with the materials computed', async () => {
    const path = join(dir, 'store.db')
    const old = new DatabaseSync(path)
    old.exec(readFileSync(new URL('./sqlite.format1.sql', import.meta.url), 'utf8'))
    expect(
      old
        .prepare('PRAGMA table_info(signals)')
        .all()
        .map((c) => c.name),
    ).not.toContain('material')
    old.close()

    const store = sqliteStore(path)
    const now = new Date(0)
    const mail = parseSignal({ kind: 'sample', person: 'x', task: 'mail', text: 'x' }, now)
    const edit = parseSignal({ kind: 'edit', person: 'x', task: 'mail', draft: 'Hi', final: 'x' }, now)
    const [ann] = await all(store.signals({ material: material(mail) }))
    expect(ann).toMatchObject({ position: 7, signal: { person: 'ann', text: 'Grüße 😀' } })
    expect((await all(store.signals({ material: material(edit) }))).map((l) => l.position)).toEqual([9])
    const profile = await store.profile('ann')
    expect(profile).toMatchObject({ version: 1, learned: 7 })
    expect(profile.preferences.every((p) => p.sources.length > 0)).toBe(true)
    expect((await store.history('ann')).trials).toHaveLength(1)
    expect((await all(store.artifacts('a'))).map((a) => [...a.value])).toEqual([[1, 2]])
    expect(await store.append([{ ...mail, person: 'ann' } as typeof mail])).toBe(1)
    expect(await store.forget({ person: 'ann' }, mail.at)).toMatchObject({
      signals: 2,
      trials: 1,
      artifacts: 1,
    })
    await store.close()

    await sqliteStore(path).close() // the second opening has nothing to migrate
    const raw = new DatabaseSync(path)
    expect(raw.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 })
    raw.close()
  })

  it('has the same tables whether it was made now or migrated', async () => {
    const shape = (path: string) => {
      const db = new DatabaseSync(path)
      const rows = db.prepare('SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name').all()
      const columns = rows.map((r) => db.prepare(`PRAGMA table_xinfo(${r.name})`).all())
      db.close()
      return { rows, columns }
    }
    const old = new DatabaseSync(join(dir, 'old.db'))
    old.exec(readFileSync(new URL('./sqlite.format1.sql', import.meta.url), 'utf8'))
    old.close()
    for (const name of ['old.db', 'new.db']) await sqliteStore(join(dir, name)).close()
    expect(shape(join(dir, 'old.db'))).toEqual(shape(join(dir, 'new.db')))
  })

  it.each(['WAL', 'DELETE'])('of a newer format is refused and left as it was (%s)', async (mode) => {
    const path = join(dir, 'store.db')
    await sqliteStore(path).close()
    const newer = new DatabaseSync(path)
    newer.exec(`PRAGMA journal_mode = ${mode}; PRAGMA user_version = 99; CREATE TABLE future (x)`)
    newer.close()
    const before = contents()
    const open = () => sqliteStore(path)
    expect(open).toThrow(StoreVersionError)
    expect(open).toThrow(expect.objectContaining({ found: 99, supported: 3 }))
    expect(open).toThrow(path)
    expect(contents()).toEqual(before)
  })

  it('of another application is refused and left as it was', () => {
    const path = join(dir, 'other.db')
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE signals (theirs); INSERT INTO signals VALUES (1)')
    other.close()
    const before = contents()
    expect(() => sqliteStore(path)).toThrow(InvalidInputError)
    expect(() => sqliteStore(path)).toThrow(/other\.db.*another application.*give another file/)
    expect(contents()).toEqual(before)
  })

  it('that is no database is refused and left as it was', () => {
    const path = join(dir, 'letter.txt')
    writeFileSync(path, 'Dear Ann, this is a letter and not a database. '.repeat(100))
    const before = contents()
    expect(() => sqliteStore(path)).toThrow(InvalidInputError)
    expect(() => sqliteStore(path)).toThrow(/letter\.txt.*not a database.*give another file/)
    expect(contents()).toEqual(before)
  })

  it.each([
    ['a folder', () => dir],
    ['below a file', () => join(dir, 'file', 'store.db')],
    ['an empty name', () => ''],
    ['memory', () => ':memory:'],
  ])('cannot be %s', (_, path) => {
    writeFileSync(join(dir, 'file'), '')
    mkdirSync(join(dir, 'folder'))
    expect(() => sqliteStore(path())).toThrow(InvalidInputError)
    expect(() => sqliteStore(path())).toThrow(/^path: .*; give a file/)
  })

  it('may be empty', async () => {
    const path = join(dir, 'store.db')
    writeFileSync(path, '')
    const store = sqliteStore(path)
    expect(await store.append([sample('ann', 'x')])).toBe(1)
    await store.close()
    await store.close()
  })
})
