import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Signal } from '../signal.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { call, folder, interruptOnce, penchant } from './spawned.ts'

const at = folder()

async function held(store: string): Promise<Signal[]> {
  const open = sqliteStore(store)
  const signals: Signal[] = []
  for await (const { signal } of open.signals()) signals.push(signal)
  await open.close()
  return signals
}

const rows = [
  {
    userId: 'u1',
    task: 'mail',
    draft: 'Dear Sir, hello.',
    final: 'Hi.',
    meta: { order: 1, aspects: { tone: 'warm' } },
  },
  {
    userId: 'u2',
    chosen: { role: 'assistant', content: 'Yes.' },
    rejected: { role: 'assistant', content: 'No.' },
    strength: 0.5,
  },
]
const jsonl = rows.map((row) => JSON.stringify(row)).join('\n')

test('takes JSONL, plain and gzipped, and stores a signal once', async () => {
  const store = at('plain.db')
  writeFileSync(at('rows.jsonl'), `${jsonl}\n\n`)
  writeFileSync(at('rows.bin'), gzipSync(jsonl))
  const first = await call(['--store', store, 'import', at('rows.jsonl')])
  expect(first).toEqual({ code: 0, out: '2 signals read: 2 stored, 0 already known\n', err: '' })
  const again = await penchant(['--store', store, 'import', at('rows.bin'), '-', '--json'], {
    stdin: gzipSync(jsonl),
  })
  expect(JSON.parse(again.out)).toEqual({ read: 4, stored: 0, known: 4, skipped: 0, bad: [] })
  expect(await held(store)).toMatchObject([
    { kind: 'edit', person: 'u1', task: 'mail', meta: { order: 1, 'aspects.tone': 'warm' } },
    { kind: 'choice', person: 'u2', chosen: 'Yes.', rejected: 'No.', strength: 0.5 },
  ])
})

const flawed = [
  '{"userId":"a","text":"fine"}',
  'not json',
  '{"text":"nobody wrote this"}',
  '{"userId":"b","text":"fine too"}',
  '[1]',
]

