import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listModels } from './list.ts'
import type { Provider } from './providers.ts'
import { answering, listOf, serve } from './served.ts'

const at = (base: string, name: Provider['name'] = 'server', key?: string): Provider => ({
  name,
  base,
  ...(key && { key }),
})

describe('a list of models', () => {
  it.each([
    ['OpenAI and Ollama', listOf('a', 'b:1b'), [{ id: 'a' }, { id: 'b:1b' }]],
    ['an Ollama that has none', { object: 'list', data: null }, []],
    ['vLLM', { data: [{ id: 'a', max_model_len: 4096 }] }, [{ id: 'a', context: 4096 }]],
    [
      'llama.cpp',
      { models: [{ name: 'x' }], data: [{ id: 'a', meta: { n_ctx: 8192 } }] },
      [{ id: 'a', context: 8192 }],
    ],
    ['OpenRouter', { data: [{ id: 'o/a', context_length: 1e6 }] }, [{ id: 'o/a', context: 1e6 }]],
    ['Anthropic', { data: [{ id: 'a', max_input_tokens: 2e5, type: 'model' }] }, [{ id: 'a', context: 2e5 }]],
    ['Google', { models: [{ name: 'models/g', inputTokenLimit: 1024 }] }, [{ id: 'g', context: 1024 }]],
    [
      'somebody careless',
      { data: [null, 7, {}, { id: 3 }, { id: '' }, { id: 'a', context_length: 'long' }] },
      [{ id: 'a' }],
    ],
  ])('is read as %s writes it', async (_, body, models) => {
    const base = await serve(answering(200, body))
    expect(await listModels(at(base))).toEqual({ models })
  })

  it.each([
    [401, { error: 'no' }, 'rejected', 'status 401'],
    [404, '<html>not here</html>', 'rejected', 'status 404'],
    [429, {}, 'unreachable', 'status 429'],
    [500, {}, 'unreachable', 'status 500'],
    [200, '<!doctype html><title>Log in</title>', 'rejected', 'the answer is no list of models'],
    [200, { data: 'many' }, 'rejected', 'the answer is no list of models'],
    [200, null, 'rejected', 'the answer is no list of models'],
  ])('that fails with %i %o is a reason', async (status, body, fault, reason) => {
    const base = await serve(answering(status, body))
    expect(await listModels(at(base))).toEqual({ fault, reason })
  })

  it('that never comes is a reason, before the answer begins and in its middle', async () => {
    const silent = await serve(() => {})
    const stuck = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data": [')
    })
    for (const base of [silent, stuck])
      expect(await listModels(at(base), { timeout: 50 })).toEqual({
        fault: 'unreachable',
        reason: 'no answer within 0.05 s',
      })
  })

  it('that breaks off, or has nobody behind it, is a reason', async () => {
    const torn = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
      setImmediate(() => response.destroy())
    })
    expect(await listModels(at(torn))).toMatchObject({ fault: 'unreachable' })
    expect(await listModels(at('http://127.0.0.1:9/v1'))).toMatchObject({ fault: 'unreachable' })
  })

  it('ends with the caller’s own abort', async () => {
    const stop = new AbortController()
    const base = await serve(() => stop.abort(new Error('enough')))
    await expect(listModels(at(base), { abort: stop.signal })).rejects.toThrow('enough')
    await expect(listModels(at(base), { abort: stop.signal })).rejects.toThrow('enough')
  })

  it.each([
    ['openai', '/v1/models', 'authorization', 'Bearer k'],
    ['server', '/v1/models', 'authorization', 'Bearer k'],
    ['anthropic', '/v1/models?limit=1000', 'x-api-key', 'k'],
    ['google', '/v1/models?pageSize=1000', 'x-goog-api-key', 'k'],
  ] as const)('of %s is asked for in its way', async (name, path, header, value) => {
    const seen: IncomingMessage[] = []
    const base = await serve((request, response) => {
      seen.push(request)
      answering(200, listOf())(request, response)
    })
    await listModels(at(base, name, 'k'))
    expect(seen.map(({ url, headers }) => [url, headers[header]])).toEqual([[path, value]])
  })
})
