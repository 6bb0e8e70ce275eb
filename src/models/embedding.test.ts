import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embedMany } from 'ai'
import { MockEmbeddingModelV4 } from 'ai/test'
import { describe, expect, it } from 'vitest'
import { BudgetError, NotFoundError } from '../errors.ts'
import { type Purpose, tagged } from '../model.ts'
import { memoryStore } from '../stores/memory.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { all, sample } from '../test/store-contract.values.ts'
import { createBudget } from './budget.ts'
import { wrapEmbedder } from './embedding.ts'
import { settled } from './layers.values.ts'
import { createMeter } from './meter.ts'

/** A text's vector here: thirds, so that no digit may get lost. */
const vector = (text: string) => [text.length / 3, text.charCodeAt(0) / 3]

function embedder(more: { tokens?: boolean; fail?: number } = {}) {
  let left = more.fail ?? 0
  return new MockEmbeddingModelV4({
    provider: 'scripted',
    modelId: 'one',
    maxEmbeddingsPerCall: 3,
    maxInputBytesPerCall: 1000,
    doEmbed: async ({ values }) => {
      if (left-- > 0) throw Object.assign(new Error('busy'), { statusCode: 503 })
      const tokens = values.join('').length
      return {
        embeddings: values.map(vector),
        warnings: [],
        ...(more.tokens !== false && { usage: { tokens } }),
      }
    },
  })
}

const call = (values: string[], purpose: Partial<Purpose> = {}) => ({
  values,
  providerOptions: tagged({ step: 'embed', person: 'ann', signals: [], attempt: 0, ...purpose }),
})

