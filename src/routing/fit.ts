import { setImmediate as turn } from 'node:timers/promises'
import { InvalidInputError } from '../errors.ts'
import { clusteredMean, seeded } from '../evaluate/interval.ts'
import type { Embedder } from '../model.ts'
import { embed } from '../nearest.ts'
import { sigmoid } from '../trees/forest.ts'
import { blendOf } from './blend.ts'
import { treesReward } from './boosted.ts'
import { type CrossFit, crossFit, NAMES } from './crossfit.ts'
import { groupsOf } from './groups.ts'
import { borrowed, borrowedOdds, likenesses } from './likeness.ts'
import type { Log, Outcome } from './log.ts'
import { logisticReward } from './logistic.ts'
import { afterOutcome, type Offsets, personStart, start } from './offsets.ts'
import { type Reading, read } from './reading.ts'
import { deciding, type PeopleReport, promptReports, type RouterReport } from './report.ts'
import { saveRouter } from './router.saved.ts'
import { PERSON_VARIANCE, type Router, routerOf } from './router.ts'
import { type SampleOptions, sampleLog } from './sample.ts'
import { foldsOf } from './split.ts'
import { supportOf } from './support.ts'
import { most, sureRates, type Table, tableOf } from './table.ts'
import { bestThreshold, crossFittedGain, type Switch } from './threshold.ts'
import { topicalReward } from './topical.ts'
import { bestSingles, foretoldOf, type Parts, type Routing, routingOf } from './verify.ts'

export interface FitOptions extends SampleOptions {
  /** Of folds, and of the resampling of intervals. 1 unless given. */
  readonly seed?: number
  /** Adds vectors of queries and prompts to what is read of their words; queries must then come with one, too. */
  readonly embedder?: Embedder
  /** Told what is being done and how much of it, 0 to 1. */
  readonly onStep?: (step: string, done: number) => void
  readonly signal?: AbortSignal
}

const FOLDS = 5
/** Prior variance of what outcomes after the fit show of a prompt, in log-odds. */
const VARIANCE = 0.25
/** Times that queries asked with several numbers must have been asked to say what choosing brings on them. */
const ENOUGH = 200
/** Prompts from which on one of them left out says something of prompts never tried. */
const SEVERAL = 5

/**
 * Fits a router to a log of outcomes and verifies it on the way: five folds of whole groups of like queries; what is said
 * of a query in the report comes from what had not seen its group. Costs eighteen fits: about a minute for 45,000 rows.
 *
 * @throws InvalidInputError naming the row and field, or what the log lacks.
 */
export async function fitRouter(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  { seed = 1, embedder, onStep, signal, ...sampling }: FitOptions = {},
): Promise<Router> {
  const step = async (name: string, done: number) => {
    onStep?.(name, done)
    // So that a server answers, and a progress bar moves, between two fits.
    await turn()
    signal?.throwIfAborted()
  }
  const { log, read: rows, share } = await sampleLog(outcomes, sampling)
  checkLog(log)
  await step('reading', 0)
  const readings = await readingsOf(log.queries, embedder, signal)
  const promptReadings = await readingsOf(
    log.prompts.map(({ text }) => text),
    embedder,
    signal,
    readings[0]!.embedding?.length,
  )
  const table = tableOf(log, readings)
  const groups = groupsOf(log.queries)
  const kinds = new Set(groups).size
  if (kinds === 1)
    throw new InvalidInputError(
      'queries',
      '1 group',
      'all are one text with other numbers, or nearly so: nothing can be verified; give several kinds of queries',
    )
  const folds = foldsOf(groups, Math.min(FOLDS, kinds), seeded(seed))
  const parts: Parts = { groups, folds }
  const crossed = await crossFit(table, parts, (done) => step('verifying', done))
  await step('fitting', 0)
  const logistic = logisticReward(table)
  await step('fitting', 0.3)
  const rewards = { logistic, trees: treesReward(table), topics: topicalReward(table) }
  await step('fitting', 0.9)
  const report = reportOf(log, table, parts, crossed, { rows, share, seed }, promptReadings)
  const best = log.prompts.findIndex(({ id }) => id === report.best)
  const people = peopleOf(log, crossed, seed)
  const { weights } = crossed
  await step('fitting', 1)
  return routerOf(
    {
      prompts: log.prompts,
      promptReadings,
      table,
      singles: sureRates(table),
      foretold: crossed.blend,
      rewards,
      weights,
      blend: blendOf(NAMES.map((name) => ({ reward: rewards[name], weight: weights[name] }))),
      neighbours: crossed.neighbours,
      factors: crossed.factors,
      support: supportOf(readings, folds),
      embedded: readings[0]!.embedding?.length ?? 0,
      report: {
        ...report,
        ...(people && { people: people.report }),
        deciding: deciding(logistic, table, log.prompts, best),
      },
      offsets: start(likenesses(promptReadings), VARIANCE),
      people: people?.offsets ?? new Map(),
    },
    saveRouter,
  )
}

