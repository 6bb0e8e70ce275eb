import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { createHouse } from './house.ts'
import { folder } from './serving.values.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly $ref?: string }[]
  readonly requestBody?: { readonly required?: boolean }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>
  readonly 'x-anybody'?: boolean
}

const house = createHouse({ store: join(folder(), 'penchant.db') })
const app = createApp(house)
const document = (await (await app.request('/openapi.json')).json()) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
)
const called = (name: string): Operation => operations.find((o) => o.name === name)!.operation
const types = (name: string, status: number) => Object.keys(called(name).responses[status]!.content!)

afterAll(() => house.close())

describe('the document', () => {
  it('refers to nothing it does not hold', () => {
    for (const [, section, name] of JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g))
      expect([section, name, document.components[section!]?.[name!]]).toEqual([
        section,
        name,
        expect.anything(),
      ])
  })

  it('has an id of its own for every operation', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has what is outside /v1 as well', () => {
    for (const name of ['get /healthz', 'get /readyz', 'get /metrics', 'post /mcp'])
      expect(operations.map((o) => o.name)).toContain(name)
  })

  it('names the headers that count, where they do', () => {
    const headed = (header: string) =>
      operations
        .filter(({ operation }) => operation.parameters?.some((p) => p.$ref?.endsWith(`/${header}`)))
        .map(({ name }) => name)
    expect(headed('LastEventId').sort()).toEqual(['get /v1/events', 'get /v1/jobs/{job}/events'])
    const posts = operations.map((o) => o.name).filter((name) => name.startsWith('post /v1/'))
    expect(headed('IdempotencyKey').sort()).toEqual(
      posts.filter((name) => name !== 'post /v1/signals/stream').sort(),
    )
  })

  it('promises no JSON of what only streams', () => {
    expect(types('get /v1/events', 200)).toEqual(['text/event-stream'])
    expect(types('get /v1/jobs/{job}/events', 200)).toEqual(['text/event-stream'])
    expect(types('post /v1/signals/stream', 200)).toEqual(['application/x-ndjson'])
    expect(types('post /v1/people/{person}/write', 200)).toEqual(['application/json', 'text/event-stream'])
  })

  it('requires a body only where one is needed', async () => {
    const { key } = house.keys.create({ tenant: 'default', name: 'test', scopes: ['manage'] })
    await house.tenant('default').penchant.observe([{ kind: 'sample', person: 'ada', text: 'Hello.' }])
    const bodied = operations.filter(({ name, operation }) => name.includes(' /v1/') && operation.requestBody)
    for (const { name, operation } of bodied) {
      const [method, path] = name.split(' ') as [string, string]
      const status = async (body?: string) => {
        const headers = {
          authorization: `Bearer ${key}`,
          ...(body && { 'content-type': 'application/json' }),
        }
        const init = { method: method.toUpperCase(), headers, ...(body && { body }) }
        return (await app.request(path.replace(/\{\w+\}/g, 'ada'), init)).status
      }
      const without = await status()
      // What may be left out is as if nothing stood in it.
      expect([name, without]).toEqual([
        name,
        operation.requestBody!.required ? expect.toBeOneOf([400, 415]) : await status('{}'),
      ])
    }
    expect(called('post /v1/people/{person}/prompt').requestBody!.required).toBe(false)
  })

  it('says how each can be refused, and who may', () => {
    const statuses = (name: string) => Object.keys(called(name).responses).sort().join(' ')
    expect(statuses('get /v1/people/{person}/profile')).toBe('200 400 401 403 404 429 default')
    expect(statuses('patch /v1/people/{person}/preferences/{preference}')).toBe(
      '200 400 401 403 404 409 413 415 429 default',
    )
    expect(statuses('post /v1/signals')).toBe('201 400 401 403 413 415 422 429 default')
    expect(document.components.responses!.Problem429).toMatchObject({ headers: { 'Retry-After': {} } })
    expect(called('get /v1/session')['x-anybody']).toBe(true)
    expect(called('get /v1/people')['x-anybody']).toBe(false)
  })
})
