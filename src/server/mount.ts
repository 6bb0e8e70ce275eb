import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { endOf } from './asker.ts'
import { authenticate, authorize } from './auth.ts'
import { limited, unpacked } from './body.ts'
import type { Env, Works } from './call.ts'
import type { Route } from './endpoint.ts'
import { problemOfIssues } from './issues.ts'
import type { createLimiter } from './limits.ts'
import { operationOf } from './operation.ts'
import { Problem } from './problem.ts'

export interface GuardOptions extends Works {
  readonly limiter: ReturnType<typeof createLimiter> | undefined
  /** Milliseconds a request may take. */
  readonly timeout: number
}

export interface MountOptions extends GuardOptions {
  readonly once: MiddlewareHandler<Env>
}

/** An app that answers what does not fit its schemas with a problem. */
export const openApp = (): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw problemOfIssues(result.error.issues)
    },
  })

/** Puts a route into the app: key, limits, checks, then what it does. */
export function mount(app: OpenAPIHono<Env>, { spec, handler }: Route, options: MountOptions): void {
  const { method, path, status = 200, params, query, body, stream } = spec
  const config = createRoute({
    method,
    path,
    request: {
      ...(params && { params: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: { [status]: { description: spec.summary } },
    middleware: [
      guard(spec, options),
      ...(method === 'get' ? [] : [unpacked]),
      // A stream is read by its handler as it comes; whatever else is read, is read whole.
      ...(method === 'get' || stream ? [] : [limited, options.once]),
    ],
    // The document says more, and less strictly.
    hide: true,
  })
  app.openAPIRegistry.registerPath(operationOf(spec))
  app.openapi(config, async (c) => {
    // Which parts there are is known by the spec, whose types the handler was checked against.
    const valid = (part: 'param' | 'query' | 'json'): unknown => c.req.valid(part as never)
    const given = {
      params: params && valid('param'),
      query: query && valid('query'),
      body: body && valid('json'),
    }
    const answer = await handler(given, c.get('call'))
    return (answer instanceof Response ? answer : c.json(answer as object, status)) as never
  })
}

/** Who it is, whether they come too often, and whether they may: before anything else is looked at. */
export function guard(
  spec: Pick<Route['spec'], 'scope' | 'own' | 'anybody'>,
  options: GuardOptions,
): MiddlewareHandler<Env> {
  const { house, metrics, idempotency, limiter, timeout } = options
  return async (c, next) => {
    const principal = authenticate(c.req.header('authorization'), house)
    c.set('principal', principal)
    const caller = `${principal.tenant}/${principal.id}/${principal.person ?? ''}`
    const wait = limiter?.take(caller, performance.now()) ?? 0
    if (wait > 0) throw tooMany(wait)
    if (!spec.anybody) authorize(principal, spec, c.req.param('person'))
    const tenant = house.tenant(principal.tenant)
    let signal: AbortSignal | undefined
    c.set('call', {
      house,
      metrics,
      idempotency,
      context: c,
      principal,
      tenant,
      // Most requests are answered before anybody could end them, and never ask for it.
      get signal() {
        signal ??= endOf(c.req.raw.signal, timeout)
        return signal
      },
    })
    await next()
  }
}

function tooMany(wait: number): Problem {
  const seconds = Math.max(1, Math.ceil(wait))
  const remedy = `wait ${seconds} s`
  return new Problem('too-many-requests', {
    detail: `more requests than this key may make; ${remedy}`,
    remedy,
    headers: { 'retry-after': String(seconds) },
  })
}