async function readingsOf(
  texts: readonly string[],
  embedder: Embedder | undefined,
  signal: AbortSignal | undefined,
  size?: number,
): Promise<readonly Reading[]> {
  if (embedder === undefined) return texts.map((text) => read(text))
  const vectors = await embed(embedder, texts, signal)
  const wanted = size ?? vectors[0]!.length
  return texts.map((text, i) => {
    const { length } = vectors[i]!
    if (length !== wanted || length === 0)
      throw new InvalidInputError(
        `embedding of ${JSON.stringify(text.slice(0, 40))}`,
        `${length} numbers`,
        `use an embedder that gives as many for each text; another had ${wanted}`,
      )
    const wrong = vectors[i]!.findIndex((x) => !Number.isFinite(x))
    if (wrong >= 0)
      throw new InvalidInputError(
        `embedding of ${JSON.stringify(text.slice(0, 40))}, number ${wrong}`,
        String(vectors[i]![wrong]),
        'use an embedder that gives finite numbers',
      )
    return read(text, vectors[i])
  })
}

/** @throws InvalidInputError where nothing can be learned, naming what is missing. */
function checkLog({ queries, prompts, prompt, success, query }: Log): void {
  if (prompts.length < 2)
    throw new InvalidInputError('prompts', `${prompts.length} prompt`, 'give outcomes of two or more')
  const tries = new Int32Array(prompts.length)
  for (const p of prompt) tries[p]! += 1
  const rare = tries.findIndex((n) => n < 2)
  if (rare >= 0)
    throw new InvalidInputError(
      `prompt ${JSON.stringify(prompts[rare]!.id)}`,
      `${tries[rare]} outcome${tries[rare] === 1 ? '' : 's'}`,
      'try it on more queries, or leave it out of the log',
    )
  const first = success[0]!
  if (success.every((s) => s === first))
    throw new InvalidInputError(
      'success',
      first,
      `it is the same in all ${success.length} rows; give a log in which some prompt fails and some succeeds`,
    )
  const seen = new Map<number, Set<number>>()
  query.forEach((q, row) => {
    const own = seen.get(q)
    if (own) own.add(prompt[row]!)
    else seen.set(q, new Set([prompt[row]!]))
  })
  if (![...seen.values()].some((own) => own.size > 1))
    throw new InvalidInputError(
      'query',
      queries[0],
      `each of the ${queries.length} queries was seen with one prompt only; try two or more prompts on the same queries`,
    )
  if (seen.size < 2 * FOLDS)
    throw new InvalidInputError('queries', seen.size, `give outcomes on ${2 * FOLDS} or more`)
}

