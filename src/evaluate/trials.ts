import { type Observation, values } from '../observation.ts'
import type { Population } from '../population.ts'
import {
  type Contrast,
  type Forecast,
  type Measured,
  type Preference,
  type Profile,
  type Trial,
  usable,
} from '../preference.ts'
import { holds, type Place } from '../scope.ts'
import { measureIndex } from '../text/measures.ts'

/** What one signal says about what was believed before it. */
export interface Test {
  readonly trials: readonly Trial[]
  readonly forecast?: Forecast
}

/** Longest odds a forecast may give, so that one surprise cannot cost without bound: about 1 : 400, 8.7 bits. */
const LONGEST_ODDS = 6

/**
 * Tests a profile on an observation it has not learned from. Each measurable preference that holds there and
 * does not have the signal among its sources gets one trial; the preferences in use together get a forecast.
 *
 * The contrast is the sharpest there is: what other people did with the same task; else the text that was
 * replaced; else what is usual in prose. Where it does not tell them apart there is no trial.
 */
export function test(
  profile: Profile,
  observation: Observation,
  population: Population,
  place: Place,
  at: string,
): Test {
  const rivals = population.others(observation)
  const contrast: Contrast = rivals.length > 0 ? 'others' : observation.change ? 'replaced' : 'norm'
  const own =
    rivals.length > 0
      ? population.deviation(observation)
      : (observation.change ?? population.deviation(observation))
  const against =
    rivals.length > 0
      ? rivals.map((o) => ({ raw: values(o), deviation: population.deviation(o) }))
      : undefined
  const trials: Trial[] = []
  const used: Measured[] = []
  for (const preference of profile.preferences) {
    if (
      !preference.measured ||
      !holds(preference.scope, place) ||
      preference.sources.includes(observation.signal)
    )
      continue
    if (usable(preference)) used.push(preference.measured)
    const j = measureIndex(preference.measured.name)
    if (j === undefined || preference.status === 'paused') continue
    const score = against
      ? scoreAmong(values(observation)[j]!, own[j]!, against, j, preference.measured.direction)
      : scoreAgainstZero(own[j]!, preference.measured.direction)
    if (score !== undefined)
      trials.push({ signal: observation.signal, preference: preference.id, contrast, score, at })
  }
  const odds = against
    ? against.map(({ deviation }) => logOdds(used, own, deviation))
    : [logOdds(used, own, new Float64Array(own.length))]
  const probability = odds.reduce((sum, x) => sum + 1 / (1 + Math.exp(-x)), 0) / odds.length
  const forecast = { signal: observation.signal, contrast, probability, loss: -Math.log2(probability), at }
  return { trials, forecast }
}

/** Share of the others one must be ahead of (equal ones count half) for a win; a loss mirrors it. Between: no trial. */
const DECISIVE = 0.6

/**
 * A win when the own text goes further the preferred way than most of the others' do. What nearly nobody does
 * cannot be won by not doing it: then most are equal, and there is no trial.
 */
function scoreAmong(
  raw: number,
  own: number,
  others: readonly { raw: Float64Array; deviation: Float64Array }[],
  j: number,
  direction: number,
): number | undefined {
  let ahead = 0
  let equal = 0
  for (const other of others) {
    if (Math.abs(raw - other.raw[j]!) < 1e-6) equal++
    else if ((own - other.deviation[j]!) * direction > 0) ahead++
  }
  const share = (ahead + equal / 2) / others.length
  return share >= DECISIVE ? 1 : share <= 1 - DECISIVE ? 0 : undefined
}

const scoreAgainstZero = (own: number, direction: number): number | undefined =>
  Math.abs(own) < 1e-6 ? undefined : own * direction > 0 ? 1 : 0

/** Log-odds that the person prefers `a` to `b`, by measured preferences alone. Vectors as `measure` returns them. */
export function logOdds(preferences: readonly Measured[], a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (const { name, weight } of preferences) {
    const j = measureIndex(name)
    if (j !== undefined) sum += weight * (a[j]! - b[j]!)
  }
  return Math.max(-LONGEST_ODDS, Math.min(LONGEST_ODDS, sum))
}

/** The measured part of the preferences that are in use at a place. */
export const measuredAt = (preferences: readonly Preference[], place: Place): readonly Measured[] =>
  preferences.flatMap((p) => (p.measured && holds(p.scope, place) ? [p.measured] : []))
