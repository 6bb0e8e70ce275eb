import { z } from '@hono/zod-openapi'
import { find } from '../../preference.ts'
import type { ForgetTarget } from '../../store.ts'
import { type Call, profileOf } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/keeping.ts'
import { eventStream } from '../sse.ts'
import { lastEvent } from './jobs.ts'

const forget = endpoint({
  method: 'post',
  path: '/v1/people/{person}/forget',
  tag: 'People',
  summary: 'Erase a person, or one signal or preference, with everything derived from it',
  description: 'On disk too. Answers with a receipt: what was erased, counted.',
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
  also: 'text/event-stream',
})

/** What is remembered of a person outside the store goes as well. */
function letGo({ tenant, idempotency }: Call, person: string, everything: boolean): void {
  if (everything) {
    tenant.events.forget(person)
    tenant.jobs.forget(person)
  }
  idempotency.forget(tenant.name, person)
}

export const keeping: readonly Route[] = [
  route(forget, async ({ params: { person }, body }, call) => {
    const profile = await profileOf(call, person)
    const target: ForgetTarget =
      'everything' in body
        ? { person }
        : 'signal' in body
          ? { person, signal: body.signal }
          : { person, preference: find(profile, body.preference).id }
    letGo(call, person, 'everything' in body)
    const receipt = await call.tenant.penchant.forget(target)
    call.tenant.events.add({ event: 'forgotten', ...(!('everything' in body) && { person }) })
    return receipt
  }),

  route(exported, ({ params: { person } }, { tenant }) => tenant.penchant.export(person)),

  route(usage, async (_, { tenant }) => tenant.penchant.usage()),

  route(events, async (_, call) => {
    const after = lastEvent(call)
    return eventStream(async function* (signal) {
      for await (const { id, event, ...data } of call.tenant.events.follow(after, signal))
        yield { event, id: String(id), data }
    }, call.house.closing)
  }),
]
