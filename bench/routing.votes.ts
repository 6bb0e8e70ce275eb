import { clusteredMean, type Estimate, type Random, seeded } from 'penchant/evaluate'
import {
  afterVote,
  type Duel,
  duel,
  type Offsets,
  randomDuel,
  start,
  thompsonDuel,
  withOffsets,
} from 'penchant/routing'
import type { BenchOptions } from './data.ts'

const PROMPTS = 30
const DIMENSIONS = 8
/** Hidden units of the true utility, a random network of the embedding. */
const UNITS = 16
/** Standard deviations of the true utilities, in log-odds: what follows from the embedding, and what does not. */
const SMOOTH = 1.5
const ROUGH = 0.5
/** Chosen on seeds 2 and 3; and that of APOHF's released runs, whose utilities spread ten times as wide. */
const BETA = 2
const RELEASED = 1

/** What is believed before the first vote: the same for all rules, and not what the worlds are made by. */
const VARIANCE = 2
const SHARED = 0.8

/** Prompts, and how good an answer by each really is, whatever the query. */
interface World {
  readonly likeness: Float64Array
  readonly utility: readonly number[]
}

type Rule = (odds: Float64Array, offsets: Offsets, random: Random) => Duel

const RULES = {
  apohf: (odds, offsets) => duel(odds, offsets, BETA),
  thompson: thompsonDuel,
  random: randomDuel,
  released: (odds, offsets) => duel(odds, offsets, RELEASED),
} satisfies Record<string, Rule>

/** Regret in log-odds: over all rounds, the mean of both shown against the best; and of the prompt believed best at the end. */
interface Regret {
  readonly cumulative: number
  readonly final: number
}

/**
 * Learning which prompt is best from simulated people's votes alone (Bradley and Terry 1952), by which pair is shown:
 * APOHF, double Thompson sampling, or any two. All rules meet the same worlds, and learn from votes in the same way.
 */
export function votesBench({ quick, seed }: Pick<BenchOptions, 'quick' | 'seed'>) {
  const [rounds, runs] = quick ? [60, 6] : [200, 50]
  const worlds = Array.from({ length: runs }, (_, run) => ({
    world: worldOf(seeded(seed * 1000 + run)),
    run,
  }))
  const played = (rule: Rule, place: number) =>
    worlds.map(({ world, run }) => play(world, rule, rounds, seeded((seed * 1000 + run) * 10 + place + 1)))
  const apohf = played(RULES.apohf, 0)
  const thompson = played(RULES.thompson, 1)
  const random = played(RULES.random, 2)
  return {
    rounds,
    runs,
    beta: BETA,
    apohf: estimates(apohf, seed),
    thompson: estimates(thompson, seed),
    random: estimates(random, seed),
    released: { beta: RELEASED, ...estimates(played(RULES.released, 3), seed) },
    apohfMinusThompson: estimates(minus(apohf, thompson), seed),
    apohfMinusRandom: estimates(minus(apohf, random), seed),
  }
}

function play({ likeness, utility }: World, rule: Rule, rounds: number, random: Random): Regret {
  const odds = new Float64Array(PROMPTS)
  const best = Math.max(...utility)
  let offsets = start(likeness, VARIANCE)
  let cumulative = 0
  for (let round = 0; round < rounds; round++) {
    const { first, second } = rule(odds, offsets, random)
    const [a, b] = [utility[first]!, utility[second]!]
    cumulative += best - (a + b) / 2
    const won = random() < 1 / (1 + Math.exp(b - a))
    offsets = won ? afterVote(offsets, odds, first, second) : afterVote(offsets, odds, second, first)
  }
  const believed = withOffsets(odds, offsets)
  return { cumulative, final: best - utility[believed.indexOf(Math.max(...believed))]! }
}

function worldOf(random: Random): World {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const vector = (length: number) => Array.from({ length }, normal)
  const embeddings = Array.from({ length: PROMPTS }, () => unit(vector(DIMENSIONS)))
  const units = Array.from({ length: UNITS }, () => ({
    in: vector(DIMENSIONS),
    bias: normal(),
    out: normal(),
  }))
  const smooth = standardised(
    embeddings.map((x) => units.reduce((sum, u) => sum + u.out * Math.tanh(dot(u.in, x) + u.bias), 0)),
  )
  return {
    likeness: likenessOf(embeddings),
    utility: smooth.map((x) => SMOOTH * x + ROUGH * normal()),
  }
}

/** Gaussian kernel as wide as the median distance, with a part of each prompt's own. */
function likenessOf(embeddings: readonly (readonly number[])[]): Float64Array {
  const squares = embeddings.flatMap((x) =>
    embeddings.map((y) => x.reduce((sum, v, d) => sum + (v - y[d]!) ** 2, 0)),
  )
  const median = squares.filter((s) => s > 0).sort((a, b) => a - b)[
    Math.floor((PROMPTS * (PROMPTS - 1)) / 2)
  ]!
  return Float64Array.from(squares, (s) => (s === 0 ? 1 : SHARED * Math.exp(-s / (2 * median))))
}

const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, d) => sum + v * y[d]!, 0)

const unit = (x: readonly number[]) => x.map((v) => v / Math.hypot(...x))

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
  return values.map((v) => (v - mean) / deviation)
}

const minus = (some: readonly Regret[], others: readonly Regret[]): readonly Regret[] =>
  some.map(({ cumulative, final }, run) => ({
    cumulative: cumulative - others[run]!.cumulative,
    final: final - others[run]!.final,
  }))

function estimates(regrets: readonly Regret[], seed: number): Record<keyof Regret, Estimate> {
  const of = (pick: (regret: Regret) => number) =>
    clusteredMean(
      regrets.map((r) => [pick(r)]),
      seeded(seed),
    )
  return { cumulative: of((r) => r.cumulative), final: of((r) => r.final) }
}
