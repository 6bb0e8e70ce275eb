import type { Comparison } from './judge.ts'

/** Characters from which on an answer that stands in a later request is no coincidence. */
const LONG = 40

/**
 * Whether a past choice gives away how a pair came out: it is about the same request, shares an answer with it (what was
 * taken then is taken again), or goes on from one of its answers, as the next turn of a conversation does. A guess that
 * is right because of such a choice shows no taste.
 */
export function givesAway(past: Comparison, { context, a, b }: Comparison): boolean {
  const request = past.context?.trim()
  if (request && request === context?.trim()) return true
  const before = [past.a.trim(), past.b.trim()]
  return [a.trim(), b.trim()].some(
    (answer) => before.includes(answer) || (answer.length >= LONG && request?.includes(answer) === true),
  )
}

/**
 * Choices to learn from and choices to test on, both in the order given (time). Choices about one request stay on one
 * side, the requests going by their first choice: else a test would repeat what was learned. Where that leaves a side
 * less than half of its share (somebody who chose ten times for one request), choices go by time alone.
 */
export function split<T extends Comparison>(
  choices: readonly T[],
  share: number,
): readonly [train: readonly T[], heldOut: readonly T[]] {
  const cut = Math.max(1, Math.floor(choices.length * share))
  const requests = [...Map.groupBy(choices, (c) => c.context?.trim() || c).values()]
  const [nearest] = requests
    .map((_, i) => requests.slice(0, i + 1).flat().length)
    .filter((n) => 2 * n >= cut && 2 * (choices.length - n) >= choices.length - cut)
    .toSorted((m, n) => Math.abs(m - cut) - Math.abs(n - cut))
  const train = new Set(nearest ? requests.flat().slice(0, nearest) : choices.slice(0, cut))
  return [choices.filter((c) => train.has(c)), choices.filter((c) => !train.has(c))]
}
