import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { demoSignals, started } from './serving.values.ts'

// Requests made from the document alone: each as its schema says or broken in a way, against a server with some people.
// None may end in a fault, hang, or show what another tenant holds.

const REQUESTS = 6000
const AT_ONCE = 16
const SECRET = 'zyzzyva'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly format?: string
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'emma',
    'kai',
    'email',
    'Keep it short.',
    '<script>alert(1)</script>',
    '\u0000',
    "'; DROP TABLE signals",
    '../../etc/passwd',
    '%2e%2e',
    '\ud800',
    'a'.repeat(5000),
  ),
)

/** Whatever JSON can hold. */
const anything = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>

/** A value as the schema says. */
function fitting(schema: Schema, document: Document, depth = 0): fc.Arbitrary<unknown> {
  const inner = (s: Schema) => fitting(s, document, depth + 1)
  if (schema.$ref) return inner(document.components.schemas[schema.$ref.split('/').at(-1)!]!)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const some = schema.oneOf ?? schema.anyOf
  if (some) return fc.oneof(...some.map(inner))
  const { minimum: min = -10, maximum: max = 2000 } = schema
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? fc.constant('2026-02-03T04:05:06Z') : text
    case 'integer':
      return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) })
    case 'number':
      return fc.double({ min, max, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map(inner))
        : fc.array(inner(schema.items ?? {}), {
            minLength: schema.minItems ?? 0,
            maxLength: (schema.minItems ?? 0) + 4,
          })
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, s]) => [name, inner(s)])),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    default:
      return anything
  }
}

/** Mostly as it should be; sometimes with a field changed, or something else altogether. */
const broken = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    {
      weight: 2,
      arbitrary: fc
        .tuple(value, text, anything)
        .map(([v, k, x]) => (typeof v === 'object' ? { ...v, [k]: x } : x)),
    },
    { weight: 1, arbitrary: anything },
  )

/** Paths that are nobody's, or that no route of the document answers. */
const elsewhere = fc
  .tuple(
    fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    fc.oneof(
      fc.constantFrom('', 'docs', 'docs/', 'docs/start.js', 'favicon.ico', 'openapi.json', 'metrics', 'mcp'),
      fc.webPath().map((path) => path.slice(1)),
      fc.string({ unit: fc.constantFrom(...'aé/.%0EA4-\\?#'), maxLength: 30 }),
      fc.constantFrom('%E0%A4%A', '%00.js', '%2e%2e%2fpackage.json', `${'a'.repeat(5000)}.js`, 'v1/%E0%A4%A'),
    ),
    fc.constantFrom('text/html', '*/*'),
  )
  .map(([method, path, accept]): Asked => {
    const body = method === 'POST' || method === 'PUT' ? '{}' : undefined
    return {
      method,
      path: `/${path.replace(/^\/+/, '')}`,
      body,
      type: 'application/json',
      headers: { accept },
    }
  })

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  readonly type: string
  readonly headers: Record<string, string>
}

/** Path, query and headers can only hold some characters. */
const encoded = (value: unknown) => {
  const plain = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(plain.toWellFormed())
}

