import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { answer, finish, question, said, scripted, streamOf } from './layers.values.ts'
import { timed } from './timeout.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const never = () => new Promise<never>(() => {})

describe('timed', () => {
  it('ends a call that takes too long, also one that does not heed the abort', async () => {
    const model = scripted(never)
    const call = timed(model, 1000).doGenerate(question('q'))
    const end = expect(call).rejects.toMatchObject({ name: 'TimeoutError', message: 'no answer within 1 s' })
    await vi.advanceTimersByTimeAsync(999)
    expect(model.asked[0]!.abortSignal!.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(model.asked[0]!.abortSignal!.aborted).toBe(true)
    await end
  })

  it('leaves no timer behind', async () => {
    await timed(
      scripted(() => answer('yes')),
      1000,
    ).doGenerate(question('q'))
    await expect(
      timed(
        scripted(() => Promise.reject(new Error('busy'))),
        1000,
      ).doGenerate(question('q')),
    ).rejects.toThrow('busy')
    expect(vi.getTimerCount()).toBe(0)
  })

  it("passes the caller's abort on, with its reason", async () => {
    const abort = new AbortController()
    const model = scripted(never)
    const call = timed(model, 1000).doGenerate(question('q', { abortSignal: abort.signal }))
    abort.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
    expect(model.asked[0]!.abortSignal!.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    const late = timed(scripted(never), 1000).doGenerate(question('q', { abortSignal: abort.signal }))
    await expect(late).rejects.toThrow('enough')
  })

  it('breaks a stream off between whose parts too long a time goes by, and not one that is long in all', async () => {
    let cancelled: unknown
    const slow = (waits: readonly number[]) => {
      const left = [...waits]
      return new ReadableStream(
        {
          async pull(controller) {
            const wait = left.shift()
            if (wait === undefined) return controller.close()
            await new Promise((resolve) => setTimeout(resolve, wait))
            controller.enqueue(said('x'))
          },
          cancel(reason) {
            cancelled = reason
          },
        },
        { highWaterMark: 0 },
      )
    }
    const read = async (waits: readonly number[]) => {
      const { stream } = await timed(
        scripted(undefined, () => slow(waits)),
        1000,
      ).doStream(question('q'))
      return Array.fromAsync(stream)
    }
    const whole = read([900, 900, 900, 900])
    await vi.advanceTimersByTimeAsync(3600)
    expect(await whole).toHaveLength(4)
    const broken = expect(read([900, 1100])).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(2000)
    await broken
    expect(cancelled).toMatchObject({ name: 'TimeoutError' })
  })

  it('lets an open stream take its time', async () => {
    const model = scripted(undefined, () => streamOf([said('yes'), finish(1, 1)]))
    const { stream } = await timed(model, 1000).doStream(question('q'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(model.asked[0]!.abortSignal!.aborted).toBe(false)
    expect(await Array.fromAsync(stream)).toHaveLength(2)
    const late = timed(scripted(undefined, never), 1000).doStream(question('q'))
    const end = expect(late).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(1000)
    await end
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('is not set to %s', (ms) => {
    expect(() => timed(scripted(), ms)).toThrow(InvalidInputError)
  })
})