function reportOf(
  log: Log,
  table: Table,
  parts: Parts,
  crossed: CrossFit,
  read: Pick<RouterReport, 'rows' | 'share' | 'seed'>,
  promptReadings: readonly Reading[],
): Omit<RouterReport, 'deciding'> {
  const random = seeded(read.seed)
  const fresh = routingOf(table, crossed.fresh, parts, random)
  const again = routingOf(table, crossed.again, parts, random, (q) => crossed.asked[q]!)
  const unseen = unseenRouting(table, crossed.fresh, parts, promptReadings, random)
  return {
    ...read,
    queries: log.queries.length,
    groups: new Set(parts.groups).size,
    prompts: promptReports(table, log.prompts),
    best: log.prompts[most(sureRates(table))]!.id,
    models: [
      ...NAMES.map((name) => ({
        name,
        weight: crossed.weights[name],
        ...foretoldOf(table, crossed.odds[name]),
      })),
      { name: 'blend', ...foretoldOf(table, crossed.fresh) },
    ],
    ...(fresh && { fresh }),
    ...(again && again.n >= ENOUGH && { again }),
    ...(unseen && { unseen }),
  }
}

/** Each prompt in turn as if it had never been tried: its odds borrowed from the others', the best of them to be beaten. */
function unseenRouting(
  table: Table,
  odds: Float64Array,
  { folds }: Parts,
  prompts: readonly Reading[],
  random: () => number,
): Routing | undefined {
  const { width, sum, count } = table
  if (width < SEVERAL) return undefined
  const bests = bestSingles(table, folds)
  const switches: Switch[] = []
  let [n, single, success, drawn] = [0, 0, 0, 0]
  for (let left = 0; left < width; left++) {
    const others = prompts.map((_, p) => p).filter((p) => p !== left)
    const weights = borrowed(
      prompts[left]!,
      others.map((p) => prompts[p]!),
    )
    for (let q = 0; q < folds.length; q++) {
      const best = bests.get(folds[q]!)!
      const [a, b] = [q * width + left, q * width + best]
      if (best === left || count[a] === 0 || count[b] === 0) continue
      const known = Float64Array.from(others, (p) => odds[q * width + p]!)
      const gain = sum[a]! / count[a]! - sum[b]! / count[b]!
      const advantage = sigmoid(borrowedOdds(weights, known)) - sigmoid(odds[b]!)
      switches.push({ advantage, gain, times: 1, group: left, fold: left })
      n++
      single += sum[b]! / count[b]!
      success += Math.max(sum[a]! / count[a]!, sum[b]! / count[b]!)
      drawn += (sum[a]! / count[a]! + sum[b]! / count[b]!) / 2
    }
  }
  if (n === 0) return undefined
  const { switched, ...gain } = crossFittedGain(switches, random)
  const threshold = bestThreshold(switches)
  return {
    n,
    bestSingle: single / n,
    success: single / n + gain.mean,
    gain,
    oracle: success / n,
    random: drawn / n,
    switched,
    ...(threshold !== undefined && { threshold }),
    established: threshold !== undefined && gain.low > 0,
  }
}

/** Offsets of people after the log's rows as they stand, and whether they foretold the next one better. */
function peopleOf(
  log: Log,
  { again }: CrossFit,
  seed: number,
): { readonly offsets: ReadonlyMap<string, Offsets>; readonly report: PeopleReport } | undefined {
  if (log.people.length === 0) return undefined
  const width = log.prompts.length
  const offsets = new Map<string, Offsets>()
  const gains = log.people.map((): number[] => [])
  for (let row = 0; row < log.query.length; row++) {
    if (log.person[row]! < 0) continue
    const name = log.people[log.person[row]!]!
    const first = log.query[row]! * width
    const odds = again.subarray(first, first + width)
    const before = offsets.get(name) ?? personStart(width, PERSON_VARIANCE)
    const p = log.prompt[row]!
    const success = log.success[row]!
    gains[log.person[row]!]!.push(lossOf(odds[p]!, success) - lossOf(odds[p]! + before.numbers[p]!, success))
    offsets.set(name, afterOutcome(before, odds, p, success))
  }
  const gain = clusteredMean(gains, seeded(seed))
  return {
    offsets,
    report: { people: log.people.length, n: gain.n, gain, established: gain.low > 0 },
  }
}

const lossOf = (odds: number, label: number): number =>
  Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - label * odds
