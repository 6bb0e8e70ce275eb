import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, createClient } from '../client.ts'
import { demoSignals, started } from './serving.values.ts'

// Every route of the document, tried by those whom it is none of the business of. What two tenants have in common is
// their server: the same people's names, but one's texts must never reach the other.

interface Operation {
  readonly 'x-scope': string
  readonly 'x-own': boolean
  readonly 'x-anybody': boolean
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
}

const SECRET = 'zyzzyva'
let server: Awaited<ReturnType<typeof started>>
let mine: Client
let operations: { method: string; path: string; operation: Operation }[]
const ids: Record<string, string> = {}
const before: Record<string, unknown> = {}

/** A body each route would take, where it needs one. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/v1/signals': { kind: 'sample', person: 'theirs', text: 'Hello.' },
  '/v1/signals/batch': { signals: [{ kind: 'sample', person: 'theirs', text: 'Hello.' }] },
  '/preferences': { statement: 'Keep it short' },
  '/preferences/{preference}': { statement: 'Keep it short' },
  '/undo': { version: 1 },
  '/preview': { preference: 'id' },
  '/write': { task: 'email' },
  '/judge': { a: 'One.', b: 'Two.' },
  '/rank': { answers: ['One.', 'Two.'] },
  '/ask': { pool: [{ a: 'One.', b: 'Two.' }] },
  '/answers': { a: 'One.', b: 'Two.', chosen: 'a' },
  '/v1/route': { query: 'What?' },
  '/forget': { everything: true },
  '/v1/keys': { name: 'mine', scopes: ['read'] },
}

async function ask(token: string, { method, path, operation }: (typeof operations)[number], person: string) {
  const filled = path
    .replace('{person}', encodeURIComponent(person))
    .replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!)
  const short = path.replace('/v1/people/{person}', '')
  const lines = operation.requestBody?.content['application/x-ndjson'] !== undefined
  const body = lines ? '{"kind":"sample","person":"theirs","text":"Hi."}' : BODIES[short]
  const query = path.endsWith('/diff') ? '?from=1' : ''
  const response = await fetch(`${server.url}${filled}${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(operation.requestBody && { 'content-type': lines ? 'application/x-ndjson' : 'application/json' }),
    },
    ...(operation.requestBody && { body: lines ? (body as string) : JSON.stringify(body ?? {}) }),
    // A stream of events does not end; what comes in its first moments is what it has.
    signal: AbortSignal.timeout(path.endsWith('/events') ? 300 : 10_000),
  })
  const text = await response.text().catch(() => '')
  return { status: response.status, text }
}

async function everything() {
  const { items } = await mine.people()
  const held = await Promise.all(items.map(({ person }) => mine.person(person).export()))
  return { held, signals: await mine.signals.list(), keys: await mine.keys.list() }
}

beforeAll(async () => {
  server = await started()
  mine = server.clientFor(server.keyFor('default', 'manage'))
  const [first] = await demoSignals('emma')
  await mine.signals.batch([first!, { kind: 'statement', person: 'emma', text: `I like ${SECRET} words.` }])
  await mine.signals.observe({ kind: 'outcome', query: SECRET, prompt: SECRET, success: 1 })
  await mine.person('emma').add(`Use the word ${SECRET}`)
  const job = await mine.person('emma').learn()
  for await (const _ of mine.jobs.follow(job.id));
  ids.job = job.id
  ids.signal = (await mine.person('emma').signals()).items[0]!.id
  ids.preference = (await mine.person('emma').profile()).preferences[0]!.id
  const made = await mine.keys.create({ name: SECRET, scopes: ['read'] })
  ids.key = made.id
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  // What is outside /v1 belongs to no tenant.
  operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    )
  expect(operations.length).toBeGreaterThan(40)
  before.all = await everything()
})

/** What nobody's own resource is in: these answer with one's own, whoever asks. */
const shared = (path: string) => !/\{(?:person|job|key)\}/.test(path)
/** Of somebody nobody knows these answer as of somebody who has just come. */
const empty = (path: string) => /\{person\}\/(?:prompt|write|judge|rank|ask|questions|token)$/.test(path)
/** Naming somebody here begins them, in one's own tenant. */
const begins = (path: string) => /\{person\}\/(?:preferences|answers)$/.test(path)

