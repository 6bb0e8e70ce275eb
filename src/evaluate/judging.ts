import { bounded, ece } from './calibration.ts'
import { verdict } from './controls.ts'
import { clusteredMean, type Random } from './interval.ts'

/** One verdict on a choice that is known: the person preferred `a`. */
export interface Judged {
  readonly person: string
  /** That the judge gave to `a`, 0 to 1. */
  readonly probability: number
  /** Where a model was asked: that of `a` with `a` shown first, and with `b` shown first. */
  readonly orders?: readonly [number, number]
  /** US dollars. */
  readonly cost?: number
}

export interface JudgeReport {
  readonly n: number
  readonly users: number
  /** Share of choices foretold; one half each for a tie. */
  readonly accuracy: number
  /** 95 % interval, people resampled. */
  readonly low: number
  readonly high: number
  /** Mean of -ln(probability): .693 is a coin's. A probability of 0 counts as a millionth. */
  readonly logLoss: number
  /** Expected calibration error of how sure the judge is of the answer it takes. */
  readonly ece: number
  /** There when a model was asked. */
  readonly bias?: PlaceBias
  /** US dollars in all, as far as rows say. */
  readonly cost: number
}

/** A model's leaning towards a place. */
export interface PlaceBias {
  /** Share of its answers that take the answer shown first; without a leaning one half. */
  readonly first: number
  /** Share of pairs of which it takes one answer in one order and the other in the other. */
  readonly disagree: number
}

/** How well a judge foretold what people chose. Without rows the figures are NaN. */
export function judged(rows: readonly Judged[], random: Random): JudgeReport {
  const people = [...Map.groupBy(rows, (row) => row.person).values()]
  const right = (row: Judged) => verdict(row.probability - 0.5)
  const {
    n,
    mean: accuracy,
    low,
    high,
  } = clusteredMean(
    people.map((own) => own.map(right)),
    random,
  )
  const asked = rows.flatMap(({ orders }) => (orders ? [orders] : []))
  return {
    n,
    users: people.length,
    accuracy,
    low,
    high,
    logLoss: mean(rows.map(({ probability }) => -Math.log(bounded(probability)))),
    ece: ece(
      rows.map(({ probability }) => Math.max(probability, 1 - probability)),
      rows.map(right),
    ),
    ...(asked.length > 0 && { bias: placeBias(asked) }),
    cost: rows.reduce((sum, row) => sum + (row.cost ?? 0), 0),
  }
}

const placeBias = (asked: readonly (readonly [number, number])[]): PlaceBias => ({
  first: mean(asked.flatMap(([forth, back]) => [verdict(forth - 0.5), verdict(0.5 - back)])),
  disagree: mean(asked.map(([forth, back]) => ((forth - 0.5) * (back - 0.5) < 0 ? 1 : 0))),
})

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
