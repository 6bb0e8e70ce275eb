import { clusteredMean, ece, seeded } from 'penchant/evaluate'
import {
  auc,
  fitRouter,
  leakOf,
  logisticReward,
  logOf,
  neighboursReward,
  oddsOf,
  type Router,
  rates,
  read,
  tableOf,
  topicalReward,
  treesReward,
} from 'penchant/routing'
import type { BenchOptions } from './data.ts'
import { rounded } from './judge.ts'
import { foldsOfSet, loadSet, type OirlSet, type PartOfSet, partOf, SETS } from './routing.data.ts'

/** What a model says of each query of a test part: probabilities, queries × prompts, and which prompt it would take. */
interface Said {
  readonly probability: Float64Array
  readonly choice: Int32Array
}

/** A test part with everybody's say and the best single prompt, chosen on what was fitted. */
interface Tested {
  readonly part: PartOfSet
  readonly groups: readonly number[]
  readonly best: number
  readonly models: Readonly<Record<string, Said>>
}

/**
 * Each reward, their blend, and the router that verifies before it chooses: on the authors' split, on one without common
 * groups, and in five folds by group. Success is of the prompt with the highest probability; for `router`, of what it chooses.
 */
export async function modelsBench({ data, quick, seed }: BenchOptions) {
  const results: Record<string, Record<string, unknown>> = {}
  for (const name of quick ? (['mawps'] as const) : SETS) {
    const set = loadSet(data, name)
    if (!set) continue
    const ids = set.roles.training
    const own: Record<string, unknown> = { leak: leaks(set) }
    for (const split of ['paper', 'clean'] as const) {
      const [train, test] = [partOf(set, split, 'train', ids), partOf(set, split, 'test', ids)]
      const same = split === 'clean' && set.queries.every((q) => q.clean === q.split)
      own[split] = same ? own.paper : figures([await tested(set, train, test, seed)], seed)
    }
    if (!quick) {
      const folds: Tested[] = []
      for (const { train, test } of foldsOfSet(set, { count: 5, seed }))
        folds.push(await tested(set, train, test, seed))
      own.folds = figures(folds, seed)
    }
    results[name] = own
  }
  return { results: rounded(results) }
}

/** Share of test queries whose group stands in the fit part, by our own groups: names do not make a new story. */
function leaks(set: OirlSet) {
  const of = (split: 'paper' | 'clean') => {
    const { n, same, overlap, finding } = leakOf(
      partOf(set, split, 'train', []).queries,
      partOf(set, split, 'test', []).queries,
    )
    return { n, same, overlap, finding }
  }
  return { ...of('paper'), clean: of('clean') }
}

async function tested(set: OirlSet, train: PartOfSet, test: PartOfSet, seed: number): Promise<Tested> {
  const prompts = set.prompts.filter(({ id }) => train.prompts.includes(id))
  const router = await fitRouter(train.outcomes, { prompts, seed })
  const log = logOf(train.outcomes, prompts)
  const table = tableOf(
    log,
    log.queries.map((text) => read(text)),
  )
  const readings = test.queries.map((text) => read(text))
  const best = train.prompts.indexOf(router.report.best)
  const of = (odds: Float64Array): Said => {
    const probability = odds.map((x) => 1 / (1 + Math.exp(-x)))
    return { probability, choice: largest(probability, train.prompts.length) }
  }
  const blend = Float64Array.from(readings.flatMap((reading) => [...router.probabilities(reading)]))
  const rate = rates(table)
  return {
    part: test,
    groups: groupsIn(set, test),
    best,
    models: {
      rate: of(Float64Array.from(readings.flatMap(() => [...rate].map((p) => Math.log(p / (1 - p)))))),
      logistic: of(oddsOf(logisticReward(table), readings)),
      trees: of(oddsOf(treesReward(table), readings)),
      topics: of(oddsOf(topicalReward(table), readings)),
      neighbours: of(oddsOf(neighboursReward(table), readings)),
      blend: { probability: blend, choice: largest(blend, train.prompts.length) },
      router: { probability: blend, choice: chosen(router, readings, train.prompts) },
    },
  }
}

const groupsIn = (set: OirlSet, { rows }: PartOfSet): readonly number[] =>
  Array.from(rows, (row) => set.queries[row]!.group)

const chosen = (router: Router, readings: readonly ReturnType<typeof read>[], ids: readonly string[]) =>
  Int32Array.from(readings, (reading) => ids.indexOf(router.choose(reading).prompt))

function largest(probability: Float64Array, width: number): Int32Array {
  return Int32Array.from({ length: probability.length / width }, (_, q) => {
    const own = probability.subarray(q * width, (q + 1) * width)
    return own.indexOf(Math.max(...own))
  })
}

/** Figures by model, over one test part or several folds. */
function figures(tests: readonly Tested[], seed: number) {
  const names = Object.keys(tests[0]!.models)
  const width = tests[0]!.part.prompts.length
  const at = (t: Tested, q: number, p: number) => t.part.success[q * width + p]!
  const each = <T>(row: (t: Tested, q: number) => T): T[] =>
    tests.flatMap((t) => t.part.queries.map((_, q) => row(t, q)))
  const single = mean(each((t, q) => at(t, q, t.best)))
  const oracle = mean(each((t, q) => Math.max(...Array.from({ length: width }, (_, p) => at(t, q, p)))))
  return Object.fromEntries(
    names.map((name) => {
      const probability = tests.flatMap((t) => [...t.models[name]!.probability])
      const success = tests.flatMap((t) => [...t.part.success])
      const groups = new Map<number, number[]>()
      for (const t of tests)
        t.groups.forEach((group, q) => {
          const gain = at(t, q, t.models[name]!.choice[q]!) - at(t, q, t.best)
          const known = groups.get(group)
          if (known) known.push(gain)
          else groups.set(group, [gain])
        })
      const { mean: gain, low, high, n } = clusteredMean([...groups.values()], seeded(seed))
      return [
        name,
        {
          n,
          auc: auc(probability, success),
          logLoss: mean(probability.map((p, i) => -Math.log(success[i] === 1 ? p : 1 - p))),
          accuracy: mean(probability.map((p, i) => Number(p > 0.5 === (success[i] === 1)))),
          ece: ece(probability, success),
          success: mean(each((t, q) => at(t, q, t.models[name]!.choice[q]!))),
          bestSingle: single,
          gain,
          low,
          high,
          oracle,
          switched: mean(each((t, q) => Number(t.models[name]!.choice[q]! !== t.best))),
        },
      ]
    }),
  )
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
