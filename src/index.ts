export {
  ConflictError,
  InvalidInputError,
  isPenchantError,
  NotFoundError,
  PenchantError,
  StoreVersionError,
} from './errors.ts'
export type { CurvePoint } from './evaluate/curve.ts'
export type { Learner, Lesson } from './learners/learner.ts'
export type { Learned } from './learning.ts'
export {
  createPenchant,
  DEFAULT_STORE,
  type Export,
  type LearnOptions,
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
  THRESHOLDS,
  type Thresholds,
  type Tombstone,
  type Trial,
  usable,
} from './preference.ts'
export { type PromptBlock, type PromptRequest, promptBlock } from './prompt.ts'
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
export { swapControl } from './swap.ts'
