import { MEASURES } from '../text/measures.ts'
import { sigmoid } from './logistic.ts'
import { dot } from './minimise.ts'
import { labelOf, readText, type Vote } from './taste.fit.ts'

/** Log-odds that one standard deviation more of a measure adds to a text's being preferred. e^mean is the odds ratio. */
export interface Effect {
  readonly mean: number
  /** Ends of the 95 % interval. */
  readonly low: number
  readonly high: number
}

/** What one measured property has to do with a person's choices. */
export interface Explained {
  /** Name of the measure. */
  readonly measure: string
  /** The side of it that their choices lean to, as an instruction: "Keep it short". */
  readonly phrase: string
  /** Whether they lean to that side more or less than everybody. */
  readonly compared: 'more' | 'less'
  /** Probability that they do: 0.5 to 1. */
  readonly differs: number
  readonly effect: Effect
  readonly everybody: Effect
}

/** Variance of what a measure makes of people's choices at all, and of one person's effect around everybody's. */
const ALL = 1
const APART = 0.1
/** The latter is learned: APART weighs as much as so much squared information (about sixty people of ten choices each). */
const WEIGHT = 400
/** Beyond so many standard deviations a difference counts no more. */
const MOST = 4

/**
 * Which properties drive one person's choices, compared with everybody's; those in which the person differs most clearly
 * first. One logistic regression a measure on the difference of two texts (as Li et al. 2024 do per judge): everybody's
 * effect with an interval clustered by person, the person's with a normal prior around it. The variance of that prior is
 * learned by moments: how much more people's choices scatter around everybody's effect than luck would make them.
 *
 * Each measure stands alone: of those that go together (words and lines) each has all the effect, and an effect need not
 * be a cause. Of hundreds of measures some differ by luck. Measures in which the texts of none of the person's choices
 * differ are left out. Costs reading each text once, then measures × votes × about 20 operations.
 *
 * @param own the person's choices. @param others those of other people, without the person's.
 */
export function explain(
  own: readonly Vote[],
  others: readonly Vote[],
  read: (text: string) => Float64Array = readText,
): readonly Explained[] {
  const known = new Map<string, Float64Array>()
  const measured = (text: string) => {
    const found = known.get(text) ?? read(text)
    known.set(text, found)
    return found
  }
  const mine = own.length
  const theirs = others.toSorted((x, y) => (x.person < y.person ? -1 : x.person > y.person ? 1 : 0))
  const votes = [...own, ...theirs]
  const pairs = votes.map(({ a, b }) => [measured(a), measured(b)] as const)
  const label = Float64Array.from(votes, labelOf)
  const ends = theirs.flatMap(({ person }, i) => (person === theirs[i + 1]?.person ? [] : mine + i + 1))
  return MEASURES.flatMap(({ name, high, low }, j) => {
    const away = label.map((_, i) => pairs[i]![0][j]! - pairs[i]![1][j]!)
    if (away.subarray(0, mine).every((d) => d === 0)) return []
    const deviation = Math.sqrt(dot(away, away) / away.length)
    const difference = away.map((d) => Math.max(-MOST, Math.min(MOST, d / deviation)))
    const rows = (from: number, past?: number): Rows => ({
      difference: difference.subarray(from, past),
      label: label.subarray(from, past),
    })
    const all = population(
      rows(mine),
      ends.map((end, p) => rows(ends[p - 1] ?? mine, end)),
    )
    const found = effect(rows(0, mine), all.mean, all.variance + all.apart)
    const above = chanceAbove(found, all)
    const up = found.mean >= 0
    return {
      measure: name,
      phrase: up ? high : low,
      compared: above >= 0.5 === up ? ('more' as const) : ('less' as const),
      differs: Math.max(above, 1 - above),
      effect: interval(found),
      everybody: interval(all),
    }
  }).sort((x, y) => y.differs - x.differs)
}

/** Choices by one measure. */
interface Rows {
  /** Of what was preferred from what was not, in standard deviations, at most MOST. */
  readonly difference: Float64Array
  /** How surely it was preferred. */
  readonly label: Float64Array
}

interface Normal {
  readonly mean: number
  readonly variance: number
}

/** The most probable effect under a normal prior, and Laplace's variance. Damped Newton, which always arrives here. */
export function effect(rows: Rows, mean: number, variance: number): Normal {
  let found = mean
  for (let step = 0; step < 100; step++) {
    const { slope, curvature } = slopes(rows, found)
    const by = ((found - mean) / variance - slope) / (1 / variance + curvature)
    // Full steps near the end; before, none so long that the curvature would be another (Sun and Tran-Dinh 2019).
    const reach = MOST * Math.abs(by)
    if (reach === 0) break
    found -= by * (Math.log1p(reach) / reach)
    if (reach < 1e-5) break
  }
  return { mean: found, variance: 1 / (1 / variance + slopes(rows, found).curvature) }
}

/** Derivative of the log-likelihood in the effect, and minus the second one. */
function slopes({ difference, label }: Rows, at: number): { slope: number; curvature: number } {
  let slope = 0
  let curvature = 0
  for (let i = 0; i < difference.length; i++) {
    const d = difference[i]!
    if (d === 0) continue
    const p = sigmoid(at * d)
    slope += (label[i]! - p) * d
    curvature += p * (1 - p) * d * d
  }
  return { slope, curvature }
}

/** Everybody's effect, and the variance of people's effects around it. */
function population(rows: Rows, people: readonly Rows[]): Normal & { readonly apart: number } {
  const { mean, variance } = effect(rows, 0, ALL)
  let beyond = WEIGHT * APART
  let squared = 0
  for (const of of people) {
    const { slope, curvature } = slopes(of, mean)
    beyond += slope * slope - curvature
    squared += curvature * curvature
  }
  const apart = Math.max(0.01, beyond / (WEIGHT + squared))
  return { mean, apart, variance: variance + apart * squared * variance * variance }
}

/** That a person's effect is above everybody's, where neither is known exactly. */
function chanceAbove(own: Normal, all: Normal & { readonly apart: number }): number {
  const share = all.apart / (all.apart + all.variance)
  const mean = share * (own.mean - all.mean)
  const variance = share * share * own.variance + share * all.variance
  return normalBelow(mean / Math.sqrt(variance))
}

const interval = ({ mean, variance }: Normal): Effect => ({
  mean,
  low: mean - 1.96 * Math.sqrt(variance),
  high: mean + 1.96 * Math.sqrt(variance),
})

/** Normal distribution function (Abramowitz and Stegun 7.1.26): error below 1e-7. */
function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = (poly * Math.exp(-0.5 * x * x)) / 2
  return x < 0 ? tail : 1 - tail
}