function requestOf(
  path: string,
  method: string,
  operation: Operation,
  known: Record<string, string>,
  document: Document,
) {
  const { parameters = [], requestBody } = operation
  const parts = parameters.filter((p) => p.in === 'path' || p.in === 'query')
  const values = parts.map(({ name, schema }) => {
    const found = known[name]
    const value = fitting(schema, document)
    return found === undefined ? value : fc.oneof({ weight: 3, arbitrary: fc.constant(found) }, value)
  })
  const [type = 'application/json', media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const body =
    media === undefined
      ? fc.constant(undefined)
      : type.includes('json') && !type.includes('nd')
        ? broken(fitting(media.schema, document)).map((v) => JSON.stringify(v) ?? '')
        : fc
            .array(
              fc.oneof(
                broken(fitting({ $ref: '#/components/schemas/SignalInput' }, document)).map(
                  (v) => JSON.stringify(v) ?? '',
                ),
                text,
              ),
              { maxLength: 6 },
            )
            .map((lines) => lines.join('\n'))
  const headers = fc.record(
    {
      'idempotency-key': fc.constantFrom('a', 'b', 'not one'),
      'last-event-id': fc.constantFrom('3', '-1', 'x', '1e99'),
      'x-request-id': fc.constantFrom('trace', '<b>'),
      accept: fc.constantFrom('text/event-stream', 'text/html', '*/*'),
    },
    { requiredKeys: [] },
  )
  return fc
    .tuple(
      fc.tuple(...values),
      fc.array(fc.boolean(), { minLength: parts.length, maxLength: parts.length }),
      body,
      headers,
      fc.boolean(),
    )
    .map(([given, with_, content, more, cut]): Asked => {
      let filled = path
      const query: string[] = []
      parts.forEach((part, i) => {
        if (part.in === 'path') filled = filled.replace(`{${part.name}}`, encoded(given[i]))
        else if (with_[i]) query.push(`${part.name}=${encoded(given[i])}`)
      })
      // A body cut short now and then.
      const sent = cut && content !== undefined && content.length % 7 === 0 ? content.slice(0, -1) : content
      return {
        method: method.toUpperCase(),
        path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
        body: sent,
        type,
        headers: more as Record<string, string>,
      }
    })
}

describe('requests made from the document', () => {
  it(`end well, ${REQUESTS} of them`, { timeout: 120_000 }, async () => {
    const server = await started()
    afterAll(server.close)
    const [ours, theirs] = [server.keyFor('default', 'manage'), server.keyFor('rival', 'manage')]
    const client = server.clientFor(ours)
    await server.clientFor(theirs).signals.batch([
      { kind: 'sample', person: 'emma', text: `Our ${SECRET}.` },
      { kind: 'sample', person: SECRET, text: SECRET },
    ])
    const signals = await demoSignals('emma', 'kai')
    await client.signals.batch(signals)
    await client.person('emma').add('Keep it short')
    const known = {
      person: 'emma',
      preference: (await client.person('emma').profile()).preferences[0]!.id,
      signal: (await client.person('emma').signals()).items[0]!.id,
      job: (await client.learn()).id,
    }
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) =>
        requestOf(path, method, operation, known, document),
      ),
    )
    const requests = fc.sample(fc.oneof(...operations, elsewhere, elsewhere), { numRuns: REQUESTS, seed: 7 })
    const answers = new Map<number, number>()

    const send = async ({ method, path, body, type, headers }: Asked) => {
      // A stream of events ends when its reader goes; everything else has to end by itself.
      const streams = path.includes('/events')
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ours}`,
          ...headers,
          ...(body !== undefined && { 'content-type': type }),
        },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(20_000),
      })
      const answer = streams ? '' : await response.text()
      if (streams) await response.body?.cancel()
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
      if (response.status >= 500 || answer.includes(SECRET))
        throw new Error(`${response.status} ${method} ${path} ${body}\n${answer}`)
      // What speaks JSON-RPC refuses in it.
      if (response.status >= 400 && method !== 'HEAD' && !path.startsWith('/mcp'))
        expect(response.headers.get('content-type')).toBe('application/problem+json')
    }

    let next = 0
    const sender = async () => {
      while (next < requests.length) {
        if (next % 200 === 0) await client.signals.batch(signals) // some forget
        await send(requests[next++]!)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sender))
    const total = [...answers.values()].reduce((a, b) => a + b, 0)
    expect(total).toBe(REQUESTS)
    // Not all were turned away at the door.
    const taken = [...answers].filter(([status]) => status < 300).reduce((n, [, k]) => n + k, 0)
    expect(taken).toBeGreaterThan(REQUESTS / 10)
    expect(answers.get(400)).toBeGreaterThan(REQUESTS / 20)
    // It still does what it should.
    await client.signals.batch(signals)
    expect((await client.person('emma').profile()).person).toBe('emma')
    expect((await server.clientFor(theirs).people()).items.map((p) => p.person)).toEqual(['emma', SECRET])
  })
})
