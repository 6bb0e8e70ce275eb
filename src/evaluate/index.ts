export { average, type CurvePoint, curve, deviation, WINDOW } from './curve.ts'
export { drifted, reopen } from './drift.ts'
export { clusteredMean, type Estimate, type Random, seeded, wilson } from './interval.ts'
export { logOdds, measuredAt, type Test, test } from './trials.ts'
