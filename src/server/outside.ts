import { z } from '@hono/zod-openapi'
import { type Operation, refusals } from './operation.ts'

const ok = (type: string, schema: object = z.object({ status: z.literal('ok') })) => ({
  200: { description: 'OK', content: { [type]: { schema } } },
})
const TEXT = { type: 'string' } as const
const OBJECT = { type: 'object' } as const
const json = 'application/json'

/** What is answered outside /v1, as the document has it. */
export const outside: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    tags: ['Service'],
    summary: 'That the process runs',
    operationId: 'healthz',
    responses: ok(json),
  },
  {
    method: 'get',
    path: '/readyz',
    tags: ['Service'],
    summary: 'That its store answers and it is not ending',
    operationId: 'readyz',
    responses: { ...ok(json), ...refusals([503]) },
  },
  {
    method: 'get',
    path: '/metrics',
    tags: ['Service'],
    summary: 'Figures of all tenants together, for Prometheus; needs a key of the default tenant',
    operationId: 'metrics',
    security: [{ bearer: [] }],
    'x-scope': 'manage',
    responses: { ...ok('text/plain', TEXT), ...refusals([401, 403, 429]) },
  },
  {
    method: 'post',
    path: '/mcp',
    tags: ['Service'],
    summary: 'The Model Context Protocol over streamable HTTP',
    operationId: 'mcp',
    security: [{ bearer: [] }],
    'x-scope': 'read',
    'x-anybody': true,
    request: {
      body: {
        required: true,
        content: { [json]: { schema: { ...OBJECT, description: 'One message of JSON-RPC' } } },
      },
    },
    responses: {
      200: {
        description: 'Its answer',
        content: { [json]: { schema: OBJECT }, 'text/event-stream': { schema: TEXT } },
      },
      202: { description: 'Taken; nothing answers it' },
      ...refusals([401, 403, 413, 415, 429]),
    },
  },
]