test('bad lines are reported by file and line, and skipped', async () => {
  writeFileSync(at('flawed.jsonl'), flawed.join('\n'))
  const store = at('flawed.db')
  const ran = await call(['--store', store, 'import', at('flawed.jsonl')])
  expect(ran.code).toBe(0)
  expect(ran.out).toMatch(
    /^2 signals read: 2 stored, 0 already known\n3 bad lines skipped \(first: .*flawed\.jsonl:2: line: /,
  )
  expect(ran.err).toContain('flawed.jsonl:3: person: undefined cannot be used; give a string')
  const json = await call(['--store', store, 'import', at('flawed.jsonl'), '--json'])
  expect(JSON.parse(json.out).bad.map((b: { line: number; field: string }) => [b.line, b.field])).toEqual([
    [2, 'line'],
    [3, 'person'],
    [5, 'line'],
  ])
})

test('with --bad fail the first bad line ends it; what came before is kept', async () => {
  const store = at('fail.db')
  const ran = await penchant(['--store', store, 'import', '-', '--bad', 'fail'], { stdin: flawed.join('\n') })
  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(
    /1 signal read: 1 stored.*\npenchant: stdin:2: line: "not json" cannot be used; give one JSON object a line\n/,
  )
  expect(await held(store)).toHaveLength(1)
})

test('fills in person, task and kind where rows name none', async () => {
  const store = at('defaults.db')
  const args = ['import', '-', '--person', 'me', '--task', 'note', '--kind', 'statement']
  await penchant(['--store', store, ...args], { stdin: '{"text":"Keep it short"}' })
  expect(await held(store)).toMatchObject([
    { kind: 'statement', person: 'me', task: 'note', text: 'Keep it short' },
  ])
})

test('CSV with a column mapping, quoted line breaks and a number', async () => {
  const store = at('csv.db')
  const csv = '\ufeffauthor,before,after,region\r\nada,"Dear all,\nhello, there",Hi,north\r\nbob,x,,south\r\n'
  writeFileSync(at('edits.csv'), csv)
  const map = 'person=author,draft=before,final=after,meta.region=region'
  const ran = await call(['--store', store, 'import', at('edits.csv'), '--map', map, '--kind', 'edit'])
  expect(ran.out).toMatch(/^1 signal read: 1 stored/)
  expect(ran.err).toMatch(/edits\.csv:4: final: undefined/)
  expect(await held(store)).toMatchObject([
    { person: 'ada', draft: 'Dear all,\nhello, there', final: 'Hi', meta: { region: 'north' } },
  ])
  const ratings = 'person,response,rating,scale\nada,Good.,4,1-5\n'
  await penchant(['--store', store, 'import', '-', '--csv'], { stdin: ratings })
  expect((await held(store))[1]).toMatchObject({ kind: 'rating', rating: 4, scale: [1, 5] })
  const wrong = await call(['--store', store, 'import', at('edits.csv'), '--map', 'person=writer'])
  expect(wrong.err).toBe(
    'penchant: map: "writer" cannot be used; name one of the columns author, before, after, region\n',
  )
})

test('a text that stands in another file is looked up there', async () => {
  const store = at('documents.db')
  writeFileSync(at('documents.jsonl'), '{"id":"d1","text":"Once upon a time."}')
  const stdin = '{"userId":"a","response":{"documentId":"d1"},"rating":1,"scale":[0,1]}'
  const without = await penchant(['--store', store, 'import', '-'], { stdin })
  expect(without.err).toContain(
    'response.documentId: "d1" cannot be used; give the file that holds it with --documents',
  )
  await penchant(['--store', store, 'import', '-', '--documents', at('documents.jsonl')], { stdin })
  expect(await held(store)).toMatchObject([{ kind: 'rating', response: 'Once upon a time.' }])
})

test('a missing file and a broken gzip are said in one line', async () => {
  writeFileSync(at('broken.gz'), gzipSync(jsonl.repeat(50)).subarray(0, 60))
  for (const file of [at('missing.jsonl'), at('broken.gz')]) {
    const { code, err } = await call(['--store', at('io.db'), 'import', file])
    expect(code).toBe(2)
    expect(err).toMatch(/penchant: file: .* cannot be used; .*\n$/)
  }
})

const MANY = 30_000
const text = (i: number) =>
  JSON.stringify({ kind: 'sample', person: `p${i % 50}`, text: `Text number ${i}.` })
const texts = (n: number) => Array.from({ length: n }, (_, i) => text(i)).join('\n')

test('Ctrl-C during a long import leaves whole batches, and the same command goes on', async () => {
  const store = await made('interrupted.db')
  writeFileSync(at('many.jsonl'), texts(MANY))
  const args = ['--store', store, 'import', at('many.jsonl')]
  const stopped = await penchant(args, {
    during: (child) => void interruptOnce(child, async () => (await stored(store)) > 0),
  })
  expect(stopped.code).toBe(130)
  expect(stopped.err).toBe('stopped; run the same command again: what is stored is not stored twice\n')
  const before = (await held(store)).length
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(MANY)
  expect(stopped.out).toContain(`${before.toLocaleString('en')} stored`)
  const { out } = await call([...args, '--json'])
  expect(JSON.parse(out)).toMatchObject({ read: MANY, stored: MANY - before, known: before })
})

test('Ctrl-C does not wait for a stdin that says nothing more', async () => {
  const store = await made('waiting.db')
  const stopped = await penchant(['--store', store, 'import', '-', '--json'], {
    stdin: `${texts(1500)}\n`,
    open: true,
    during: (child) => void interruptOnce(child, async () => (await stored(store)) === 1000),
  })
  expect(stopped.code).toBe(130)
  expect(JSON.parse(stopped.out)).toMatchObject({ read: 1500, stored: 1500, interrupted: true })
})

const stored = async (store: string): Promise<number> => (await held(store)).length

/** An empty store, so that this process and the program do not both make it. */
async function made(name: string): Promise<string> {
  await sqliteStore(at(name)).close()
  return at(name)
}
