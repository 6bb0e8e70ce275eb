import type { Comparison, Verdict } from './judge.ts'

/** What a model said with the answers in one order: that the first shown is preferred, 0 to 1, and why. */
export interface Said {
  readonly first: number
  readonly reason?: string
}

/**
 * Asks in both orders and takes the mean, so that a leaning towards a place cancels out. Equal answers ask nobody.
 * Where one order fails the other is waited for: nothing goes on behind the caller's back.
 */
export async function bothOrders(
  pair: Comparison,
  used: readonly string[],
  ask: (pair: Comparison) => Promise<Said>,
): Promise<Verdict> {
  if (pair.a.trim() === pair.b.trim())
    return { probability: 0.5, reasons: ['The answers are the same.'], used: [] }
  const both = [ask(pair), ask({ ...pair, a: pair.b, b: pair.a })] as const
  await Promise.allSettled(both)
  const [forth, back] = await Promise.all(both)
  const orders = [forth.first, 1 - back.first] as const
  const reasons = [forth.reason, back.reason].filter((r) => r !== undefined)
  return {
    probability: (orders[0] + orders[1]) / 2,
    ...(reasons.length > 0 && { reasons }),
    used,
    orders,
  }
}
