import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { embedMany, generateText, streamText } from 'ai'
import { afterEach, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { contentFaults, type Fault, faultKinds, faultSource } from './model-server.faults.ts'
import { type ModelServer, type ModelServerOptions, modelServer, type ServerCall } from './model-server.ts'
import type { Script } from './scripted-model.ts'

let server: ModelServer
afterEach(() => server?.close())

const SAID = { wishes: ['Shorter, please.', 'No exclamation marks.', 'Friendlier greeting.'] }

const start = async (options: ModelServerOptions = {}, script: Script<ServerCall> = () => SAID) => {
  server = await modelServer(script, options)
}

const provider = () => createOpenAICompatible({ name: 'local', baseURL: server.url, includeUsage: true })

const question = { model: 'any', messages: [{ role: 'user', content: 'What does she prefer?' }] }

const post = (path: string, body: unknown, more: RequestInit = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  })

const chat = (more: object = {}, init: RequestInit = {}) =>
  post('/chat/completions', { ...question, ...more }, init)

const eventually = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('a model server', () => {
  it('serves the AI SDK: text, system part, usage', async () => {
    await start({}, ({ system, user }) => `${system} / ${user}`)
    const { text, usage, finishReason } = await generateText({
      model: provider()('any'),
      system: 'Brief.',
      prompt: 'Hello',
    })
    expect([text, finishReason, usage.inputTokens, usage.outputTokens]).toEqual([
      'Brief. / Hello',
      'stop',
      Math.ceil('Brief.Hello'.length / 4),
      Math.ceil('Brief. / Hello'.length / 4),
    ])
    expect(server.calls).toMatchObject([{ system: 'Brief.', user: 'Hello', body: { model: 'any' } }])
  })

  it('streams to the AI SDK: the same text in pieces, with usage', async () => {
    const text = 'Dear Ann, 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂 thank you for the long letter.'
    await start({}, () => text)
    const result = streamText({ model: provider()('any'), prompt: 'Write' })
    const pieces: string[] = []
    for await (const piece of result.textStream) pieces.push(piece)
    expect(pieces.join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(2)
    expect((await result.usage).outputTokens).toBe(Math.ceil(text.length / 4))
    expect(await result.finishReason).toBe('stop')
  })

  it('reads content given in parts, and later turns', async () => {
    await start()
    const parts = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]
    const messages = [
      { role: 'developer', content: 'sys' },
      { role: 'user', content: parts },
      { role: 'assistant', content: null },
      { role: 'user', content: 'again' },
    ]
    expect((await chat({ messages })).status).toBe(200)
    expect(server.calls[0]).toMatchObject({ system: 'sys', user: 'ab' })
    expect(server.calls[0]!.messages.map((turn) => turn.content)).toEqual(['ab', '', 'again'])
  })

  it('embeds: unit vectors, nearer the more words are shared', async () => {
    await start()
    const { embeddings } = await embedMany({
      model: provider().embeddingModel('any'),
      values: ['a short letter', 'a short note', 'seven eggs'],
    })
    const dot = (i: number, j: number) =>
      embeddings[i]!.reduce((sum, x, k) => sum + x * embeddings[j]![k]!, 0)
    expect(dot(0, 0)).toBeCloseTo(1)
    expect(dot(0, 1)).toBeGreaterThan(dot(0, 2))
  })

  it('lists its model', async () => {
    await start()
    const list = await (await fetch(`${server.url}/models`)).json()
    expect(list).toMatchObject({ object: 'list', data: [{ id: 'scripted' }] })
  })

  it.each([
    ['no JSON', '{'],
    ['no model', { messages: question.messages }],
    ['no messages', { model: 'any' }],
    ['an empty list', { model: 'any', messages: [] }],
    ['an unknown role', { model: 'any', messages: [{ role: 'boss', content: 'x' }] }],
    ['a user who says nothing', { model: 'any', messages: [{ role: 'user', content: null }] }],
    ['a temperature of 3', { ...question, temperature: 3 }],
    ['no room', { ...question, max_tokens: 0 }],
  ])('answers %s with 400 in the form of OpenAI, and asks no script', async (_, body) => {
    await start()
    const response = await post('/chat/completions', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { message: expect.any(String), type: 'invalid_request_error' },
    })
    expect(server.calls).toEqual([])
  })

  it('answers bad embeddings with 400 and other addresses with 404', async () => {
    await start()
    expect((await post('/embeddings', { model: 'any', input: [] })).status).toBe(400)
    expect((await post('/embeddings', { model: 'any', input: 'x', encoding_format: 'base64' })).status).toBe(
      400,
    )
    expect((await post('/completions', question)).status).toBe(404)
    expect((await fetch(`${server.url}/chat/completions`)).status).toBe(404)
  })

  it('refuses to improvise, and shows a script that throws, with a status nobody tries again', async () => {
    await start({}, ({ user }) => {
      if (user === 'throw') throw new Error('a slip in the script')
      return undefined
    })
    const unknown = await chat()
    expect([unknown.status, await unknown.text()]).toEqual([
      400,
      expect.stringContaining('What does she prefer?'),
    ])
    const thrown = await chat({ messages: [{ role: 'user', content: 'throw' }] })
    expect([thrown.status, await thrown.text()]).toEqual([
      400,
      expect.stringContaining('a slip in the script'),
    ])
  })

  it('counts requests, and the most at once', async () => {
    let waiting = 0
    let open = () => {}
    const all = new Promise<void>((resolve) => {
      open = resolve
    })
    await start({}, async () => {
      if (++waiting === 5) open()
      await all
      return 'x'
    })
    await Promise.all(Array.from({ length: 5 }, () => chat().then((r) => r.text())))
    for (let i = 0; i < 5; i++) await (await chat()).text()
    expect(server.stats).toEqual({ requests: 10, faults: {}, most: 5 })
  })

  it('serves no more at once than it was told to', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    await start({ concurrency: 2 }, async () => {
      await gate
      return 'x'
    })
    const [first, second] = [chat(), chat()]
    await eventually(() => server.calls.length === 2)
    expect((await chat()).status).toBe(429)
    open()
    expect([(await first).status, (await second).status]).toEqual([200, 200])
    expect(server.stats).toEqual({ requests: 3, faults: { '429': 1 }, most: 3 })
  })

  it('ends what hangs when it is closed', async () => {
    await start()
    server.fail('hang', 'stall')
    const hanging = chat()
    const stalled = chat().then((response) => response.text())
    const ended = Promise.allSettled([hanging, stalled])
    await eventually(() => server.stats.requests === 2)
    await server.close()
    expect((await ended).map((result) => result.status)).toEqual(['rejected', 'rejected'])
  })

  it('never asks the script for a client that has left', async () => {
    await start({ slow: 200 })
    server.fail('slow')
    const abort = new AbortController()
    const left = chat({}, { signal: abort.signal })
    await eventually(() => server.stats.requests === 1)
    abort.abort()
    await expect(left).rejects.toThrow()
    server.fail('slow')
    await chat()
    expect(server.calls).toHaveLength(1)
  })
})

