import { calibrator } from '../evaluate/calibration.ts'
import { logLoss, type Model, sigmoid } from './logistic.ts'
import { rowsOf, take } from './pairs.ts'
import { type PersonalReward, personal } from './personal.ts'
import { type Popularity, popularity, type Votes } from './popularity.ts'
import type { Pairs } from './reward.ts'
import { joined, only, pairsOf } from './taste.pairs.ts'

/** Prior variances of a person's own weights. */
export interface Strength {
  /** Of each of the few features readers go by first. */
  readonly shape: number
  /** Of what all other measures together make of a text. */
  readonly broad: number
}

/** Strengths that are tried: the one taken is their mean, weighted by what people did next. */
export const STRENGTHS: readonly Strength[] = [0.003, 0.03, 0.1, 0.3].flatMap((shape) =>
  [0.01, 0.3, 1, 3].map((broad) => ({ shape, broad })),
)

/** Latest choices of a person that a strength is tried on. */
const LATEST = 60
const FOLDS = 4

/** How many features come first, and how many axes after them. */
export interface Sizes {
  readonly shape: number
  readonly broad: number
}

/** Odds = score(a) - score(b) + own·(place(a) - place(b)). Features are the score, then the place; own numbers are in prior standard deviations. */
function tasteModel(sizes: Sizes, strength: Strength): Model {
  const size = sizes.shape + sizes.broad
  const unit = Float64Array.from({ length: size }, (_, k) =>
    Math.sqrt(k < sizes.shape ? strength.shape : strength.broad),
  )
  return {
    width: size + 1,
    shared: 0,
    own: size,
    margin(_, own, a, b) {
      let sum = a[0]! - b[0]!
      for (let k = 0; k < size; k++) sum += own[k]! * unit[k]! * (a[k + 1]! - b[k + 1]!)
      return sum
    },
    slope(by, _, _own, a, b, inOwn) {
      for (let k = 0; k < size; k++) inOwn[k]! += by * unit[k]! * (a[k + 1]! - b[k + 1]!)
    },
  }
}

/** The reward of people whose own weights have these variances. */
export const ownReward = (sizes: Sizes, strength: Strength): PersonalReward =>
  personal(tasteModel(sizes, strength), {
    kind: 'taste',
    shape: { ...sizes, shapeVariance: strength.shape, broadVariance: strength.broad },
    personRidge: 1,
    noise: 0,
    shared: new Float64Array(0),
  })

/** How far people's tastes differ and how sure their odds may be, as earlier choices foretell the next ones. */
export interface Learned {
  /** One a strength of STRENGTHS: log-likelihood of people's later choices, given their earlier ones. */
  readonly evidence: readonly number[]
  /** Factor on the odds: below 1 they were too sure of people's later choices. */
  readonly scale: number
  /** Probabilities, calibrated, that were given to people's later choices. */
  readonly foretold: readonly number[]
}

/**
 * Each person's earlier half foretells the later half, under what others like: people are parted into four, so that
 * nobody's own choices stand in what is taken for everybody's. Four fits of popularity, and four of each person.
 */
export function learnStrength(
  standard: readonly Float64Array[],
  places: readonly Float64Array[],
  votes: Votes,
  people: number,
  liked: Popularity,
  sizes: Sizes,
): Learned {
  const evidence = STRENGTHS.map(() => 0)
  const odds = STRENGTHS.map((): number[] => [])
  const rows: number[][] = Array.from({ length: people }, () => [])
  for (let i = 0; i < votes.n; i++) rows[votes.person[i]!]!.push(i)
  const rewards = STRENGTHS.map((strength) => ownReward(sizes, strength))
  const folds = Math.min(FOLDS, people)
  if (folds < 2) return { evidence, scale: 1, foretold: [] }
  for (let fold = 0; fold < folds; fold++) {
    const kept = rows.flatMap((own, p) => (p % folds === fold ? [] : own))
    const { scores } = popularity(standard, only(votes, kept), liked)
    for (let p = fold; p < people; p += folds) {
      const pairs = pairsOf(
        rows[p]!.slice(-LATEST).map((i) => {
          const [a, b] = [votes.a[i]!, votes.b[i]!]
          return [joined([scores[a]!], places[a]!), joined([scores[b]!], places[b]!), votes.label[i]!]
        }),
      )
      rewards.forEach((reward, g) => {
        const found = foretold(reward, pairs)
        evidence[g]! += found.likelihood
        odds[g]!.push(...found.odds)
      })
    }
  }
  const best = odds[evidence.indexOf(Math.max(...evidence))]!
  const scale = scaleOf(best)
  return { evidence, scale, foretold: best.map((x) => sigmoid(scale * x)) }
}

/** Few choices say little of how sure the odds may be: the factor is drawn towards 1 as by so many. */
const USUAL = 30

function scaleOf(odds: readonly number[]): number {
  const { scale } = calibrator(
    odds.map(sigmoid),
    odds.map(() => 1),
  )
  return (odds.length * scale + USUAL) / (odds.length + USUAL)
}

/** Log-likelihood of the later half of one person's choices given the earlier half. */
export const foretells = (reward: PersonalReward, pairs: Pairs): number => foretold(reward, pairs).likelihood

function foretold(reward: PersonalReward, pairs: Pairs) {
  const half = Math.floor(pairs.n / 2)
  const rows = Array.from({ length: pairs.n }, (_, i) => i)
  const state = reward.adapt(take(pairs, rows.slice(0, half)))
  const later = rowsOf(take(pairs, rows.slice(half)))
  const odds = later.map(({ a, b }) => reward.odds(a, b, state))
  return { odds, likelihood: -odds.reduce((sum, x) => sum + logLoss(x, 1), 0) }
}

/** Mean of the strengths, weighted by their likelihood. */
export function weighed(evidence: readonly number[]): Strength {
  const most = Math.max(...evidence)
  const weights = evidence.map((e) => Math.exp(e - most))
  const all = weights.reduce((sum, w) => sum + w, 0)
  const mean = (of: keyof Strength) =>
    STRENGTHS.reduce((sum, strength, g) => sum + strength[of] * weights[g]!, 0) / all
  return { shape: mean('shape'), broad: mean('broad') }
}
