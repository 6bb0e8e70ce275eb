import { z } from 'zod'
import { clusteredMean, type Estimate, seeded } from '../evaluate/interval.ts'
import type { Embedder } from '../model.ts'
import { embed } from '../nearest.ts'
import { groupsOf } from './groups.ts'
import { type Leak, leakOf } from './leak.ts'
import type { Outcome } from './log.ts'
import type { Router } from './router.ts'
import { sampleLog } from './sample.ts'
import { type Table, tableOf } from './table.ts'
import { type Foretold, foretoldOf } from './verify.ts'

/** What a router does on outcomes of a test log. */
export interface Measured {
  /** Times its queries were asked with the best single prompt and another; 0 leaves what follows NaN. */
  readonly n: number
  /** Success of the best single prompt, as the router knows it. */
  readonly bestSingle: number
  /** Success of what it chooses among the prompts tried on each query. */
  readonly success: number
  /** Paired: success less bestSingle; 95 % interval by group of like queries. */
  readonly gain: Estimate
  /** Success of what did best on each query. Luck counts there, too: it cannot be reached. */
  readonly oracle: number
  /** Mean success of the prompts tried. */
  readonly random: number
  /** Share of queries for which it chooses another prompt than the best single one. */
  readonly switched: number
  /** How well its probabilities foretold all outcomes. */
  readonly foretold: Foretold
  /** How much of the test log stands in what the router was fitted on, in queries, each once. */
  readonly leak: Leak
}

export interface MeasureOptions {
  /** The one the router was fitted with, where it was with one. */
  readonly embedder?: Embedder
  /** Of the resampling of the interval. 1 unless given. */
  readonly seed?: number
  readonly signal?: AbortSignal
}

/**
 * What the router would have brought on a log it was not fitted on, and whether it truly was not. Nobody's own: who the
 * outcomes were for is left out. Costs a choice a query; of more than 200,000 rows as many are drawn, whole queries.
 *
 * @throws InvalidInputError naming the row and field, also for a prompt the router does not know.
 */
export async function measureRouter(
  router: Router,
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  { embedder, seed = 1, signal }: MeasureOptions = {},
): Promise<Measured> {
  const { log } = await sampleLog(outcomes, { prompts: router.prompts })
  const vectors = embedder && (await embed(embedder, log.queries, signal))
  const table = tableOf(
    log,
    log.queries.map((query, q) => router.read(query, vectors?.[q])),
  )
  const probabilities = table.readings.map((reading) => router.probabilities(reading))
  const odds = Float64Array.from(
    probabilities.flatMap((all) => [...all]),
    (p) => Math.log(p / (1 - p)),
  )
  return {
    ...chosenOf(router, table, groupsOf(log.queries), seed),
    foretold: foretoldOf(table, odds),
    leak: leakOf(fittedOn(router), log.queries),
  }
}

/** What was chosen, each query as often as the best single prompt was tried on it. */
function chosenOf(router: Router, { readings, width, sum, count }: Table, groups: Int32Array, seed: number) {
  const ids = router.prompts.map(({ id }) => id)
  const best = ids.indexOf(router.report.best)
  const gains = new Map<number, number[]>()
  let [n, bestSingle, oracle, random, switched] = [0, 0, 0, 0, 0]
  for (const [q, reading] of readings.entries()) {
    const means = ids.map((_, p) => sum[q * width + p]! / count[q * width + p]!)
    const tried = ids.filter((_, p) => count[q * width + p]! > 0)
    const times = count[q * width + best]!
    if (times === 0 || tried.length < 2) continue
    const chosen = ids.indexOf(router.choose(reading, { prompts: tried }).prompt)
    const known = means.filter((mean) => !Number.isNaN(mean))
    n += times
    bestSingle += times * means[best]!
    oracle += times * Math.max(...known)
    random += (times * known.reduce((a, b) => a + b, 0)) / known.length
    if (chosen !== best) switched += times
    const own = new Array<number>(times).fill(means[chosen]! - means[best]!)
    gains.set(groups[q]!, [...(gains.get(groups[q]!) ?? []), ...own])
  }
  const gain = clusteredMean([...gains.values()], seeded(seed))
  return {
    n,
    bestSingle: bestSingle / n,
    success: bestSingle / n + gain.mean,
    gain,
    oracle: oracle / n,
    random: random / n,
    switched: switched / n,
  }
}

const saved = z.object({ queries: z.array(z.string()) })

/** Texts of the queries a router was fitted on: it holds them for its neighbours. */
export const fittedOn = (router: Router): readonly string[] => saved.parse(router.save()).queries
