import { z } from '@hono/zod-openapi'
import { whileValid } from '../auth.ts'
import type { Call } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { answerInPieces } from '../pieces.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/keeping.ts'
import { eventStream } from '../sse.ts'
import { lastEvent } from './jobs.ts'

const forget = endpoint({
  method: 'post',
  path: '/v1/people/{person}/forget',
  tag: 'People',
  summary: 'Erase a person, or one signal or preference, with everything derived from it',
  description:
    'On disk too. Answers with a receipt: what was erased, counted. Where another program reads the store the answer may ' +
    'be 503: it is erased, but not gone from the files yet. The same request again finishes that, and has the receipt.',
  scope: 'manage',
  own: true,
  params: personParams,
  body: schema.forget,
  result: schema.receipt,
})

const exported = endpoint({
  method: 'get',
  path: '/v1/people/{person}/export',
  tag: 'People',
  summary: 'Everything held about a person',
  scope: 'read',
  own: true,
  params: personParams,
  result: schema.exported,
})

const usage = endpoint({
  method: 'get',
  path: '/v1/usage',
  tag: 'Service',
  summary: 'Calls, tokens and cost by step and person since the server started',
  scope: 'read',
  result: schema.usage,
})

const events = endpoint({
  method: 'get',
  path: '/v1/events',
  tag: 'Service',
  summary: 'What happens, as it happens: ids and names, no texts',
  description:
    'Events `signal`, `preference`, `job`, `forgotten`; the last 200 first. Last-Event-ID goes on from there.',
  scope: 'read',
  result: z.unknown(),
  only: 'text/event-stream',
})

/** What is remembered of a person outside the store goes as well. */
function letGo({ tenant, idempotency }: Call, person: string, everything: boolean): void {
  if (everything) tenant.events.forget(person)
  idempotency.forget(tenant.name, person)
}

export const keeping: readonly Route[] = [
  route(forget, async ({ params: { person }, body }, call) => {
    const { penchant, events, jobs } = call.tenant
    const everything = 'everything' in body
    if (everything) jobs.forget(person)
    try {
      const receipt = await penchant.forget(everything ? { person } : { person, ...body })
      events.add({ event: 'forgotten', ...(!everything && { person }) })
      return receipt
    } finally {
      // What came in while it was erased goes too.
      letGo(call, person, everything)
    }
  }),

  route(exported, async ({ params: { person } }, { tenant }) =>
    answerInPieces(await tenant.penchant.export(person)),
  ),

  route(usage, async (_, { tenant }) => tenant.penchant.usage()),

  route(events, async (_, call) => {
    const after = lastEvent(call)
    return eventStream(async function* (signal) {
      const happenings = whileValid(call.principal, call.house, call.tenant.events.follow(after, signal))
      for await (const { id, event, ...data } of happenings) yield { event, id: String(id), data }
    }, call.house.closing)
  }),
]
