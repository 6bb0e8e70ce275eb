import { sigmoid } from '../trees/forest.ts'
import { type Nearby, nearbyIn } from './nearby.ts'
import type { Reading } from './reading.ts'
import type { PromptReward } from './reward.ts'
import { stack, type Tried } from './stack.ts'
import { rates, type Table } from './table.ts'

/** Nearest queries that count. */
const K = 40
/** A neighbour weighs its cosine to this power: one as good as the same counts in full, a stranger hardly. */
const POWER = 8
/** Prior precision of a correction: tries at even odds count a quarter each. */
const PRIOR = 0.5

/** What outcomes say against what was foretold: log-odds, drawn towards 0 where there are few. */
export interface Evidence {
  /** Of each prompt on the queries nearby, and of all prompts together. */
  readonly near: Float64Array
  readonly nearAll: number
  /** The same on this very text; 0 where it was never asked. */
  readonly same: Float64Array
  readonly sameAll: number
}

/** How far evidence moves the odds foretold: a factor on them, and on each kind of evidence. */
export type Factors = Readonly<Record<'foretold' | keyof Evidence, number>>

export interface Neighbours {
  /** What the log says of a query, but for queries `skip` names. */
  evidence(reading: Reading, skip?: (query: number) => boolean): Evidence
  /** The query most like a reading, the very text if it is there: cosine 1. */
  nearest(reading: Reading, skip?: (query: number) => boolean): Nearby | undefined
  /**
   * Odds foretold of a reading by something fitted on the whole table, as if it had not seen what is near: the nearest
   * query's stand in for them, the more the nearer it is. Otherwise its outcomes would be counted twice.
   */
  unseen(reading: Reading, odds: Float64Array): Float64Array
}

/**
 * @param foretold log-odds of each cell of the table by something that has not seen the cell's query: queries × width.
 */
export function neighboursOf(table: Table, foretold: Float64Array): Neighbours {
  const { readings, width } = table
  const find = nearbyIn(readings)
  const indices = new Map(readings.map(({ text }, query) => [text, query]))
  const { residual, variance } = surprises(table, foretold)
  return {
    evidence(reading, skip) {
      const index = indices.get(reading.text)
      const near = find(reading, K, (query) => query === index || (skip?.(query) ?? false))
      const around = weighed(near.map(({ query, cosine }) => ({ query, weight: cosine ** POWER })))
      const here = weighed(index === undefined || skip?.(index) ? [] : [{ query: index, weight: 1 }])
      return { near: around.own, nearAll: around.all, same: here.own, sameAll: here.all }
    },
    nearest,
    unseen(reading, odds) {
      const found = nearest(reading)
      if (found === undefined) return odds
      const weight = found.cosine ** POWER
      return odds.map((own, p) => (1 - weight) * own + weight * foretold[found.query * width + p]!)
    },
  }

  function nearest(reading: Reading, skip?: (query: number) => boolean): Nearby | undefined {
    const index = indices.get(reading.text)
    return index !== undefined && !skip?.(index) ? { query: index, cosine: 1 } : find(reading, 1, skip)[0]
  }

  /** Newton's steps from what was foretold: sums of residuals over their variances and the prior. */
  function weighed(queries: readonly { readonly query: number; readonly weight: number }[]) {
    const own = new Float64Array(width)
    const precision = new Float64Array(width).fill(PRIOR)
    for (const { query, weight } of queries)
      for (let p = 0; p < width; p++) {
        own[p]! += weight * residual[query * width + p]!
        precision[p]! += weight * variance[query * width + p]!
      }
    const all = total(own) / total(precision)
    return { own: own.map((sum, p) => sum / precision[p]!), all }
  }
}

const total = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0)

function surprises({ sum, count }: Table, foretold: Float64Array) {
  return {
    residual: sum.map((s, cell) => s - count[cell]! * sigmoid(foretold[cell]!)),
    variance: count.map((n, cell) => n * sigmoid(foretold[cell]!) * sigmoid(-foretold[cell]!)),
  }
}

