import { MockEmbeddingModelV3, MockLanguageModelV3, MockLanguageModelV4 } from 'ai/test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InvalidInputError, ModelError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type AnyModel, resolveEmbedder, resolveModel, toEmbedder, toModel } from './ids.ts'
import { answering, everythingIn, failureOf, listOf, serve } from './served.ts'

const KEY = 'sk-test-5up3r5ecret'
const KEYS = {
  OPENAI_API_KEY: KEY,
  ANTHROPIC_API_KEY: KEY,
  GEMINI_API_KEY: KEY,
  PENCHANT_API_KEY: KEY,
}

const ask = (model: LanguageModel) =>
  model.doGenerate({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'hello' }] }],
    responseFormat: { type: 'json', schema: { type: 'object', properties: { a: { type: 'string' } } } },
  })

/** What leaves when a model is asked; nothing is sent. */
async function sent(call: () => PromiseLike<unknown>) {
  const requests: { url: string; headers: Headers; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (url: string | URL | Request, init: RequestInit) => {
    requests.push({
      url: String(url),
      headers: new Headers(init.headers),
      body: JSON.parse(String(init.body)),
    })
    return new Response('{}', { status: 400 })
  })
  await failureOf(call())
  expect(requests).toHaveLength(1)
  return requests[0]!
}

afterEach(() => vi.unstubAllGlobals())

describe('a model id', () => {
  it.each([
    ['openai/gpt-x', KEYS, 'https://api.openai.com/v1/chat/completions', 'gpt-x'],
    [
      'openai/ft:gpt-x:me/1',
      { ...KEYS, OPENAI_BASE_URL: 'http://proxy:1/v1/' },
      'http://proxy:1/v1/chat/completions',
      'ft:gpt-x:me/1',
    ],
    ['anthropic/claude-x', KEYS, 'https://api.anthropic.com/v1/messages', 'claude-x'],
    [
      'google/gemini-x',
      KEYS,
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-x:generateContent',
      undefined,
    ],
    ['ollama/qwen2.5:7b', {}, 'http://127.0.0.1:11434/v1/chat/completions', 'qwen2.5:7b'],
    [
      'ollama/hf.co/org/model:Q4',
      { OLLAMA_HOST: '0.0.0.0' },
      'http://127.0.0.1:11434/v1/chat/completions',
      'hf.co/org/model:Q4',
    ],
    ['ollama/m', { OLLAMA_HOST: ':1234' }, 'http://127.0.0.1:1234/v1/chat/completions', 'm'],
    ['ollama/m', { OLLAMA_HOST: 'box:1234' }, 'http://box:1234/v1/chat/completions', 'm'],
    ['ollama/m', { OLLAMA_HOST: 'https://box/ollama/' }, 'https://box/ollama/v1/chat/completions', 'm'],
    ['https://x.test/v1#org/model:tag', KEYS, 'https://x.test/v1/chat/completions', 'org/model:tag'],
    ['http://x.test:8000/v1/#a#b', {}, 'http://x.test:8000/v1/chat/completions', 'a#b'],
  ])('%s goes where it says', async (id, env, url, model) => {
    const request = await sent(async () => ask(await resolveModel(id, env)))
    expect(request.url).toBe(url)
    expect(request.body.model).toBe(model)
  })

  it('is asked with its own key in its own header', async () => {
    const header = async (id: string, name: string, env: Record<string, string> = KEYS) =>
      (await sent(async () => ask(await resolveModel(id, env)))).headers.get(name)
    expect(await header('openai/x', 'authorization')).toBe(`Bearer ${KEY}`)
    expect(await header('anthropic/x', 'x-api-key')).toBe(KEY)
    expect(await header('google/x', 'x-goog-api-key')).toBe(KEY)
    expect(
      await header('google/x', 'x-goog-api-key', { ...KEYS, GOOGLE_GENERATIVE_AI_API_KEY: 'other' }),
    ).toBe('other')
    expect(await header('http://x.test/v1#m', 'authorization')).toBe(`Bearer ${KEY}`)
    expect(await header('http://x.test/v1#m', 'authorization', { OPENAI_API_KEY: KEY })).toBeNull()
    expect(await header('ollama/m', 'authorization')).toBeNull()
  })

  it('of a compatible server sends the schema, and asks a stream for its usage', async () => {
    const model = await resolveModel('http://x.test/v1#m', {})
    const { body } = await sent(() => ask(model))
    expect(body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { schema: { type: 'object' } },
    })
    const stream = await sent(() => model.doStream({ prompt: [] }))
    expect(stream.body.stream_options).toEqual({ include_usage: true })
  })

  it('tells two servers apart, as the cache does', async () => {
    const [a, b] = await Promise.all(['http://a:1/v1#m', 'http://a:2/v1#m'].map((id) => resolveModel(id, {})))
    expect(a!.provider).not.toBe(b!.provider)
  })

  it.each(['gpt-4', 'openai/', 'constructor/x', '/x', '', 'ftp://x/v1#m', 'local'])(
    '%o is refused with what to write',
    async (id) => {
      const error = await failureOf(resolveModel(id, KEYS))
      expect(error).toBeInstanceOf(InvalidInputError)
      expect(error).toMatchObject({ field: 'model', value: id })
      expect((error as Error).message).toContain('openai/…')
    },
  )

  it.each([
    ['openai/x', 'OPENAI_API_KEY'],
    ['anthropic/x', 'ANTHROPIC_API_KEY'],
    ['google/x', 'GOOGLE_GENERATIVE_AI_API_KEY or GEMINI_API_KEY'],
  ])('%s without a key names %s', async (id, variable) => {
    const error = await failureOf(resolveModel(id, { OPENAI_API_KEY: '', OTHER: KEY }))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect((error as Error).message).toContain(`set ${variable} in`)
  })
})

