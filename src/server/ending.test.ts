import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type Client, createClient } from '../client.ts'
import type { Learner } from '../learners/learner.ts'
import { style } from '../learners/style.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { createApp } from './app.ts'
import { createHouse } from './house.ts'
import { openKeys } from './keys.ts'
import { folder, started } from './serving.values.ts'

const program = join(import.meta.dirname, '../cli/penchant.ts')

/** The real program in a process of its own. */
async function served(store: string) {
  const args = ['--store', store, '--json', 'serve', '--port', '0', '--rate', '0', '--log', 'error']
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, PENCHANT_MODEL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterAll(() => child.kill('SIGKILL'))
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += String(data)
  })
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'close').then(() => Promise.reject(new Error(errors))),
  ])
  const ended = once(child, 'close').then(([code]) => ({ code, errors }))
  return { child, ended, url: JSON.parse(line).address as string }
}

/** Writes by every way there is until the server is gone. Returns the ids that were acknowledged. */
async function load(client: Client, run: string): Promise<string[]> {
  const ids: string[] = []
  const sample = (text: string) => ({ kind: 'sample' as const, person: 'ann', text })
  const ways: ((i: string) => Promise<void>)[] = [
    async (i) => void ids.push((await client.signals.observe(sample(i))).id),
    async (i) => {
      const { results } = await client.signals.batch([sample(`${i} a`), sample(`${i} b`)])
      ids.push(...results.map((r) => r.id!))
    },
    async (i) => {
      const lines = Array.from({ length: 700 }, (_, k) => JSON.stringify(sample(`${i} ${k}`)))
      const { reports } = await client.signals.stream(lines.join('\n'))
      ids.push(...reports.flatMap((r) => ('id' in r ? r.id : [])))
    },
    async (i) =>
      void ids.push((await client.person('ann').answer({ a: `${i} a`, b: `${i} b`, chosen: 'a' })).signal),
  ]
  const writer = async (way: (i: string) => Promise<void>, name: string) => {
    for (let i = 0; ; i++)
      try {
        await way(`${run} ${name} ${i}`)
      } catch {
        return
      }
  }
  await Promise.all(ways.flatMap((way, w) => [writer(way, `${w} x`), writer(way, `${w} y`)]))
  return ids
}

async function held(store: string): Promise<Set<string>> {
  const opened = sqliteStore(store)
  const ids = new Set<string>()
  for await (const { signal } of opened.signals()) ids.add(signal.id)
  await opened.close()
  return ids
}

function storeWithKey() {
  const store = join(folder(), 'penchant.db')
  const keys = openKeys(store.replace('.db', '.keys.db'))
  const { key } = keys.create({ tenant: 'default', name: 'load', scopes: ['manage'] })
  keys.close()
  return { store, key }
}

