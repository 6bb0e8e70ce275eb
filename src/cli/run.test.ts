import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Summary } from '../environments/results.summary.ts'
import type { Row } from '../environments/results.ts'
import { balanced } from './markup.values.ts'
import { ranks } from './run.report.table.ts'
import { call, folder } from './spawned.ts'

const at = folder()
const SMALL = ['--seeds', '1,2', '--laps', '2', '--kinds', 'email']
const run = (out: string, ...more: readonly string[]) =>
  call(['run', 'plume', '--out', at(out), ...SMALL, '--agents', 'none,oracle', ...more])
const read = (out: string, file: string) => readFileSync(at(`${out}/${file}`), 'utf8')
const rowsIn = (out: string): readonly Row[] =>
  read(out, 'results.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('run', () => {
  it('lives every life, and writes what came of it', async () => {
    const { code, out, err } = await run('whole')
    expect(code, err).toBe(0)
    expect(out).toMatch(/^Scripted \(model, people\): /)
    expect(out).toMatch(/email .*PPCM/)
    const rows = rowsIn('whole')
    expect(rows).toHaveLength(2 * 2 * 4 * 2)
    for (const row of rows) {
      expect([row.calls, row.failed, row.others.control?.calls]).toEqual([
        1,
        undefined,
        row.lap === 1 ? 1 : undefined,
      ])
      expect(row.swapped === undefined).toBe(row.lap === 0)
    }
    const summary: Summary = JSON.parse(read('whole', 'summary.json'))
    const [none, oracle] = summary.agents
    expect([summary.done, summary.total, none!.agent, oracle!.agent]).toEqual([32, 32, 'none', 'oracle'])
    expect(oracle!.all.scores.ppcm!.mean).toBeGreaterThan(1.5)
    expect(none!.all.scores.ppcm!.mean).toBeLessThan(0.5)
    expect(oracle!.swapGain.ppcm!.low).toBeGreaterThan(1)
    const sums = [1, 2].map((seed) =>
      rows
        .filter((r) => r.agent === 'none' && r.seed === seed)
        .reduce((sum, r) => sum + r.scores.editDistance!, 0),
    )
    expect(none!.all.cumulative.seeds.map(({ mean }) => mean)).toEqual(sums)
    const cells: Record<string, string>[] = parse(read('whole', 'results.csv'), { columns: true })
    expect(cells.map((cell) => Number(cell.ppcm))).toEqual(
      [...rows]
        .sort(
          (a, b) => a.seed - b.seed || (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : a.round - b.round),
        )
        .map((row) => row.scores.ppcm),
    )
    expect(read('whole', 'table.md')).toMatch(/^# plume\n\n\*\*Scripted/)
    balanced(read('whole', 'report.html'))
    expect(read('whole', 'report.html')).not.toMatch(/NaN|undefined|Infinity|<script|<link|url\(|@import/)
    expect(read('whole', 'report.html')).toContain('Scripted (model, people)')
  })

  it('asked again lives nothing again; asked for something else refuses, with what differs', async () => {
    await run('again')
    const before = read('again', 'results.jsonl')
    expect((await run('again')).code).toBe(0)
    expect(read('again', 'results.jsonl')).toBe(before)
    const { code, err } = await run('again', '--seeds', '3')
    expect([code, err]).toEqual([2, expect.stringContaining('seeds was [1,2] and is [3]')])
    expect(read('again', 'results.jsonl')).toBe(before)
  })

  it('takes fields from a file, options before them, and sweeps lists', async () => {
    const file = at('sweep.yaml')
    writeFileSync(
      file,
      'agents: cipher-1\nseeds: 4\nlaps: 2\nkinds: email\nretrieval: [source, recent]\nexamples: 1\n',
    )
    const swept = await call([
      'run',
      'plume',
      '--config',
      file,
      '--out',
      at('sweep'),
      '--seeds',
      '5',
      '--json',
    ])
    expect(swept.code, swept.err).toBe(0)
    const rows = rowsIn('sweep')
    expect(new Set(rows.map((row) => `${row.seed} ${row.setting}`))).toEqual(
      new Set(['5 retrieval=source', '5 retrieval=recent']),
    )
    expect(JSON.parse(swept.out).agents.map((one: { setting: string }) => one.setting)).toEqual([
      'retrieval=source',
      'retrieval=recent',
    ])
    const wrong = await call(['run', 'plume', '--config', file, '--out', at('no'), '--agents', 'nobody'])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/nobody.*use one of none, oracle/)])
  })

  it('says where lives are shorter than the paper’s, and what documents are missing', async () => {
    const prelude = ['run', 'prelude', '--seeds', '1', '--kinds', 'email', '--agents', 'none']
    const short = await call([...prelude, '--out', at('short')])
    expect([short.code, short.err]).toEqual([0, expect.stringMatching(/^8 tasks a user.*the paper has 40/)])
    expect(rowsIn('short')).toHaveLength(32)
    const long = await call([...prelude, '--out', at('long'), '--laps', '9'])
    expect([long.code, long.err]).toEqual([2, expect.stringMatching(/documents for email\/.*give 9/)])
  })

  it('counts what a judge takes as the judge’s', async () => {
    const { code, err } = await run('judged', '--judge-model', 'scripted')
    expect(code, err).toBe(0)
    const rows = rowsIn('judged')
    expect(rows.every((row) => row.calls === 1 && row.others.judge!.calls >= 1)).toBe(true)
    expect(rows.every((row) => 'ppcm.judge' in row.scores)).toBe(true)
    expect(read('judged', 'config.json')).toContain('"judge"')
  })
})

