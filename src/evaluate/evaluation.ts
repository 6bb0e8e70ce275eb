import type { Bin } from './calibration.ts'
import type { CascadePoint } from './cascade-curve.ts'
import type { Estimate } from './interval.ts'
import type { JudgeReport } from './judging.ts'

/** How a judge did on choices it had not seen, beside what it must beat. All on the same rows. */
export interface Evaluation extends JudgeReport {
  /** The same judge without the person: accuracy on the same rows. */
  readonly withoutPerson?: number
  /** The same judge with another person in place of this one: mean accuracy. */
  readonly swapped?: number
  /** Accuracy with the person less without, paired, people resampled. */
  readonly gain?: Estimate
  readonly reliability: readonly Bin[]
  /** Accuracy after so many choices of the person, the same rows each time. */
  readonly curve: readonly CurveRow[]
  readonly people: readonly PersonRow[]
  /** Calls of a language model in all. */
  readonly calls: number
  /** There for a cascade. */
  readonly cascade?: readonly CascadePoint[]
}

export interface CurveRow {
  readonly choices: number
  readonly n: number
  readonly accuracy: number
  readonly low: number
  readonly high: number
  /** Without the person, on the same rows. */
  readonly withoutPerson?: number
}

export interface PersonRow {
  readonly person: string
  readonly n: number
  readonly accuracy: number
  readonly withoutPerson?: number
  readonly curve: readonly { readonly choices: number; readonly accuracy: number }[]
}