/** What a client without retries sees: status and headers, or how it failed, or what was said and why it ended. */
const seen = async (fault: Fault, stream: boolean): Promise<unknown> => {
  server.fail(fault)
  const abort = new AbortController()
  const giveUpOn = (hopeless: Fault) => fault === hopeless && setTimeout(() => abort.abort(), 50)
  giveUpOn('hang')
  const init = { signal: abort.signal, headers: { authorization: 'Bearer k-1' } }
  const response = await chat({ stream }, init).catch((error) => error as Error)
  if (response instanceof Error) return abort.signal.aborted ? 'no answer' : 'no connection'
  giveUpOn('stall')
  const text = await response.text().catch(() => undefined)
  if (text === undefined) return abort.signal.aborted ? 'no end' : 'broken off'
  if (response.status !== 200) {
    const wait = response.headers.get('retry-after-ms') ?? response.headers.get('retry-after')
    return [response.status, wait && Number.isNaN(Number(wait)) ? Date.parse(wait) > Date.now() : wait]
  }
  if (text.startsWith('<')) return 'HTML'
  try {
    const events = text.split('\n\n').filter((event) => event.startsWith('data: {'))
    const bodies = stream ? events.map((event) => JSON.parse(event.slice(6))) : [JSON.parse(text)]
    if (stream && !text.endsWith('data: [DONE]\n\n')) return 'half'
    const choices = bodies.flatMap((body) => body.choices)
    const said = choices.map((choice) => choice.message ?? choice.delta)
    const contents = said.map((message) => message.content).filter((content) => content != null)
    return [
      contents.length === 0 ? null : contents.join(''),
      said.some((message) => message.refusal),
      choices.at(-1).finish_reason,
    ]
  } catch {
    return 'half'
  }
}

