import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, EmptyResponseBodyError, JSONParseError, LoadAPIKeyError } from '@ai-sdk/provider'
import { afterEach, describe, expect, it } from 'vitest'
import { BudgetError, InvalidInputError } from '../errors.ts'
import type { Fault } from '../test/model-server.faults.ts'
import { type ModelServer, modelServer } from '../test/model-server.ts'
import { answer, question, scripted, settled, streamOf } from './layers.values.ts'
import { type RetryOptions, retried } from './retry.ts'

const status = (statusCode: number, responseHeaders: Record<string, string> = {}) =>
  new APICallError({
    message: `status ${statusCode}`,
    url: 'https://example.com',
    requestBodyValues: {},
    statusCode,
    responseHeaders,
  })

const coded = (code: string) => Object.assign(new Error('connection'), { code })

/** What a retried model asked for and waited, when each call fails as told and then succeeds. */
async function tried(errors: readonly unknown[], options: RetryOptions = {}) {
  const waits: number[] = []
  const model = scripted((_, call) => {
    if (call <= errors.length) throw errors[call - 1]
    return answer('yes')
  })
  const sleep = async (ms: number) => {
    waits.push(ms)
  }
  const wrapped = retried(model, { sleep, random: () => 1, ...options })
  const end = await wrapped.doGenerate(question('q')).then(
    () => 'answered',
    (error: unknown) => error,
  )
  return { end, waits, calls: model.asked.length }
}

