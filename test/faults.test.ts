import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BudgetError, ModelError, type ModelFault } from '../src/errors.ts'
import { seeded } from '../src/evaluate/interval.ts'
import { asker, type LanguageModel, type Prompt, stream } from '../src/model.ts'
import { createBudget } from '../src/models/budget.ts'
import { wrapEmbedder } from '../src/models/embedding.ts'
import { resolveEmbedder, resolveModel } from '../src/models/ids.ts'
import { createMeter } from '../src/models/meter.ts'
import { type WrapOptions, wrap } from '../src/models/wrap.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { contentFaults, type Fault, faultKinds } from '../src/test/model-server.faults.ts'
import {
  type ModelServer,
  type ModelServerOptions,
  modelServer,
  type ServerCall,
} from '../src/test/model-server.ts'
import type { Script } from '../src/test/scripted-model.ts'

// A model over real HTTP, wrapped as a product has it, under every fault of a provider.

const KEY = 'key-5fb1c0ffee'
const ATTEMPTS = 3
/** No answer comes in time from `slow`, and none is cut off that would have come. */
const TIMEOUT = 300
const SLOW = 600_000

const echo: Script<ServerCall> = ({ user }) => ({ wishes: [user] })

let server: ModelServer
afterEach(() => server?.close())

interface Setting {
  readonly server?: ModelServerOptions
  readonly script?: Script<ServerCall>
  readonly wrap?: WrapOptions
}

/** The model, wrapped, and the milliseconds its retries waited. */
async function start(setting: Setting = {}): Promise<{ model: LanguageModel; waits: number[] }> {
  server = await modelServer(setting.script ?? echo, { slow: SLOW, retryAfter: 7, ...setting.server })
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const retry = { attempts: ATTEMPTS, timeout: TIMEOUT, sleep, random: seeded(1) }
  const bare = await resolveModel(`${server.url}#any`, { PENCHANT_API_KEY: KEY })
  return { model: wrap(bare, { retry, ...setting.wrap }), waits }
}

const structured = (user: string): Prompt<{ wishes: string[] }> => ({
  step: 'test.infer',
  system: 'You read edits.',
  user,
  schema: z.object({ wishes: z.array(z.string()) }),
  room: 100,
  typical: { wishes: ['Shorter.'] },
})

const plain = (user: string): Prompt => ({
  step: 'test.write',
  system: 'You write.',
  user,
  room: 100,
  typical: 'Dear Ann,',
})

const caught = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    (value) => expect.unreachable(`it succeeded: ${JSON.stringify(value)}`),
    (error: Error) => error,
  )

/** No error may show the key, however it is printed. */
function expectDiscreet(error: Error): void {
  const shown = [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.stack]
  expect(shown.join('\n')).not.toContain(KEY)
}

/** What each fault becomes when it does not go away. */
const BECOMES: Readonly<Record<Fault, ModelFault>> = {
  '401': 'rejected',
  '429': 'unreachable',
  '429date': 'unreachable',
  '429ms': 'unreachable',
  '500': 'unreachable',
  '503': 'unreachable',
  slow: 'unreachable',
  hang: 'unreachable',
  stall: 'unreachable',
  reset: 'unreachable',
  resetMidway: 'unreachable',
  truncatedBody: 'unreachable',
  truncatedChunks: 'unreachable',
  badJson: 'unreachable',
  truncatedContent: 'truncated',
  wrongSchema: 'malformed',
  // The AI SDK's provider reports it so: by the finish reason.
  refusal: 'filtered',
  refusalText: 'refused',
  empty: 'empty',
  contentFilter: 'filtered',
}

/** Made again until it is enough; an answer is sent back once; a rejection is final. */
const requestsUntil = (fault: ModelFault): number =>
  fault === 'unreachable' ? ATTEMPTS : fault === 'rejected' ? 1 : 2

/** A stream is made again only until it opens: under these it has opened. */
const OPENS: ReadonlySet<Fault> = new Set([
  'stall',
  'resetMidway',
  'truncatedBody',
  'truncatedChunks',
  'badJson',
  ...contentFaults,
])

