import { writeFileSync } from 'node:fs'
import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../models/served.ts'
import { type ModelServerOptions, modelServer, type ServerCall } from '../test/model-server.ts'
import type { Script } from '../test/scripted-model.ts'
import { HABITS, scriptedReader } from '../test/scripted-reader.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const KEY = 'sk-test-5up3r5ecret'
const { mark, wordings } = HABITS[1]!
const store = at('people.db')

beforeAll(async () => {
  const sample = { kind: 'sample', person: 'ann', task: 'note', text: 'The crates are counted. All is well.' }
  await penchant(['--store', store, 'import', '-'], { stdin: JSON.stringify(sample) })
  await call(['--store', store, 'add', 'ann', wordings[0]!, '--task', 'note'])
})

afterEach(() => vi.restoreAllMocks())

async function served(script: Script<ServerCall> = scriptedReader(), options?: ModelServerOptions) {
  const server = await modelServer(script, options)
  onTestFinished(() => server.close())
  return server
}

/** Runs `write` in an empty folder, with no model but the one that is named. */
async function write(args: readonly string[], env: Record<string, string> = {}) {
  vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
  vi.stubEnv('PENCHANT_MODEL', '')
  for (const [name, value] of Object.entries({ PENCHANT_API_KEY: KEY, ...env })) vi.stubEnv(name, value)
  const ran = await call(['--store', store, 'write', ...args])
  expect(ran.out + ran.err).not.toContain(KEY)
  return ran
}

const INPUT = 'There are forty crates.'
const TASK = ['--task', 'note', '--input', INPUT]

test('the text alone goes to stdout, written as the person likes it', async () => {
  const { url } = await served()
  const { code, out, err } = await write(['ann', ...TASK], { PENCHANT_MODEL: `${url}#scripted-writer` })
  expect([code, out]).toEqual([0, `${INPUT} ${mark}\n`])
  expect(err).toBe(
    'scripted-writer: a scripted model; what it writes shows that the plumbing works, and no quality\n',
  )
  const elsewhere = await write(['ann', '--task', 'poem', '--input', INPUT, '--model', `${url}#own`])
  expect(elsewhere).toEqual({
    code: 0,
    out: `${INPUT}\n`,
    err: 'nothing about ann is established here yet: written without\n',
  })
})

test('why, on stderr: preferences, examples and what it took', async () => {
  const server = await served()
  const args = ['ann', ...TASK, '--demonstrations', '1', '--why', '--model', `${server.url}#own`]
  const { out, err } = await write(args)
  expect(out).toBe(`${INPUT} ${mark}\n`)
  expect(err).toMatch(
    /^[0-9a-f]{8} {2}Close with a proverb: stated by the person\n[0-9a-f]{8} {2}shown as an example\nown: 1 call, [\d,]+ tokens in, \d+ out, price unknown\n$/,
  )
  expect(server.calls[0]!.user).toContain('<demonstration>')
})

test('as JSON, all at once', async () => {
  const { url } = await served()
  const { code, out, err } = await write(['ann', ...TASK, '--json', '--model', `${url}#scripted`])
  expect([code, err]).toEqual([0, ''])
  const found = JSON.parse(out)
  expect(found).toMatchObject({ model: 'scripted', text: `${INPUT} ${mark}`, demonstrations: [] })
  expect(found.because).toEqual([{ id: found.used[0], reason: 'stated by the person' }])
  expect(found.usage.total).toMatchObject({ calls: 1, failed: 0 })
})

test('several draws are several calls, and one text', async () => {
  const server = await served()
  const { out } = await write(['ann', ...TASK, '--draws', '3', '--model', `${server.url}#own`])
  expect(out).toBe(`${INPUT} ${mark}\n`)
  expect(server.stats.requests).toBe(3)
})

test('a block without room for it leaves the preference out', async () => {
  const { url } = await served()
  const { out } = await write(['ann', ...TASK, '--budget-tokens', '1', '--model', `${url}#own`])
  expect(out).toBe(`${INPUT}\n`)
})

