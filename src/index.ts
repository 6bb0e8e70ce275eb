export {
  BudgetError,
  ConflictError,
  InvalidInputError,
  isPenchantError,
  ModelError,
  type ModelFault,
  NotFoundError,
  PenchantError,
  StoreBusyError,
  StoreVersionError,
} from './errors.ts'
export type { Estimate, StepEstimate } from './estimate.ts'
export type { CurvePoint } from './evaluate/curve.ts'
export type { Comparison, Judge, Verdict } from './judges/judge.ts'
export type { Judgement, JudgeOptions, NextQuestion } from './judging.people.ts'
export type { JudgeName } from './judging.ts'
export type { LearnOptions } from './learn.ts'
export type { Learner, Lesson, Recalled } from './learners/learner.ts'
export type { Learned } from './learning.ts'
export type { Embedder, LanguageModel, Means } from './model.ts'
export type { MeterRow, MeterTotal } from './models/meter.ts'
export {
  createPenchant,
  DEFAULT_STORE,
  type Export,
  type Penchant,
  type PenchantOptions,
} from './penchant.ts'
export {
  type Contrast,
  chance,
  type Evidence,
  type Forecast,
  type Measured,
  type Origin,
  type Preference,
  type Profile,
  type Proposal,
  type Reopening,
  type Scope,
  type Status,
  type Tally,
  type Tested,
  THRESHOLDS,
  type Thresholds,
  type Tombstone,
  type Trial,
  usable,
} from './preference.ts'
export { type PromptBlock, type PromptRequest, promptBlock } from './prompt.ts'
export { doneIn, joined, type OutcomeInput, type Tried } from './routing.collect.pairs.ts'
export {
  type CollectFailure,
  type CollectOptions,
  type CollectProgress,
  collect,
} from './routing.collect.ts'
export {
  MAX_TEXT,
  type Message,
  parseSignal,
  type Signal,
  type SignalInput,
  type SignalKind,
  type SignalOf,
  signalJsonSchema,
} from './signal.ts'
export type { Artifact, Commit, ForgetTarget, Logged, Person, Receipt, SignalFilter, Store } from './store.ts'
export type { Skipped } from './study.ts'
export { swapControl } from './swap.ts'
export type { WriteOptions, Written } from './write.ts'
