import { SpanStatusCode, trace } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { createBudget } from './budget.ts'
import { answer, finish, question, said, scripted, streamOf, usage } from './layers.values.ts'
import { wrap } from './wrap.ts'

const exporter = new InMemorySpanExporter()
beforeEach(() => {
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  )
})
afterEach(() => {
  trace.disable()
  exporter.reset()
})

const spans = () =>
  exporter.getFinishedSpans().map(({ name, status, attributes }) => {
    const { 'gen_ai.usage.input_tokens': input, 'gen_ai.usage.output_tokens': output } = attributes
    return { name, failed: status.code === SpanStatusCode.ERROR, input, output }
  })

describe('a span', () => {
  it('is each call that was made, not what a cache answered or a budget refused', async () => {
    const model = wrap(scripted(), { store: memoryStore(), budget: createBudget({ calls: 1 }) })
    await model.doGenerate(question('q', { purpose: { step: 'judge', person: 'ann' } }))
    await model.doGenerate(question('q', { purpose: { step: 'judge', person: 'ann' } }))
    await expect(model.doGenerate(question('r'))).rejects.toThrow('budget')
    expect(spans()).toEqual([{ name: 'judge', failed: false, input: 10, output: 2 }])
    expect(JSON.stringify(exporter.getFinishedSpans()[0]!.attributes)).not.toContain('ann')
  })

  it('lasts over all attempts, says that they failed, and names no tokens that were only reckoned', async () => {
    const busy = Object.assign(new Error('busy'), { statusCode: 503 })
    const model = wrap(
      scripted((_, call) => {
        if (call < 4) throw busy
        return answer('yes', { usage: usage(undefined, 2) })
      }),
      { retry: { attempts: 3, sleep: async () => {} } },
    )
    await expect(model.doGenerate(question('q'))).rejects.toBe(busy)
    await model.doGenerate(question('q', { purpose: undefined }))
    expect(spans()).toEqual([
      { name: 'test', failed: true },
      { name: 'other', failed: false },
    ])
  })

  it('ends with the stream', async () => {
    const model = wrap(
      scripted(undefined, () => streamOf([said('Hi'), finish(7, 3)])),
      {},
    )
    const { stream } = await model.doStream(question('q'))
    expect(spans()).toEqual([])
    for await (const _ of stream);
    await (await model.doStream(question('q'))).stream.cancel()
    expect(spans()).toEqual([
      { name: 'test', failed: false, input: 7, output: 3 },
      { name: 'test', failed: true },
    ])
  })
})
