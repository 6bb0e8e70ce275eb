export { type Asked, type AskingEvaluation, evaluateAsking, evaluateCascade } from '../evaluation.asking.ts'
export {
  type Counted,
  evaluateReward,
  type Foretold,
  type Protocol,
  parted,
  type Run,
  summary,
  type Tested,
} from '../evaluation.ts'
export { type Bin, type Calibrator, calibrator, ece, reliability } from './calibration.ts'
export { type CascadePoint, cascadeCurve } from './cascade-curve.ts'
export { type Controls, controls, type Row, verdict } from './controls.ts'
export { average, type CurvePoint, curve, deviation, WINDOW } from './curve.ts'
export { drifted, reopen } from './drift.ts'
export type { CurveRow, Evaluation, PersonRow } from './evaluation.ts'
export { clusteredMean, type Estimate, type Random, seeded, wilson } from './interval.ts'
export { type Judged, type JudgeReport, judged, type PlaceBias } from './judging.ts'
export { logOdds, measuredAt, type Test, test } from './trials.ts'
