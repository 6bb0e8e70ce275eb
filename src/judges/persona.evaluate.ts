import pLimit from 'p-limit'
import { InvalidInputError, ModelError } from '../errors.ts'
import { clusteredMean, type Estimate, type Random, seeded } from '../evaluate/interval.ts'
import type { Choice, Comparison, Judge, Verdict } from './judge.ts'
import { settled } from './persona.asking.ts'
import { type Judgement, place } from './persona.bootstrap.ts'
import { credit } from './persona.search.ts'
import { same } from './same.ts'

/** 1 when `a` is preferred, -1 when `b` is, 0 when the judge cannot tell. */
export async function predictPairwise(judge: Judge, pair: Comparison): Promise<1 | -1 | 0> {
  const { probability } = await judge.compare(pair)
  return probability > 0.5 ? 1 : probability < 0.5 ? -1 : 0
}

export interface EvaluateOptions {
  /**
   * pairs: both orders of a pair count as one cluster, a tie as half right. rows: SynthesizeMe's own way, every order a
   * row by itself, ties and unreadable answers wrong, basic bootstrap interval.
   */
  readonly way?: 'pairs' | 'rows'
  /** Decides which answer is shown first, and the interval's draws. */
  readonly random?: Random
  readonly workers?: number
  readonly abort?: AbortSignal
}

/** Share of judgements that were right, with a 95 % interval; `n` counts judgements. */
export interface Evaluation extends Estimate {
  readonly pairs: number
  readonly ties: number
  /** Pairs whose answer could not be read. */
  readonly unread: number
  /** Ids of pairs of equal answers: not judged, not counted. */
  readonly skipped: readonly string[]
  /** Mean leaning towards the answer shown first, -1 to 1; undefined for a judge that has no orders. */
  readonly towardsFirst?: number
}

/**
 * How often a judge is right on choices it has not seen. Pairs are handed over with the taken answer in first place
 * half of the time, so that a judge that always says "a" is not right always.
 *
 * @throws InvalidInputError when there is nothing to judge; ModelError when no answer could be read; what the judge
 *   throws besides.
 */
export async function evaluate(
  judge: Judge,
  choices: readonly Choice[],
  { way = 'pairs', random = seeded(42), workers = 8, abort }: EvaluateOptions = {},
): Promise<Evaluation> {
  const told = choices.filter((c) => !same(c))
  if (told.length === 0)
    throw new InvalidInputError('choices', choices.length, 'give choices between different answers')
  const limit = pLimit(workers)
  const judged = await settled(
    place(told, random).map(({ chosen, a, b, context }) =>
      limit(() => rows(judge, { a, b, ...(context !== undefined && { context }) }, chosen, abort)),
    ),
  )
  const failed = judged.filter((j) => j.error !== undefined)
  if (failed.length === judged.length) throw failed[0]!.error
  const leanings = judged.flatMap(({ orders }) => (orders ? [orders[0] - orders[1]] : []))
  return {
    ...estimate(judged, way, random),
    pairs: told.length,
    ties: judged.flatMap((j) => j.marks).filter((m) => m === 'tie').length,
    unread: failed.length,
    skipped: choices.filter((c) => !told.includes(c)).map((c) => c.id),
    ...(leanings.length > 0 && { towardsFirst: leanings.reduce((a, b) => a + b, 0) / leanings.length }),
  }
}

interface Rows {
  readonly marks: readonly Judgement['mark'][]
  readonly orders?: Verdict['orders']
  readonly error?: ModelError
}

/** One mark an order; one in all for a judge without orders, two for an answer that could not be read. */
async function rows(
  judge: Judge,
  pair: Comparison,
  chosen: 'A' | 'B',
  abort: AbortSignal | undefined,
): Promise<Rows> {
  abort?.throwIfAborted()
  try {
    const { probability, orders } = await judge.compare(pair, abort)
    const marks = (orders ?? [probability]).map((p) =>
      p === 0.5 ? 'tie' : p > 0.5 === (chosen === 'A') ? 'right' : 'wrong',
    )
    return { marks, orders }
  } catch (error) {
    if (error instanceof ModelError && error.answered) return { marks: ['unread', 'unread'], error }
    throw error
  }
}

function estimate(judged: readonly Rows[], way: 'pairs' | 'rows', random: Random): Estimate {
  if (way === 'pairs')
    return clusteredMean(
      judged.map(({ marks }) => marks.map((mark) => credit({ mark }))),
      random,
    )
  const each = judged.flatMap(({ marks }) => marks.map((mark) => [mark === 'right' ? 1 : 0]))
  const { n, mean, low, high } = clusteredMean(each, random)
  // The basic bootstrap: the percentiles' distances from the mean, turned round.
  return { n, mean, low: 2 * mean - high, high: 2 * mean - low }
}