describe('nothing that was acknowledged is lost', () => {
  it('when the server is killed under load', async () => {
    const { store, key } = storeWithKey()
    const acknowledged: string[] = []
    for (let kill = 0; kill < 4; kill++) {
      const { child, ended, url } = await served(store)
      const loading = load(createClient({ url, token: key }), `${kill}`)
      await sleep(300 + Math.random() * 500)
      child.kill('SIGKILL')
      acknowledged.push(...(await loading))
      await ended
      const kept = await held(store)
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(500)
  })

  it('when it is asked to end under load, and it ends well', async () => {
    const { store, key } = storeWithKey()
    const { child, ended, url } = await served(store)
    const client = createClient({ url, token: key })
    const loading = load(client, 'term')
    await sleep(400)
    const job = await client.learn()
    child.kill('SIGTERM')
    const acknowledged = await loading
    expect(await ended).toEqual({ code: 0, errors: 'ending: finishing what was accepted\n' })
    expect(job.state).toBe('queued')
    const kept = await held(store)
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(50)
  })
})

/** Learns nothing, and tells how far it is; waits after each signal while the gate is closed. */
function gated() {
  let gate = Promise.withResolvers<void>()
  let seen = 0
  const learner: Learner = {
    name: 'gated',
    accepts: ['sample'],
    async propose() {
      seen++
      await gate.promise
      return []
    },
  }
  return {
    learner,
    seen: () => seen,
    open: () => gate.resolve(),
    close: () => {
      gate = Promise.withResolvers()
    },
  }
}

const until = async (so: () => boolean) => {
  while (!so()) await sleep(5)
}

async function learning(signals: number) {
  const gate = gated()
  const server = await started({ learners: [gate.learner, style()] })
  const client = server.clientFor(server.keyFor('default', 'manage'))
  const samples = Array.from({ length: signals }, (_, i) => ({
    kind: 'sample' as const,
    person: 'ann',
    text: `Text number ${i}, as it came.`,
  }))
  await client.signals.batch(samples)
  return { ...server, gate, client }
}

describe('a job', () => {
  it('tells its progress, from the event a reader saw last', async () => {
    const { client, gate, url, keyFor, close } = await learning(5)
    const job = await client.person('ann').learn()
    await until(() => gate.seen() === 1)
    const states: [string, number][] = []
    const watching = (async () => {
      for await (const { state, done } of client.jobs.follow(job.id)) states.push([state, done])
    })()
    await until(() => states.length > 0)
    gate.open()
    await watching
    expect(states[0]).toEqual(['running', 0])
    expect(states.at(-1)).toEqual(['done', 5])
    expect(states.map(([, done]) => done)).toEqual(states.map(([, done]) => done).toSorted((a, b) => a - b))

    const headers = { authorization: `Bearer ${keyFor('default', 'read')}` }
    const events = async (last: string) =>
      (
        await fetch(`${url}/v1/jobs/${job.id}/events`, { headers: { ...headers, 'last-event-id': last } })
      ).text()
    const { version } = await client.jobs.get(job.id)
    expect(await events(String(version - 1))).toMatch(
      new RegExp(`^id: ${version}\nevent: job\ndata: .*\n\n$`),
    )
    expect(await events(String(version))).toBe('')
    expect(await events('nonsense')).toContain('"state":"done"')
    await close()
  })

  it('is cancelled where it can go on from, and keeps what is committed', async () => {
    const { client, gate, close } = await learning(100)
    const job = await client.person('ann').learn()
    const waits = await client.learn()
    expect(await client.learn()).toEqual(waits)
    await until(() => gate.seen() === 1)
    expect((await client.jobs.get(waits.id)).state).toBe('queued')
    await client.jobs.cancel(waits.id)
    await client.jobs.cancel(job.id)
    gate.open()
    for await (const _ of client.jobs.follow(job.id));
    expect((await client.jobs.get(job.id)).state).toBe('cancelled')
    const { waiting, version } = await client.person('ann').profile()
    expect([waiting, version]).toEqual([99, 1])
    for await (const _ of client.jobs.follow(waits.id));
    expect((await client.jobs.get(waits.id)).state).toBe('cancelled')
    for await (const _ of client.jobs.follow((await client.learn()).id));
    expect((await client.person('ann').profile()).waiting).toBe(0)
    await close()
  })

  it('that fits a router is cancelled at once, refused with the reason, and leaves what was kept', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const ended = async (id: string) => {
      for await (const _ of client.jobs.follow(id));
      return client.jobs.get(id)
    }
    expect(await ended((await client.router.fit()).id)).toMatchObject({
      state: 'failed',
      problem: { status: 400, field: 'outcomes', type: 'urn:penchant:problem:invalid-input' },
    })
    const outcomes = Array.from({ length: 900 }, (_, i) => ({
      kind: 'outcome' as const,
      query: `Question ${i >> 1} about ${['sums', 'poems', 'law', 'tides', 'bread'][(i >> 1) % 5]}`,
      prompt: i % 2 === 0 ? 'Think step by step.' : 'Answer at once.',
      success: Number(i % 7 < 4),
    }))
    await client.signals.batch(outcomes)
    const cancelled = await client.router.fit()
    for await (const { done } of client.jobs.follow(cancelled.id))
      if (done > 0) await client.jobs.cancel(cancelled.id)
    expect((await client.jobs.get(cancelled.id)).state).toBe('cancelled')
    await expect(client.router.report()).rejects.toMatchObject({ status: 404 })
    expect(await ended((await client.router.fit()).id)).toMatchObject({
      state: 'done',
      done: 100,
      total: 100,
    })
    expect((await client.route({ query: 'About tides' })).prompt).toMatch(/^(Think|Answer)/)
    await server.close()
  })

  it('that fails says why', async () => {
    const failing: Learner = {
      name: 'failing',
      accepts: ['sample'],
      propose: () => Promise.reject(new Error('secret words of the inside')),
    }
    const faults: object[] = []
    const log = { info() {}, error: (facts: object) => faults.push(facts) }
    const server = await started({ learners: [failing], log })
    const client = server.clientFor(server.keyFor('default', 'manage'))
    await client.signals.observe({ kind: 'sample', person: 'ann', text: 'Hello.' })
    const job = await client.learn()
    for await (const _ of client.jobs.follow(job.id));
    const ended = await client.jobs.get(job.id)
    expect(ended).toMatchObject({ state: 'failed', problem: { status: 500 } })
    expect(JSON.stringify(ended)).not.toContain('secret')
    expect(faults).toMatchObject([{ job: job.id, err: { message: 'secret words of the inside' } }])
    await server.close()
  })
})

