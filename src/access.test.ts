import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAccess } from './access.ts'
import { InvalidInputError } from './errors.ts'
import { asker } from './model.ts'
import { answer, question, scripted } from './models/layers.values.ts'
import { parseSignal } from './signal.ts'
import { memoryStore } from './stores/memory.ts'
import { scriptedModel } from './test/scripted-model.ts'

afterEach(() => vi.unstubAllEnvs())

const NO_KEYS = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY']

describe('access to models', () => {
  it('is not there without a model', () => {
    expect(createAccess({}, memoryStore()).has).toBe(false)
  })

  it('resolves nothing before it is asked, and then once for all', async () => {
    for (const name of NO_KEYS) vi.stubEnv(name, '')
    const access = createAccess({ model: 'openai/any' }, memoryStore())
    expect(access.has).toBe(true)
    await expect(access.models()).rejects.toThrow(/model: .*set OPENAI_API_KEY/)
    // What is wrong can be mended without a new instance.
    vi.stubEnv('OPENAI_API_KEY', 'any')
    const [one, two] = await Promise.all([access.models(), access.models()])
    expect(two).toBe(one)
    expect(one.model.modelId).toBe('any')
  })

  it('knows the price of a common id, unless told another', () => {
    const price = (model: string, own?: { input: number; output: number }) =>
      createAccess({ model, price: own }, memoryStore()).price
    expect(price('nobody/nothing')).toBeUndefined()
    expect(price('nobody/nothing', { input: 1, output: 2 })).toEqual({ input: 1, output: 2 })
  })

  it('refuses a budget in USD that it could not keep, at once', () => {
    const model = scriptedModel(() => 'yes')
    expect(() => createAccess({ model, budget: { cost: 1 } }, memoryStore())).toThrow(InvalidInputError)
    expect(() => createAccess({ model, budget: { calls: -1 } }, memoryStore())).toThrow(/budget.calls/)
  })

  it('puts cache, meter and budget around the model', async () => {
    const store = memoryStore()
    const signal = parseSignal({ kind: 'sample', person: 'ann', text: 'A text.' }, new Date(0))
    await store.append([signal])
    const bare = scripted()
    const price = { input: 1e6, output: 1e6 }
    const { models, meter } = createAccess({ model: bare, price, budget: { calls: 1 } }, store)
    const { model } = await models()
    const options = question('hello', { purpose: { signals: [signal.id] } })
    for (let i = 0; i < 3; i++)
      expect((await model.doGenerate(options)).content).toEqual(answer('yes').content)
    expect(bare.asked).toHaveLength(1)
    // Ten tokens in and two out, at a dollar each.
    expect(meter.total()).toMatchObject({ calls: 1, cached: 2, cost: 12 })
    await expect(model.doGenerate(question('another'))).rejects.toThrow(/budget of 1/)
  })

  it('keeps to its concurrency', async () => {
    let underWay = 0
    let most = 0
    const bare = scripted(async () => {
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay--
      return answer('yes')
    })
    const { model } = await createAccess({ model: bare, concurrency: 3 }, memoryStore()).models()
    await Promise.all(Array.from({ length: 12 }, (_, i) => model.doGenerate(question(`${i}`))))
    expect(most).toBe(3)
  })

  it('redacts what is asked and what is embedded', async () => {
    const redact = (text: string) => text.replaceAll('Zelda', 'someone')
    const model = scriptedModel(() => 'yes')
    const embedded: string[] = []
    const embedder = {
      specificationVersion: 'v4',
      provider: 'scripted',
      modelId: 'vectors',
      maxEmbeddingsPerCall: 8,
      supportsParallelCalls: true,
      async doEmbed({ values }: { values: string[] }) {
        embedded.push(...values)
        return { embeddings: values.map(() => [1, 0]), warnings: [] }
      },
    } as const
    const models = await createAccess({ model, embedder, redact }, memoryStore()).models()
    const prompt = { step: 'test', system: 's', user: 'Write to Zelda.', room: 10, typical: '' }
    await asker(models.model)(prompt, [])
    await models.embedder.doEmbed({ values: ['Dear Zelda'] })
    expect(model.calls[0]!.user).toBe('Write to someone.')
    expect(embedded).toEqual(['Dear someone'])
  })
})
