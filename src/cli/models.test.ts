import { writeFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { answering, listOf, serve } from '../models/served.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const KEY = 'sk-test-5up3r5ecret'
const NOBODY = 'http://127.0.0.1:9'
const VARIABLES = [
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'ANTHROPIC_API_KEY',
  'GOOGLE_GENERATIVE_AI_API_KEY',
  'GEMINI_API_KEY',
  'PENCHANT_API_KEY',
  'PENCHANT_MODEL',
]

/** Runs the command in an empty folder where only this is set. Ollama is nobody unless it is said. */
async function models(args: readonly string[], env: Record<string, string> = {}) {
  vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
  for (const name of VARIABLES) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries({ OLLAMA_HOST: NOBODY, ...env })) vi.stubEnv(name, value)
  const ran = await call(['models', ...args])
  expect(ran.out + ran.err).not.toContain(KEY)
  return ran
}

afterEach(() => vi.restoreAllMocks())

const parsed = async (env: Record<string, string>) => JSON.parse((await models(['--json'], env)).out)

test('nothing reachable is no error: it says what to set', async () => {
  const { code, out, err } = await models([])
  expect([code, err]).toEqual([0, ''])
  for (const name of ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'OLLAMA_HOST'])
    expect(out).toContain(name)
  const { models: none, providers } = await parsed({})
  expect(none).toEqual([])
  expect(providers.map((p: { name: string; reachable: boolean }) => [p.name, p.reachable])).toEqual([
    ['openai', false],
    ['anthropic', false],
    ['google', false],
    ['ollama', false],
  ])
})

test('lists what a key, a running Ollama and a server of one’s own give, with size and price', async () => {
  const openai = await serve(
    answering(200, listOf('gpt-5-nano', 'text-embedding-3-small', 'gpt-image-1', 'whisper-1', 'new-one')),
  )
  const ollama = await serve(answering(200, listOf('qwen2.5:7b', 'nomic-embed-text:latest')))
  const own = await serve(answering(200, { data: [{ id: 'org/model', max_model_len: 32_768 }] }))
  const env = {
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: openai,
    OLLAMA_HOST: ollama.replace('/v1', ''),
    PENCHANT_MODEL: `${own}#org/model`,
    PENCHANT_API_KEY: KEY,
  }
  const found = await parsed(env)
  expect(found.models).toEqual([
    { id: 'openai/gpt-5-nano', context: 400_000, price: { input: 0.00005, output: 0.0004 } },
    { id: 'openai/new-one', context: null, price: null },
    { id: 'ollama/qwen2.5:7b', context: null, price: { input: 0, output: 0 } },
    { id: `${own}#org/model`, context: 32_768, price: null },
  ])
  expect(found.providers[0]).toEqual({ name: 'openai', reachable: true, reason: null })
  expect(found.providers.at(-1)).toEqual({ name: 'PENCHANT_MODEL', reachable: true, reason: null })

  const { out } = await models([], env)
  expect(out).toMatch(
    /^openai\/gpt-5-nano +400,000 tokens {2}\$0\.00005 in, \$0\.0004 out per 1,000 tokens$/m,
  )
  expect(out).toMatch(/^openai\/new-one +context unknown {2}price unknown$/m)
  expect(out).toMatch(/^ollama\/qwen2\.5:7b +context unknown {2}free$/m)
  expect(out).toMatch(/^anthropic: set ANTHROPIC_API_KEY$/m)
})

test('one that hangs, one that refuses the key and one that answers HTML hold up nobody', async () => {
  const hanging = await serve(() => {})
  const refusing = await serve(answering(401, { error: { message: `Incorrect API key provided: ${KEY}` } }))
  const html = await serve(answering(200, '<html>log in</html>'))
  const found = await parsed({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: refusing,
    OLLAMA_HOST: hanging.replace('/v1', ''),
    PENCHANT_MODEL: html,
  })
  expect(found.models).toEqual([])
  const reasons = Object.fromEntries(
    found.providers.map((p: { name: string; reason: string }) => [p.name, p.reason]),
  )
  expect(reasons.openai).toBe('status 401; check the key')
  expect(reasons.ollama).toContain('no answer within 3 s')
  expect(reasons.PENCHANT_MODEL).toContain(`${html}: the answer is no list of models`)
})

test('a key is read from .env, and an address with a password is not repeated', async () => {
  const openai = await serve((request, response) => {
    const known = request.headers.authorization === `Bearer ${KEY}`
    answering(known ? 200 : 401, listOf('gpt-x'))(request, response)
  })
  writeFileSync(
    at('.env'),
    `OPENAI_API_KEY=${KEY}\nOPENAI_BASE_URL=${openai}\nPENCHANT_MODEL=http://me:${KEY}@x/v1\n`,
  )
  const found = await parsed({})
  expect(found.models).toEqual([{ id: 'openai/gpt-x', context: null, price: null }])
  expect(found.providers.at(-1)).toMatchObject({ name: 'PENCHANT_MODEL', reachable: false })
})

test('what a server calls its models does not reach the terminal raw', async () => {
  const base = await serve(answering(200, listOf('evil\u001b[31m\nmodel')))
  const { out } = await models([], { PENCHANT_MODEL: base })
  expect(out).not.toMatch(/\u001b/)
  expect(out).toContain('evil')
})

test('Ctrl-C ends the waiting', async () => {
  const asked = Promise.withResolvers<void>()
  const base = await serve(() => asked.resolve())
  const unset = Object.fromEntries(VARIABLES.map((name) => [name, '']))
  const { code, out } = await penchant(['models'], {
    env: { ...unset, OLLAMA_HOST: base.replace('/v1', '') },
    during: (child) => asked.promise.then(() => child.kill('SIGINT')),
  })
  expect([code, out]).toEqual([130, ''])
})
