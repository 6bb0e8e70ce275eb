import type { Reading } from './reading.ts'
import type { Table } from './table.ts'

/** A fitted P(success | query, prompt) for the prompts of a log, in their order. No language model inside. */
export interface PromptReward {
  /** Prompts it was fitted on. */
  readonly width: number
  /** Writes the log-odds of success of each prompt, `width` finite numbers. The same reading gives the same odds. */
  odds(reading: Reading, into: Float64Array): void
}

/** A reward that can be kept: `save` gives JSON of which the loader beside its fit makes the same reward again. */
export interface SavedReward extends PromptReward {
  save(): unknown
}

/** Fits a reward to a table with at least one tried cell of each prompt. The same table gives the same reward. */
export type FitReward<R extends PromptReward = PromptReward> = (table: Table) => R

/** Log-odds of all queries: queries × width, row-major. */
export function oddsOf(reward: PromptReward, readings: readonly Reading[]): Float64Array {
  const { width } = reward
  const odds = new Float64Array(readings.length * width)
  for (const [i, reading] of readings.entries())
    reward.odds(reading, odds.subarray(i * width, (i + 1) * width))
  return odds
}
