import { randomUUID } from 'node:crypto'
import { context, propagation, SpanKind, SpanStatusCode, type TextMapGetter, trace } from '@opentelemetry/api'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env } from './call.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** An id that came along is kept, so that a request can be followed through several services. */
const ID = /^[\w-]{1,64}$/

/** Nobody is there any more to be answered. */
const CANCELLED = 499

const headers: TextMapGetter<Headers> = {
  get: (carrier, key) => carrier.get(key) ?? undefined,
  keys: (carrier) => [...carrier.keys()],
}

/** Gives a request its id, a span, and a line in log and metrics: route, status and time, nothing personal. */
export function observed(metrics: Metrics, log: Log, closing: AbortSignal): MiddlewareHandler<Env> {
  const tracer = trace.getTracer('penchant')
  return async (c, next) => {
    const given = c.req.header('x-request-id')
    const id = given !== undefined && ID.test(given) ? given : randomUUID()
    c.set('requestId', id)
    const start = performance.now()
    // A trace that came along is continued.
    const parent = propagation.extract(context.active(), c.req.raw.headers, headers)
    await tracer.startActiveSpan(c.req.method, { kind: SpanKind.SERVER }, parent, async (span) => {
      try {
        await next()
      } finally {
        c.res.headers.set('X-Request-Id', id)
        // Whoever keeps a connection open would never stop asking on it.
        if (closing.aborted) c.res.headers.set('Connection', 'close')
        const ms = performance.now() - start
        const status = c.req.raw.signal.aborted ? CANCELLED : c.res.status
        const route = routeOf(c)
        metrics.request(c.req.method, route, status, ms / 1000)
        const who = c.get('principal')
        log.info(
          {
            request: id,
            method: c.req.method,
            route,
            status,
            ms: Math.round(ms * 100) / 100,
            ...(who && { tenant: who.tenant, key: who.id }),
          },
          'request',
        )
        span.updateName(`${c.req.method} ${route}`)
        span.setAttributes({
          'http.request.method': c.req.method,
          'http.route': route,
          'http.response.status_code': status,
        })
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      }
    })
  }
}

/** The pattern of what answered, never the path: names of people stand in paths. */
function routeOf(c: Context<Env>): string {
  const pattern = routePath(c)
  return c.res.status >= 400 && pattern.endsWith('*') ? 'none' : pattern
}