describe('closing', () => {
  it('takes nothing new, finishes what came, ends streams and jobs at a commit', async () => {
    const { client, gate, url, close, house } = await learning(100)
    const job = await client.person('ann').learn()
    await until(() => gate.seen() === 1)
    const ends = Promise.allSettled([
      (async () => {
        for await (const _ of client.events());
      })(),
      (async () => {
        for await (const _ of client.jobs.follow(job.id));
      })(),
    ])
    // A request whose body is still on its way.
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const upload = client.signals.stream(readable)
    const writer = writable.getWriter()
    const line = (text: string) =>
      new TextEncoder().encode(`${JSON.stringify({ kind: 'sample', person: 'bob', text })}\n`)
    await writer.write(line('one'))
    await sleep(50)
    const closing = close()
    await ends
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    await writer.write(line('two'))
    await writer.close()
    expect(await upload).toMatchObject({ accepted: 2 })
    gate.open()
    await closing
    expect(house.tenant('default').jobs.get(job.id)!.state).toBe('cancelled')
  })

  it('answers what was on its way on connections that were kept open', async () => {
    const server = await started()
    const token = server.keyFor('default', 'manage')
    const body = JSON.stringify({ kind: 'sample', person: 'ann', text: 'Hello.' })
    const faults: string[] = []
    let answered = 0
    // One request after another on a connection of its own, until it is told to close.
    const poster = async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (let told = false; !told; ) {
        const { promise, resolve } = Promise.withResolvers<boolean>()
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        const asked = request(`${server.url}/v1/signals`, { method: 'POST', agent, headers })
        asked.on('error', (error: NodeJS.ErrnoException) => {
          faults.push(error.code ?? error.message)
          resolve(true)
        })
        asked.on('response', (response) => {
          answered++
          response.resume().on('end', () => resolve(response.headers.connection === 'close'))
        })
        asked.end(body)
        told = await promise
      }
      agent.destroy()
    }
    const posting = Promise.all(Array.from({ length: 8 }, poster))
    await sleep(200)
    await server.close()
    await posting
    expect(faults).toEqual([])
    expect(answered).toBeGreaterThan(8)
  })

  it('has MCP say so, too', async () => {
    const house = createHouse({ store: join(folder(), 'penchant.db') })
    const app = createApp(house)
    const { key } = house.keys.create({ tenant: 'default', name: 'test', scopes: ['read'] })
    const { promise, resolve } = Promise.withResolvers<void>()
    const closed = house.close(promise)
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const answer = await app.request('/mcp', { method: 'POST', headers, body: '{}' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    resolve()
    await closed
  })

  it('does not wait for ever for a request that does not end', async () => {
    const server = await started({ grace: 200 })
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const { readable } = new TransformStream<Uint8Array, Uint8Array>()
    const upload = client.signals.stream(readable).then(
      () => 'answered',
      () => 'cut off',
    )
    await sleep(50)
    await server.close()
    expect(await upload).toBe('cut off')
  })
})