describe.each(faultKinds)('fault %s', (fault) => {
  const becomes = BECOMES[fault]
  const times = (n: number): Fault[] => new Array(n).fill(fault)

  it('once: the same call succeeds, unless it is final', async () => {
    const { model, waits } = await start()
    server.fail(fault)
    const call = asker(model)(structured('a'), [])
    if (becomes === 'rejected') await expect(call).rejects.toThrow(ModelError)
    else expect(await call).toEqual({ wishes: ['a'] })
    expect(server.stats.requests).toBe(becomes === 'rejected' ? 1 : 2)
    expect(waits).toHaveLength(becomes === 'unreachable' ? 1 : 0)
  })

  it(`always: a ModelError (${becomes}) that names the step; then the next call succeeds`, async () => {
    const { model, waits } = await start()
    const requests = requestsUntil(becomes)
    server.fail(...times(requests))
    const error = await caught(asker(model)(structured('a'), []))
    expect(error).toBeInstanceOf(ModelError)
    expect(error).toMatchObject({ step: 'test.infer', fault: becomes })
    expect(error.message).toMatch(/^test\.infer: /)
    expectDiscreet(error)
    expect(server.stats.requests).toBe(requests)
    expect(waits).toHaveLength(becomes === 'unreachable' ? ATTEMPTS - 1 : 0)
    expect(await asker(model)(structured('b'), [])).toEqual({ wishes: ['b'] })
  })

  it('in a stream: the whole text, or an error; never half a text for a whole one', async () => {
    const text = 'Dear Ann, thank you for the long letter that you wrote. Yours, Bob.'
    const { model } = await start({ script: () => text })
    server.fail(...times(OPENS.has(fault) ? 1 : requestsUntil(becomes)))
    let heard = ''
    const onText = (piece: string) => {
      heard += piece
    }
    const streamed = stream(model, plain('Write'), [], { onText })
    if (fault === 'wrongSchema') {
      expect(await streamed).toBe(heard)
      return
    }
    const error = await caught(streamed)
    expect(error).toBeInstanceOf(ModelError)
    // It had begun, and then nothing came: the time between two parts is limited too.
    if (fault === 'stall')
      expect([heard.length > 0, error.message]).toEqual([true, expect.stringMatching(/within/)])
    expectDiscreet(error)
    expect(await stream(model, plain('Write'), [], {})).toBe(text)
  })
})

describe('waiting', () => {
  it.each([
    ['429', 7000, 7000],
    ['429ms', 7000, 7000],
    // A date has whole seconds and some time has passed.
    ['429date', 1, 7000],
  ] as const)('lasts as long as %s asks', async (fault, least, most) => {
    const { model, waits } = await start()
    server.fail(fault)
    await asker(model)(structured('a'), [])
    expect(waits[0]).toBeGreaterThanOrEqual(least)
    expect(waits[0]).toBeLessThanOrEqual(most)
  })
})

