import type { Ask, Means } from '../model.ts'
import { judgePrompt, type Known, said } from './judge.prompt.ts'
import type { Comparison, Judge, Verdict } from './judge.ts'
import { bothOrders } from './orders.ts'

/** The judge that knows nobody: which of two answers most people would take. Two calls a comparison. */
export const defaultJudge = ({ ask }: Pick<Means, 'ask'>): Judge => ({
  name: 'default',
  compare: (pair, abort) => askJudge(ask, pair, {}, [], abort),
})

/**
 * Asks with what is known of the person, in both orders. `used` are the ids of the signals that was taken from. An abort
 * is seen before and after the calls; one under way ends only when `ask` was bound to the same abort.
 */
export async function askJudge(
  ask: Ask,
  pair: Comparison,
  known: Known,
  used: readonly string[],
  abort?: AbortSignal,
): Promise<Verdict> {
  abort?.throwIfAborted()
  const verdict = await bothOrders(pair, used, async (shown) =>
    said(await ask(judgePrompt(shown, known, 'A'), used)),
  )
  abort?.throwIfAborted()
  return verdict
}

/** What a judge does that has nothing to go by: the default's verdict, saying so. */
export const fallBack = async (
  ask: Ask,
  pair: Comparison,
  why: string,
  abort?: AbortSignal,
): Promise<Verdict> => ({
  ...(await askJudge(ask, pair, {}, [], abort)),
  fallback: `${why}; judged as for most people`,
})
