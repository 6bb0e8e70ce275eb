import { sigmoid } from '../trees/forest.ts'
import { type Nearby, nearbyIn } from './nearby.ts'
import type { Reading } from './reading.ts'
import type { PromptReward } from './reward.ts'
import { stack, type Tried } from './stack.ts'
import { rates, type Table } from './table.ts'

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

/** What the log holds around a query. */
export interface Around {
  readonly evidence: Evidence
  /** The query most like it, the very text if it is there: cosine 1. */
  readonly nearest: Nearby | undefined
}

export interface Neighbours {
  /** Whether the log holds the query but for its numbers. */
  asked(reading: Reading): boolean
  /** What is around a query, but for queries `skip` names. */
  around(reading: Reading, skip?: (query: number) => boolean): Around
  /**
   * Odds foretold of a query by something fitted on the whole table, as if it had not seen what is near: the nearest
   * query's stand in for them, the more the nearer it is. Otherwise its outcomes would be counted twice.
   */
  unseen(odds: Float64Array, around: Around): Float64Array
}

/**
 * @param foretold log-odds of each cell of the table by something that has not seen the cell's query: queries × width.
 */
export function neighboursOf(table: Table, foretold: Float64Array): Neighbours {
  const { readings, width } = table
  const find = nearbyIn(readings)
  const indices = new Map(readings.map(({ text }, query) => [text, query]))
  const templates = new Set(readings.map(({ template }) => template))
  const { residual, variance } = surprises(table, foretold)
  return {
    asked: ({ template }) => templates.has(template),
    around(reading, skip) {
      const index = indices.get(reading.text)
      const same = index !== undefined && !skip?.(index) ? index : undefined
      const near = find(reading, (query) => query === index || (skip?.(query) ?? false))
      const nearby = weighed(near)
      const here = weighed(same === undefined ? [] : [{ query: same, cosine: 1 }])
      return {
        evidence: { near: nearby.own, nearAll: nearby.all, same: here.own, sameAll: here.all },
        nearest: same === undefined ? nearestOf(near) : { query: same, cosine: 1 },
      }
    },
    unseen(odds, { nearest }) {
      const seen = odds.slice()
      if (nearest === undefined) return seen
      const weight = nearest.cosine ** POWER
      const first = nearest.query * width
      for (let p = 0; p < width; p++) seen[p] = (1 - weight) * seen[p]! + weight * foretold[first + p]!
      return seen
    },
  }

  /** Newton's steps from what was foretold: sums of residuals over their variances and the prior. */
  function weighed(queries: readonly Nearby[]) {
    const own = new Float64Array(width)
    const precision = new Float64Array(width).fill(PRIOR)
    for (let i = 0; i < queries.length; i++) {
      const weight = queries[i]!.cosine ** POWER
      const first = queries[i]!.query * width
      for (let p = 0; p < width; p++) {
        own[p]! += weight * residual[first + p]!
        precision[p]! += weight * variance[first + p]!
      }
    }
    const all = total(own) / total(precision)
    for (let p = 0; p < width; p++) own[p]! /= precision[p]!
    return { own, all }
  }
}

const nearestOf = (near: readonly Nearby[]): Nearby | undefined =>
  near.reduce<Nearby | undefined>(
    (best, n) => (best === undefined || n.cosine > best.cosine ? n : best),
    undefined,
  )

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
 * @param around what is around each query without its own outcomes.
 */
export function factorsOf(table: Table, foretold: Float64Array, around: readonly Around[]): Factors {
  const { width, sum, count } = table
  const cells = Array.from(count.keys()).filter((cell) => count[cell]! > 0)
  const [scale, near, nearAll] = stack(
    cells.map((cell) => {
      const { near, nearAll } = around[Math.floor(cell / width)]!.evidence
      const x = [foretold[cell]!, near[cell % width]!, nearAll]
      return { n: count[cell]!, successes: sum[cell]!, given: 0, x }
    }),
    [1, 0, 0],
  )
  const factors = { foretold: scale!, near: near!, nearAll: nearAll!, same: near!, sameAll: nearAll! }
  const again = triesOf(table, foretold, (cell) =>
    corrected(foretold[cell]!, cell % width, around[Math.floor(cell / width)]!.evidence, factors),
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

/** What is around each query of the table itself, but for its own outcomes and queries `skip` names beside it. */
export const leftOut = (
  table: Table,
  neighbours: Neighbours,
  skip: (other: number, query: number) => boolean = () => false,
): readonly Around[] =>
  table.readings.map((reading, query) =>
    neighbours.around(reading, (other) => other === query || skip(other, query)),
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
  const by = factorsOf(table, foretold, leftOut(table, neighbours))
  return {
    width,
    odds(reading, into) {
      const { evidence } = neighbours.around(reading)
      for (let p = 0; p < width; p++) into[p] = corrected(rate[p]!, p, evidence, by)
    },
  }
}
