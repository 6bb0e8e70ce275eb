import type { Forecast } from '../preference.ts'

/** The running loss after so many forecasts, over a sliding window, with a 95 % interval of its mean. */
export interface CurvePoint {
  readonly signals: number
  /** Bits per signal; 1 is a coin's. */
  readonly loss: number
  readonly low: number
  readonly high: number
  readonly at: string
}

/** How many of the latest forecasts a point averages. */
export const WINDOW = 8

/** The learning curve: what each signal cost the profile that had not seen it yet. */
export function curve(forecasts: readonly Forecast[], window = WINDOW): readonly CurvePoint[] {
  return forecasts.map(({ at }, i) => {
    const losses = forecasts.slice(Math.max(0, i + 1 - window), i + 1).map((f) => f.loss)
    const mean = average(losses)
    const error = losses.length < 2 ? 0 : deviation(losses) / Math.sqrt(losses.length)
    return {
      signals: i + 1,
      loss: mean,
      low: Math.max(0, mean - 1.96 * error),
      high: mean + 1.96 * error,
      at,
    }
  })
}

export const average = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length

/** Sample standard deviation. */
export function deviation(list: readonly number[]): number {
  const mean = average(list)
  return Math.sqrt(list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (list.length - 1))
}
