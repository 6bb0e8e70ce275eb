import type { Pairs, Reward } from './reward.ts'

// Made-up people whose true taste is known, for tests and for bench: every number from the random source given.

export interface SimulatedPeople {
  readonly pairs: Pairs
  /** True utility of an answer to a person. */
  utility(person: number, x: Float64Array): number
}

export interface SimulationPlan {
  readonly people: number
  /** Choices of each. */
  readonly each: number
  readonly width: number
  /** Directions in which people differ. */
  readonly rank: number
  /** Standard deviation of the odds a usual pair has: of what all share, and of what is a person's own. */
  readonly shared: number
  readonly own: number
  /** Share of choices turned round. */
  readonly flips?: number
  /** People's tastes come from here. */
  readonly random: () => number
  /** What they are shown and choose; another source gives other choices of the same people. Default `random`. */
  readonly choosing?: () => number
}

/** Standard normal numbers (Box and Muller 1958). */
export const normalsOf = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Vector of independent normal numbers. */
export const normalVector = (length: number, normal: () => number): Float64Array =>
  Float64Array.from({ length }, () => normal())

/** Pairs from a rule: who meets what in row i, and the probability that they prefer a; the choice is drawn from it. */
export function chosen(
  n: number,
  people: number,
  row: (i: number) => { person: number; a: Float64Array; b: Float64Array; odds: number },
  random: () => number,
): Pairs {
  const rows = Array.from({ length: n }, (_, i) => row(i))
  const width = rows[0]?.a.length ?? 1
  const pairs = {
    ...{ n, width, people },
    a: new Float64Array(n * width),
    b: new Float64Array(n * width),
    person: Int32Array.from(rows, (r) => r.person),
    label: Float64Array.from(rows, (r) => (random() < 1 / (1 + Math.exp(-r.odds)) ? 1 : 0)),
    weight: new Float64Array(n).fill(1),
  }
  rows.forEach(({ a, b }, i) => {
    pairs.a.set(a, i * width)
    pairs.b.set(b, i * width)
  })
  return pairs
}

/** People with linear tastes: one all share, and a normal deviation in a few directions. */
export function simulatedPeople(plan: SimulationPlan): SimulatedPeople {
  const { people, each, width, rank, flips = 0, random, choosing = random } = plan
  const normal = normalsOf(random)
  // A difference of two standard normal answers has variance 2 in each feature.
  const scale = (sd: number, among: number) => sd / Math.sqrt(2 * width * among)
  const common = normalVector(width, normal).map((x) => x * scale(plan.shared, 1))
  const directions = Array.from({ length: rank }, () => normalVector(width, normal))
  const tastes = Array.from({ length: people }, () => {
    const taste = common.slice()
    for (const direction of directions) {
      const by = normal() * scale(plan.own, rank)
      for (let j = 0; j < width; j++) taste[j]! += by * direction[j]!
    }
    return taste
  })
  const utility = (person: number, x: Float64Array) =>
    tastes[person]!.reduce((sum, w, j) => sum + w * x[j]!, 0)
  const answers = normalsOf(choosing)
  const clean = chosen(
    people * each,
    people,
    (i) => {
      const [a, b] = [normalVector(width, answers), normalVector(width, answers)]
      const person = Math.floor(i / each)
      return { person, a, b, odds: utility(person, a) - utility(person, b) }
    },
    choosing,
  )
  return { pairs: { ...clean, label: clean.label.map((y) => (choosing() < flips ? 1 - y : y)) }, utility }
}

/** Share of pairs on whose better answer the reward agrees with the truth. Even odds count half. */
export function agreement(
  reward: Reward,
  state: Float64Array | undefined,
  better: (x: Float64Array) => number,
  pool: readonly { a: Float64Array; b: Float64Array }[],
): number {
  let right = 0
  for (const { a, b } of pool)
    right += (1 + Math.sign(reward.odds(a, b, state)) * Math.sign(better(a) - better(b))) / 2
  return right / pool.length
}

/** Answers of `length` pairs of standard normal features. */
export function poolOf(length: number, width: number, random: () => number) {
  const normal = normalsOf(random)
  return Array.from({ length }, () => ({ a: normalVector(width, normal), b: normalVector(width, normal) }))
}

export interface Asking {
  readonly reward: Reward
  /** True utility to the person asked. */
  readonly better: (x: Float64Array) => number
  readonly pool: readonly { readonly a: Float64Array; readonly b: Float64Array }[]
  readonly test: readonly { readonly a: Float64Array; readonly b: Float64Array }[]
  readonly questions: number
  /** Place in the pool of the next question. */
  readonly pick: (state: Float64Array) => number
  readonly random: () => number
}

/** Asks one person, who answers by chance as their utility says. Agreement before any question, then after each. */
export function askingCurve({ reward, better, pool, test, questions, pick, random }: Asking): number[] {
  let state = reward.start()
  const curve = [agreement(reward, state, better, test)]
  for (let k = 0; k < questions; k++) {
    const { a, b } = pool[pick(state)]!
    const label = random() < 1 / (1 + Math.exp(better(b) - better(a))) ? 1 : 0
    state = reward.observe(state, a, b, label)
    curve.push(agreement(reward, state, better, test))
  }
  return curve
}

/** Questions until a curve first reaches a level; its length when it never does. */
export function questionsTo(level: number, curve: readonly number[]): number {
  const at = curve.findIndex((x) => x >= level)
  return at < 0 ? curve.length : at
}

export interface Duelling {
  readonly reward: Reward
  readonly better: (x: Float64Array) => number
  readonly rounds: number
  /** Answers to choose from in every round. */
  readonly offer: () => readonly Float64Array[]
  /** The two to show, by their places. */
  readonly duel: (state: Float64Array, candidates: readonly Float64Array[]) => readonly [number, number]
  readonly random: () => number
}

/** Sum over rounds of what the person lost: utility of the best answer less the mean of the two shown. */
export function regret({ reward, better, rounds, offer, duel, random }: Duelling): number {
  let state = reward.start()
  let lost = 0
  for (let k = 0; k < rounds; k++) {
    const candidates = offer()
    const [first, second] = duel(state, candidates)
    const [a, b] = [candidates[first]!, candidates[second]!]
    lost += Math.max(...candidates.map(better)) - (better(a) + better(b)) / 2
    const label = random() < 1 / (1 + Math.exp(better(b) - better(a))) ? 1 : 0
    state = reward.observe(state, a, b, label)
  }
  return lost
}
