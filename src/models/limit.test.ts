import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { answer, finish, question, said, scripted, settled, streamOf } from './layers.values.ts'
import { limited } from './limit.ts'

/** A model whose calls end, in order, when told to. */
function held() {
  const gates: PromiseWithResolvers<void>[] = []
  const model = scripted(() => {
    const gate = Promise.withResolvers<void>()
    gates.push(gate)
    return gate.promise.then(() => answer('yes'))
  })
  return { model, gates }
}

describe('limited', () => {
  it('has at most so many under way, and takes the next in order', async () => {
    const { model, gates } = held()
    const wrapped = limited(model, 2)
    const calls = ['a', 'b', 'c', 'd'].map((name) => wrapped.doGenerate(question(name)))
    await settled()
    expect(gates).toHaveLength(2)
    gates[1]!.resolve()
    await calls[1]
    await settled()
    expect(gates).toHaveLength(3)
    gates[0]!.reject(new Error('busy'))
    await expect(calls[0]).rejects.toThrow('busy')
    await settled()
    expect(gates).toHaveLength(4)
    gates[2]!.resolve()
    gates[3]!.resolve()
    await Promise.all([calls[2], calls[3]])
    const texts = model.asked.map(({ prompt }) => (prompt[0]!.content[0] as { text: string }).text)
    expect(texts).toEqual(['a', 'b', 'c', 'd'])
  })

  it.each(['doGenerate', 'doStream'] as const)('leaves the queue at once on an abort: %s', async (kind) => {
    const { model, gates } = held()
    const wrapped = limited(model, 1)
    const abort = new AbortController()
    const first = wrapped.doGenerate(question('a'))
    const second = wrapped[kind](question('b', { abortSignal: abort.signal }))
    await settled()
    abort.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    gates[0]!.resolve()
    await first
    const third = wrapped.doGenerate(question('c'))
    await settled()
    gates[1]!.resolve()
    await third
    expect(model.asked).toHaveLength(2)
  })

  const parts = [said('a'), finish(1, 1)]
  it.each<[string, () => ReadableStream, (stream: ReadableStream) => Promise<unknown>]>([
    ['read out', () => streamOf(parts), (stream) => Array.fromAsync(stream)],
    [
      'failed',
      () => streamOf([said('a')], { error: new Error('reset') }),
      (stream) => expect(Array.fromAsync(stream)).rejects.toThrow('reset'),
    ],
    ['cancelled', () => streamOf(parts, { open: true }), (stream) => stream.cancel()],
  ])('keeps the place of a stream until it is %s', async (_, make, end) => {
    const model = scripted(undefined, make)
    const wrapped = limited(model, 1)
    const { stream } = await wrapped.doStream(question('a'))
    const next = wrapped.doGenerate(question('b'))
    await settled()
    expect(model.asked).toHaveLength(1)
    await end(stream)
    await next
    expect(model.asked).toHaveLength(2)
  })

  it('gives the place back when a stream does not open, or opens for nobody', async () => {
    const abort = new AbortController()
    let cancelled = false
    const model = scripted(undefined, async (_, call) => {
      if (call === 1) throw new Error('busy')
      abort.abort(new Error('enough'))
      await settled()
      return streamOf(parts, {
        open: true,
        cancelled: () => {
          cancelled = true
        },
      })
    })
    const wrapped = limited(model, 1)
    await expect(wrapped.doStream(question('a'))).rejects.toThrow('busy')
    await expect(wrapped.doStream(question('b', { abortSignal: abort.signal }))).rejects.toThrow('enough')
    await wrapped.doGenerate(question('c'))
    expect(cancelled).toBe(true)
  })

  it('leaves no listener on an abort that outlives the call', async () => {
    const { signal } = new AbortController()
    const wrapped = limited(scripted(), 1)
    for (let i = 0; i < 3; i++) await wrapped.doGenerate(question('q', { abortSignal: signal }))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it.each([0, -1, 1.5, Number.NaN])('takes whole numbers from 1 up, not %s', (n) => {
    expect(() => limited(scripted(), n)).toThrow(InvalidInputError)
  })
})
