import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import * as samplers from '@opentelemetry/sdk-trace'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { modelServer } from '../test/model-server.ts'
import { batchesIn, collectorIn, samplerIn } from './serve.tracing.env.ts'
import { call, folder, penchant } from './spawned.ts'

const file = folder()
const store = file('penchant.db')
let key = ''
beforeAll(async () => {
  const made = await call(['--store', store, 'keys', 'create', '--name', 'app', '--scope', 'manage'])
  key = made.out.trim()
})

type Fetch = (path: string, body?: object, headers?: Record<string, string>) => Promise<Response>

/** Starts the service with these variables, uses it and ends it. */
async function serving(env: Record<string, string>, use: (ask: Fetch) => Promise<unknown>) {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const ran = penchant(['--store', store, '--json', 'serve', '--port', '0', '--log', 'error'], {
    env,
    open: true,
    during(child) {
      once(createInterface(child.stdout!), 'line')
        .then(([line]) => use(asking(JSON.parse(line).address)))
        .then(resolve, reject)
        .finally(() => child.kill('SIGTERM'))
    },
  })
  ran.then(({ err }) => reject(new Error(`it ended: ${err}`)))
  await promise
  return ran
}

const asking =
  (address: string): Fetch =>
  (path, body, headers) =>
    fetch(`${address}${path}`, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly status?: { readonly code?: number }
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[]
}

interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: Pick<Span, 'attributes'>
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[]
  }[]
}

/** Takes what a service sends, as a collector does. */
async function collector() {
  const received: Traces[] = []
  const paths = new Set<string>()
  const url = await listening(async (request, response) => {
    paths.add(`${request.method} ${request.url}`)
    received.push((await json(request)) as Traces)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const resources = () => received.flatMap((r) => r.resourceSpans)
  return {
    ...{ url, received, paths },
    spans: () => resources().flatMap((r) => r.scopeSpans.flatMap((scope) => scope.spans)),
    resource: () => valuesOf(resources()[0]!.resource),
  }
}

const valuesOf = ({ attributes }: Pick<Span, 'attributes'>): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key: name, value }) => [name, Object.values(value)[0]]))

const TRACE = 'ab'.repeat(16)
const CALLER = 'cd'.repeat(8)
const traceparent = `00-${TRACE}-${CALLER}-01`

/** All there is to say. */
const ENDING = 'ending: finishing what was accepted\n'

