import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { style } from '../learners/style.ts'
import { memoryStore } from '../stores/memory.ts'
import { scriptedModel } from '../test/scripted-model.ts'
import { answerInPieces } from './pieces.ts'
import { folder, started } from './serving.values.ts'

// What a service does for one person at a time: before anything is known of them, when much is, and when it is erased.

const at = '2026-03-01T00:00:00.000Z'
const hello = (person: string, text = 'Hello there.') => ({ kind: 'sample', person, text }) as const

describe('somebody new', () => {
  it('is prompted for, judged, ranked, asked and written for as one of whom nothing is believed', async () => {
    const model = scriptedModel(() => 'Written.')
    const server = await started({ model, learners: [style()] })
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const noa = client.person('noa')
    expect(await noa.prompt({ task: 'email' })).toMatchObject({ text: '', used: [] })
    const pair = { a: 'Yes.', b: 'Yes, with pleasure.' }
    expect((await noa.judge({ ...pair, judge: 'reward' })).probability).toBeCloseTo(0.5)
    expect((await noa.rank({ answers: [pair.a, pair.b], judge: 'reward' })).order).toHaveLength(2)
    expect((await noa.ask([pair])).index).toBe(0)
    expect((await noa.write({ task: 'email' })).text).toBe('Written.')
    const page = server.clientFor((await noa.token()).token)
    expect((await page.session()).person).toBe('noa')
    for (const read of [noa.profile(), noa.export(), noa.curve(), noa.forget({ everything: true })])
      await expect(read).rejects.toMatchObject({ status: 404 })
    await server.close()
  })
})

describe('an answer', () => {
  it('tells what was foretold only to those who may read', async () => {
    const server = await started()
    const answer = { a: 'Yes.', b: 'Yes, with pleasure.', chosen: 'a' } as const
    const keys = {
      observe: server.keyFor('default', 'observe'),
      both: server.keyFor('default', 'observe', 'read'),
    }
    const blind = await server.clientFor(keys.observe).person('ann').answer(answer)
    expect(Object.keys(blind)).toEqual(['signal'])
    expect(await server.clientFor(keys.both).person('ann').answer(answer)).toMatchObject({
      signal: blind.signal,
      before: expect.any(Number),
      after: expect.any(Number),
    })
    await server.close()
  })

  it('may be tried on made-up people, who take no other signals', async () => {
    const server = await started({ demo: memoryStore() })
    const client = server.clientFor(server.house.session('demo'))
    await client.person('ann').answer({ a: 'Yes.', b: 'No.', chosen: 'a' })
    await expect(client.signals.observe(hello('ann'))).rejects.toMatchObject({ status: 403 })
    await server.close()
  })
})

describe('a name', () => {
  it('is the same with spaces around it, in a signal and in an address', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    await client.signals.observe(hello(' zoe '))
    expect((await client.person(' zoe ').profile()).person).toBe('zoe')
    for (const name of ['.', '..'])
      await expect(client.signals.observe(hello(name))).rejects.toMatchObject({
        field: 'person',
        remedy: expect.stringContaining('another name'),
      })
    await server.close()
  })
})

