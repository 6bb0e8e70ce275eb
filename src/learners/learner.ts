import type { Means } from '../model.ts'
import type { Observation } from '../observation.ts'
import type { Population } from '../population.ts'
import type { Profile, Proposal } from '../preference.ts'
import type { Place } from '../scope.ts'
import type { Signal, SignalKind } from '../signal.ts'

/** What a learner sees: everything of its kinds that the person did so far, in order; the last is the new one. */
export interface Lesson {
  readonly signals: readonly Signal[]
  /** Those of the signals that hold a pair of texts, measured. */
  readonly observations: readonly Observation[]
  /** What other people do with the same tasks. */
  readonly population: Population
  readonly profile: Profile
  /** There for every learner that says that it asks. */
  readonly means?: Means
}

/** Reads signals and the current profile, returns proposals with evidence. It never writes. */
export interface Learner {
  readonly name: string
  readonly accepts: readonly SignalKind[]
  /** True for one that cannot work without means. */
  readonly asks?: boolean
  propose(lesson: Lesson): Promise<readonly Proposal[]>
  /**
   * For a learner whose beliefs have to be gathered for each text that is written: what they come to here, and the
   * ids of those used. Its beliefs are then left out where statements are listed one by one.
   */
  recall?(profile: Profile, place: Place, means: Means): Promise<Recalled | undefined>
}

export interface Recalled {
  readonly statement: string
  readonly used: readonly string[]
}
