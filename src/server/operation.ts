import type { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from './call.ts'
import type { Endpoint } from './endpoint.ts'
import { titlesOf } from './problem.ts'
import { problem } from './schemas/common.ts'

type Registry = OpenAPIHono<Env>['openAPIRegistry']
export type Operation = Parameters<Registry['registerPath']>[0]

/** The OpenAPI document's part on a route. */
export function operationOf(spec: Endpoint): Operation {
  const { method, path, status = 200, params, query, body, stream, result, also, only } = spec
  const types = only === undefined ? ['application/json', ...(also ? [also] : [])] : [only]
  const headers = [
    ...(method === 'post' && !stream ? ['IdempotencyKey'] : []),
    ...(only === 'text/event-stream' ? ['LastEventId'] : []),
  ]
  return {
    method,
    path,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description && { description: spec.description }),
    operationId: operationId(method, path),
    security: [{ bearer: [] }],
    'x-scope': spec.scope,
    'x-own': spec.own ?? false,
    'x-anybody': spec.anybody ?? false,
    parameters: headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    request: {
      ...(params && { params: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      ...(body && { body: { required: !optional(body), content: { 'application/json': { schema: body } } } }),
      ...(stream && { body: { required: true, content: { [stream]: { schema: TEXT } } } }),
    },
    responses: {
      [status]: {
        description: spec.summary,
        content: Object.fromEntries(
          types.map((type) => [type, { schema: type === 'application/json' ? result : TEXT }]),
        ),
      },
      ...refusals(statusesOf(spec)),
    },
  }
}

const TEXT = { type: 'string' } as const

/** A body whose fields may all be left out may be left out itself. */
const optional = (body: z.ZodType): boolean => body.def.type === 'object' && body.safeParse({}).success

const operationId = (method: string, path: string): string =>
  `${method}_${path
    .replace('/v1/', '')
    .replace(/[^a-z]+/g, '_')
    .replace(/_$/, '')}`

function statusesOf({ method, path, params, query, stream, anybody }: Endpoint): readonly number[] {
  const writes = method !== 'get'
  return [
    ...(params || query || method === 'post' ? [400] : []),
    401,
    ...(anybody ? [] : [403]),
    ...(params ? [404] : []),
    ...(writes && path.includes('{person}') ? [409] : []),
    ...(writes ? [413, 415] : []),
    ...(method === 'post' && !stream ? [422] : []),
    429,
  ]
}

/** Responses of an operation that can be refused like this, by what `registerShared` says of them. */
export const refusals = (statuses: readonly number[]): Operation['responses'] => ({
  ...Object.fromEntries(statuses.map((s) => [s, { $ref: `#/components/responses/Problem${s}` }])),
  default: { $ref: '#/components/responses/OtherProblem' },
})

const HEADERS: Readonly<Record<number, string>> = {
  401: 'WWW-Authenticate',
  429: 'Retry-After',
  503: 'Retry-After',
}

/** What many operations have in common, which they refer to. */
export function registerShared(registry: Registry): void {
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key (pk_…), or the token of one person’s page (pt_…).',
  })
  registry.registerComponent('parameters', 'IdempotencyKey', {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same answer again for the same key, for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  })
  registry.registerComponent('parameters', 'LastEventId', {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'The id of the last event that arrived: the stream goes on after it.',
    schema: { type: 'string' },
  })
  registry.register('Problem', problem)
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  for (const status of [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]) {
    const header = HEADERS[status]
    registry.registerComponent('responses', `Problem${status}`, {
      description: titlesOf(status),
      content,
      ...(header && { headers: { [header]: { schema: TEXT } } }),
    })
  }
  const others = [402, 500, 502, 503, 504].map((status) => `${status}: ${titlesOf(status)}`)
  registry.registerComponent('responses', 'OtherProblem', { description: others.join('; '), content })
}