describe('retried', () => {
  it.each<[string, unknown]>([
    ...[408, 409, 429, 500, 502, 503, 529].map((code): [string, unknown] => [`status ${code}`, status(code)]),
    ['a body that could not be read', status(200)],
    ['a network that failed', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') })],
    ['a network that failed, for no reason', new TypeError('fetch failed')],
    ['a reset', coded('ECONNRESET')],
    [
      'a reset below',
      new Error('no answer', { cause: new Error('why', { cause: coded('UND_ERR_SOCKET') }) }),
    ],
    ['a hang-up', new Error('socket hang up')],
    ['a body cut off', new TypeError('terminated')],
    ['a timeout', new DOMException('late', 'TimeoutError')],
    ['JSON that is none', new JSONParseError({ text: '{', cause: new Error('end') })],
    ['JSON that is none, by a model of one’s own', new SyntaxError('Unexpected end of JSON input')],
    ['an empty body', new EmptyResponseBodyError()],
  ])('tries again after %s', async (_, error) => {
    expect(await tried([error])).toEqual({ end: 'answered', waits: [500], calls: 2 })
  })

  const circle = new Error('circle')
  circle.cause = circle
  it.each<[string, unknown]>([
    ...[304, 400, 401, 403, 404, 413, 422].map((code): [string, unknown] => [`status ${code}`, status(code)]),
    ['a refusal with a network behind it', Object.assign(status(401), { cause: coded('ECONNRESET') })],
    ['a budget', new BudgetError('test', 'calls', 1, 2)],
    ['a missing key', new LoadAPIKeyError({ message: 'no key' })],
    ['a bug', new TypeError('x is not a function')],
    ['a circle of causes', circle],
    ['what is no error', 'nothing'],
  ])('does not after %s', async (_, error) => {
    expect(await tried([error])).toEqual({ end: error, waits: [], calls: 1 })
  })

  it('doubles the wait up to 30 s, for a random part of it', async () => {
    const errors = Array.from({ length: 8 }, () => status(500))
    const doubled = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]
    expect((await tried(errors, { attempts: 9 })).waits).toEqual(doubled)
    const half = await tried(errors, { attempts: 9, random: () => 0.5 })
    expect(half.waits).toEqual(doubled.map((ms) => ms / 2))
  })

  it('gives the last error out after the last attempt', async () => {
    const errors = Array.from({ length: 7 }, (_, i) => status(500 + i))
    expect(await tried(errors)).toMatchObject({ end: errors[5], calls: 6 })
    expect(await tried(errors, { attempts: 1 })).toEqual({ end: errors[0], waits: [], calls: 1 })
  })

  it.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['at once', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' }, 20_000],
    ['a date that has passed', { 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' }, 0],
    ['milliseconds, which go first', { 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    ['too long', { 'retry-after': '3600' }, 120_000],
    ['nothing to be understood', { 'retry-after': 'soon' }, 500],
    ['an empty wish', { 'retry-after': '' }, 500],
  ])('waits as the provider asks: %s', async (_, headers, ms) => {
    const now = () => Date.parse('2026-01-01T00:00:00Z')
    expect((await tried([status(429, headers)], { now })).waits).toEqual([ms])
  })

  it.each<[string, RetryOptions]>([
    ['its own', {}],
    ['one that does not heed it', { sleep: () => new Promise(() => {}) }],
  ])('ends at once when the caller does, also during a wait: %s', async (_, options) => {
    const abort = new AbortController()
    const model = scripted(() => {
      throw status(503, { 'retry-after': '100' })
    })
    const call = retried(model, options).doGenerate(question('q', { abortSignal: abort.signal }))
    await settled()
    abort.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
    expect(model.asked).toHaveLength(1)
  })

  it('does not try again what the caller ended', async () => {
    const abort = new AbortController()
    const model = scripted(() => {
      abort.abort(new Error('enough'))
      throw status(503)
    })
    const call = retried(model).doGenerate(question('q', { abortSignal: abort.signal }))
    await expect(call).rejects.toThrow('enough')
    expect(model.asked).toHaveLength(1)
  })

  it('opens a stream again, and leaves an open one alone', async () => {
    const waits: number[] = []
    const model = scripted(undefined, (_, call) => {
      if (call === 1) throw status(529)
      return streamOf([], { error: new TypeError('terminated') })
    })
    const sleep = async (ms: number) => {
      waits.push(ms)
    }
    const { stream } = await retried(model, { sleep, random: () => 1 }).doStream(question('q'))
    await expect(Array.fromAsync(stream)).rejects.toThrow('terminated')
    expect([waits, model.asked.length]).toEqual([[500], 2])
  })

  it.each([0, 1.5, Number.NaN])('takes no %s attempts', (attempts) => {
    expect(() => retried(scripted(), { attempts })).toThrow(InvalidInputError)
  })
})

describe('over a real connection', () => {
  let server: ModelServer
  afterEach(() => server.close())

  it.each<[Fault, number]>([
    ['429', 120_000],
    ['429date', 120_000],
    ['429ms', 120_000],
    ['500', 500],
    ['503', 500],
    ['reset', 500],
    ['resetMidway', 500],
    ['truncatedBody', 500],
    ['truncatedChunks', 500],
    ['badJson', 500],
  ])('gets over %s, asked to wait for an hour where it is asked', async (fault, wait) => {
    server = await modelServer(() => 'yes', { retryAfter: 3600 })
    server.fail(fault)
    const model = createOpenAICompatible({ name: 'local', baseURL: server.url })('any')
    const waits: number[] = []
    const sleep = async (ms: number) => {
      waits.push(ms)
    }
    const wrapped = retried(model, { sleep, random: () => 1 })
    const { content } = await wrapped.doGenerate(question('q', { purpose: undefined }))
    expect(content).toMatchObject([{ type: 'text', text: 'yes' }])
    expect([waits, server.stats.faults[fault]]).toEqual([[wait], 1])
  })

  it('does not try a refused key again', async () => {
    server = await modelServer(() => 'yes')
    server.fail('401')
    const model = createOpenAICompatible({ name: 'local', baseURL: server.url })('any')
    const call = retried(model).doGenerate(question('q', { purpose: undefined }))
    await expect(call).rejects.toMatchObject({ statusCode: 401 })
    expect(server.stats.requests).toBe(1)
  })
})