describe('another tenant', () => {
  it('gets nothing of ours by any route, and changes nothing', async () => {
    const token = server.keyFor('rival', 'manage')
    const rival = createClient({ url: server.url, token })
    for (const place of operations.filter(({ path }) => !begins(path))) {
      const { status, text } = await ask(token, place, 'emma')
      const fresh = shared(place.path) || empty(place.path)
      const allowed = fresh ? [200, 201, 202, 400, 404, 409] : [404]
      expect([place.method, place.path, allowed.includes(status) || status]).toEqual([
        place.method,
        place.path,
        true,
      ])
      expect(text).not.toContain(SECRET)
    }
    expect((await rival.people()).items.map((p) => p.person)).toEqual(['theirs'])
    for (const place of operations.filter(({ path }) => begins(path))) {
      const { status, text } = await ask(token, place, 'emma')
      expect(status).toBe(201)
      expect(text).not.toContain(SECRET)
    }
    expect(JSON.stringify(await rival.person('emma').export())).not.toContain(SECRET)
    expect(await everything()).toEqual(before.all)
  })

  it('has a store of its own, by its file', async () => {
    expect(
      server.house
        .tenants()
        .map((t) => t.name)
        .sort(),
    ).toEqual(['default', 'rival'])
  })
})

describe("a token for somebody else's page", () => {
  it('opens none of ours by any route', async () => {
    await mine.signals.observe({ kind: 'sample', person: 'guest', text: 'Hello.' })
    const { token } = await mine.person('guest').token()
    for (const place of operations) {
      const { status, text } = await ask(token, place, 'emma')
      const allowed = place.operation['x-anybody'] ? [200] : [403]
      expect([place.method, place.path, status]).toEqual([place.method, place.path, allowed[0]])
      expect(text).not.toContain(SECRET)
    }
    await mine.person('guest').forget({ everything: true })
    expect(await everything()).toEqual(before.all)
  })

  it('opens with their own person exactly what is theirs', async () => {
    await mine.signals.observe({ kind: 'sample', person: 'guest', text: 'Hello.' })
    const { token } = await mine.person('guest').token()
    for (const place of operations.filter(({ path }) => !path.endsWith('/forget'))) {
      const { status } = await ask(token, place, 'guest')
      const own = place.operation['x-own'] || place.operation['x-anybody']
      expect([place.method, place.path, status !== 403]).toEqual([place.method, place.path, own])
    }
    await mine.person('guest').forget({ everything: true })
  })

  it('of the same name in another tenant opens nothing of ours', async () => {
    const rival = createClient({ url: server.url, token: server.keyFor('rival', 'manage') })
    await rival.signals.observe({ kind: 'sample', person: 'emma', text: 'Hello.' })
    const { token } = await rival.person('emma').token()
    for (const place of operations.filter(
      ({ path }) => path.includes('{person}') && !path.endsWith('/forget'),
    ))
      expect((await ask(token, place, 'emma')).text).not.toContain(SECRET)
    expect(await everything()).toEqual(before.all)
  })

  it('is refused changed, out of date, and when its key is revoked', async () => {
    const made = await mine.keys.create({ name: 'pages', scopes: ['manage'] })
    const { token } = await server.clientFor(made.key).person('emma').token(1)
    const [body, mac] = token.slice(3).split('.') as [string, string]
    const forged = Buffer.from(JSON.stringify({ tenant: 'default', person: 'emma', exp: 9e9 })).toString(
      'base64url',
    )
    const status = async (t: string) =>
      createClient({ url: server.url, token: t })
        .person('emma')
        .profile()
        .then(
          () => 200,
          (problem) => problem.status,
        )
    expect(await status(token)).toBe(200)
    for (const wrong of [`pt_${forged}.${mac}`, `pt_${body}.${mac.slice(1)}`, `pt_${body}.`, `pt_${body}`])
      expect(await status(wrong)).toBe(401)
    await mine.keys.revoke(made.id)
    expect(await status(token)).toBe(401)
  })
})

describe('a key', () => {
  it('may do what its scopes say by every route, and nothing else', async () => {
    for (const scope of ['observe', 'read'] as const) {
      const token = server.keyFor('scoped', scope)
      for (const place of operations.filter(({ operation }) => !operation['x-anybody'])) {
        const { status } = await ask(token, place, 'emma')
        const may = place.operation['x-scope'] === scope
        expect([scope, place.method, place.path, status !== 403]).toEqual([
          scope,
          place.method,
          place.path,
          may,
        ])
      }
    }
  })
})
