import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AGENTS,
  type AgentSummary,
  compareAgents,
  type ExperimentInput,
  experimentOf,
  planOf,
  type Row,
  run,
  summarise,
} from 'penchant/environments'
import type { BenchOptions } from './data.ts'
import { prefevalBench } from './environments.prefeval.ts'
import { rounded } from './judge.ts'

const SEEDS = [1235, 9328, 235, 6936, 2045]

/** Tasks of each user in a life of PRELUDE: the paper's 40 and 50 take an hour; these are enough for the order of agents. */
const PRELUDE_LAPS = 8
const QUICK_LAPS = 4

/** Differences that are looked at: an agent, and the one it is set against. */
const PAIRS = [
  ['oracle', 'penchant'],
  ['penchant', 'prose'],
  ['penchant-prose', 'prose'],
  ['penchant-style', 'none'],
  ['prose', 'cipher-5'],
  ['cipher-5', 'cipher-1'],
  ['cipher-1', 'none'],
  ['cipher-5', 'continual'],
] as const

/**
 * Every agent in PLUME and PRELUDE, all sides scripted: the loop closes, and methods that see more of a scripted person end
 * up nearer to them. It says nothing of any language model. And PrefEval, as far as it needs none.
 */
export async function environmentsBench(options: BenchOptions) {
  const seeds = options.quick ? SEEDS.slice(0, 2) : SEEDS
  const laps = options.quick ? QUICK_LAPS : PRELUDE_LAPS
  const file = join(options.data, 'documents', 'documents.jsonl.gz')
  const documents = existsSync(file) ? { documents: [{ file }] } : {}
  const worlds = {
    plume: await livedThrough({ world: 'plume', seeds, ...documents }),
    prelude: await livedThrough({ world: 'prelude', seeds, laps, ...documents }),
  }
  // By source, where agents are told who writes, they stand among the results.
  const contexts = await livedThrough(
    { world: 'prelude', seeds, laps, retrieval: ['cosine', 'recent'], ...documents },
    ['cipher-5', 'prose'],
  )
  const prefeval = existsSync(join(options.data, 'prefeval')) ? await prefevalBench(options) : undefined
  return rounded({
    scripted: true,
    documents: existsSync(file) ? 'shared' : 'embedded',
    results: {
      plume: worlds.plume.agents,
      prelude: worlds.prelude.agents,
      ...(prefeval && { prefeval }),
    },
    pairs: { plume: pairs(worlds.plume.rows), prelude: pairs(worlds.prelude.rows) },
    contexts: contexts.agents,
  })
}

async function livedThrough(input: ExperimentInput, names = AGENTS.map(({ name }) => name)) {
  const folder = await mkdtemp(join(tmpdir(), 'penchant-bench-'))
  try {
    const plan = await planOf(experimentOf({ ...input, agents: names }))
    console.error(`environments: ${input.world}, ${plan.lives.length} lives`)
    const rows = await run(plan, { folder })
    const { agents } = summarise(plan.identity, rows)
    return {
      agents: Object.fromEntries(agents.map((one) => [nameOf(one), figures(one)])),
      rows,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const nameOf = ({ agent, setting }: AgentSummary): string => (setting === '' ? agent : `${agent} ${setting}`)

/** Means over seeds. `swapped` is the last lap's PPCM with another user's knowledge, beside `last`, the own. */
const figures = ({ all }: AgentSummary) => ({
  n: all.rounds,
  ppcm: all.scores.ppcm!.mean,
  ppcmError: all.scores.ppcm!.standardError,
  last: all.last.ppcm!.mean,
  swapped: all.swapped.ppcm!.mean,
  editDistance: all.cumulative.mean,
  editDistanceError: all.cumulative.standardError,
  calls: all.calls.mean,
  preferenceAccuracy: all.scores.preferenceAccuracy?.mean ?? null,
})

function pairs(rows: readonly Row[]) {
  const of = (agent: string) => rows.filter((row) => row.agent === agent)
  return Object.fromEntries(
    PAIRS.map(([a, b]) => {
      const [ppcm, editDistance] = (['ppcm', 'editDistance'] as const).map(
        (metric) => compareAgents(of(a), of(b), metric).difference,
      )
      return [`${a} - ${b}`, { ppcm, editDistance }]
    }),
  )
}
