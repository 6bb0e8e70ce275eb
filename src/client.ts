import { createPerson } from './client.person.ts'
import type * as t from './client.types.ts'
import {
  type Body,
  type CallOptions,
  type ClientOptions,
  createWire,
  eventsOf,
  linesOf,
} from './client.wire.ts'

export type { PersonClient } from './client.person.ts'
export type * from './client.types.ts'
export { type CallOptions, type ClientOptions, PenchantProblem } from './client.wire.ts'

export type Client = ReturnType<typeof createClient>

/**
 * The service from a browser or anywhere else: needs `fetch` and nothing more. Whatever the service refuses is
 * thrown as PenchantProblem.
 */
export function createClient(options: ClientOptions = {}) {
  const wire = createWire(options)
  const { json, open } = wire
  const get = <T>(path: string, query?: object, how?: CallOptions) =>
    json<T>(path, { query: { ...query } }, how)
  const post = <T>(path: string, body?: unknown, how?: CallOptions) =>
    json<T>(path, { method: 'POST', body }, how)
  const at = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`

  return {
    /** Whose key or token this is. */
    session: (how?: CallOptions) => get<t.Session>('/v1/session', {}, how),
    person: (name: string) => createPerson(wire, name),
    /** What the service learns and asks with. */
    settings: (how?: CallOptions) => get<t.Settings>('/v1/settings', {}, how),
    people: (query?: t.PeopleQuery, how?: CallOptions) => get<t.Page<t.Person>>('/v1/people', query, how),

    signals: {
      /** Durable when it resolves. */
      observe: (signal: t.SignalInput, how?: CallOptions) => post<t.Accepted>('/v1/signals', signal, how),
      /** Up to 1,000; one that cannot be taken does not keep the others out. */
      batch: (signals: readonly t.SignalInput[], how?: CallOptions) =>
        post<t.BatchResult>('/v1/signals/batch', { signals }, how),
      list: (query?: Omit<t.SignalsQuery, 'order'>, how?: CallOptions) =>
        get<t.Page<t.Signal>>('/v1/signals', query, how),
      /** JSON lines: a text, a file, or a stream where the runtime sends them. */
      async stream(lines: Body, how?: CallOptions): Promise<t.StreamReport> {
        const headers = { 'content-type': 'application/x-ndjson' }
        const response = await open('/v1/signals/stream', { method: 'POST', raw: lines, headers }, how)
        const rows: (t.LineReport | Omit<t.StreamReport, 'reports'>)[] = []
        for await (const line of linesOf(response)) if (line !== '') rows.push(JSON.parse(line))
        const total = rows.pop() as Omit<t.StreamReport, 'reports'>
        return { ...total, reports: rows as t.LineReport[] }
      },
    },

    learn: async (how?: CallOptions) => (await post<{ job: t.Job }>('/v1/learn', undefined, how)).job,
    jobs: {
      list: async (how?: CallOptions) => (await get<{ items: t.Job[] }>('/v1/jobs', {}, how)).items,
      get: (id: string, how?: CallOptions) => get<t.Job>(at('/v1/jobs', id), {}, how),
      cancel: (id: string, how?: CallOptions) => json<t.Job>(at('/v1/jobs', id), { method: 'DELETE' }, how),
      /** The job as it goes on, until its end. */
      async *follow(id: string, how?: CallOptions): AsyncGenerator<t.Job> {
        const response = await open(`${at('/v1/jobs', id)}/events`, {}, how)
        for await (const { data } of eventsOf(response)) yield data as t.Job
      },
    },

    route: (request: t.RouteRequest, how?: CallOptions) => post<t.ChosenPrompt>('/v1/route', request, how),
    router: {
      report: (how?: CallOptions) => get<t.RouterReport>('/v1/router', {}, how),
      fit: async (how?: CallOptions) => (await post<{ job: t.Job }>('/v1/router', undefined, how)).job,
    },

    keys: {
      list: async (how?: CallOptions) => (await get<{ items: t.Key[] }>('/v1/keys', {}, how)).items,
      create: (request: t.KeyRequest, how?: CallOptions) => post<t.NewKey>('/v1/keys', request, how),
      revoke: (id: string, how?: CallOptions) => json<t.Key>(at('/v1/keys', id), { method: 'DELETE' }, how),
    },

    usage: (how?: CallOptions) => get<t.Usage>('/v1/usage', {}, how),

    /** What happens, as it happens, from after an event on. `onOpen` is called once the service has answered. */
    async *events({
      after,
      onOpen,
      ...how
    }: CallOptions & { after?: string; onOpen?: () => void } = {}): AsyncGenerator<t.Happening> {
      const from = after !== undefined && { headers: { 'last-event-id': after } }
      const response = await open('/v1/events', { ...from }, how)
      onOpen?.()
      for await (const { event, id, data } of eventsOf(response))
        yield { ...(data as Omit<t.Happening, 'id' | 'event'>), id, event: event as t.Happening['event'] }
    },
  }
}
