import { InvalidInputError } from '../../errors.ts'
import { clusteredMean, type Estimate, seeded } from '../../evaluate/interval.ts'
import type { Scores } from '../metric.ts'

/** A round's figures, and the round they belong to. */
export interface ScoredRow {
  readonly kind: string
  readonly seed: number
  readonly user: string
  readonly lap: number
  readonly scores: Scores
}

/** One agent against another on the same rounds. */
export interface Comparison {
  readonly metric: string
  /** Means over the rounds that both have. */
  readonly a: number
  readonly b: number
  /** Mean of a minus b with a 95 % interval; n rounds. NaN without any. */
  readonly difference: Estimate
  /** Rounds only one side has a figure for. */
  readonly unpaired: number
}

/**
 * Paired differences of two agents in one figure: same kind of task, seed, user and lap. Rounds of one user in one seed are
 * alike and are resampled together. The same rows give the same interval.
 *
 * @throws InvalidInputError for two rows of one round: rows of several agents or settings were mixed.
 */
export function compareAgents(
  rowsA: readonly ScoredRow[],
  rowsB: readonly ScoredRow[],
  metric: string,
  random = seeded(1),
): Comparison {
  const [a, b] = [byRound(rowsA, metric), byRound(rowsB, metric)]
  const pairs = [...a].flatMap(([round, left]) => {
    const right = b.get(round)
    return right === undefined ? [] : [{ row: left.row, a: left.value, b: right.value }]
  })
  const clusters = Map.groupBy(pairs, ({ row }) => JSON.stringify([row.kind, row.user, row.seed]))
  const differences = [...clusters.values()].map((cluster) => cluster.map((pair) => pair.a - pair.b))
  return {
    metric,
    a: mean(pairs.map((pair) => pair.a)),
    b: mean(pairs.map((pair) => pair.b)),
    difference: clusteredMean(differences, random),
    unpaired: a.size + b.size - 2 * pairs.length,
  }
}

function byRound(rows: readonly ScoredRow[], metric: string) {
  const found = new Map<string, { readonly row: ScoredRow; readonly value: number }>()
  for (const row of rows) {
    const value = row.scores[metric]
    if (value === undefined) continue
    const round = JSON.stringify([row.kind, row.seed, row.user, row.lap])
    if (found.has(round))
      throw new InvalidInputError('rows', round, 'give rows of one agent with one setting on either side')
    found.set(round, { row, value })
  }
  return found
}

/** A figure as the papers report it: the mean over seeds of each seed's mean, and its standard error. */
export interface OverSeeds {
  readonly seeds: readonly { readonly seed: number; readonly mean: number; readonly n: number }[]
  readonly mean: number
  /** Standard deviation of the seeds' means (n - 1) over the root of their number. NaN for a single seed. */
  readonly standardError: number
}

/** Rows of one agent, by seed in their order. Rows without the figure do not count; NaN when there are none. */
export function overSeeds(rows: readonly ScoredRow[], metric: string): OverSeeds {
  const scored = rows.filter((row) => row.scores[metric] !== undefined)
  const seeds = [...Map.groupBy(scored, (row) => row.seed)].map(([seed, own]) => ({
    seed,
    mean: mean(own.map((row) => row.scores[metric]!)),
    n: own.length,
  }))
  const middle = mean(seeds.map((one) => one.mean))
  const squares = seeds.reduce((sum, one) => sum + (one.mean - middle) ** 2, 0)
  return { seeds, mean: middle, standardError: Math.sqrt(squares / (seeds.length - 1) / seeds.length) }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((a, b) => a + b, 0) / values.length
