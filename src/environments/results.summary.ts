import type { Estimate } from '../evaluate/interval.ts'
import { compareAgents, type OverSeeds, overSeeds, type ScoredRow } from './metrics/compare.ts'
import { PAIRED, type Pair, pairsOf } from './results.pairs.ts'
import { lifeId, type Row } from './results.ts'
import type { Identity } from './run.plan.ts'
import { NO_CALLS, plus, type Spent } from './run.spend.ts'

/** What an agent in a setting came to, over all its tasks or those of one kind. */
export interface Group {
  readonly rounds: number
  /** Rounds in which a model gave no usable answer. */
  readonly failed: number
  /** Each figure, over seeds. */
  readonly scores: Readonly<Record<string, OverSeeds>>
  /** The same of the last lap alone, when most is known. */
  readonly last: Readonly<Record<string, OverSeeds>>
  /** The last lap once more, written with what is known of another user. */
  readonly swapped: Readonly<Record<string, OverSeeds>>
  /** Edit distance summed over the rounds of a life, over the seeds that are through. */
  readonly cumulative: OverSeeds
  /** Calls a round, the agent's own. */
  readonly calls: OverSeeds
  /** All that was spent, by the agent and by others. */
  readonly spent: Spent
  readonly others: Spent
  /** Milliseconds a round. */
  readonly ms: number
}

export interface AgentSummary {
  readonly setting: string
  readonly agent: string
  readonly all: Group
  /** By kind of task. */
  readonly kinds: Readonly<Record<string, KindGroup>>
  /** Last lap: the agent's own texts less the swapped ones, in each figure; above 0 for PPCM when what was learned is theirs. */
  readonly swapGain: Readonly<Record<string, Estimate>>
}

export interface KindGroup extends Group {
  /** Edit distance summed up to each round, mean over the seeds that are through. */
  readonly curve: readonly number[]
}

export interface Summary {
  readonly run: Identity
  /** Rounds that are through, of how many. */
  readonly done: number
  readonly total: number
  readonly agents: readonly AgentSummary[]
  readonly pairs: readonly Pair[]
}

/** What rows of a run come to, agent by agent in the order in which they come. */
export function summarise(run: Identity, rows: readonly Row[]): Summary {
  const groups = [...Map.groupBy(rows, ({ setting, agent }) => JSON.stringify([setting, agent])).values()]
  const lives =
    run.retrieval.length * run.examples.length * run.p.length * run.model.length * run.seeds.length
  const rounds = run.kinds.reduce((sum, kind) => sum + run.rounds[kind]!, 0)
  return {
    run,
    done: rows.length,
    total: lives * run.agents.length * rounds,
    agents: groups.map((own) => {
      const { setting, agent } = own[0]!
      const kinds = Map.groupBy(own, ({ kind }) => kind)
      return {
        ...{ setting, agent, all: groupOf(run, own) },
        kinds: Object.fromEntries(
          [...kinds].map(([kind, of]) => [kind, { ...groupOf(run, of), curve: curveOf(finished(run, of)) }]),
        ),
        swapGain: swapGain(own),
      }
    }),
    pairs: pairsOf(rows),
  }
}

function groupOf(run: Identity, rows: readonly Row[]): Group {
  const spent = rows.map(({ calls, input, output, cost }) => ({ calls, input, output, cost }))
  return {
    rounds: rows.length,
    failed: rows.filter(({ failed }) => failed !== undefined).length,
    scores: figures(rows),
    last: figures(rows.filter(({ swapped }) => swapped !== undefined)),
    swapped: figures(rows.flatMap((row) => (row.swapped ? [{ ...row, scores: row.swapped.scores }] : []))),
    cumulative: overSeeds(finished(run, rows).map(cumulative), 'sum'),
    calls: overSeeds(
      rows.map((row) => ({ ...row, scores: { calls: row.calls } })),
      'calls',
    ),
    spent: spent.reduce<Spent>(plus, NO_CALLS),
    others: rows.flatMap(({ others }) => Object.values(others)).reduce<Spent>(plus, NO_CALLS),
    ms: rows.reduce((sum, { ms }) => sum + ms, 0) / rows.length,
  }
}

function figures(rows: readonly ScoredRow[]): Readonly<Record<string, OverSeeds>> {
  const names = new Set(rows.flatMap(({ scores }) => Object.keys(scores)))
  return Object.fromEntries([...names].map((name) => [name, overSeeds(rows, name)]))
}

/** The lives that are through and have a figure at all. */
const finished = (run: Identity, rows: readonly Row[]): readonly (readonly Row[])[] =>
  [...Map.groupBy(rows, lifeId).values()].filter(
    (life) =>
      life.length === run.rounds[life[0]!.kind as keyof typeof run.rounds] &&
      life.some(({ scores }) => scores.editDistance !== undefined),
  )

/** Edit distances of a life in the order of its rounds. A round that failed counts as much as the others do. */
function distances(life: readonly Row[]): readonly number[] {
  const sorted = life.toSorted((a, b) => a.round - b.round)
  const known = sorted.flatMap(({ scores }) => scores.editDistance ?? [])
  const mean = known.reduce((a, b) => a + b, 0) / known.length
  return sorted.map(({ scores }) => scores.editDistance ?? mean)
}

const cumulative = (life: readonly Row[]): ScoredRow => ({
  ...life[0]!,
  scores: { sum: distances(life).reduce((a, b) => a + b, 0) },
})

function curveOf(lives: readonly (readonly Row[])[]): readonly number[] {
  if (lives.length === 0) return []
  const all = lives.map(distances)
  let sum = 0
  return all[0]!.map((_, round) => {
    sum += all.reduce((total, own) => total + own[round]!, 0) / all.length
    return sum
  })
}

function swapGain(rows: readonly Row[]): Readonly<Record<string, Estimate>> {
  const last = rows.filter(({ swapped }) => swapped !== undefined)
  const other = last.map((row) => ({ ...row, scores: row.swapped!.scores }))
  return Object.fromEntries(
    PAIRED.flatMap((name) => {
      const { difference } = compareAgents(last, other, name)
      return difference.n > 0 ? [[name, difference]] : []
    }),
  )
}
