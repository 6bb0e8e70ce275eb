import type { Judge } from './judge.ts'

export interface Ranking {
  /** Places in the answers given, the best first; equally good ones in the order given. */
  readonly order: readonly number[]
  /** Of each answer as given: the mean probability that it is preferred to one of the others. One half for a single one. */
  readonly scores: readonly number[]
}

/**
 * Orders answers to one request by a judge, at most n log2 n comparisons: all pairs up to six answers, which a judge
 * that contradicts itself cannot mislead by their order; beyond that binary insertion, one comparison after the other.
 * A judge that keeps its promise (swapping turns p into 1 - p) favours no place in the list either.
 *
 * @throws what the judge throws.
 */
export async function rank(
  judge: Judge,
  context: string | undefined,
  answers: readonly string[],
  abort?: AbortSignal,
): Promise<Ranking> {
  const prefer: Prefer = async (i, j) => {
    abort?.throwIfAborted()
    const pair = { ...(context !== undefined && { context }), a: answers[i]!, b: answers[j]! }
    return (await judge.compare(pair, abort)).probability
  }
  const n = answers.length
  const wins = n <= ALL_PAIRS ? await allPairs(n, prefer) : await inserted(n, prefer)
  const scores = wins.map((row, i) =>
    n < 2 ? 0.5 : row.reduce((sum, p, j) => (i === j ? sum : sum + p), 0) / (n - 1),
  )
  const order = answers
    .map((_, i) => i)
    .sort((i, j) => {
      const ahead = scores[j]! - scores[i]!
      return Math.abs(ahead) < EQUAL ? i - j : ahead
    })
  return { order, scores }
}

/** Scores of equally good answers may differ by the order of a sum. */
const EQUAL = 1e-9

/** The most answers of which all pairs are no more than n log2 n. */
const ALL_PAIRS = 6

/** Probability that answer i is preferred to answer j. */
type Prefer = (i: number, j: number) => Promise<number>

/** Where one comparison fails the others are waited for: nothing goes on behind the caller's back. */
async function allPairs(n: number, prefer: Prefer): Promise<readonly (readonly number[])[]> {
  const wins = square(n)
  const asked = wins.flatMap((_, i) =>
    Array.from({ length: i }, async (_, j) => {
      const p = await prefer(i, j)
      wins[i]![j] = p
      wins[j]![i] = 1 - p
    }),
  )
  await Promise.allSettled(asked)
  await Promise.all(asked)
  return wins
}

/**
 * Neighbours in the order were compared, whatever was inserted when. So each answer gets a strength, the sum of the
 * log-odds from neighbour to neighbour, and pairs that were not compared follow from their strengths (Bradley and
 * Terry 1952).
 */
async function inserted(n: number, prefer: Prefer): Promise<readonly (readonly number[])[]> {
  const compared = square(n)
  const order: number[] = []
  for (let i = 0; i < n; i++) {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const j = order[middle]!
      const p = await prefer(i, j)
      compared[i]![j] = p
      compared[j]![i] = 1 - p
      if (p > 0.5) high = middle
      else low = middle + 1
    }
    order.splice(low, 0, i)
  }
  const strength = new Array<number>(n).fill(0)
  for (let k = n - 2; k >= 0; k--) {
    const [better, worse] = [order[k]!, order[k + 1]!]
    strength[better] = strength[worse]! + logOdds(compared[better]![worse]!)
  }
  return strength.map((own) => strength.map((other) => 1 / (1 + Math.exp(other - own))))
}

const square = (n: number): number[][] => Array.from({ length: n }, () => new Array<number>(n).fill(0.5))

/** Of a judge that is certain, 14 nats: an infinite strength could not be added to. */
const logOdds = (p: number): number => {
  const sure = Math.min(1 - 1e-6, Math.max(1e-6, p))
  return Math.log(sure / (1 - sure))
}