/** Fails the loading of what only tracing needs. */
const WITHOUT = `--import data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({
  resolve(name, context, next) {
    if (/^@opentelemetry\\/(?!api$)/.test(name))
      throw Object.assign(new Error('not here'), { code: 'ERR_MODULE_NOT_FOUND' })
    return next(name, context)
  },
})`)}`

describe('penchant serve where a collector is named', () => {
  it('sends each request as a span below its caller’s, with the model calls below that, and nothing personal', async () => {
    const model = await modelServer(() => 'A reply about heating.')
    onTestFinished(model.close)
    const { url, spans, resource, received, paths } = await collector()
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: url, PENCHANT_MODEL: `${model.url}#qwen3` }
    const ran = await serving(env, async (ask) => {
      await ask('/v1/signals', { kind: 'sample', person: 'Ada Novak', text: 'Secret words.' })
      const path = `/v1/people/${encodeURIComponent('Ada Novak')}/write`
      const request = { task: 'email', input: 'The boiler is broken.' }
      const written = await ask(path, request, { traceparent })
      expect(await written.json()).toMatchObject({ text: 'A reply about heating.' })
      const streamed = await ask(path, request, { traceparent, accept: 'text/event-stream' })
      expect(await streamed.text()).toContain('event: written')
      expect((await ask('/v1/people/nobody/profile', undefined, { traceparent: 'x' })).status).toBe(404)
    })
    expect(ran).toMatchObject({ code: 0, err: ENDING })
    expect([...paths]).toEqual(['POST /v1/traces'])
    expect(resource()).toMatchObject({ 'service.name': 'penchant', 'service.version': expect.any(String) })

    const found = (name: string) => spans().filter((span) => span.name === name)
    const writes = found('POST /v1/people/:person/write')
    expect(writes).toHaveLength(2)
    for (const span of writes) {
      expect(span).toMatchObject({ traceId: TRACE, parentSpanId: CALLER })
      expect(valuesOf(span)).toEqual({
        'http.request.method': 'POST',
        'http.route': '/v1/people/:person/write',
        'http.response.status_code': 200,
      })
    }
    const calls = spans().filter((span) => 'gen_ai.request.model' in valuesOf(span))
    expect(calls.map((span) => span.parentSpanId).sort()).toEqual(writes.map((span) => span.spanId).sort())
    for (const span of calls) {
      expect(span).toMatchObject({ name: 'write', traceId: TRACE })
      expect(valuesOf(span)).toEqual({
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'qwen3',
        'gen_ai.usage.input_tokens': expect.any(Number),
        'gen_ai.usage.output_tokens': expect.any(Number),
      })
    }
    // What is no trace is not continued.
    const [refused] = found('GET /v1/people/:person/profile')
    expect(valuesOf(refused!)).toMatchObject({ 'http.response.status_code': 404 })
    expect(refused!.parentSpanId || undefined).toBeUndefined()
    expect(JSON.stringify(received)).not.toMatch(/ada|novak|secret|boiler|heating|nobody|pk_/i)
  })

  it('does as the other variables say', async () => {
    const { url, spans, resource } = await collector()
    const env = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`,
      OTEL_SERVICE_NAME: 'letters',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_TRACES_SAMPLER: 'parentbased_always_off',
      OTEL_BSP_SCHEDULE_DELAY: '10',
    }
    await serving(env, async (ask) => {
      await ask('/v1/people')
      await ask('/v1/session', undefined, { traceparent })
      // Not only at the end.
      await expect.poll(spans, { timeout: 20_000 }).toHaveLength(1)
    })
    expect(spans().map((span) => span.name)).toEqual(['GET /v1/session'])
    expect(resource()).toMatchObject({
      'service.name': 'letters',
      'deployment.environment.name': 'test',
    })
  })

  it.each([
    ['refuses', (request) => request.socket.destroy()],
    ['never answers', () => {}],
  ] satisfies [string, RequestListener][])(
    'ends, and says so, when the collector %s',
    async (_, listener) => {
      // Without an end of the service's own this would outlast the test.
      const long = { OTEL_EXPORTER_OTLP_TIMEOUT: '1000000', OTEL_BSP_EXPORT_TIMEOUT: '1000000' }
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: await listening(listener), ...long }
      const ran = await serving(env, (ask) => ask('/v1/people'))
      expect(ran.code).toBe(0)
      expect(ran.err).toContain('"msg":"spans were not sent"')
    },
  )

  it('says what to install', async () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://me:secret@127.0.0.1:4318?k=secret',
      NODE_OPTIONS: WITHOUT,
    }
    const ran = await penchant(['--store', store, 'serve', '--port', '0'], { env })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(
      /^penchant: OTEL_EXPORTER_OTLP_ENDPOINT: "http:\/\/127\.0\.0\.1:4318\/" cannot be used; npm install @opentelemetry\/sdk-trace /,
    )
    expect(ran.err).not.toContain('secret')
  })

  it('loads nothing where it is switched off', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' }
    const ran = await serving({ ...env, NODE_OPTIONS: WITHOUT }, async (ask) => {
      expect((await ask('/v1/people', undefined, { traceparent })).status).toBe(200)
    })
    expect(ran).toMatchObject({ code: 0, err: ENDING })
  })
})

describe('the variables of OpenTelemetry', () => {
  const there = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }

  it.each([
    [{}],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
    [{ ...there, OTEL_SDK_DISABLED: 'true' }],
    [{ ...there, OTEL_TRACES_EXPORTER: 'none' }],
  ] as Record<string, string>[][])('name no collector: %j', (env) => {
    expect(collectorIn(env)).toBeUndefined()
  })

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4317' }, /^OTEL_EXPORTER_OTLP_ENDPOINT: .*http:\/\/host:4318/],
    [{ ...there, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /^OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" .*http\/json/],
    [{ ...there, OTEL_TRACES_SAMPLER: 'some' }, /^OTEL_TRACES_SAMPLER: "some" .*traceidratio/],
    [{ ...there, OTEL_TRACES_SAMPLER_ARG: 'half' }, /^OTEL_TRACES_SAMPLER_ARG: "half" .*a number/],
    [{ ...there, OTEL_BSP_MAX_QUEUE_SIZE: '-1' }, /^OTEL_BSP_MAX_QUEUE_SIZE: "-1" .*from 0 up/],
  ])('are refused where they cannot be heeded: %j', (env, message) => {
    expect(() => [collectorIn(env), samplerIn(env, samplers), batchesIn(env)]).toThrow(message)
  })

  it.each([
    [{}, 'ParentBased{root=AlwaysOnSampler'],
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, 'AlwaysOffSampler'],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' }, 'TraceIdRatioBased{0.25}'],
    [
      { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' },
      'ParentBased{root=TraceIdRatioBased{0}',
    ],
  ])('choose the sampler: %j', (env, shown) => {
    expect(String(samplerIn(env, samplers)).startsWith(shown)).toBe(true)
  })
})
