import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Signal } from '../signal.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { call, folder } from './spawned.ts'

const at = folder()

// Two rows of chatbot arena, the later first, and one whose conversations are the same.
const row = (id: number, won: string, lost: string) => ({
  question_id: `q${id}`,
  model_a: 'x',
  model_b: 'y',
  winner: 'model_a',
  judge: 'ann',
  conversation_a: [
    { role: 'user', content: 'Where?' },
    { role: 'assistant', content: won },
  ],
  conversation_b: [
    { role: 'user', content: 'Where?' },
    { role: 'assistant', content: lost },
  ],
  turn: 1,
  language: 'English',
  tstamp: 1_682_351_591 + id,
})
const file = at('arena.jsonl')
const good = [row(2, 'Here.', 'There.'), row(1, 'Up.', 'Down.')]
writeFileSync(file, [...good, row(3, 'Same.', 'Same.')].map((r) => JSON.stringify(r)).join('\n'))

async function held(store: string): Promise<Signal[]> {
  const open = sqliteStore(store)
  const signals: Signal[] = []
  for await (const { signal } of open.signals()) signals.push(signal)
  await open.close()
  return signals
}

const load = (store: string, ...args: string[]) =>
  call(['--store', at(store), 'import', '--format', 'chatbot-arena', file, ...args])

test('published data is stored in the order of time, bad rows are reported by file and line', async () => {
  const { code, out, err } = await load('arena.db')
  expect(code).toBe(0)
  expect(err).toMatch(/arena\.jsonl:3: .*same/)
  expect(out).toMatch(/^2 signals read: 2 stored, 0 already known\n1 bad line skipped/)
  expect(await held(at('arena.db'))).toMatchObject([{ chosen: 'Up.' }, { chosen: 'Here.' }])
  const again = JSON.parse((await load('arena.db', '--json')).out)
  expect(again).toMatchObject({ read: 2, stored: 0, known: 2, skipped: 1, bad: [{ file, line: 3 }] })
})

test('with --bad fail a bad row ends it, and what came before is kept', async () => {
  const { code, err } = await load('fail.db', '--bad', 'fail')
  expect(code).toBe(2)
  expect(err).toMatch(/^2 signals read: 2 stored.*\npenchant: .*arena\.jsonl:3: /)
  expect(await held(at('fail.db'))).toHaveLength(2)
})

test('what says how our own rows are read does not go with it', async () => {
  const { code, err } = await load('own.db', '--kind', 'choice')
  expect([code, err]).toEqual([
    2,
    'penchant: --kind is for rows of our own; leave it out with --format chatbot-arena\n',
  ])
  const unknown = await call(['--store', at('own.db'), 'import', '--format', 'guess', file])
  expect(unknown).toMatchObject({ code: 2, err: expect.stringMatching(/Allowed choices are prism, /) })
})