describe('an abort', () => {
  const reason = new Error('the caller has left')

  /** Starts a call, aborts it once `ready`, and expects its reason, no further request, and the place free again. */
  async function aborted(model: LanguageModel, ready: () => boolean): Promise<void> {
    const abort = new AbortController()
    const call = caught(asker(model, { abort: abort.signal })(structured('a'), []))
    while (!ready()) await new Promise((resolve) => setTimeout(resolve, 1))
    abort.abort(reason)
    expect(await call).toBe(reason)
    const { requests } = server.stats
    expect(await asker(model)(structured('b'), [])).toEqual({ wishes: ['b'] })
    expect(server.stats.requests).toBe(requests + 1)
  }

  const patient = { concurrency: 1, retry: { timeout: SLOW } }

  it('before the call: nothing is sent', async () => {
    const { model } = await start({ wrap: patient })
    await aborted(model, () => true)
    expect(server.stats.requests).toBe(1)
  })

  it.each(['hang', 'slow', 'stall'] as const)('while the server lets it wait (%s)', async (fault) => {
    const { model } = await start({ wrap: patient })
    server.fail(fault)
    // Some turns of the event loop later the client has what there is of an answer, half a body under `stall`.
    let turns = 0
    await aborted(model, () => server.stats.requests === 1 && ++turns > 20)
  })

  it('while it waits for a place', async () => {
    const { model } = await start({ wrap: patient })
    server.fail('hang')
    const first = new AbortController()
    const holder = caught(asker(model, { abort: first.signal })(structured('first'), []))
    while (server.stats.requests === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const second = new AbortController()
    const waiter = caught(asker(model, { abort: second.signal })(structured('second'), []))
    second.abort(reason)
    expect(await waiter).toBe(reason)
    first.abort(reason)
    expect(await holder).toBe(reason)
    expect(await asker(model)(structured('third'), [])).toEqual({ wishes: ['third'] })
    expect(server.calls.map((call) => call.user)).toEqual(['third'])
  })

  it('in the wait before another attempt', async () => {
    const { model } = await start({ wrap: { ...patient, retry: {} } })
    server.fail('429')
    // The wait is seven seconds; what is counted is that no other request was made.
    await aborted(model, () => server.stats.requests === 1)
  })

  it('in the repair of an answer', async () => {
    const { model } = await start({ wrap: patient })
    server.fail('wrongSchema', 'hang')
    await aborted(model, () => server.stats.requests === 2)
  })

  it('with a store, a meter and a budget around', async () => {
    const meter = createMeter()
    const budget = createBudget({ calls: 1 })
    const { model } = await start({ wrap: { ...patient, store: memoryStore(), meter, budget } })
    server.fail('hang')
    // A failed call gives its budget back, so the one after it is made.
    await aborted(model, () => server.stats.requests === 1)
    expect(meter.total()).toMatchObject({ calls: 1, failed: 1 })
    expect(await caught(asker(model)(structured('c'), []))).toBeInstanceOf(BudgetError)
  })
})

describe('a limit on calls at once', () => {
  it.each([1, 3])('is seen by the server: %i', async (concurrency) => {
    const { model } = await start({ server: { delay: 5 }, wrap: { concurrency } })
    const users = Array.from({ length: 20 }, (_, i) => `text ${i}`)
    const answers = await Promise.all(users.map((user) => asker(model)(structured(user), [])))
    expect(answers.map(({ wishes }) => wishes[0])).toEqual(users)
    expect(server.stats.most).toBe(concurrency)
  })

  it('holds for streams until they end', async () => {
    const { model } = await start({ script: ({ user }) => `${user} `.repeat(50), wrap: { concurrency: 2 } })
    const users = Array.from({ length: 12 }, (_, i) => `text ${i}`)
    const texts = await Promise.all(users.map((user) => stream(model, plain(user), [], {})))
    expect(texts.map((text) => text.slice(0, 7).trim())).toEqual(users)
    expect(server.stats.most).toBe(2)
  })
})

describe('embeddings', () => {
  const onTheWay = faultKinds.filter((fault) => BECOMES[fault] === 'unreachable')

  it.each(onTheWay)('come all the same after %s', async (fault) => {
    server = await modelServer(echo, { slow: SLOW })
    const bare = await resolveEmbedder(`${server.url}#any`, { PENCHANT_API_KEY: KEY })
    const retry = { attempts: 2, timeout: TIMEOUT, sleep: async () => {} }
    const embedder = wrapEmbedder(bare, { retry })
    const values = ['a short letter', 'seven eggs']
    server.fail(fault)
    const { embeddings } = await embedder.doEmbed({ values })
    expect(embeddings).toEqual((await bare.doEmbed({ values })).embeddings)
    expect(server.stats.requests).toBe(3)
    server.fail(fault, fault)
    expectDiscreet(await caught(Promise.resolve(embedder.doEmbed({ values }))))
  })
})

describe('a bad day', () => {
  const CALLS = 200

  it('30 % of all requests fail, in every way: each call gets its own answer or a right error', async () => {
    const rate = 0.3 / faultKinds.length
    const faults = Object.fromEntries(faultKinds.map((kind) => [kind, rate]))
    const meter = createMeter()
    const { model } = await start({
      server: { faults, seed: 7 },
      wrap: {
        store: memoryStore(),
        meter,
        budget: createBudget({ calls: 2 * CALLS }),
        concurrency: 8,
        retry: { timeout: TIMEOUT, sleep: async () => {}, random: seeded(1) },
      },
    })
    const calls = Array.from({ length: CALLS }, (_, i) => asker(model)(structured(`text ${i}`), []))
    const results = await Promise.allSettled(calls)
    const failures: ModelError[] = []
    for (const [i, result] of results.entries())
      if (result.status === 'fulfilled') expect(result.value).toEqual({ wishes: [`text ${i}`] })
      else failures.push(result.reason)
    for (const error of failures) {
      expect(error).toBeInstanceOf(ModelError)
      expect(error).toMatchObject({ step: 'test.infer' })
      expectDiscreet(error)
    }
    // A key refused is final, so each one ended a call. Of the rest, fewer than one in fifty is hit twice where it
    // has one more chance; ten are five standard deviations more than that.
    const refused = failures.filter((error) => error.fault === 'rejected').length
    expect(refused).toBe(server.stats.faults['401'] ?? 0)
    expect(failures.length - refused).toBeLessThan(10)
    expect(server.stats.most).toBeLessThanOrEqual(8)
    const { calls: answered, failed } = meter.total()
    expect(failed).toBe(failures.filter((error) => !error.answered).length)
    expect(answered + failed).toBeGreaterThan(CALLS)
  })
})
