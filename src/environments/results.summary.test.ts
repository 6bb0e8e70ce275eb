import { expect, it } from 'vitest'
import { columnsOf } from './report.columns.ts'
import { markdownTable } from './report.table.ts'
import { summarise } from './results.summary.ts'
import { identity, row, rowsBy } from './results.values.ts'

const scores = (agent: string, seed: number, round: number) => ({
  ppcm: agent === 'a' ? 1 : 0.5 * (seed - 1),
  editDistance: 10 * seed + round + (agent === 'b' ? 100 : 0),
})

it('sums edit distances over a life, and takes means over seeds', () => {
  const { agents, done, total } = summarise(identity({}), rowsBy(scores))
  expect([done, total, agents.map(({ agent }) => agent)]).toEqual([16, 16, ['a', 'b']])
  const { kinds, all } = agents[0]!
  // Seed 1: 10 11 12 13, seed 2: 20 21 22 23.
  expect(kinds.email!.curve).toEqual([15, 31, 48, 66])
  expect(all.cumulative.seeds.map(({ mean }) => mean)).toEqual([46, 86])
  expect([all.cumulative.mean, all.cumulative.standardError]).toEqual([66, 20])
  expect(agents[1]!.all.scores.ppcm).toMatchObject({ mean: 0.25, standardError: 0.25 })
  expect([all.spent, all.ms, all.calls.mean]).toEqual([{ calls: 8, input: 80, output: 40, cost: 0 }, 3, 1])
})

it('pairs agents, and each with its swap control in the last lap', () => {
  const { agents, pairs } = summarise(identity({}), rowsBy(scores))
  expect(agents[0]!.swapGain.ppcm).toEqual({ n: 4, mean: 1, low: 1, high: 1 })
  const edits = pairs.find(({ metric }) => metric === 'editDistance')!
  expect([edits.one.agent, edits.other.agent, edits.difference.mean]).toEqual(['a', 'b', -100])
  expect(agents[0]!.all.last.ppcm!.seeds.map(({ n }) => n)).toEqual([2, 2])
})

it('leaves lives that are not through out of sums, and lets a failed round count as the others', () => {
  const rows = rowsBy(scores).filter(
    ({ agent, seed, round }) => agent === 'a' && !(seed === 2 && round === 3),
  )
  const failing = rows.map((one) =>
    one.seed === 1 && one.round === 1 ? { ...one, scores: {}, text: '', own: '', failed: 'write: no' } : one,
  )
  const [own] = summarise(identity({}), failing).agents
  // 10, 12 and 13 of seed 1: a mean of 35 / 3.
  expect(own!.all.cumulative.seeds).toEqual([{ seed: 1, mean: expect.closeTo((35 / 3) * 4), n: 1 }])
  expect([own!.all.rounds, own!.all.failed]).toEqual([7, 1])
  expect(own!.kinds.email!.curve.at(-1)).toBeCloseTo((35 / 3) * 4)
})

it('tells settings of one agent apart, and counts the rounds to come', () => {
  const run = identity({ retrieval: ['source', 'recent'] })
  const rows = ['source', 'recent'].flatMap((r) => rowsBy(scores, { setting: `retrieval=${r}` }))
  const { agents, total } = summarise(run, rows)
  expect(agents.map(({ agent, setting }) => `${agent} ${setting}`)).toEqual([
    'a retrieval=source',
    'b retrieval=source',
    'a retrieval=recent',
    'b retrieval=recent',
  ])
  expect(total).toBe(32)
})

it('writes the papers’ table, scripted sides named on top', () => {
  const table = markdownTable(summarise(identity({}), rowsBy(scores)))
  expect(table).toMatch(/^# plume\n\n\*\*Scripted \(model, people\)/)
  expect(table).toContain('| a | 1.00 ± 0.00 | 1.00 ± 0.00 | 0.00 ± 0.00 | 66 ± 20 | 1.0 ± 0.0 |')
  expect(table).toContain('Retrieval by source tells agents whose task it is')
  const real = markdownTable(
    summarise(identity({ scripted: [], retrieval: ['recent'] }), [row({ agent: 'a|b*' })]),
  )
  expect(real).not.toMatch(/Scripted|Retrieval by source/)
  expect(real).toContain('| a\\|b\\* |')
  expect(real).not.toContain('NaN')
})

it('shows costs only where there are any, and what is not known as a dash', () => {
  const heads = (rows: ReturnType<typeof rowsBy>) =>
    columnsOf(summarise(identity({}), rows).agents.map(({ all }) => all)).map(({ head }) => head)
  expect(heads(rowsBy(scores))).not.toContain('Cost, US$')
  const paid = rowsBy(scores).map((one) =>
    one.agent === 'a' ? { ...one, cost: 0.25 } : { ...one, cost: undefined },
  )
  expect(heads(paid)).toContain('Cost, US$')
  const table = markdownTable(summarise(identity({}), paid))
  expect(table).toMatch(/\| a .*\| 2\.00 \|/)
  expect(table).toMatch(/\| b .*\| – \|/)
})