describe('wrapEmbedder', () => {
  it('asks for each text once, and gives all back in order, to the last digit', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'penchant-'))
    const store = sqliteStore(join(dir, 'store.db'))
    const model = embedder()
    const meter = createMeter()
    const wrapped = wrapEmbedder(model, { store, meter })
    await wrapped.doEmbed(call(['one', 'two']))
    const texts = ['three', 'two', 'three', 'one', 'four']
    const { embeddings } = await wrapped.doEmbed(call(texts))
    expect(embeddings).toEqual(texts.map(vector))
    expect(model.doEmbedCalls.map(({ values }) => values)).toEqual([
      ['one', 'two'],
      ['three', 'four'],
    ])
    const known = await wrapped.doEmbed(call(['four', 'one']))
    expect(known.embeddings).toEqual(['four', 'one'].map(vector))
    expect(model.doEmbedCalls).toHaveLength(2)
    expect(meter.rows()).toMatchObject([
      { step: 'embed', person: 'ann', calls: 2, cached: 1, input: 15, output: 0, estimated: false },
    ])
    await store.close()
    rmSync(dir, { recursive: true })
  })

  it('tells people, models, sizes and options apart', async () => {
    const store = memoryStore()
    const model = embedder()
    const wrapped = wrapEmbedder(model, { store })
    const one = call(['one'])
    await wrapped.doEmbed(one)
    await wrapped.doEmbed(call(['one'], { person: 'bob' }))
    await wrapped.doEmbed({ ...one, dimensions: 2 })
    await wrapped.doEmbed({ ...one, providerOptions: { ...one.providerOptions, scripted: { task: 'x' } } })
    expect(model.doEmbedCalls).toHaveLength(4)
    await wrapped.doEmbed(call(['one'], { step: 'other', attempt: 1 }))
    expect(model.doEmbedCalls).toHaveLength(4)
    expect(model.doEmbedCalls.map(({ providerOptions }) => providerOptions)).toEqual([
      undefined,
      undefined,
      undefined,
      { scripted: { task: 'x' } },
    ])
  })

  it('keeps nothing of a call without a purpose', async () => {
    const store = memoryStore()
    const model = embedder()
    const wrapped = wrapEmbedder(model, { store })
    for (let i = 0; i < 2; i++) await wrapped.doEmbed({ values: ['one'] })
    expect(model.doEmbedCalls).toHaveLength(2)
    expect(await all(store.artifacts('embedding'))).toEqual([])
  })

  it('forgets with the signal, also while it runs', async () => {
    const store = memoryStore()
    const [first, second] = [sample('ann', 'first'), sample('ann', 'second')]
    await store.append([first, second])
    const wrapped = wrapEmbedder(embedder(), { store })
    await wrapped.doEmbed(call(['first'], { signals: [first.id] }))
    await wrapped.doEmbed(call(['second'], { signals: [second.id, second.id] }))
    await store.forget({ person: 'ann', signal: first.id }, first.at)
    const left = await all(store.artifacts('embedding'))
    expect(left.map(({ person, signals }) => [person, signals])).toEqual([['ann', [second.id]]])
    await expect(wrapped.doEmbed(call(['first'], { signals: [first.id] }))).rejects.toBeInstanceOf(
      NotFoundError,
    )
  })

  it('forgets a text with every signal it was asked for', async () => {
    const store = memoryStore()
    const [first, second] = [sample('ann', 'same'), sample('ann', 'same', { task: 'mail' })]
    await store.append([first, second])
    const model = embedder()
    const wrapped = wrapEmbedder(model, { store })
    for (const signals of [[first.id], [second.id], [second.id]])
      await wrapped.doEmbed(call(['same'], { signals }))
    expect(model.doEmbedCalls).toHaveLength(1)
    await store.forget({ person: 'ann', signal: second.id }, second.at)
    expect(await all(store.artifacts('embedding'))).toEqual([])
  })

  it('takes no answer with a vector missing', async () => {
    const store = memoryStore()
    const model = new MockEmbeddingModelV4({ doEmbed: async () => ({ embeddings: [[1]], warnings: [] }) })
    const answer = wrapEmbedder(model, { store }).doEmbed(call(['one', 'two']))
    await expect(answer).rejects.toThrow(/^embed: .*\(1 vectors for 2 texts\)$/)
    expect(await all(store.artifacts('embedding'))).toEqual([])
  })

  it('redacts, tries again, and keeps to its places and its budget', async () => {
    const model = embedder({ fail: 2 })
    const redact = (text: string) => text.replace('Anna', '[name]')
    const retry = { sleep: async () => {} }
    const wrapped = wrapEmbedder(model, { redact, retry, budget: createBudget({ tokens: 8 }) })
    const { embeddings } = await wrapped.doEmbed(call(['Anna']))
    expect(embeddings).toEqual([vector('[name]')])
    expect(model.doEmbedCalls).toHaveLength(3)
    expect(JSON.stringify(model.doEmbedCalls)).not.toContain('Anna')
    // Six tokens were billed; nine characters may need three.
    await expect(wrapped.doEmbed(call(['123456789']))).rejects.toBeInstanceOf(BudgetError)

    let under = 0
    let most = 0
    const busy = new MockEmbeddingModelV4({
      doEmbed: async ({ values }) => {
        most = Math.max(most, ++under)
        await settled()
        under--
        return { embeddings: values.map(vector), warnings: [] }
      },
    })
    const meter = createMeter()
    const narrow = wrapEmbedder(busy, { concurrency: 2, meter })
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => narrow.doEmbed(call([text]))))
    expect(most).toBe(2)
    expect(meter.total()).toMatchObject({ calls: 5, input: 5, estimated: true })
  })

  it('is still what the AI SDK takes it for: how much fits into a call, and how many', async () => {
    const model = embedder()
    const wrapped = wrapEmbedder(model, {})
    expect(wrapped.maxEmbeddingsPerCall).toBe(3)
    const values = Array.from({ length: 4 }, (_, i) => `${i}`.repeat(400))
    const { embeddings } = await embedMany({ model: wrapped, values })
    expect(embeddings).toEqual(values.map(vector))
    expect(model.doEmbedCalls.map((made) => made.values.length)).toEqual([2, 2])
  })
})
