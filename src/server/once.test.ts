import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../client.ts'
import { scriptedModel } from '../test/scripted-model.ts'
import { createIdempotency } from './idempotency.ts'
import { started } from './serving.values.ts'

describe('an Idempotency-Key', () => {
  let server: Awaited<ReturnType<typeof started>>
  let client: Client
  let calls = 0
  let hold = false

  beforeAll(async () => {
    const answering = scriptedModel(async () => {
      calls++
      await sleep(50)
      return `Text ${calls}.`
    })
    // Ends with whoever asked, as a real one does, and not before.
    const held = async ({ abortSignal }: { abortSignal?: AbortSignal }) => {
      calls++
      await once(abortSignal!, 'abort')
      throw abortSignal!.reason
    }
    const doStream: typeof answering.doStream = (call) => (hold ? held(call) : answering.doStream(call))
    const model = { ...answering, doStream }
    server = await started({ model, learners: [] })
    client = server.clientFor(server.keyFor('default', 'manage'))
    await client.signals.observe({ kind: 'sample', person: 'ada', text: 'Hello.' })
  })

  it('gets the same answer however often and at once it is sent, and the work is done once', async () => {
    const write = () => client.person('ada').write({ task: 'email' }, { idempotencyKey: 'one' })
    const texts = await Promise.all(Array.from({ length: 20 }, write))
    expect(new Set(texts.map((t) => t.text))).toEqual(new Set(['Text 1.']))
    expect((await write()).text).toBe('Text 1.')
    expect(calls).toBe(1)
    expect((await client.person('ada').write({ task: 'email' }, { idempotencyKey: 'two' })).text).toBe(
      'Text 2.',
    )
  })

  it('is refused for another request', async () => {
    await expect(
      client.person('ada').write({ task: 'poem' }, { idempotencyKey: 'one' }),
    ).rejects.toMatchObject({
      status: 422,
      kind: 'key-reused',
    })
  })

  it('is each caller’s own', async () => {
    const other = server.clientFor(server.keyFor('default', 'manage'))
    expect((await other.person('ada').write({ task: 'email' }, { idempotencyKey: 'one' })).text).toBe(
      'Text 3.',
    )
  })

  it('gets a refusal again too, but not one of a fault', async () => {
    const bad = () =>
      client.signals.observe({ kind: 'sample', person: 'ada', text: '' }, { idempotencyKey: 'bad' })
    const [first, second] = await Promise.all([bad().catch((p) => p), bad().catch((p) => p)])
    expect(first.status).toBe(400)
    expect(second.request).toBe(first.request)
  })

  it('gets an answer for whoever still waits when the first to ask has gone', async () => {
    const first = new AbortController()
    const begun = calls
    hold = true
    const write = (signal?: AbortSignal) =>
      client
        .person('ada')
        .write({ task: 'letter' }, { idempotencyKey: 'gone', ...(signal && { signal }) })
        .then((written) => written.text)
    const gone = write(first.signal).catch((error: Error) => error.name)
    while (calls === begun) await sleep(5)
    const waiting = write()
    await sleep(50)
    hold = false
    first.abort()
    expect(await gone).toBe('AbortError')
    expect(await waiting).toBe(`Text ${begun + 2}.`)
    expect(await write()).toBe(`Text ${begun + 2}.`)
    expect(calls).toBe(begun + 2)
  })

  it('is each person’s own, where the tokens of their pages rest on one key', async () => {
    await client.signals.observe({ kind: 'sample', person: 'cem', text: 'Hello.' })
    for (const person of ['ada', 'cem']) {
      const { token } = await client.person(person).token()
      const response = await fetch(`${server.url}/v1/people/${person}/prompt`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'page' },
      })
      expect([response.status, response.headers.get('idempotency-replayed')]).toEqual([200, null])
      await response.body?.cancel()
    }
  })

  it('does not go with a stream', async () => {
    const writing = client.person('ada').writing({ task: 'email' }, { idempotencyKey: 'three' })
    await expect(writing.next()).rejects.toMatchObject({ status: 400, field: 'Idempotency-Key' })
  })

  it('of a person who was forgotten is forgotten with them', async () => {
    await client.signals.observe({ kind: 'sample', person: 'bob', text: 'Hello.' })
    const write = async () =>
      (await client.person('bob').write({ task: 'email' }, { idempotencyKey: 'bob' })).text
    const before = await write()
    await client.person('bob').forget({ everything: true })
    expect(await write()).not.toBe(before)
  })
})

describe('answers', () => {
  const answer =
    (body: string, status = 200) =>
    async () => ({ status, body, type: 'text/plain' })
  const asked = (key: string) => ({ tenant: 't', caller: 'c', key, request: 'r' })

  it('are kept for a day', async () => {
    let now = 0
    const once = createIdempotency(() => new Date(now))
    await once.answer(asked('a'), answer('first'))
    now = 86_399_000
    expect(await once.answer(asked('a'), answer('second'))).toMatchObject({ body: 'first', again: true })
    now = 86_400_000
    expect(await once.answer(asked('a'), answer('second'))).toMatchObject({ body: 'second', again: false })
  })

  it('of a fault or for want of room are not kept', async () => {
    const once = createIdempotency(() => new Date(0))
    for (const status of [500, 503, 429]) {
      await once.answer(asked(`${status}`), answer('no', status))
      expect(await once.answer(asked(`${status}`), answer('yes'))).toMatchObject({
        body: 'yes',
        again: false,
      })
    }
    await expect(once.answer(asked('x'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await once.answer(asked('x'), answer('yes'))).toMatchObject({ body: 'yes' })
  })

  it('that nobody waited for are not kept; who still waits has it done', async () => {
    const idempotency = createIdempotency(() => new Date(0))
    const { promise, resolve } = Promise.withResolvers<void>()
    const gone = idempotency.answer(asked('a'), () => promise.then(answer('', 499)))
    let done = 0
    const work = async () => answer(`${++done}`)()
    const waiting = [idempotency.answer(asked('a'), work), idempotency.answer(asked('a'), work)]
    resolve()
    expect(await gone).toMatchObject({ status: 499 })
    expect((await Promise.all(waiting)).map(({ body, again }) => [body, again])).toEqual([
      ['1', false],
      ['1', true],
    ])
  })

  it('of somebody forgotten meanwhile make none that came later go', async () => {
    const idempotency = createIdempotency(() => new Date(0))
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = idempotency.answer({ ...asked('a'), person: 'ann' }, () => promise.then(answer('', 500)))
    idempotency.forget('t', 'ann')
    await idempotency.answer(asked('a'), answer('later'))
    resolve()
    await first
    expect(await idempotency.answer(asked('a'), answer('no'))).toMatchObject({ body: 'later' })
  })

  it('make room for newer ones, the oldest first', async () => {
    const once = createIdempotency(() => new Date(0))
    const large = 'x'.repeat(10_000_000)
    for (const key of ['a', 'b', 'c', 'd']) await once.answer(asked(key), answer(large))
    expect(await once.answer(asked('d'), answer('new'))).toMatchObject({ again: true })
    expect(await once.answer(asked('a'), answer('new'))).toMatchObject({ again: false })
  })
})
