import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { isCut } from './asker.ts'
import type { Env, Works } from './call.ts'
import type { House } from './house.ts'
import { createIdempotency } from './idempotency.ts'
import { createLimiter, type Rate } from './limits.ts'
import { type Log, silent } from './log.ts'
import { mcpHandler } from './mcp.http.ts'
import { createMetrics } from './metrics.ts'
import { guard, mount, openApp } from './mount.ts'
import { observed } from './observe.ts'
import { once } from './once.ts'
import { outside } from './outside.ts'
import { cancelled, Problem, problemOf } from './problem.ts'
import { addDocuments } from './routes/documents.ts'
import { addHealth } from './routes/health.ts'
import { addPage } from './routes/page.ts'
import { routes } from './routes.ts'

export interface AppOptions {
  /** Other origins whose pages may use the API and show the page in a frame. None when left out. */
  readonly origins?: readonly string[]
  /** Of each key; unlimited when left out. */
  readonly rate?: Rate
  /** Milliseconds a request may take, its model calls included; 120,000 when left out. */
  readonly requestTimeout?: number
  readonly log?: Log
  /** Folder of the built page; that of the package when left out. */
  readonly page?: string
}

export const TIMEOUT = 120_000

/** The service over a house, as a handler of web-standard requests: mount it wherever these are answered. */
export function createApp(house: House, options: AppOptions = {}): OpenAPIHono<Env> {
  const { origins = [], rate, requestTimeout: timeout = TIMEOUT, log = silent } = options
  const metrics = createMetrics()
  house.onJob((job, err) => {
    metrics.job(job)
    if (job.state === 'failed' && problemOf(err).type === 'internal') log.error({ job: job.id, err }, 'fault')
  })
  const works: Works = { house, metrics, idempotency: createIdempotency(house.clock) }
  const app = openApp()
  app.use(observed(metrics, log, house.closing))
  const [usual, inReference] = [headers(origins, []), headers(origins, ["'unsafe-inline'"])]
  app.use((c, next) => (c.req.path === '/docs' ? inReference : usual)(c, next))
  if (origins.length > 0) for (const path of ['/v1/*', '/mcp']) app.use(path, crossOrigin(origins))
  app.use('/v1/*', unkept)
  const limiter = rate && createLimiter(rate)
  const guarded = { ...works, limiter, timeout }
  for (const route of routes) mount(app, route, { ...guarded, once: once(works) })
  app.all('/mcp', guard({ scope: 'read', anybody: true }, guarded), mcpHandler({ house, origins, log }))
  addHealth(app, guarded)
  addDocuments(app)
  addPage(app, options.page)
  app.notFound((c) => {
    const methods = answered
      .filter(({ path }) => patternOf(path).test(c.req.path))
      .map(({ method }) => method.toUpperCase())
    throw methods.length > 0 ? noMethod(c.req.method, methods) : nothingHere()
  })
  app.onError((error, c) => {
    const problem = isCut(error, c.req.raw.signal) ? cancelled() : problemOf(error)
    const request = c.get('requestId')
    if (problem.type === 'internal')
      log.error({ request, err: problem === error ? undefined : error }, 'fault')
    const details = JSON.stringify(problem.details(request))
    return new Response(details, {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json', ...problem.facts.headers },
    })
  })
  return app
}

const answered: readonly { readonly method: string; readonly path: string }[] = [
  ...routes.map(({ spec }) => spec),
  ...outside,
  ...['/', '/docs', '/openapi.json'].map((path) => ({ method: 'get', path })),
]

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)

const nothingHere = (): Problem =>
  new Problem('not-found', { detail: 'nothing is here; see /docs', remedy: 'see /docs for what there is' })

function noMethod(method: string, methods: readonly string[]): Problem {
  const allow = methods.join(', ')
  return new Problem('no-method', {
    detail: `${method} is not answered here; use ${allow}`,
    remedy: `use ${allow}`,
    headers: { allow },
  })
}

/** What is told of people is nobody else's to keep. */
const unkept: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.res.headers.set('Cache-Control', 'no-store')
}

/** Only our own files are used in our pages. @param styles where else styles may stand: the reference sets them in elements. */
const headers = (origins: readonly string[], styles: readonly string[]) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...styles],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: origins.length > 0 ? [...origins] : ["'none'"],
    },
    // Whether the way here is encrypted is known to whoever stands before us.
    strictTransportSecurity: false,
    xFrameOptions: origins.length > 0 ? false : 'DENY',
    crossOriginResourcePolicy: origins.length > 0 ? 'cross-origin' : 'same-origin',
  })

const crossOrigin = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: [
      ...['Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID', 'X-Request-Id'],
      ...['Mcp-Session-Id', 'Mcp-Protocol-Version', 'Mcp-Method', 'Mcp-Name'],
    ],
    exposeHeaders: [
      ...['X-Request-Id', 'Retry-After', 'Idempotency-Replayed', 'Allow', 'WWW-Authenticate'],
      ...['Mcp-Session-Id', 'Mcp-Protocol-Version'],
    ],
    maxAge: 600,
  })
