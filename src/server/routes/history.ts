import { reliability } from '../../evaluate/calibration.ts'
import { drifted } from '../../evaluate/drift.ts'
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
    const points = await call.tenant.penchant.curve(person)
    const alarmed = points.map(({ signals }) => drifted(forecasts.slice(0, signals)))
    // An alarm lasts for some signals; it is told once.
    const drifts = points.filter((_, i) => alarmed[i] && !alarmed[i - 1]).map(({ signals }) => signals)
    // A forecast is of what came: from the other side it is of what did not.
    const probabilities = forecasts.flatMap(({ probability: p }) => [p, 1 - p])
    const calibration = reliability(
      probabilities,
      forecasts.flatMap(() => [1, 0]),
    )
    return { points, drifts, calibration }
  }),
]
