import { describe, expect, it } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { cached } from './cache.ts'
import { answer, finish, question, said, scripted, streamOf, usage } from './layers.values.ts'
import { createMeter, metered } from './meter.ts'

const read = async (stream: ReadableStream) => {
  for await (const _ of stream);
}

describe('meter', () => {
  it('counts by step and person what was paid, what was kept and what failed', async () => {
    const meter = createMeter({ input: 2, output: 10 })
    const model = scripted((_, call) => {
      if (call === 3) throw new Error('busy')
      return answer('yes', { usage: usage(1000 * call, 100 * call) })
    })
    const wrapped = metered(cached(model, memoryStore()), meter)
    const bob = question('q', { purpose: { person: 'bob' } })
    await wrapped.doGenerate(question('q'))
    await wrapped.doGenerate(question('q'))
    await wrapped.doGenerate(bob)
    await expect(wrapped.doGenerate(question('r'))).rejects.toThrow('busy')
    await wrapped.doGenerate(question('q', { purpose: { step: 'judge' } }))
    await wrapped.doGenerate(question('s', { purpose: { step: 'judge' } }))
    await wrapped.doGenerate(question('t', { purpose: undefined }))
    const row = { estimated: false, failed: 0, cached: 0 }
    expect(meter.rows()).toEqual([
      {
        ...row,
        step: 'test',
        person: 'ann',
        calls: 1,
        cached: 1,
        failed: 1,
        input: 1000,
        output: 100,
        cost: 0.003,
      },
      { ...row, step: 'test', person: 'bob', calls: 1, input: 2000, output: 200, cost: 0.006 },
      { ...row, step: 'judge', person: 'ann', calls: 1, cached: 1, input: 4000, output: 400, cost: 0.012 },
      { ...row, step: 'other', calls: 1, input: 5000, output: 500, cost: 0.015 },
    ])
    expect(meter.total()).toEqual({
      ...row,
      calls: 4,
      cached: 2,
      failed: 1,
      input: 12_000,
      output: 1200,
      cost: 0.036,
    })
  })

  it('knows no cost without a price', async () => {
    const meter = createMeter()
    await metered(scripted(), meter).doGenerate(question('q'))
    expect([meter.total().cost, meter.rows()[0]!.cost]).toEqual([undefined, undefined])
  })

  it('reckons four characters a token where the provider is silent, and says so', async () => {
    const meter = createMeter()
    const model = scripted(() => answer('x'.repeat(9), { usage: usage() }))
    const prompt = [
      { role: 'system' as const, content: 'x'.repeat(40) },
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'x'.repeat(41) }] },
    ]
    await metered(model, meter).doGenerate(question('', { prompt }))
    expect(meter.total()).toMatchObject({ input: 21, output: 3, estimated: true })
    const half = createMeter()
    await metered(
      scripted(() => answer('yes', { usage: usage(undefined, 5) })),
      half,
    ).doGenerate(question('q'))
    expect(half.total()).toMatchObject({ input: 1, output: 5, estimated: true })
    // The form asked for is part of what is sent: {"type":"array"} has 16 characters.
    const schema = { type: 'array' as const }
    await metered(model, meter).doGenerate(question('', { prompt, responseFormat: { type: 'json', schema } }))
    expect(meter.total()).toMatchObject({ input: 21 + 25, output: 6, estimated: true })
  })

  it('counts a stream when it finishes, not before', async () => {
    const meter = createMeter()
    const model = scripted(undefined, () => streamOf([said('yes'), finish(7, 3)]))
    const { stream } = await metered(model, meter).doStream(question('q'))
    expect(meter.total().calls).toBe(0)
    await read(stream)
    expect(meter.total()).toMatchObject({ calls: 1, failed: 0, input: 7, output: 3, estimated: false })
  })

  it('counts what came of a stream that breaks off or is cancelled', async () => {
    const meter = createMeter()
    const parts = [said('x'.repeat(6)), said('x'.repeat(6))]
    const broken = scripted(undefined, () => streamOf(parts, { error: new Error('reset') }))
    const { stream } = await metered(broken, meter).doStream(question('xxxx'))
    await expect(read(stream)).rejects.toThrow('reset')
    expect(meter.total()).toMatchObject({ calls: 0, failed: 1, input: 1, output: 3, estimated: true })

    let cancelled = false
    const open = scripted(undefined, () =>
      streamOf(parts, {
        open: true,
        cancelled: () => {
          cancelled = true
        },
      }),
    )
    const reader = (await metered(open, meter).doStream(question('xxxx'))).stream.getReader()
    await reader.read()
    await reader.read()
    await reader.cancel()
    expect(cancelled).toBe(true)
    expect(meter.total()).toMatchObject({ calls: 0, failed: 2, input: 2, output: 6, estimated: true })
  })

  it('counts a stream that does not open as failed, with nothing paid', async () => {
    const meter = createMeter()
    const model = scripted(undefined, () => Promise.reject(new Error('busy')))
    await expect(metered(model, meter).doStream(question('q'))).rejects.toThrow('busy')
    expect(meter.total()).toMatchObject({ calls: 0, failed: 1, input: 0, output: 0 })
  })
})