describe('a long history', () => {
  it('is a curve of some five hundred points, the last and those of drifts among them', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const { id } = await client.signals.observe(hello('emma'))
    const count = 3813
    const forecasts = Array.from({ length: count }, (_, i) => {
      const loss = i >= 2001 && i < 2020 ? 4 : 0.2 + (i % 3) / 10
      return { signal: id, contrast: 'replaced' as const, probability: 2 ** -loss, loss, at }
    })
    await server.house.tenant('default').store.commit({ forecasts })
    const { points, drifts } = await client.person('emma').curve()
    expect(points.length).toBeGreaterThan(400)
    expect(points.length).toBeLessThanOrEqual(500 + drifts.length)
    expect(points.at(-1)!.signals).toBe(count)
    expect(drifts).toHaveLength(1)
    expect(points.map((p) => p.signals)).toEqual(expect.arrayContaining([...drifts]))
    // Eight of the last ones.
    expect(points.at(-1)!.loss).toBeCloseTo(forecasts.slice(-8).reduce((sum, f) => sum + f.loss, 0) / 8)
    await server.close()
  })

  it('is exported in pieces that make one JSON', async () => {
    const value = {
      person: 'ann',
      none: [],
      left: undefined,
      many: Array.from({ length: 1234 }, (_, i) => ({ i })),
    }
    for (const whole of [value, {}, { one: [1] }])
      expect(await answerInPieces(whole).json()).toEqual(JSON.parse(JSON.stringify(whole)))
    const pieces: string[] = []
    const decoder = new TextDecoder()
    for await (const piece of answerInPieces(value).body!) pieces.push(decoder.decode(piece))
    expect(Math.max(...pieces.map((p) => p.length))).toBeLessThan(pieces.join('').length / 4)
  })
})

describe('forgetting', () => {
  it('while another program reads is 503 without the place of the store; asked again it has the receipt', async () => {
    const path = join(folder(), 'penchant.db')
    const server = await started({ store: path })
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const bob = client.person('bob')
    const preference = (await bob.add('Keep it short')).preference!.id
    const reader = new DatabaseSync(path)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM signals').get()
    const refused = await bob.forget({ preference }).catch((error) => error)
    expect(refused).toMatchObject({ status: 503, kind: 'busy', retryAfter: expect.any(Number) })
    expect(JSON.stringify([refused, refused.message])).not.toContain('penchant.db')
    reader.exec('COMMIT')
    expect(await bob.forget({ preference })).toMatchObject({ person: 'bob', preferences: 1 })
    await expect(bob.forget({ preference })).rejects.toMatchObject({ status: 404 })
    // The words that came with what was added went too.
    expect((await client.signals.list()).items).toEqual([])
    reader.close()
    await server.close()
  })

  it('takes the name out of what was spent', async () => {
    const server = await started({ model: scriptedModel(() => 'Written.'), learners: [style()] })
    const client = server.clientFor(server.keyFor('default', 'manage'))
    for (const person of ['ann', 'bob']) {
      await client.signals.observe(hello(person))
      await client.person(person).write({ task: 'email' })
    }
    const before = await client.usage()
    await client.person('ann').forget({ everything: true })
    const after = await client.usage()
    expect(JSON.stringify(before)).toContain('ann')
    expect(JSON.stringify(after)).not.toContain('ann')
    expect(after.rows.map((r) => r.person).toSorted()).toEqual(['bob', undefined])
    expect(after.total).toEqual(before.total)
    await server.close()
  })
})

describe('whoever watches', () => {
  it('goes on seeing what happens when the newest of it was forgotten', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const { events } = server.house.tenant('default')
    events.add({ event: 'signal', person: 'ann' })
    events.add({ event: 'signal', person: 'bob' })
    events.forget('bob')
    const seen: (string | undefined)[] = []
    const leaving = new AbortController()
    const watching = (async () => {
      for await (const { person } of client.events({ signal: leaving.signal })) {
        seen.push(person)
        if (person === 'zoe') break
      }
    })()
    while (seen.length === 0) await sleep(5)
    await client.signals.observe(hello('zoe'))
    await watching
    expect(seen).toEqual(['ann', 'zoe'])
    await server.close()
  })

  it('sees no more once their key is revoked', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const made = await client.keys.create({ name: 'watch', scopes: ['read'] })
    await client.signals.observe(hello('ann'))
    const seen: (string | undefined)[] = []
    const watching = (async () => {
      const signal = AbortSignal.timeout(5000)
      for await (const { person } of server.clientFor(made.key).events({ signal })) seen.push(person)
    })()
    while (seen.length === 0) await sleep(5)
    await client.keys.revoke(made.id)
    await client.signals.observe(hello('zoe'))
    await watching.catch(() => {})
    expect(seen).toEqual(['ann'])
    await server.close()
  })
})