describe('an address without a model', () => {
  it('takes the only one there is', async () => {
    const base = await serve(answering(200, listOf('org/only:1')))
    expect((await resolveModel(base, {})).modelId).toBe('org/only:1')
    expect((await resolveEmbedder(`${base}#`, {})).modelId).toBe('org/only:1')
  })

  it('names them when there are several, the first ten', async () => {
    const base = await serve(answering(200, listOf(...Array.from({ length: 12 }, (_, i) => `m${i}`))))
    const error = await failureOf(resolveModel(base, {}))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect((error as Error).message).toMatch(/#model.*m0, m1, .*m9, …$/)
  })

  it('says when there is none', async () => {
    const base = await serve(answering(200, { object: 'list', data: null }))
    expect(await failureOf(resolveModel(base, {}))).toBeInstanceOf(InvalidInputError)
  })

  it.each([
    ['unreachable', 503, {}],
    ['rejected', 401, { error: `wrong key ${KEY}` }],
    ['rejected', 200, '<html>log in</html>'],
    ['rejected', 200, { hello: 'world' }],
  ] as const)('is %s on %i %o', async (fault, status, body) => {
    const base = await serve(answering(status, body))
    const error = await failureOf(resolveModel(base, KEYS))
    expect(error).toBeInstanceOf(ModelError)
    expect(error).toMatchObject({ fault, step: base })
    expect(everythingIn(error)).not.toContain(KEY)
  })
})

describe('a key', () => {
  it.each(['openai/x', 'anthropic/x', 'google/x', 'http://x.test/v1#m'])(
    'stays out of all errors of %s, even when the server repeats it',
    async (id) => {
      const model = await resolveModel(id, KEYS)
      let headers = ''
      vi.stubGlobal('fetch', async (_: unknown, init: RequestInit) => {
        headers = JSON.stringify([...new Headers(init.headers)])
        const error = { message: `wrong key ${KEY}`, type: KEY, code: 401, status: KEY }
        return Response.json({ error, key: KEY }, { status: 401 })
      })
      const error = await failureOf(ask(model))
      expect(headers).toContain(KEY)
      expect(everythingIn(error)).toContain('wrong key (key)')
      expect(everythingIn(error)).not.toContain(KEY)
    },
  )

  it.each([
    [`http://me:${KEY}@x.test/v1#m`, {}],
    [`http://x.test/v1?key=${KEY}#m`, {}],
    [`http://me:${KEY}/@x.test/v1#m`, {}],
    ['openai/x', { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `https://me:${KEY}@x.test/v1` }],
    ['ollama/x', { OLLAMA_HOST: `http://me:${KEY}@x.test` }],
    ['openai/x', { OPENAI_API_KEY: `${KEY}\n\nmore` }],
  ])('in the wrong place is refused unshown', async (id, env) => {
    const error = await failureOf(resolveModel(id, env))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(everythingIn(error)).not.toContain(KEY)
  })
})

describe('a model of the AI SDK', () => {
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
  const content = [{ type: 'text' as const, text: 'hi' }]
  const older = [
    {
      specificationVersion: 'v2' as const,
      provider: 'p',
      modelId: 'm',
      supportedUrls: {},
      doGenerate: async () => ({ content, finishReason: 'stop' as const, usage, warnings: [] }),
      doStream: () => Promise.reject(new Error('not asked for')),
    },
    new MockLanguageModelV3({
      doGenerate: {
        content,
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
        warnings: [],
      },
    }),
  ]

  it.each(older)('of an older interface ($specificationVersion) is lifted', async (model) => {
    vi.stubGlobal('AI_SDK_LOG_WARNINGS', false)
    const lifted = await toModel(model)
    expect(lifted.specificationVersion).toBe('v4')
    const answer = await ask(lifted)
    expect(answer.content).toMatchObject(content)
    expect(answer.finishReason.unified).toBe('stop')
    expect([answer.usage.inputTokens.total, answer.usage.outputTokens.total]).toEqual([1, 1])
  })

  it('of the newest is taken as it is, and an id is resolved', async () => {
    const model = new MockLanguageModelV4()
    expect(await toModel(model)).toBe(model)
    expect((await toModel('ollama/m', {})).modelId).toBe('m')
  })

  it.each([undefined, null, {}, { specificationVersion: 'v1' }, { specificationVersion: 'v3' }, 7])(
    '%o is none',
    async (model) => {
      expect(await failureOf(toModel(model as unknown as AnyModel))).toBeInstanceOf(InvalidInputError)
    },
  )
})

describe('an embedder', () => {
  it.each([
    ['openai/e', KEYS, 'https://api.openai.com/v1/embeddings'],
    ['google/e', KEYS, 'https://generativelanguage.googleapis.com/v1beta/models/e:embedContent'],
    ['ollama/nomic-embed-text:v1.5', {}, 'http://127.0.0.1:11434/v1/embeddings'],
    ['http://x.test/v1#e', {}, 'http://x.test/v1/embeddings'],
  ])('%s goes where it says', async (id, env, url) => {
    const request = await sent(async () => (await resolveEmbedder(id, env)).doEmbed({ values: ['a'] }))
    expect(request.url).toBe(url)
  })

  it('is local when none is named', async () => {
    expect((await resolveEmbedder()).provider).toBe('penchant')
    expect((await toEmbedder('local')).provider).toBe('penchant')
  })

  it('is refused where a provider has none', async () => {
    expect(await failureOf(resolveEmbedder('anthropic/x', KEYS))).toMatchObject({ field: 'embedder' })
  })

  it('of an older interface is lifted', async () => {
    vi.stubGlobal('AI_SDK_LOG_WARNINGS', false)
    const embeddings = [[1, 2]]
    for (const model of [
      {
        specificationVersion: 'v2' as const,
        provider: 'p',
        modelId: 'm',
        maxEmbeddingsPerCall: 1,
        supportsParallelCalls: true,
        doEmbed: async () => ({ embeddings }),
      },
      new MockEmbeddingModelV3({ doEmbed: { embeddings, warnings: [] } }),
    ]) {
      const lifted = await toEmbedder(model)
      expect(lifted.specificationVersion).toBe('v4')
      expect((await lifted.doEmbed({ values: ['a'] })).embeddings).toEqual(embeddings)
    }
  })
})
