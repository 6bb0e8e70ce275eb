import type { PromptReward } from './reward.ts'
import { stack } from './stack.ts'
import type { Table } from './table.ts'

/** What a part of a blend counts. */
export interface Part {
  readonly reward: PromptReward
  readonly weight: number
}

/** A weighted sum of log-odds. Parts of no weight are left out, and cost nothing. */
export function blendOf(parts: readonly Part[]): PromptReward {
  const used = parts.filter(({ weight }) => weight > 0)
  const { width } = parts[0]!.reward
  const own = new Float64Array(width)
  return {
    width,
    odds(reading, into) {
      into.fill(0)
      for (const { reward, weight } of used) {
        reward.odds(reading, own)
        for (let p = 0; p < width; p++) into[p]! += weight * own[p]!
      }
    },
  }
}

/**
 * Weights of rewards under which the outcomes are most probable, none below 0 (stacking: Wolpert 1992; Breiman 1996).
 *
 * @param odds of each reward, log-odds of each cell by what has not seen the cell's query.
 */
export function weightsOf({ sum, count }: Table, odds: readonly Float64Array[]): number[] {
  const cells = Array.from(count.keys()).filter((cell) => count[cell]! > 0)
  let used = odds.map((_, j) => j)
  for (;;) {
    const found = stack(
      cells.map((cell) => ({
        n: count[cell]!,
        successes: sum[cell]!,
        given: 0,
        x: used.map((j) => odds[j]![cell]!),
      })),
      used.map(() => 1 / used.length),
    )
    const kept = used.filter((_, i) => found[i]! > 0)
    if (kept.length === used.length || kept.length === 0)
      return odds.map((_, j) => Math.max(0, found[used.indexOf(j)] ?? 0))
    used = kept
  }
}
