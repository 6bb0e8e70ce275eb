import { describe, expect, it } from 'vitest'
import { createPenchant } from './penchant.ts'
import { memoryStore } from './stores/memory.ts'

const TOPICS = { apples: 'short', rivers: 'long' } as const
const WORDS = 'old new red blue tall small round cold warm quick'.split(' ')
const PROMPTS = { short: 'Answer in a word.', long: 'Think aloud.' } as const

/** Outcomes of two prompts on queries whose topic decides which works. */
const outcomes = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => {
    const [topic, works] = Object.entries(TOPICS)[i % 2]!
    const words = [0, 1, 2].map((k) => WORDS[Math.floor((i + from) / 10 ** k) % 10]!)
    return Object.entries(PROMPTS).map(([id, text]) => ({
      kind: 'outcome' as const,
      query: `tell of ${words.join(' ')} ${topic} number${i + from}x`,
      prompt: text,
      success: Number(id === works),
      meta: { promptId: id },
    }))
  }).flat()

const fitted = async () => {
  const penchant = createPenchant({ store: memoryStore() })
  await penchant.observe(outcomes(120))
  return { penchant, router: await penchant.fitRouter() }
}

describe('a router of a store', () => {
  it('names prompts as the outcomes do, and chooses by what worked', async () => {
    const { penchant, router } = await fitted()
    expect(router.prompts).toEqual(Object.entries(PROMPTS).map(([id, text]) => ({ id, text })))
    for (const [topic, works] of Object.entries(TOPICS))
      expect(await penchant.route(`tell of old cold ${topic}`)).toMatchObject({
        prompt: works,
        supported: true,
      })
  })

  it('serves every instance on the store, and counts what was stored since', async () => {
    const store = memoryStore()
    const penchant = createPenchant({ store })
    await penchant.observe(outcomes(120))
    await penchant.fitRouter()
    const other = createPenchant({ store })
    const query = 'tell of old cold apples'
    const before = await other.route(query)
    expect(before).toEqual(await penchant.route(query))
    await penchant.observe(
      Array.from({ length: 40 }, (_, i) => ({
        kind: 'outcome' as const,
        query: `tell of warm tall apples number${i}y`,
        prompt: PROMPTS.short,
        success: 0,
      })),
    )
    const after = await other.route(query)
    expect(after.probability).toBeLessThan(before.probability)
    expect(await penchant.route(query)).toEqual(after)
    // Of a prompt tried since nothing is known.
    await penchant.observe({ kind: 'outcome', query, prompt: 'Sing it.', success: 1 })
    expect(await other.route(query)).toEqual(after)
  })

  it('is gone for every instance with a person it was fitted on', async () => {
    const store = memoryStore()
    const penchant = createPenchant({ store })
    await penchant.observe(outcomes(120))
    await penchant.observe({ ...outcomes(1, 500)[0]!, person: 'ann' })
    const router = await penchant.fitRouter()
    expect(JSON.stringify(router.save())).toContain('number500x')
    const other = createPenchant({ store })
    const query = 'tell of old cold rivers'
    await other.route(query)
    await penchant.forget({ person: 'ann' })
    for (const each of [penchant, other])
      await expect(each.route(query)).rejects.toMatchObject({ field: 'router' })
    expect(JSON.stringify((await penchant.fitRouter()).save())).not.toContain('number500x')
    await expect(other.route(query)).resolves.toMatchObject({ prompt: 'long' })
  })

  it('is asked for before it is used', async () => {
    const penchant = createPenchant({ store: memoryStore() })
    await expect(penchant.route('what?')).rejects.toThrow(/fitRouter\(\)/)
    await expect(penchant.fitRouter()).rejects.toMatchObject({ name: 'InvalidInputError' })
  })

  it('reads vectors where an embedder was chosen', async () => {
    const embedder = {
      specificationVersion: 'v4' as const,
      provider: 'made',
      modelId: 'up',
      maxEmbeddingsPerCall: 50,
      supportsParallelCalls: false,
      doEmbed: async ({ values }: { values: string[] }) => ({
        embeddings: values.map((text) => [
          Number(text.includes('apples')),
          Number(text.includes('rivers')),
          1,
        ]),
        warnings: [],
      }),
    }
    const penchant = createPenchant({ store: memoryStore(), embedder })
    await penchant.observe(outcomes(120))
    const router = await penchant.fitRouter()
    expect(() => router.choose('tell of apples')).toThrow(/embedding/)
    expect(await penchant.route('tell of apples')).toMatchObject({ prompt: 'short' })
  })
})
