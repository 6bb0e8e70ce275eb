import { reliability } from '../../evaluate/calibration.ts'
import { type CurvePoint, curve as curveOf } from '../../evaluate/curve.ts'
import { alarms } from '../../evaluate/drift.ts'
import { known } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { numberAt, pageOf } from '../pages.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/profile.ts'

const trials = endpoint({
  method: 'get',
  path: '/v1/people/{person}/trials',
  tag: 'Profiles',
  summary: 'Every test of every belief, in the order they were made',
  scope: 'read',
  own: true,
  params: personParams,
  query: schema.trialsQuery,
  result: schema.trials,
})

const curve = endpoint({
  method: 'get',
  path: '/v1/people/{person}/curve',
  tag: 'Profiles',
  summary: 'The learning curve: running loss in bits with its 95 % interval, drifts, calibration',
  scope: 'read',
  own: true,
  params: personParams,
  result: schema.curve,
})

/** Points of a curve that go out, besides those of drifts: a plot shows no more. */
const MOST_POINTS = 500

export const history: readonly Route[] = [
  route(trials, async ({ params: { person }, query: { cursor, limit, preference } }, call) => {
    await known(call, person)
    const all = (await call.tenant.penchant.history(person)).trials
    const from = numberAt(cursor) ?? 0
    const rows = all.map((trial, i) => ({ trial, place: i + 1 })).filter(({ place }) => place > from)
    return pageOf(
      rows,
      limit,
      ({ trial }) => (preference === undefined || trial.preference === preference ? trial : undefined),
      ({ place }) => place,
    )
  }),

  route(curve, async ({ params: { person } }, call) => {
    await known(call, person)
    const { forecasts } = await call.tenant.penchant.history(person)
    const alarmed = alarms(forecasts)
    // An alarm lasts for some signals; it is told once.
    const drifts = forecasts.flatMap((_, i) => (alarmed[i] && !alarmed[i - 1] ? i + 1 : []))
    // A forecast is of what came: from the other side it is of what did not.
    const probabilities = forecasts.flatMap(({ probability: p }) => [p, 1 - p])
    const calibration = reliability(
      probabilities,
      forecasts.flatMap(() => [1, 0]),
    )
    return { points: thinned(curveOf(forecasts), drifts), drifts, calibration }
  }),
]

/** At equal distances from the last one back, so that it is there, and those of drifts. */
function thinned(points: readonly CurvePoint[], drifts: readonly number[]): readonly CurvePoint[] {
  const step = Math.ceil(points.length / MOST_POINTS)
  const kept = new Set(drifts)
  return points.filter(({ signals }) => (points.length - signals) % step === 0 || kept.has(signals))
}
