import type { Observation } from '../observation.ts'
import type { Population } from '../population.ts'
import type { Profile, Proposal } from '../preference.ts'
import type { Signal, SignalKind } from '../signal.ts'

/** What a learner sees: everything of its kinds that the person did so far, in order; the last is the new one. */
export interface Lesson {
  readonly signals: readonly Signal[]
  /** Those of the signals that hold a pair of texts, measured. */
  readonly observations: readonly Observation[]
  /** What other people do with the same tasks. */
  readonly population: Population
  readonly profile: Profile
}

/** Reads signals and the current profile, returns proposals with evidence. It never writes. */
export interface Learner {
  readonly name: string
  readonly accepts: readonly SignalKind[]
  propose(lesson: Lesson): Promise<readonly Proposal[]>
}