const WHOLE = JSON.stringify(SAID)
const HALF = WHOLE.slice(0, WHOLE.length >> 1)

const SEEN: Readonly<Record<Fault, unknown>> = {
  '401': [401, null],
  '429': [429, '7'],
  '429date': [429, true],
  '429ms': [429, '7000'],
  '500': [500, null],
  '503': [503, null],
  slow: [WHOLE, false, 'stop'],
  hang: 'no answer',
  stall: 'no end',
  reset: 'no connection',
  resetMidway: 'broken off',
  truncatedBody: 'half',
  truncatedChunks: 'broken off',
  badJson: 'HTML',
  truncatedContent: [HALF, false, 'length'],
  wrongSchema: [expect.stringMatching(/^\{(?!.*wishes)/), false, 'stop'],
  refusal: [null, true, 'stop'],
  refusalText: [expect.stringContaining('sorry'), false, 'stop'],
  empty: ['', false, 'stop'],
  contentFilter: [HALF, false, 'content_filter'],
}

describe('the fault', () => {
  it.each(faultKinds.flatMap((fault) => [[fault, false] as const, [fault, true] as const]))(
    '%s is what its name says (stream: %s), once',
    async (fault, stream) => {
      await start({ slow: 20, retryAfter: 7 })
      expect(await seen(fault, stream)).toEqual(SEEN[fault])
      expect((await chat()).status).toBe(200)
      expect(server.stats).toMatchObject({ requests: 2, faults: { [fault]: 1 } })
    },
  )

  it('401 repeats the key', async () => {
    await start()
    server.fail('401')
    expect(await (await chat({}, { headers: { authorization: 'Bearer k-123' } })).text()).toContain('k-123')
  })

  it.each(contentFaults)('%s empties the lists of embeddings and models', async (fault) => {
    await start()
    server.fail(fault, fault)
    const both = [post('/embeddings', { model: 'any', input: 'x' }), fetch(`${server.url}/models`)]
    for (const response of await Promise.all(both)) expect(await response.json()).toMatchObject({ data: [] })
  })

  it('queue comes first, in order', async () => {
    await start({ faults: { '500': 1 } })
    server.fail('401', '429')
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await chat()).status)
    expect(statuses).toEqual([401, 429, 500])
  })
})

describe('rates of faults', () => {
  const drawn = (seed: number, n: number) => {
    const next = faultSource({ '500': 0.1, reset: 0.2 }, seed, [])
    return Array.from({ length: n }, next)
  }

  it('are kept, by the same seed at the same requests', () => {
    const faults = drawn(3, 20_000)
    expect(drawn(3, 20_000)).toEqual(faults)
    expect(drawn(4, 20_000)).not.toEqual(faults)
    const share = (kind?: Fault) => faults.filter((fault) => fault === kind).length / faults.length
    // Four standard deviations of a share of 0.3 among 20,000 are 0.013.
    expect(Math.abs(share('500') - 0.1)).toBeLessThan(0.013)
    expect(Math.abs(share('reset') - 0.2)).toBeLessThan(0.013)
    expect(Math.abs(share() - 0.7)).toBeLessThan(0.013)
  })

  it('do not shift when a fault is queued', () => {
    const queue: Fault[] = ['hang']
    const next = faultSource({ '500': 0.1, reset: 0.2 }, 3, queue)
    expect(Array.from({ length: 100 }, next)).toEqual(['hang', ...drawn(3, 100).slice(1)])
  })

  it.each([
    { '500': 1.1 },
    { '500': -0.1 },
    { '500': Number.NaN },
    { '500': 0.6, '503': 0.6 },
    { teapot: 0.1 },
  ])('that make no sense are an error: %j', async (faults) => {
    await expect(modelServer(() => '', { faults })).rejects.toThrow(InvalidInputError)
  })
})
