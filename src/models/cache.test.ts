import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFoundError } from '../errors.ts'
import type { Store } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { all, plain, sample } from '../test/store-contract.values.ts'
import { cached } from './cache.ts'
import { answer, question, scripted, settled, streamOf } from './layers.values.ts'

const text = (result: { content: readonly object[] }) => (result.content[0] as { text?: string }).text
const marked = (result: { providerMetadata?: object }) =>
  (result.providerMetadata as { penchant?: { cached?: boolean } } | undefined)?.penchant?.cached === true

describe('cached', () => {
  it('asks once, marks what it answers itself and keeps the usage', async () => {
    const model = scripted((_, call) => answer(`answer ${call}`, { structuredOutputText: '{}' }))
    const wrapped = cached(model, memoryStore())
    const first = await wrapped.doGenerate(question('q'))
    const second = await wrapped.doGenerate(question('q'))
    expect([text(first), marked(first)]).toEqual(['answer 1', false])
    expect([text(second), marked(second)]).toEqual(['answer 1', true])
    expect(second).toMatchObject({ usage: plain(first.usage), structuredOutputText: '{}', warnings: [] })
    expect(model.asked).toHaveLength(1)
  })

  const usual = question('q')
  it.each([
    ['the person', question('q', { purpose: { person: 'bob' } }), 2],
    ['no person', question('q', { purpose: { person: undefined } }), 2],
    ['the attempt', question('q', { purpose: { attempt: 1 } }), 2],
    ['the text', question('q '), 2],
    ['a setting', { ...usual, temperature: 0.5 }, 2],
    ['the room', { ...usual, maxOutputTokens: 5 }, 2],
    ['the format', { ...usual, responseFormat: { type: 'json' as const, schema: {} } }, 2],
    ["a provider's option", question('q', { providerOptions: { scripted: { effort: 'high' } } }), 2],
    ['the step', question('q', { purpose: { step: 'other' } }), 1],
    ['the headers', { ...usual, headers: { traced: '1' } }, 1],
    ['the abort', { ...usual, abortSignal: new AbortController().signal }, 1],
  ])('tells calls apart by what shapes the answer: %s', async (_, other, asked) => {
    const model = scripted()
    const wrapped = cached(model, memoryStore())
    await wrapped.doGenerate(usual)
    await wrapped.doGenerate(other)
    expect(model.asked).toHaveLength(asked)
  })

  it('tells calls apart by their signals, in any order, so that each goes with its own', async () => {
    const store = memoryStore()
    const [a, b] = [sample('ann', 'a'), sample('ann', 'b')]
    await store.append([a, b])
    const model = scripted()
    const ask = (...signals: string[]) =>
      cached(model, store).doGenerate(question('q', { purpose: { signals } }))
    await ask()
    await ask(a.id, b.id)
    await ask(b.id, a.id, b.id)
    expect(model.asked).toHaveLength(2)
    await store.forget({ person: 'ann', signal: a.id }, a.at)
    expect((await all(store.artifacts('call'))).map(({ signals }) => signals)).toEqual([[]])
  })

  it('tells models and addresses of files apart', async () => {
    const store = memoryStore()
    const model = scripted()
    await cached(model, store).doGenerate(question('q'))
    await cached({ ...model, modelId: 'two' }, store).doGenerate(question('q'))
    await cached({ ...model, provider: 'else' }, store).doGenerate(question('q'))
    expect(model.asked).toHaveLength(3)
    for (const name of ['a', 'b', 'a']) {
      const url = new URL(`https://example.com/${name}`)
      const file = { type: 'file' as const, mediaType: 'image/png', data: { type: 'url' as const, url } }
      await cached(model, store).doGenerate(question('', { prompt: [{ role: 'user', content: [file] }] }))
    }
    expect(model.asked).toHaveLength(5)
  })

  it('returns nothing before it is kept', async () => {
    const store = memoryStore()
    const gate = Promise.withResolvers<void>()
    const slow: Store = { ...store, commit: (commit) => gate.promise.then(() => store.commit(commit)) }
    let returned = false
    const call = cached(scripted(), slow)
      .doGenerate(question('q'))
      .then(() => {
        returned = true
      })
    await settled()
    expect(returned).toBe(false)
    gate.resolve()
    await call
    expect(await all(store.artifacts('call'))).toHaveLength(1)
  })

  it.each([
    ['broken off', answer('a', { finishReason: { unified: 'error', raw: undefined } }), 0],
    ['empty', answer('', { content: [] }), 0],
    ['of no words', answer(''), 0],
    [
      'a file',
      answer('', {
        content: [{ type: 'file', mediaType: 'image/png', data: { type: 'data', data: new Uint8Array(2) } }],
      }),
      0,
    ],
    ['out of room', answer('a', { finishReason: { unified: 'length', raw: 'length' } }), 1],
    [
      'a call of a tool',
      answer('', { content: [{ type: 'tool-call', toolCallId: '1', toolName: 't', input: '{}' }] }),
      1,
    ],
  ])('keeps answers that came back whole: %s', async (_, result, kept) => {
    const store = memoryStore()
    await cached(
      scripted(() => result),
      store,
    ).doGenerate(question('q'))
    expect(await all(store.artifacts('call'))).toHaveLength(kept)
  })

  it('keeps no error: the next call is made', async () => {
    const model = scripted((_, call) => {
      if (call === 1) throw new Error('busy')
      return answer('yes')
    })
    const wrapped = cached(model, memoryStore())
    await expect(wrapped.doGenerate(question('q'))).rejects.toThrow('busy')
    expect(text(await wrapped.doGenerate(question('q')))).toBe('yes')
  })

  it('keeps neither request nor headers', async () => {
    const store = memoryStore()
    const result = answer('yes', {
      request: { body: 'SECRET' },
      response: { headers: { cookie: 'SECRET' }, body: 'SECRET', id: 'SECRET' },
      providerMetadata: { scripted: { trace: 'SECRET' } },
    })
    expect(
      await cached(
        scripted(() => result),
        store,
      ).doGenerate(question('SECRET')),
    ).toEqual(result)
    const [artifact] = await all(store.artifacts('call'))
    expect(new TextDecoder().decode(artifact!.value)).not.toContain('SECRET')
  })

  it('lets calls without a purpose, and streams, through', async () => {
    const store = memoryStore()
    const model = scripted(undefined, () => streamOf([]))
    const wrapped = cached(model, store)
    for (let i = 0; i < 2; i++) {
      await wrapped.doGenerate(question('q', { purpose: undefined }))
      await wrapped.doStream(question('q'))
    }
    expect(model.asked).toHaveLength(4)
    expect(await all(store.artifacts('call'))).toEqual([])
  })

  it('does not bring back what was forgotten while the call ran', async () => {
    const store = memoryStore()
    const signal = sample('ann', 'mine')
    await store.append([signal])
    const model = scripted(async () => {
      await store.forget({ person: 'ann', signal: signal.id }, signal.at)
      return answer('yes')
    })
    const call = cached(model, store).doGenerate(question('q', { purpose: { signals: [signal.id] } }))
    await expect(call).rejects.toBeInstanceOf(NotFoundError)
    expect(await all(store.artifacts('call'))).toEqual([])
  })
})