/** Log-odds by what was foretold and what the log says against it. */
export const corrected = (foretold: number, p: number, evidence: Evidence, by: Factors): number =>
  by.foretold * foretold +
  by.near * evidence.near[p]! +
  by.nearAll * evidence.nearAll +
  by.same * evidence.same[p]! +
  by.sameAll * evidence.sameAll

/**
 * The factors under which the table's outcomes are most probable. Those of near queries are learned by leaving out each
 * query in turn; those of the same text by leaving out each try, where a prompt was tried on a text more than once. Where
 * none was, the same text counts as a near one.
 *
 * @param around evidence of each query without its own.
 */
export function factorsOf(table: Table, foretold: Float64Array, around: readonly Evidence[]): Factors {
  const { width, sum, count } = table
  const cells = Array.from(count.keys()).filter((cell) => count[cell]! > 0)
  const [scale, near, nearAll] = stack(
    cells.map((cell) => {
      const { near, nearAll } = around[Math.floor(cell / width)]!
      const x = [foretold[cell]!, near[cell % width]!, nearAll]
      return { n: count[cell]!, successes: sum[cell]!, given: 0, x }
    }),
    [1, 0, 0],
  )
  const factors = { foretold: scale!, near: near!, nearAll: nearAll!, same: near!, sameAll: nearAll! }
  const again = triesOf(table, foretold, (cell) =>
    corrected(foretold[cell]!, cell % width, around[Math.floor(cell / width)]!, factors),
  )
  if (again.length < ENOUGH) return factors
  const [same, sameAll] = stack(again, [near!, nearAll!])
  return { ...factors, same: same!, sameAll: sameAll! }
}

/** Cells tried more than once from which on something is learned of the same text. */
const ENOUGH = 30

/** Each cell tried twice or more, as successes and failures, with what the text's other tries say. */
function triesOf(table: Table, foretold: Float64Array, given: (cell: number) => number): Tried[] {
  const { width, sum, count } = table
  const { residual, variance } = surprises(table, foretold)
  return Array.from(count.keys())
    .filter((cell) => count[cell]! >= 2)
    .flatMap((cell) => {
      const row = Math.floor(cell / width) * width
      const [all, allVariance] = [residual, variance].map((of) => total(of.subarray(row, row + width)))
      const p = sigmoid(foretold[cell]!)
      const h = p * (1 - p)
      return [0, 1].flatMap((success) => {
        const n = success === 1 ? sum[cell]! : count[cell]! - sum[cell]!
        const x = [
          (residual[cell]! - success + p) / (variance[cell]! - h + PRIOR),
          (all! - success + p) / (allVariance! - h + PRIOR * width),
        ]
        return n > 0 ? [{ n, successes: success * n, given: given(cell), x }] : []
      })
    })
}

/** Evidence of each query of the table itself, without its own outcomes and those of queries `skip` names beside it. */
export const leftOut = (
  table: Table,
  neighbours: Neighbours,
  skip: (other: number, query: number) => boolean,
): readonly Evidence[] =>
  table.readings.map((reading, query) =>
    neighbours.evidence(reading, (other) => other === query || skip(other, query)),
  )

/**
 * Nearest neighbours over queries: the prompt's rate, moved by how the prompts did on the queries most alike and on the
 * same text. How far is learned by leaving each query, and each try, out in turn.
 */
export function neighboursReward(table: Table): PromptReward {
  const { width, readings } = table
  const rate = rates(table).map((r) => Math.log(r / (1 - r)))
  const foretold = Float64Array.from({ length: readings.length * width }, (_, cell) => rate[cell % width]!)
  const neighbours = neighboursOf(table, foretold)
  const by = factorsOf(table, foretold, leftOut(table, neighbours, () => false))
  return {
    width,
    odds(reading, into) {
      const evidence = neighbours.evidence(reading)
      for (let p = 0; p < width; p++) into[p] = corrected(rate[p]!, p, evidence, by)
    },
  }
}
