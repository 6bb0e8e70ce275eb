import { clearsChance } from '../chance.ts'
import {
  type Forecast,
  type Profile,
  recount,
  resolve,
  THRESHOLDS,
  type Thresholds,
  type Trial,
  trialsOf,
} from '../preference.ts'
import { average, deviation, WINDOW } from './curve.ts'

/** How many standard errors the recent loss must stand above the earlier one. */
const ALARM = 2
/** A statement is held responsible when its recent trials were lost with this probability or more. */
const RESPONSIBLE = 0.8

/**
 * True when the last WINDOW signals cost clearly more than those before them: the person, or their work, has
 * changed. Needs as many earlier signals as recent ones. Costs nothing to ask after every signal.
 */
export function drifted(forecasts: readonly Forecast[]): boolean {
  if (forecasts.length < 2 * WINDOW) return false
  const losses = forecasts.map((f) => f.loss)
  const earlier = losses.slice(0, -WINDOW)
  return risen(losses.slice(-WINDOW), average(earlier), deviation(earlier) ** 2 / earlier.length)
}

/** What `drifted` said after each of the forecasts, in one pass. */
export function alarms(forecasts: readonly Forecast[]): readonly boolean[] {
  const losses = forecasts.map((f) => f.loss)
  // Of the losses before the recent ones: their mean, and the sum of their squared distances from it (Welford 1962).
  let [n, mean, squares] = [0, 0, 0]
  return losses.map((_, i) => {
    const loss = losses[i - WINDOW]
    if (loss === undefined) return false
    const off = loss - mean
    mean += off / ++n
    squares += off * (loss - mean)
    return n >= WINDOW && risen(losses.slice(i + 1 - WINDOW, i + 1), mean, squares / (n - 1) / n)
  })
}

/** @param error of the earlier losses' mean, squared. */
function risen(recent: readonly number[], earlier: number, error: number): boolean {
  const both = Math.sqrt(deviation(recent) ** 2 / recent.length + error)
  return average(recent) - earlier > ALARM * Math.max(both, 0.05)
}

/**
 * After an alarm: reopens the inferred preferences in use that lost lately. From then on only newer trials
 * count for them, so they are proposed again until behaviour speaks.
 */
export function reopen(
  profile: Profile,
  forecasts: readonly Forecast[],
  trials: readonly Trial[],
  at: string,
  thresholds: Thresholds = THRESHOLDS,
): Profile {
  if (!drifted(forecasts)) return profile
  const recent = new Set(forecasts.slice(-WINDOW).map((f) => f.signal))
  const preferences = profile.preferences.map((preference) => {
    if (preference.status !== 'active' || preference.origin !== 'inferred') return preference
    const own = trials.filter((t) => t.preference === preference.id && recent.has(t.signal))
    const wins = own.reduce((sum, t) => sum + t.score, 0)
    if (1 - clearsChance(1 + wins, 1 + own.length - wins) < RESPONSIBLE) return preference
    const after = trialsOf(preference, trials).length
    return recount({ ...preference, reopened: { at, after } }, trials, thresholds)
  })
  return resolve({ ...profile, preferences })
}