describe('equal calls at once', () => {
  /** A model that answers when told to, or ends with its abort. */
  function waiting() {
    const gate = Promise.withResolvers<void>()
    const model = scripted(({ abortSignal }) =>
      Promise.race([
        gate.promise.then(() => answer('yes')),
        new Promise((_, reject) => abortSignal?.addEventListener('abort', () => reject(abortSignal.reason))),
      ]),
    )
    return { model, wrapped: cached(model, memoryStore()), gate }
  }

  it('are made once, and paid once', async () => {
    const { model, wrapped, gate } = waiting()
    const calls = [1, 2, 3].map(() => wrapped.doGenerate(question('q')))
    const other = wrapped.doGenerate(question('q', { purpose: { person: 'bob' } }))
    gate.resolve()
    const results = await Promise.all(calls)
    expect(results.map(marked)).toEqual([false, true, true])
    expect(marked(await other)).toBe(false)
    expect(model.asked).toHaveLength(2)
  })

  it('fail together, and are then made anew', async () => {
    const model = scripted((_, call) => {
      if (call === 1) throw new Error('busy')
      return answer('yes')
    })
    const wrapped = cached(model, memoryStore())
    const both = [wrapped.doGenerate(question('q')), wrapped.doGenerate(question('q'))]
    expect((await Promise.allSettled(both)).map((r) => r.status)).toEqual(['rejected', 'rejected'])
    expect(text(await wrapped.doGenerate(question('q')))).toBe('yes')
  })

  it('go on for those who stay when one leaves', async () => {
    const { model, wrapped, gate } = waiting()
    const first = new AbortController()
    const left = wrapped.doGenerate(question('q', { abortSignal: first.signal }))
    const stayed = wrapped.doGenerate(question('q'))
    await settled()
    first.abort(new Error('enough'))
    await expect(left).rejects.toThrow('enough')
    gate.resolve()
    expect(marked(await stayed)).toBe(false)
    expect(model.asked).toHaveLength(1)
  })

  it('are ended when all have left', async () => {
    const { model, wrapped, gate } = waiting()
    const aborts = [new AbortController(), new AbortController()]
    const calls = aborts.map(({ signal }) => wrapped.doGenerate(question('q', { abortSignal: signal })))
    await settled()
    for (const abort of aborts) abort.abort(new Error('enough'))
    for (const call of calls) await expect(call).rejects.toThrow('enough')
    expect(model.asked[0]!.abortSignal!.aborted).toBe(true)
    const late = wrapped.doGenerate(question('r', { abortSignal: aborts[0]!.signal }))
    await expect(late).rejects.toThrow('enough')
    expect(model.asked).toHaveLength(1)
    gate.resolve()
    expect(text(await wrapped.doGenerate(question('q')))).toBe('yes')
    expect(model.asked).toHaveLength(2)
  })
})