describe('compare', () => {
  it('gives paired differences of agents that both runs have', async () => {
    await run('source', '--agents', 'none,cipher-1', '--retrieval', 'source')
    await run('recent', '--agents', 'none,cipher-1', '--retrieval', 'recent')
    const { code, out } = await call(['compare', at('source'), at('recent'), '--json'])
    const found = JSON.parse(out)
    expect([code, found.differ, found.scripted]).toEqual([0, ['retrieval'], true])
    const [none, cipher] = found.agents
    expect([none.agent, none.rounds, none.figures.editDistance.difference.mean]).toEqual(['none', 16, 0])
    const means = (name: string) => {
      const own = rowsIn(name).filter(({ agent }) => agent === 'cipher-1')
      return own.reduce((sum, { scores }) => sum + scores.ppcm!, 0) / own.length
    }
    expect(cipher.figures.ppcm.difference.mean).toBeCloseTo(means('source') - means('recent'))
    const told = await call(['compare', at('source'), at('recent')])
    expect(told.out).toMatch(/^Scripted sides/)
    expect(told.out).toMatch(/\ncipher-1 16 rounds\n {2}editDistance +[+−]?[\d.]+ \(/)
  })

  it('refuses what is no run', async () => {
    const { code, err } = await call(['compare', at('source'), at('nowhere')])
    expect([code, err]).toEqual([2, expect.stringContaining('give the folder that `penchant run` wrote')])
  })
})

describe('prompts', () => {
  it('prints every prompt of an agent with one user, and nothing of others', async () => {
    const asked = ['prompts', 'plume', '--agent', 'cipher-1', '--user', 'email/ccby', '--json']
    const { code, out, err } = await call(asked)
    expect(code, err).toBe(0)
    const { prompts, scripted, user } = JSON.parse(out)
    expect([scripted, user]).toEqual([true, 'email/ccby'])
    expect(prompts.map(({ step, round }: { step: string; round: number }) => `${round} ${step}`)).toEqual([
      '0 write',
      '0 cipher.infer',
      '1 write',
      '1 cipher.infer',
    ])
    expect(prompts[2].messages[0].content).toContain('<preferences>')
    const text = await call(asked.slice(0, -1))
    expect(text.out).toContain('1. write task 1\n--- system\n')
    expect(text.out).toContain('--- scripted answer\n')
  })

  it('names the users there are', async () => {
    const { code, err } = await call(['prompts', 'plume', '--user', 'email/nobody'])
    expect([code, err]).toEqual([2, expect.stringContaining('email/ccby')])
  })
})

describe('sheets', () => {
  it('are blind, can be filled in and are read back', async () => {
    await run('rated')
    const made = await call([
      'sheets',
      'make',
      at('rated'),
      '--agents',
      'none,oracle',
      '--out',
      at('sheet.csv'),
      '--items',
      '6',
      '--json',
    ])
    expect(JSON.parse(made.out)).toMatchObject({
      items: 6,
      sheet: at('sheet.csv'),
      key: at('sheet.key.json'),
    })
    const rows: Record<string, string>[] = parse(readFileSync(at('sheet.csv')), { columns: true, bom: true })
    expect(JSON.stringify(rows)).not.toMatch(/oracle/)
    const documents = readFileSync(at('rated/documents.jsonl'), 'utf8')
    for (const row of rows) expect(documents).toContain(row.document!.slice(0, 60).split('"')[0])
    const key: { item: string; a: string }[] = JSON.parse(readFileSync(at('sheet.key.json'), 'utf8'))
    const fill = (rater: string, verdict: (a: string, i: number) => string) => {
      const lines = key.map(({ item, a }, i) => `${item},${verdict(a, i)}`)
      writeFileSync(at(rater), `item,better\n${lines.join('\n')}\n`)
      return at(rater)
    }
    const right = (a: string) => (a === 'oracle' ? 'A' : 'B')
    const files = [fill('ann.csv', right), fill('bob.csv', (a, i) => (i === 0 ? 'tie' : right(a)))]
    const { code, out } = await call(['sheets', 'read', ...files, '--key', at('sheet.key.json'), '--json'])
    const { agent, items, raters } = JSON.parse(out)
    expect([code, agent, items.wins, items.losses + items.ties]).toEqual([0, 'none', 0, 6])
    expect(raters.map(({ rater }: { rater: string }) => rater)).toEqual(files.map((f) => basename(f, '.csv')))
    const told = await call(['sheets', 'read', ...files, '--key', at('sheet.key.json')])
    expect(told.out).toMatch(/^none against oracle, item by item: 0 better/)
  })

  it('say what is wrong', async () => {
    await run('wrong')
    const make = (...more: string[]) => call(['sheets', 'make', at('wrong'), '--out', at('w.csv'), ...more])
    expect((await make('--agents', 'none')).err).toContain('name two agents')
    expect((await make('--agents', 'none,prose')).err).toContain('the run has none, oracle')
    const read = await call(['sheets', 'read', at('no.csv'), '--key', at('wrong/config.json')])
    expect([read.code, read.err]).toEqual([2, expect.stringContaining('give the key that')])
  })
})

it('a column’s best goes first, what is not known last', () => {
  expect(ranks([1, Number.NaN, 3, 2], -1)).toEqual([2, 3, 0, 1])
  expect(ranks([1, Number.NaN, 3, 1], 1)).toEqual([0, 3, 2, 1])
})
