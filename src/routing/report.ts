import { type Estimate, wilson } from '../evaluate/interval.ts'
import { COUNTS } from './counts.ts'
import type { Prompt } from './log.ts'
import type { LogisticReward } from './logistic.ts'
import { placeOf, type Reading, terms } from './reading.ts'
import { frequencies } from './space.ts'
import { most, type Table } from './table.ts'
import type { Foretold, Routing } from './verify.ts'

/** What a fit found, all on queries that what was fitted had not seen. */
export interface RouterReport {
  /** Rows of the log that were read; queries and groups of like queries that were fitted on. */
  readonly rows: number
  readonly queries: number
  readonly groups: number
  /** Chance each query had of being fitted on: 1 but for logs too large. */
  readonly share: number
  readonly seed: number
  readonly prompts: readonly PromptReport[]
  /** Id of the best single prompt. */
  readonly best: string
  /** How well each reward foretells on new groups, and what it counts in the blend; last the blend with neighbours. */
  readonly models: readonly (Foretold & { readonly name: string; readonly weight?: number })[]
  /** What choosing brings on queries whose group the log does not hold; undefined where none was tried with two prompts. */
  readonly fresh?: Routing
  /** The same on queries asked before, but for their numbers; undefined where there are few. */
  readonly again?: Routing
  /** What choosing a prompt never tried brings, each prompt left out in turn. */
  readonly unseen?: Routing
  /** Whether what is known of a person foretells their outcomes better; undefined in a log without people. */
  readonly people?: PeopleReport
  /** Which words and counts of a query speak for another prompt than the best single one. */
  readonly deciding: readonly Deciding[]
}

export interface PromptReport {
  readonly id: string
  readonly text: string
  /** Tries, and the share that succeeded with its 95 % interval (Wilson). */
  readonly n: number
  readonly success: number
  readonly low: number
  readonly high: number
}

export interface PeopleReport {
  readonly people: number
  readonly n: number
  /** Loss with everybody's odds less loss with the person's own, each outcome foretold from those before, in nats. */
  readonly gain: Estimate
  readonly established: boolean
}

export interface Deciding {
  /** A word, a pair of words, or what is counted. "… " before a term of the last sentence. */
  readonly feature: string
  /** The prompt it speaks for (or against, where negative) and how much, in log-odds, when the feature is there. */
  readonly prompt: string
  readonly odds: number
  /** Share of queries that have it; 1 for counts, whose odds are for one standard deviation more. */
  readonly share: number
}

export function promptReports({ width, sum, count }: Table, prompts: readonly Prompt[]): PromptReport[] {
  return prompts.map(({ id, text }, p) => {
    let [successes, n] = [0, 0]
    for (let cell = p; cell < count.length; cell += width) {
      successes += sum[cell]!
      n += count[cell]!
    }
    const { mean: success, low, high } = wilson(successes, n)
    return { id, text, n, success, low, high }
  })
}

/** How many features are named. */
const NAMED = 20

/**
 * By how much each moves the choice over all queries: odds against the best single prompt times the root of p (1 - p), times
 * the share of queries on which its prompt is the likeliest other one.
 */
export function deciding(
  logistic: LogisticReward,
  { readings }: Table,
  prompts: readonly Prompt[],
  best: number,
): Deciding[] {
  const found = frequencies(readings)
  const rivals = rivalry(logistic, readings, best)
  const rows: (Deciding & { readonly weight: number })[] = []
  const add = (feature: string, weights: Float32Array, size: number, share: number) => {
    for (let p = 0; p < prompts.length; p++) {
      const odds = size * (weights[p]! - weights[best]!)
      const spread = share === 1 ? 1 : Math.sqrt(share * (1 - share))
      if (p !== best)
        rows.push({
          feature,
          prompt: prompts[p]!.id,
          odds,
          share,
          weight: Math.abs(odds) * spread * rivals[p]!,
        })
    }
  }
  COUNTS.forEach((name, count) => {
    const weights = logistic.weightsOf({ count })
    if (weights) add(name, weights, logistic.dense, 1)
  })
  const named = new Map<number, string>()
  for (const { text } of readings)
    for (const term of terms(text)) {
      const place = placeOf(term)
      if (!named.has(place)) named.set(place, term)
    }
  const size = meanSize(readings)
  for (const [place, term] of named) {
    const weights = logistic.weightsOf({ place })
    if (weights) add(term, weights, size, found[place]! / readings.length)
  }
  return rows
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ weight: _, ...row }) => row)
}

/** Share of queries on which each prompt is the likeliest but for the best single one. */
function rivalry(logistic: LogisticReward, readings: readonly Reading[], best: number): Float64Array {
  const times = new Float64Array(logistic.width)
  const odds = new Float64Array(logistic.width)
  for (const reading of readings) {
    logistic.odds(reading, odds)
    odds[best] = Number.NEGATIVE_INFINITY
    times[most(odds)]! += 1 / readings.length
  }
  return times
}

/** What one term counts in a usual query. */
const meanSize = (readings: Table['readings']): number =>
  readings.reduce((sum, { at }) => sum + 1 / Math.sqrt(Math.max(1, at.length)), 0) / readings.length