test('the input comes from a file or from stdin too', async () => {
  const { url } = await served()
  const model = ['--model', `${url}#own`]
  writeFileSync(at('input.txt'), INPUT)
  const fromFile = await write(['ann', '--task', 'note', '--input-file', at('input.txt'), ...model])
  expect(fromFile.out).toBe(`${INPUT} ${mark}\n`)
  for (const option of ['--input', '--input-file']) {
    const args = ['--store', store, 'write', 'ann', '--task', 'note', option, '-', ...model]
    expect((await penchant(args, { stdin: INPUT })).out).toBe(`${INPUT} ${mark}\n`)
  }
  const missing = await write(['ann', '--input-file', at('nothing.txt'), ...model])
  expect(missing).toMatchObject({ code: 2, err: expect.stringMatching(/^penchant: input-file: .*ENOENT/) })
  expect((await write(['ann', '--input', 'a', '--input-file', 'b', ...model])).code).toBe(2)
})

test('each piece is on stdout before the model has said the next', async () => {
  const pieces = ['It is', ' calm today', ', says the crew.']
  const seen = pieces.map(() => Promise.withResolvers<void>())
  const url = await serve(async (_, response) => {
    const event = (delta: object, finish_reason: string | null = null) =>
      response.write(
        `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 0, model: 'own', choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
      )
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const [i, content] of pieces.entries()) {
      event({ content })
      await seen[i]!.promise
    }
    event({}, 'stop')
    response.end('data: [DONE]\n\n')
  })
  let out = ''
  const ran = await penchant(['--store', store, 'write', 'ann', ...TASK, '--model', `${url}#own`], {
    during: (child) =>
      child.stdout!.on('data', (text) => {
        out += text
        for (const i of pieces.keys()) if (out.startsWith(pieces.slice(0, i + 1).join(''))) seen[i]!.resolve()
      }),
  })
  expect(ran).toMatchObject({ code: 0, out: 'It is calm today, says the crew.\n' })
})

test('what a terminal would obey is not written', async () => {
  const { url } = await served(() => 'plain \u001b[31mred\u009b2J\u202e, a\ttab\nand a line\r\n')
  const { out } = await write(['ann', ...TASK, '--model', `${url}#own`])
  expect(out).toBe('plain [31mred2J, a\ttab\nand a line\n')
})

test('a text that breaks off ends its line, and says why', async () => {
  const { url } = await served(scriptedReader(), { faults: { contentFilter: 1 } })
  const { code, out, err } = await write(['ann', ...TASK, '--model', `${url}#own`])
  expect(code).toBe(1)
  expect(`${INPUT} ${mark}\n`.startsWith(out.trimEnd())).toBe(true)
  expect(out).toMatch(/.\n$/)
  expect(err).toMatch(/^penchant: write: the provider's content filter stopped the answer/)
})

test('a refused key is said, and not shown', async () => {
  const { url } = await served(scriptedReader(), { faults: { 401: 1 } })
  const { code, out, err } = await write(['ann', ...TASK, '--model', `${url}#own`])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^penchant: write: the provider rejected the request; check the key/)
})

test('Ctrl-C does not wait for a model that is silent', async () => {
  const asked = Promise.withResolvers<void>()
  const { url } = await served(() => {
    asked.resolve()
    return new Promise(() => {})
  })
  const ran = await penchant(['--store', store, 'write', 'ann', ...TASK, '--model', `${url}#own`], {
    during: (child) => void asked.promise.then(() => child.kill('SIGINT')),
  })
  expect(ran).toEqual({ code: 130, out: '', err: '' })
})

test('without a model, a person or a task it says what is missing', async () => {
  const { url } = await served()
  const model = ['--model', `${url}#own`]
  for (const [args, message] of [
    [['ann', ...TASK], /^penchant: write asks a language model: name one with --model or PENCHANT_MODEL; /],
    [['nobody', ...TASK, ...model], /^penchant: person "nobody": not found; /],
    [
      ['ann', ...model],
      /^penchant: task: undefined cannot be used; say what is to be written, or give an input/,
    ],
    [['ann', ...TASK, ...model, '--draws', '0'], /Give a whole number from 1 up\.$/m],
  ] as const) {
    const { code, out, err } = await write(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
  }
})
