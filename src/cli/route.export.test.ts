import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { loadQuestions } from '../routing/questions.ts'
import { madeUpLog } from './route.values.ts'
import { call, folder } from './spawned.ts'

const at = folder()
const rows = madeUpLog({ queries: 40 })
const log = at('log.jsonl')
writeFileSync(log, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
const run = (...args: readonly string[]) => call(['--store', at('none.db'), 'route', 'export', ...args])
const questionsOf = (out: string) => loadQuestions(JSON.parse(readFileSync(`${out}.questions.json`, 'utf8')))

describe('libsvm', () => {
  const out = at('train.libsvm')

  test('a line for each prompt on each query, with what is asked beside it', async () => {
    const { code, out: said, err } = await run(log, '--out', out)
    expect([code, err]).toEqual([0, `written: ${out}\nwritten: ${out}.questions.json\n`])
    const { columns, prompts } = questionsOf(out)
    expect(said).toBe(`120 rows of ${columns.length} columns: 3 prompts\n`)
    expect(prompts.map(({ id }) => id)).toEqual(['recipe', 'steps', 'other'])
    const lines = readFileSync(out, 'utf8').trim().split('\n')
    expect(lines.map((line) => Number(line.split(':')[0]))).toEqual(rows.map(({ success }) => success))
    expect(lines.map((line) => line.split(' ').slice(-3).join(' '))).toEqual(
      rows.map((_, i) => prompts.map((_, p) => `${columns.length - 3 + p}:${Number(i % 3 === p)}`).join(' ')),
    )
  })
})

describe('parquet', () => {
  test('the columns that are asked, and as JSON what was written', async () => {
    const out = at('train.parquet')
    const { code, out: said } = await run(log, '--out', out, '--json')
    const { columns, prompts } = questionsOf(out)
    expect(code).toBe(0)
    expect(JSON.parse(said)).toEqual({
      ...{ out, questions: `${out}.questions.json`, rows: 120, columns: columns.length, prompts },
      ...{ badLines: 0, bad: [] },
    })
    const held = await parquetReadObjects({ file: await asyncBufferFromFile(out) })
    expect(Object.keys(held[0]!)).toEqual([...columns, 'label', 'weight', 'query'])
    expect(held.map(({ label }) => label)).toEqual(rows.map(({ success }) => success))
  })
})

test('a prompt that stands in no row that was held has its column all the same', async () => {
  const out = at('part.libsvm')
  const few = at('few.jsonl')
  writeFileSync(
    few,
    rows
      .map((row, i) => `${JSON.stringify({ ...row, prompt: i % 3 === 2 ? `rare ${i}` : row.prompt })}\n`)
      .join(''),
  )
  expect((await run(few, '--out', out, '--most', '30')).code).toBe(0)
  const { prompts } = questionsOf(out)
  expect(new Set(prompts.map(({ id }) => id))).toEqual(
    new Set(['recipe', 'steps', ...rows.flatMap((_, i) => (i % 3 === 2 ? [`rare ${i}`] : []))]),
  )
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(120)
})

describe('what cannot be done leaves nothing behind', () => {
  writeFileSync(at('empty.jsonl'), '')
  writeFileSync(at('prompts.txt'), 'recipe\nsteps\n')
  test.each<[readonly string[], RegExp]>([
    [[log, '--out', at('x.csv')], /x\.csv: give --out a name that ends in \.parquet or \.libsvm/],
    [[log, '--out', at('nowhere/x.libsvm')], /^penchant: file: .* give one in a folder that exists/],
    [[at('empty.jsonl'), '--out', at('x.libsvm')], /empty\.jsonl" cannot be used; it holds none/],
    [
      [log, '--out', at('x.parquet'), '--prompts', at('prompts.txt')],
      /log\.jsonl:3: prompt: "other" cannot be used; use the id or the text of one of recipe, steps\n$/,
    ],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(readdirSync(at('.')).filter((name) => name.startsWith('x.'))).toEqual([])
    expect(existsSync(at('none.db'))).toBe(false)
  })
})