describe('on disk', () => {
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'penchant-'))
  })
  afterEach(() => rmSync(dir, { recursive: true }))
  const open = () => sqliteStore(join(dir, 'store.db'))
  const onDisk = (marker: string) => readdirSync(dir).some((f) => readFileSync(join(dir, f)).includes(marker))

  it('an answer outlives the process that asked', async () => {
    const store = open()
    await cached(scripted(), store).doGenerate(question('q'))
    await store.close()
    const again = open()
    const model = scripted()
    expect(marked(await cached(model, again).doGenerate(question('q')))).toBe(true)
    expect(model.asked).toEqual([])
    await again.close()
  })

  it.each(['signal', 'person'] as const)('an exchange goes with its %s', async (what) => {
    const store = open()
    const [mine, other] = [sample('ann', 'mine'), sample('bob', 'other')]
    await store.append([mine, other])
    const model = scripted(({ prompt }) => answer(`<answer to ${JSON.stringify(prompt[0]!.content)}>`))
    const wrapped = cached(model, store)
    const anns = question('about-ann', { purpose: { signals: [mine.id, mine.id] } })
    const bobs = question('about-bob', { purpose: { person: 'bob', signals: [other.id] } })
    await wrapped.doGenerate(anns)
    await wrapped.doGenerate(bobs)
    const kept = await all(store.artifacts('call'))
    expect(kept.map(({ person, signals }) => [person, signals])).toEqual([
      ['ann', [mine.id]],
      ['bob', [other.id]],
    ])
    expect(onDisk('about-ann')).toBe(true)
    await store.forget({ person: 'ann', ...(what === 'signal' && { signal: mine.id }) }, mine.at)
    expect([onDisk('about-ann'), onDisk('about-bob')]).toEqual([false, true])
    expect(marked(await wrapped.doGenerate(bobs))).toBe(true)
    await expect(wrapped.doGenerate(anns)).rejects.toBeInstanceOf(NotFoundError)
    await store.close()
  })
})
