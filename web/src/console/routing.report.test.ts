import { expect, it } from 'vitest'
import { whyNot } from './routing.report.tsx'

const estimate = (mean: number, low: number) => ({ mean, low, high: mean + 0.1, n: 50 }) as never

it.each([
  [0, estimate(0, 0), 'no other prompt'],
  [0.2, estimate(-0.01, -0.1), 'no better'],
  [0.2, estimate(0.03, -0.005), 'a few more'],
  [0.2, estimate(0.03, -0.1), 'may be chance'],
])('says why a gain is not established: switched %d', (switched, gain, text) =>
  expect(whyNot({ switched, gain })).toContain(text),
)
