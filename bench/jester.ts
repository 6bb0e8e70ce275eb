import { clusteredMean, ece, seeded } from 'penchant/evaluate'
import { fitRatings, type RatingsOfPerson } from 'penchant/rewards'
import { rows } from './data.ts'

/** Nearly leave-one-out: how people fall into few folds moves the accuracy by a tenth of a point. */
const FOLDS = 30
const FIT = 0.7
/** Ratings, from -10 to 10, nearer than this say nothing of which was liked better. */
const GAP = 2

interface Rated {
  readonly person: string
  readonly thing: string
  readonly rating: number
}
interface Case {
  readonly own: number
  readonly swapped: number
  readonly item: number
  /** That the first of two, in the file's order, is rated higher, and whether it was. */
  readonly probability: number
  readonly first: number
}

/**
 * Which of two jokes a person rated higher: pairs of the last 30 % of their ratings that differ by 2 points or more.
 * The model knows all ratings of the other folds' people, and the first 70 % of this fold's.
 */
export function jester(data: string, { quick, seed }: { readonly quick: boolean; readonly seed: number }) {
  const people = [...Map.groupBy(read(data), (r) => r.person).values()].slice(0, quick ? 120 : undefined)
  const random = seeded(seed)
  const order = people.map((own) => ({ own, at: random() })).sort((x, y) => x.at - y.at)
  const cases: Case[][] = []
  const folds = quick ? 10 : FOLDS
  for (let fold = 0; fold < folds; fold++) {
    const tested = order.filter((_, i) => i % folds === fold).map(({ own }) => own)
    const others = order.filter((_, i) => i % folds !== fold).flatMap(({ own }) => own)
    const model = fitRatings([...others, ...tested.flatMap(earlier)])
    const known = tested.map((own) => model.person(earlier(own)))
    const means = itemMeans(others)
    for (const [i, own] of tested.entries())
      cases.push(casesOf(own, known[i]!, known[(i + 1) % known.length]!, means))
  }
  return summary(cases, seed)
}

function read(data: string): Rated[] {
  return rows(data, 'jester/ratings.jsonl.gz').map((row) => ({
    person: row.userId,
    thing: row.meta.itemId,
    rating: row.rating,
  }))
}

const fitted = (own: readonly Rated[]): number => Math.floor(FIT * own.length)
const earlier = (own: readonly Rated[]): readonly Rated[] => own.slice(0, fitted(own))

function itemMeans(ratings: readonly Rated[]): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(ratings, (r) => r.thing)].map(([thing, own]) => [
      thing,
      own.reduce((sum, r) => sum + r.rating, 0) / own.length,
    ]),
  )
}

function casesOf(
  own: readonly Rated[],
  known: RatingsOfPerson,
  other: RatingsOfPerson,
  means: ReadonlyMap<string, number>,
): Case[] {
  const tested = own.slice(fitted(own))
  return tested.flatMap((a, i) =>
    tested.slice(i + 1).flatMap((b) => {
      if (Math.abs(a.rating - b.rating) < GAP) return []
      const first = a.rating > b.rating ? 1 : 0
      const odds = known.odds(a.thing, b.thing, GAP)
      const item = (means.get(a.thing) ?? 0) - (means.get(b.thing) ?? 0)
      const right = (sign: number) => (sign === 0 ? 0.5 : sign > 0 === (first === 1) ? 1 : 0)
      return [
        {
          own: right(odds),
          swapped: right(other.odds(a.thing, b.thing, GAP)),
          item: right(item),
          probability: 1 / (1 + Math.exp(-odds)),
          first,
        },
      ]
    }),
  )
}

function summary(people: readonly (readonly Case[])[], seed: number) {
  const all = people.flat()
  const mean = (of: (c: Case) => number) => all.reduce((sum, c) => sum + of(c), 0) / all.length
  const accuracy = clusteredMean(
    people.map((own) => own.map((c) => c.own)),
    seeded(seed),
  )
  const gain = clusteredMean(
    people.map((own) => own.map((c) => c.own - c.item)),
    seeded(seed),
  )
  return {
    n: all.length,
    users: people.filter((own) => own.length > 0).length,
    accuracy: accuracy.mean,
    low: accuracy.low,
    high: accuracy.high,
    logLoss: mean((c) => -Math.log(c.first === 1 ? c.probability : 1 - c.probability)),
    ece: ece(
      all.map((c) => c.probability),
      all.map((c) => c.first),
    ),
    withoutPerson: mean((c) => c.item),
    gain: { mean: gain.mean, low: gain.low, high: gain.high },
    swapped: mean((c) => c.swapped),
  }
}
