import { type Bin, ece, reliability } from '../evaluate/calibration.ts'
import type { Estimate, Random } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import { auc } from './auc.ts'
import { most, pick, sureRates, type Table } from './table.ts'
import { bestThreshold, crossFittedGain, type Switch } from './threshold.ts'

/** How well odds foretold outcomes they were not fitted on. */
export interface Foretold {
  /** Tries. */
  readonly n: number
  readonly auc: number
  /** Mean of -ln(probability of what happened). */
  readonly logLoss: number
  /** Share on the right side of one half. */
  readonly accuracy: number
  /** Expected calibration error, and the curve behind it. */
  readonly ece: number
  readonly calibration: readonly Bin[]
}

/** What routing would have brought on queries of the log. */
export interface Routing {
  /** Times such queries were asked with the best single prompt and another. */
  readonly n: number
  /** Success of the best single prompt, chosen on the other folds. */
  readonly bestSingle: number
  /** Success of what the router would have chosen: best single + gain. */
  readonly success: number
  /** Paired gain over the best single prompt, 95 % interval by group. */
  readonly gain: Estimate
  /** Success if each query got the prompt that did best on it. Luck counts there, too: it cannot be reached. */
  readonly oracle: number
  /** Mean success of the prompts tried. */
  readonly random: number
  /** Share of queries that got another prompt than the best single one. */
  readonly switched: number
  /** Foretold advantage from which on another prompt is chosen; undefined where that never paid. */
  readonly threshold?: number
  /** True where the interval of the gain lies above 0. Only then the router chooses any other prompt. */
  readonly established: boolean
}

/** @param odds log-odds of each cell, by something that has not seen the cell's query. */
export function foretoldOf({ sum, count }: Table, odds: Float64Array): Foretold {
  const probabilities: number[] = []
  const outcomes: number[] = []
  let loss = 0
  for (let cell = 0; cell < count.length; cell++) {
    const n = count[cell]!
    const m = odds[cell]!
    if (n > 0) loss += n * (Math.max(m, 0) + Math.log1p(Math.exp(-Math.abs(m)))) - sum[cell]! * m
    // Of a cell tried twice each try counts; outcomes between 0 and 1 are spread over them.
    for (let i = 0; i < n; i++) {
      probabilities.push(sigmoid(m))
      outcomes.push(Math.max(0, Math.min(1, sum[cell]! - i)))
    }
  }
  return {
    n: probabilities.length,
    auc: auc(Float64Array.from(probabilities), Float64Array.from(outcomes)),
    logLoss: loss / probabilities.length,
    accuracy: mean(probabilities.map((p, i) => (p > 0.5 ? outcomes[i]! : 1 - outcomes[i]!))),
    ece: ece(probabilities, outcomes),
    calibration: reliability(probabilities, outcomes),
  }
}

export interface Parts {
  readonly groups: Int32Array
  readonly folds: Int32Array
}

/** The best single prompt of each fold: the one most surely good on the queries of all others. */
export function bestSingles(table: Table, folds: Int32Array): Map<number, number> {
  const all = Int32Array.from(folds.keys())
  return new Map(
    [...new Set(folds)].map((fold) => [
      fold,
      most(
        sureRates(
          pick(
            table,
            all.filter((q) => folds[q] !== fold),
          ),
        ),
      ),
    ]),
  )
}

/**
 * What another prompt would have brought on each query, among the prompts tried on it. Queries on which the best single
 * prompt was not tried, or nothing else, say nothing.
 */
export function switchesOf(
  table: Table,
  odds: Float64Array,
  { groups, folds }: Parts,
  of: (query: number) => boolean = () => true,
): Switch[] {
  const { width, sum, count } = table
  const bests = bestSingles(table, folds)
  const switches: Switch[] = []
  for (let q = 0; q < groups.length; q++) {
    const best = bests.get(folds[q]!)!
    const at = (p: number) => q * width + p
    if (!of(q) || count[at(best)] === 0) continue
    let other = -1
    for (let p = 0; p < width; p++)
      if (p !== best && count[at(p)]! > 0 && (other < 0 || odds[at(p)]! > odds[at(other)]!)) other = p
    if (other < 0) continue
    switches.push({
      advantage: sigmoid(odds[at(other)]!) - sigmoid(odds[at(best)]!),
      gain: sum[at(other)]! / count[at(other)]! - sum[at(best)]! / count[at(best)]!,
      times: count[at(best)]!,
      group: groups[q]!,
      fold: folds[q]!,
    })
  }
  return switches
}

/** Undefined where no query says anything. */
export function routingOf(
  table: Table,
  odds: Float64Array,
  parts: Parts,
  random: Random,
  of: (query: number) => boolean = () => true,
): Routing | undefined {
  const switches = switchesOf(table, odds, parts, of)
  if (switches.length === 0) return undefined
  const { switched, ...gain } = crossFittedGain(switches, random)
  const threshold = bestThreshold(switches)
  const { bestSingle, oracle, random: drawn } = levels(table, parts, of)
  return {
    n: gain.n,
    bestSingle,
    success: bestSingle + gain.mean,
    gain,
    oracle,
    random: drawn,
    switched,
    ...(threshold !== undefined && { threshold }),
    established: threshold !== undefined && gain.low > 0,
  }
}

/** Mean success on the same queries of the best single prompt, of the best in hindsight, and of one drawn. */
function levels({ width, sum, count, ...rest }: Table, { folds }: Parts, of: (query: number) => boolean) {
  const bests = bestSingles({ width, sum, count, ...rest }, folds)
  let [n, bestSingle, oracle, random] = [0, 0, 0, 0]
  for (let q = 0; q < folds.length; q++) {
    const cells = Array.from({ length: width }, (_, p) => q * width + p).filter((cell) => count[cell]! > 0)
    const best = q * width + bests.get(folds[q]!)!
    if (!of(q) || count[best] === 0 || cells.length < 2) continue
    const times = count[best]!
    const means = cells.map((cell) => sum[cell]! / count[cell]!)
    n += times
    bestSingle += sum[best]!
    oracle += times * Math.max(...means)
    random += times * mean(means)
  }
  return { bestSingle: bestSingle / n, oracle: oracle / n, random: random / n }
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
