import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { sqliteStore } from '../stores/sqlite.ts'
import { call, folder } from './spawned.ts'

const at = folder()

const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}
const table = (name: string, columns: Readonly<Record<string, readonly unknown[]>>): string => {
  const columnData = Object.entries(columns).map(([column, data]) => ({ name: column, data: [...data] }))
  return written(name, new Uint8Array(parquetWriteBuffer({ columnData })))
}

async function imported(store: string, ...args: string[]) {
  const ran = await call(['--store', at(store), 'import', ...args])
  expect(ran).toMatchObject({ code: 0, err: '' })
  const open = sqliteStore(at(store))
  const found: unknown[] = []
  for await (const { signal } of open.signals()) {
    const { id: _, at: __, ...rest } = signal
    found.push(rest)
  }
  await open.close()
  return found
}

const outcome = (query: string, success: number, more: object = {}) => ({
  kind: 'outcome',
  query,
  prompt: 'Think.',
  success,
  ...more,
})
const WANTED = [outcome('2 + 2?', 1, { person: 'ann' }), outcome('2 + 3?', 0), outcome('2 + 4?', 0.5)]

test('a log of outcomes is taken from JSONL, whether or not it says the kind', async () => {
  const { kind: _, ...first } = WANTED[0]!
  const rows = [first, { ...WANTED[1]!, success: false }, WANTED[2]!]
  const file = written('o.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))
  expect(await imported('jsonl.db', file, '--kind', 'outcome')).toEqual(WANTED)
  expect(await imported('kindless.db', file)).toEqual(WANTED)
})

test('from CSV, with columns of other names and words for truth, packed or not', async () => {
  const file = written(
    'o.csv',
    'q,p,ok,who,model\n2 + 2?,Think.,True,ann,m\n2 + 3?,Think.,false,,m\n2 + 4?,Think.,0.5,,m\n',
  )
  const map = ['--map', 'query=q,prompt=p,success=ok,person=who,meta.model=model']
  const wanted = WANTED.map((one) => ({ ...one, meta: { model: 'm' } }))
  expect(await imported('csv.db', file, ...map)).toEqual(wanted)
  expect(await imported('gz.db', written('o.csv.gz', gzipSync(readFileSync(file))), ...map)).toEqual(wanted)
})

test('from Parquet, whatever its name, with typed columns of the fields or of other names', async () => {
  const columns = [['2 + 2?', '2 + 3?', '2 + 4?'], Array(3).fill('Think.'), [1, 0, 0.5]] as const
  const [query, prompt, success] = columns
  const person = ['ann', null, null]
  expect(
    await imported('parquet.db', table('o.parquet', { query, prompt, success, person, more: prompt })),
  ).toEqual(WANTED)
  const other = table('p.data', { q: query, p: prompt, ok: [true, false, true] })
  expect(await imported('map.db', other, '--map', 'query=q,prompt=p,success=ok')).toEqual(
    [1, 0, 1].map((ok, i) => outcome(query[i]!, ok)),
  )
})

test('Parquet that is wrong is refused with what is wrong', async () => {
  const file = table('r.parquet', { query: ['x'], prompt: ['y'], success: [2] })
  expect((await call(['--store', at('r.db'), 'import', file])).err).toMatch(
    /r\.parquet:1: success: 2 cannot be used/,
  )
  expect(await call(['--store', at('r.db'), 'import', file, '--map', 'query=zz'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('map: "zz" cannot be used; name one of the columns query, prompt, success'),
  })
  const half = written('half.parquet', readFileSync(file).subarray(0, 100))
  expect(await call(['--store', at('r.db'), 'import', half])).toMatchObject({
    code: 2,
    err: expect.stringContaining('it cannot be read to its end'),
  })
})

test('promptfoo results are a format, their errors bad lines', async () => {
  const row = (testIdx: number, more: object) => ({
    ...{ testIdx, promptIdx: 0, promptId: 'h', prompt: { raw: 'Why?\nThink.', label: '{{query}}\nThink.' } },
    ...{ vars: { query: `Why ${testIdx}?` }, success: true, score: 1, failureReason: 0, ...more },
  })
  const rows = [row(0, {}), row(1, { success: false, score: 0, failureReason: 2, error: 'API error' })]
  const file = written('promptfoo.jsonl', rows.map((one) => JSON.stringify(one)).join('\n'))
  const ran = await call(['--store', at('foo.db'), 'import', '--format', 'promptfoo', file])
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^1 signal read: 1 stored/) })
  expect(ran.err).toMatch(
    /promptfoo\.jsonl:2: error: "API error" cannot be used; it says nothing of the prompt/,
  )
})
