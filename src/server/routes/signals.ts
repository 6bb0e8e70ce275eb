import { NotFoundError } from '../../errors.ts'
import type { Logged } from '../../store.ts'
import { type Call, known } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { numberAt, pageOf } from '../pages.ts'
import { Problem, type ProblemDetails, problemOf } from '../problem.ts'
import { pageOf as pageSchema, personParams } from '../schemas/common.ts'
import * as schema from '../schemas/signal.ts'

const page = pageSchema(schema.signal).openapi('Signals')

/** Stores signals and tells who watches. They are durable when it resolves. */
export async function take(call: Call, inputs: readonly unknown[]): Promise<readonly string[]> {
  const { tenant, metrics } = call
  refuseInDemo(call)
  // Shape is checked by `observe`, which names field, value and remedy.
  const signals = await tenant.penchant.observe(inputs as never[])
  metrics.signals(signals.length)
  for (const { id, kind, person } of signals)
    tenant.events.add({ event: 'signal', what: kind, about: id, ...(person !== undefined && { person }) })
  return signals.map(({ id }) => id)
}

export function refuseInDemo({ tenant }: Call): void {
  if (!tenant.demo) return
  const remedy = 'send signals to your own store: use a key, or the token printed for it'
  throw new Problem('forbidden', {
    detail: `these people are made up, and signals would be lost; ${remedy}`,
    remedy,
  })
}

const post = endpoint({
  method: 'post',
  path: '/v1/signals',
  tag: 'Signals',
  summary: 'Store one signal',
  description: 'Durable when answered. The same signal again has the same id and is not stored again.',
  scope: 'observe',
  body: schema.signalInput,
  status: 201,
  result: schema.accepted,
})

const postBatch = endpoint({
  method: 'post',
  path: '/v1/signals/batch',
  tag: 'Signals',
  summary: 'Store up to 1,000 signals; one that cannot be taken does not keep the others out',
  scope: 'observe',
  body: schema.batch,
  result: schema.batchResult,
})

const listAll = endpoint({
  method: 'get',
  path: '/v1/signals',
  tag: 'Signals',
  summary: "List everybody's signals, the oldest first",
  scope: 'read',
  query: schema.signalsOfAllQuery,
  result: page,
})

const list = endpoint({
  method: 'get',
  path: '/v1/people/{person}/signals',
  tag: 'Signals',
  summary: "List a person's signals",
  scope: 'read',
  own: true,
  params: personParams,
  query: schema.signalsQuery,
  result: page,
})

const get = endpoint({
  method: 'get',
  path: '/v1/people/{person}/signals/{signal}',
  tag: 'Signals',
  summary: 'Read one signal',
  scope: 'read',
  own: true,
  params: schema.signalParams,
  result: schema.signal,
})

const only = (kind: string | undefined) => (row: Logged) =>
  kind === undefined || row.signal.kind === kind ? row.signal : undefined
const place = ({ position }: Logged) => position

export const signals: readonly Route[] = [
  route(post, async ({ body }, call) => ({ id: (await take(call, [body]))[0]! })),

  route(postBatch, async ({ body }, call) => {
    refuseInDemo(call)
    const results = await each(call, body.signals)
    return {
      accepted: results.filter((r) => 'id' in r).length,
      results: results.map((result, index) => ({ index, ...result })),
    }
  }),

  route(listAll, async ({ query: { cursor, limit, kind } }, { tenant }) =>
    pageOf(tenant.store.signals({ after: numberAt(cursor) ?? 0 }), limit, only(kind), place),
  ),

  route(list, async ({ params: { person }, query: { cursor, limit, kind, order } }, call) => {
    await known(call, person)
    const at = numberAt(cursor)
    const { store } = call.tenant
    if (order === 'oldest') return pageOf(store.signals({ person, after: at ?? 0 }), limit, only(kind), place)
    const all: Logged[] = []
    for await (const row of store.signals({ person })) if (row.position < (at ?? Infinity)) all.push(row)
    return pageOf(all.reverse(), limit, only(kind), place)
  }),

  route(get, async ({ params: { person, signal } }, call) => {
    for await (const row of call.tenant.store.signals({ person }))
      if (row.signal.id === signal) return row.signal
    throw new NotFoundError('signal', signal, 'list the signals of this person')
  }),
]

/** Together where all can be taken, else each by itself, so that each is told its own fault. */
export async function each(
  call: Call,
  inputs: readonly unknown[],
): Promise<readonly ({ readonly id: string } | { readonly problem: ProblemDetails })[]> {
  try {
    return (await take(call, inputs)).map((id) => ({ id }))
  } catch (error) {
    if (inputs.length === 1) return [{ problem: problemOf(error).details() }]
    return (await Promise.all(inputs.map((input) => each(call, [input])))).flat()
  }
}
