import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { all } from '../test/store-contract.values.ts'
import { sqliteStore } from './sqlite.ts'

const script = fileURLToPath(new URL('./sqlite.child.ts', import.meta.url))
let dir = ''
let path = ''
const running = new Set<ChildProcess>()
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'penchant-'))
  path = join(dir, 'store.db')
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

/** A process of the child script, and the lines it printed so far. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [script, path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const lines: string[] = []
  const errors: string[] = []
  child.stderr.on('data', (data) => errors.push(String(data)))
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => lines.push(line))
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]).then(([[code, signal]]) => {
    running.delete(child)
    return { code, signal, errors: errors.join('') }
  })
  const spoke = Promise.race([once(reader, 'line'), ended])
  return { child, lines, ended, spoke }
}

it('keeps what it acknowledged, whole, through 52 kills at any moment', { timeout: 120_000 }, async () => {
  const people = ['ann', 'bob']
  const signals = new Map(people.map((person) => [person, new Set<string>()]))
  const versions = new Map(people.map((person) => [person, 0]))
  const forgotten: string[] = []
  let kills = 0
  while (kills < 52) {
    const writers = people.map((person) => ({ person, ...start('write', person) }))
    // Mostly in the middle of writing, sometimes while opening or finishing what the last kill interrupted.
    const opening = kills % 10 === 0
    if (opening) await sleep(100 + Math.random() * 150)
    else await Promise.all(writers.map((w) => w.spoke))
    for (const { child } of writers) {
      // Sometimes long enough for a forget, whose rewrite runs in a thread.
      await sleep(Math.random() * (kills % 6 === 0 ? 500 : 60))
      child.kill('SIGKILL')
    }
    for (const { person, lines, ended } of writers) {
      const end = await ended
      expect(end, end.errors).toMatchObject({ signal: 'SIGKILL' })
      kills++
      for (const line of lines) {
        const [what, value] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]
        if (what === 'signal') signals.get(person)!.add(value)
        if (what === 'version') versions.set(person, Number(value))
        if (what === 'forgot') forgotten.push(value)
      }
    }

    const store = sqliteStore(path)
    for (const person of people) {
      const held = new Set((await all(store.signals({ person }))).map((l) => l.signal.id))
      expect([...signals.get(person)!].filter((id) => !held.has(id))).toEqual([])
      const { version, learned } = await store.profile(person)
      expect(version).toBeGreaterThanOrEqual(versions.get(person)!)
      const { trials, forecasts } = await store.history(person)
      const [count] = await all(store.artifacts('count', person))
      const counted = count ? Number(new TextDecoder().decode(count.value)) : 0
      expect([learned, trials.length, forecasts.length, counted]).toEqual(Array(4).fill(version))
    }
    await store.close()
  }
  expect(versions.get('ann')).toBeGreaterThan(0)
  expect(forgotten.length).toBeGreaterThan(0)
  const db = new DatabaseSync(path)
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  db.close()
  const files = readdirSync(dir).map((name) => readFileSync(join(dir, name)))
  expect(forgotten.filter((secret) => files.some((bytes) => bytes.includes(secret)))).toEqual([])
})

it('loses no change when two processes learn the same person at once, from a file that is not there yet', async () => {
  const learners = [start('learn', 'ann', '300', '2'), start('learn', 'ann', '300', '2')]
  const ends = await Promise.all(learners.map((l) => l.ended))
  for (const end of ends) expect(end, end.errors).toMatchObject({ code: 0 })
  const store = sqliteStore(path)
  const { version, learned } = await store.profile('ann')
  expect([version, learned, (await store.history('ann')).trials.length]).toEqual([600, 600, 600])
  await store.close()
  const conflicts = learners.map((l) => Number(l.lines[0]!.replace('conflicts ', '')))
  expect(conflicts[0]! + conflicts[1]!, 'the processes never met').toBeGreaterThan(0)
})

it('can be opened for the first time by several processes at the same moment', async () => {
  for (let round = 0; round < 6; round++) {
    path = join(dir, `store ${round}.db`)
    const signal = join(dir, `go ${round}`)
    const openers = Array.from({ length: 4 }, (_, i) => start('open', `person ${i}`, signal))
    await Promise.all(openers.map((o) => o.spoke))
    writeFileSync(signal, '')
    for (const end of await Promise.all(openers.map((o) => o.ended)))
      expect(end, end.errors).toMatchObject({ code: 0 })
    const store = sqliteStore(path)
    expect(await all(store.people())).toHaveLength(4)
    await store.close()
  }
})
