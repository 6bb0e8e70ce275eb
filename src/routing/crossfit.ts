import { weightsOf } from './blend.ts'
import { treesReward } from './boosted.ts'
import { logisticReward } from './logistic.ts'
import {
  type Around,
  corrected,
  type Factors,
  factorsOf,
  leftOut,
  type Neighbours,
  neighboursOf,
} from './neighbours.ts'
import { type FitReward, oddsOf } from './reward.ts'
import { pick, type Table } from './table.ts'
import { topicalReward } from './topical.ts'
import type { Parts } from './verify.ts'

/** The rewards that are blended, by name. */
const BLENDED = {
  logistic: logisticReward,
  trees: treesReward,
  topics: topicalReward,
} as const satisfies Readonly<Record<string, FitReward>>
export type Blended = keyof typeof BLENDED
export const NAMES = Object.keys(BLENDED) as readonly Blended[]

/** Something of each blended reward. */
export const byName = <T>(of: (name: Blended, place: number) => T): Record<Blended, T> =>
  Object.fromEntries(NAMES.map((name, place) => [name, of(name, place)])) as Record<Blended, T>

/** Odds of a log's cells by what has not seen them, and what was learned on the way. */
export interface CrossFit {
  /** Of each blended reward, fitted on the other folds. */
  readonly odds: Readonly<Record<Blended, Float64Array>>
  /** Of each, its weight in the blend. */
  readonly weights: Readonly<Record<Blended, number>>
  /** Of the blend: queries × width. */
  readonly blend: Float64Array
  readonly neighbours: Neighbours
  readonly factors: Factors
  /** As of a query of a group that the log does not hold. */
  readonly fresh: Float64Array
  /** As of a query asked before with other numbers: only its own outcomes left out. */
  readonly again: Float64Array
  /** Whether the log holds the query's text with other numbers, too. */
  readonly asked: readonly boolean[]
}

/** Fits each reward on all folds but one, and foretells that one. @param done called with the share that is done. */
export async function crossFit(
  table: Table,
  { folds, groups }: Parts,
  step: (done: number) => Promise<void>,
): Promise<CrossFit> {
  const { readings, width } = table
  const odds = byName(() => new Float64Array(readings.length * width))
  const all = Int32Array.from(folds.keys())
  const numbers = [...new Set(folds)].sort((a, b) => a - b)
  for (const [i, fold] of numbers.entries()) {
    const train = pick(
      table,
      all.filter((q) => folds[q] !== fold),
    )
    const held = all.filter((q) => folds[q] === fold)
    for (const [j, name] of NAMES.entries()) {
      const found = oddsOf(
        BLENDED[name](train),
        Array.from(held, (q) => readings[q]!),
      )
      held.forEach((q, k) => {
        odds[name].set(found.subarray(k * width, (k + 1) * width), q * width)
      })
      await step((i * NAMES.length + j + 1) / (numbers.length * NAMES.length))
    }
  }
  const weights = weightsOf(
    table,
    NAMES.map((name) => odds[name]),
  )
  const blend = new Float64Array(readings.length * width)
  NAMES.forEach((name, j) => {
    odds[name].forEach((x, cell) => {
      blend[cell]! += weights[j]! * x
    })
  })
  // As they are saved, so that a router read back is the same.
  blend.forEach((x, cell) => {
    blend[cell] = Math.fround(x)
  })
  const neighbours = neighboursOf(table, blend)
  const around = leftOut(table, neighbours)
  const factors = factorsOf(table, blend, around)
  const beyond = leftOut(table, neighbours, (other, query) => groups[other] === groups[query])
  const templates = Map.groupBy(readings, ({ template }) => template)
  const correct = (by: readonly Around[]) =>
    blend.map((x, cell) => corrected(x, cell % width, by[Math.floor(cell / width)]!.evidence, factors))
  return {
    odds,
    weights: byName((_, j) => weights[j]!),
    blend,
    neighbours,
    factors,
    fresh: correct(beyond),
    again: correct(around),
    asked: readings.map(({ template }) => templates.get(template)!.length > 1),
  }
}
