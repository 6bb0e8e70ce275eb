import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { createClient } from '../client.ts'
import { packageRoot } from '../package.ts'
import type { SignalInput } from '../signal.ts'
import type { Scope } from './keys.ts'
import { routes } from './routes.ts'
import { problem } from './schemas/common.ts'
import { createServer, type ServerOptions } from './server.ts'

// What the tests of the service share: a real server on loopback, and a fetch that holds every answer against the schema
// the document promises.

/** A folder of the test file's own; gone when the file is through. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'penchant-server-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Starts a server on a free port. Closed, if it still runs, when the file is through. */
export async function started(options: ServerOptions = {}) {
  const server = await createServer({ store: join(folder(), 'penchant.db'), port: 0, ...options })
  let open = true
  const close = async () => {
    if (open) await server.close()
    open = false
  }
  afterAll(close)
  const { address: url, house } = server
  const keyFor = (tenant: string, ...scopes: Scope[]) =>
    house.keys.create({ tenant, name: 'test', scopes }).key
  const clientFor = (token: string) => createClient({ url, token, fetch: checkedFetch })
  return { ...server, close, url, keyFor, clientFor }
}

const patterns = routes.map(({ spec }) => ({
  spec,
  pattern: new RegExp(`^${spec.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** The routes that were answered with success, as "get /v1/people". */
export const reached = new Set<string>()

export const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`

/** As fetch. Throws when an answer is not what its schema says. */
export const checkedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const { pathname } = new URL(String(input))
  const method = (init?.method ?? 'GET').toLowerCase()
  // Paths of words go before those with a part to fill in.
  const found = patterns
    .filter(({ spec, pattern }) => spec.method === method && pattern.test(pathname))
    .sort((a, b) => a.spec.path.split('{').length - b.spec.path.split('{').length)[0]
  const type = response.headers.get('content-type') ?? ''
  if (/^application\/(?:problem\+)?json/.test(type)) {
    const body = await response.clone().json()
    // What the schema does not know is left out by parsing it.
    expect((response.ok ? found!.spec.result : problem).parse(body)).toEqual(body)
  }
  if (response.ok && found) reached.add(nameOf(found.spec))
  return response
}

/** Signals of made-up people. */
export async function demoSignals(...people: readonly string[]): Promise<SignalInput[]> {
  const text = await readFile(join(packageRoot(), 'demo', 'people.jsonl'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((signal) => people.length === 0 || people.includes(signal.person))
}
