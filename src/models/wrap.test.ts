import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BudgetError } from '../errors.ts'
import { asker, type Prompt } from '../model.ts'
import { memoryStore } from '../stores/memory.ts'
import { modelServer } from '../test/model-server.ts'
import { all } from '../test/store-contract.values.ts'
import { createBudget } from './budget.ts'
import { answer, question, scripted, settled, streamOf, usage } from './layers.values.ts'
import { createMeter } from './meter.ts'
import { wrap } from './wrap.ts'

afterEach(() => {
  vi.useRealTimers()
})

const busy = Object.assign(new Error('busy'), { statusCode: 503 })

describe('wrap', () => {
  it('is the model itself but for the limit and the purpose, which does not leave', async () => {
    const model = scripted()
    const wrapped = wrap(model, {})
    const more = { providerOptions: { scripted: { effort: 'high' } } }
    await wrapped.doGenerate(question('q'))
    await wrapped.doGenerate(question('q', more))
    await (await wrapped.doStream(question('q'))).stream.cancel()
    expect(model.asked.map((options) => options.providerOptions)).toEqual([
      undefined,
      { scripted: { effort: 'high' } },
      undefined,
    ])
    expect([wrapped.provider, wrapped.modelId, wrapped.supportedUrls]).toEqual(['scripted', 'one', {}])
    const failing = scripted(() => {
      throw busy
    })
    await expect(wrap(failing, {}).doGenerate(question('q'))).rejects.toBe(busy)
    expect(failing.asked).toHaveLength(1)
  })

  it('has at most eight calls under way, when nothing else is said', async () => {
    let under = 0
    let most = 0
    const model = scripted(async () => {
      most = Math.max(most, ++under)
      await settled()
      under--
      return answer('yes')
    })
    const wrapped = wrap(model, {})
    await Promise.all(Array.from({ length: 20 }, (_, i) => wrapped.doGenerate(question(`${i}`))))
    expect(most).toBe(8)
  })

  it('redacts before anything is sent or kept', async () => {
    const store = memoryStore()
    const model = scripted(({ prompt }) => answer(JSON.stringify(prompt)))
    const redact = (text: string) => text.replace('Anna', '[name]')
    const wrapped = wrap(model, { store, redact })
    await wrapped.doGenerate(question('I am Anna.'))
    await wrapped.doGenerate(question('I am [name].'))
    expect(JSON.stringify(model.asked)).not.toContain('Anna')
    // One exchange: the key too was made of the redacted text.
    const [kept, ...more] = await all(store.artifacts('call'))
    expect(new TextDecoder().decode(kept!.value)).toContain('I am [name].')
    expect(more).toEqual([])
  })

  it('takes no budget for what the cache holds, and meters it apart', async () => {
    const meter = createMeter()
    const wrapped = wrap(scripted(), { store: memoryStore(), meter, budget: createBudget({ calls: 1 }) })
    await wrapped.doGenerate(question('q'))
    await wrapped.doGenerate(question('q'))
    await expect(wrapped.doGenerate(question('r'))).rejects.toBeInstanceOf(BudgetError)
    expect(meter.total()).toMatchObject({ calls: 1, cached: 1, failed: 1, input: 10, output: 2 })
  })

  it('takes budget and counts once a call, however many attempts', async () => {
    const meter = createMeter()
    const model = scripted((_, call) => {
      if (call < 4) throw busy
      return answer('yes')
    })
    const retry = { sleep: async () => {} }
    await wrap(model, { meter, budget: createBudget({ calls: 1 }), retry }).doGenerate(question('q'))
    expect(model.asked).toHaveLength(4)
    expect(meter.total()).toMatchObject({ calls: 1, failed: 0 })
  })

  it('holds no place while it waits to try again', async () => {
    const pause = Promise.withResolvers<void>()
    const order: string[] = []
    const model = scripted(({ prompt }, call) => {
      order.push((prompt[0]!.content[0] as { text: string }).text)
      if (call === 1) throw busy
      return answer('yes')
    })
    const wrapped = wrap(model, { concurrency: 1, retry: { sleep: () => pause.promise } })
    const first = wrapped.doGenerate(question('first'))
    await wrapped.doGenerate(question('second'))
    pause.resolve()
    await first
    expect(order).toEqual(['first', 'second', 'first'])
  })

  it('gives each attempt its time from when it begins, not from when it queued', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const model = scripted(async () => {
      await new Promise((resolve) => setTimeout(resolve, 40))
      return answer('yes')
    })
    const wrapped = wrap(model, { concurrency: 1, retry: { attempts: 1, timeout: 50 } })
    const calls = ['a', 'b', 'c'].map((name) => wrapped.doGenerate(question(name)))
    const ends = Promise.allSettled(calls)
    await vi.advanceTimersByTimeAsync(200)
    expect((await ends).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  })

  it('tries again an attempt that took too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const model = scripted((_, call) => (call === 1 ? new Promise(() => {}) : answer('yes')))
    const call = wrap(model, { retry: { sleep: async () => {} } }).doGenerate(question('q'))
    await vi.advanceTimersByTimeAsync(59_999)
    expect(model.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    await call
    expect(model.asked).toHaveLength(2)
  })

  it('meters and ends a stream, through everything', async () => {
    const meter = createMeter()
    const model = scripted(undefined, () =>
      streamOf([{ type: 'finish', usage: usage(7, 3), finishReason: { unified: 'stop', raw: undefined } }]),
    )
    const budget = createBudget({ tokens: 20 })
    const options = {
      store: memoryStore(),
      meter,
      budget,
      retry: {},
      concurrency: 1,
      redact: (t: string) => t,
    }
    const wrapped = wrap(model, options)
    const call = question('q', { maxOutputTokens: 9 })
    for (let i = 0; i < 2; i++) await Array.fromAsync((await wrapped.doStream(call)).stream)
    await expect(wrapped.doStream(call)).rejects.toBeInstanceOf(BudgetError)
    expect(meter.total()).toMatchObject({ calls: 2, failed: 1, input: 14, output: 6, estimated: false })
  })

  it('answers every question through a server that fails every other time', async () => {
    const server = await modelServer(({ user }) => `answer to ${user}`, {
      seed: 7,
      faults: { '429': 0.1, '500': 0.1, reset: 0.1, truncatedBody: 0.1, badJson: 0.1 },
    })
    const meter = createMeter()
    const store = memoryStore()
    const retry = { attempts: 30, sleep: async () => {} }
    const local = createOpenAICompatible({ name: 'local', baseURL: server.url })('any')
    const model = wrap(local, { store, meter, budget: createBudget({ calls: 40 }), concurrency: 4, retry })
    const prompt = (user: string): Prompt => ({
      step: 'test',
      system: 'Answer.',
      user,
      room: 50,
      typical: '',
    })
    const ask = asker(model, { person: 'ann' })
    const names = Array.from({ length: 40 }, (_, i) => `question ${i}`)
    const answers = await Promise.all(names.map((name) => ask(prompt(name), [])))
    const again = await Promise.all(names.map((name) => ask(prompt(name), [])))
    await server.close()
    expect(answers).toEqual(names.map((name) => `answer to ${name}`))
    expect(again).toEqual(answers)
    expect(meter.rows()).toMatchObject([{ step: 'test', person: 'ann', calls: 40, cached: 40, failed: 0 }])
    expect(server.calls.length).toBeGreaterThanOrEqual(40)
    expect(server.stats.requests).toBeGreaterThan(60)
  })
})
