import { writeFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { sqliteStore } from '../stores/sqlite.ts'
import {
  type ModelServer,
  type ModelServerOptions,
  modelServer,
  type ServerCall,
} from '../test/model-server.ts'
import type { Script } from '../test/scripted-model.ts'
import { HABITS, scriptedReader } from '../test/scripted-reader.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const KEY = 'sk-test-5up3r5ecret'
const PROVERB = HABITS[1]!
const read = scriptedReader()

const note = (n: number) =>
  `The ${['first', 'second', 'third', 'fourth'][n % 4]} count of the harbour is ready. The crew met at ${n} sharp and found ${31 * n} crates.`
const at2026 = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()
const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** Somebody who ends every note with a proverb. */
const notes = (person: string, from = 0, to = 8) =>
  lines(
    range(from, to).map((n) => ({
      kind: 'sample',
      person,
      task: 'note',
      at: at2026(n),
      text: `${note(n)} ${PROVERB.mark}`,
    })),
  )

async function stored(name: string, ...people: string[]): Promise<string> {
  const store = at(`${name}.db`)
  await penchant(['--store', store, 'import', '-'], { stdin: people.map((p) => notes(p)).join('\n') })
  return store
}

async function served(script: Script<ServerCall> = read, options?: ModelServerOptions): Promise<ModelServer> {
  const server = await modelServer(script, options)
  onTestFinished(() => server.close())
  return server
}

afterEach(() => vi.restoreAllMocks())

/** Runs `learn` in an empty folder, with no model but the one that is named. */
async function learn(store: string, args: readonly string[], env: Record<string, string> = {}) {
  vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
  vi.stubEnv('PENCHANT_MODEL', '')
  for (const [name, value] of Object.entries({ PENCHANT_API_KEY: KEY, ...env })) vi.stubEnv(name, value)
  const ran = await call(['--store', store, 'learn', ...args])
  expect(ran.out + ran.err).not.toContain(KEY)
  return ran
}

async function profile(store: string, person: string) {
  const open = sqliteStore(store)
  const found = await open.profile(person)
  await open.close()
  return found
}

const proverbs = async (store: string, person: string) =>
  (await profile(store, person)).preferences.filter((p) => PROVERB.wordings.includes(p.statement))

/** What was asked, each request once however often it came. */
const distinct = (...servers: ModelServer[]) =>
  new Set(servers.flatMap((s) => s.calls).map(({ body }) => JSON.stringify(body))).size

test('with a model, learning finds what no measure sees and says what it took', async () => {
  const store = await stored('with', 'ann', 'ben')
  const server = await served()
  const args = ['--all', '--model', `${server.url}#scripted`, '--price', '1,2']
  const { code, out, err } = await learn(store, [...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const [, told, asked] = out.split('\n').map((_, i, lines) => lines[i - 1])
  expect(told).toMatch(/^learned 2 people: 16 new signals, [\d,]+ trials$/)
  const figures = / (\d+) calls, (?:\d+ answers? from the store, )?([\d,]+) tokens in, ([\d,]+) out, \$(\S+)$/
  const [, calls, input, output, cost] = figures.exec(asked!)!.map((text) => Number(text.replace(',', '')))
  expect(asked).toContain(`${server.url}#scripted: `)
  expect(calls).toBe(server.stats.requests)
  expect(cost).toBeCloseTo((input! + 2 * output!) / 1e6, 3)
  for (const person of ['ann', 'ben'])
    expect(await proverbs(store, person)).toMatchObject([{ status: 'active', learner: 'prose' }])
  expect((await learn(store, args)).out).toBe('nothing new\n')
  expect(server.stats.requests).toBe(calls)
})

test('as JSON: who learned what, and what was used, step by step', async () => {
  const store = await stored('json', 'ann')
  const server = await served()
  const { out } = await learn(store, ['ann', '--model', `${server.url}#scripted`, '--json'])
  const { people, signals, trials, learned, usage } = JSON.parse(out)
  expect([people, signals]).toEqual([1, 8])
  expect(learned).toEqual([{ person: 'ann', signals, trials, version: expect.any(Number), skipped: [] }])
  expect(usage.total.calls).toBe(server.stats.requests)
  expect(usage.rows.map((r: { step: string }) => r.step)).toContain('prose.infer')
  expect(usage.rows.reduce((sum: number, r: { calls: number }) => sum + r.calls, 0)).toBe(usage.total.calls)
  expect(usage.total).not.toHaveProperty('cost')
  const without = JSON.parse((await learn(await stored('plain', 'ann'), ['ann', '--json'])).out)
  expect(without).toMatchObject({ signals: 8, usage: { total: { calls: 0 }, rows: [] } })
})

test('the model is named by PENCHANT_MODEL too, also in a .env, and --model goes first', async () => {
  const server = await served()
  const asked = async (args: string[], env: Record<string, string | undefined>) => {
    const before = server.stats.requests
    const store = await stored(`named-${args.length}-${Object.keys(env).length}`, 'ann')
    await learn(store, ['ann', ...args], env as Record<string, string>)
    return server.stats.requests - before
  }
  const id = `${server.url}#scripted`
  expect(await asked([], {})).toBe(0)
  expect(await asked([], { PENCHANT_MODEL: id })).toBeGreaterThan(0)
  expect(await asked(['--model', id], { PENCHANT_MODEL: 'http://127.0.0.1:9/v1#nobody' })).toBeGreaterThan(0)
  writeFileSync(at('.env'), `PENCHANT_MODEL=${id}\n`)
  onTestFinished(() => writeFileSync(at('.env'), ''))
  expect(await asked([], { PENCHANT_MODEL: undefined, OTHER: '' })).toBeGreaterThan(0)
})

test('only the named learners learn', async () => {
  const store = at('learners.db')
  const signOff = { kind: 'edit', person: 'ann', task: 'note', draft: `${note(1)}\n\nBest regards,\nAnn` }
  const final = signOff.draft.replace('Best regards', 'Cheers')
  await penchant(['--store', store, 'import', '-'], { stdin: lines([{ ...signOff, final }]) })
  const server = await served(
    scriptedReader([{ trait: 'sign-off', mark: 'Cheers', wordings: ['Sign off like a sailor'] }]),
  )
  await learn(store, ['ann', '--model', `${server.url}#scripted`, '--learners', 'cipher, stated'])
  const { preferences } = await profile(store, 'ann')
  expect(preferences.map((p) => [p.learner, p.statement])).toEqual([['cipher', 'Sign off like a sailor']])
})

test('an estimate asks nothing and changes nothing', async () => {
  const store = await stored('estimate', 'ann')
  const server = await served()
  const args = ['ann', '--model', `${server.url}#scripted`, '--estimate']
  const { code, out } = await learn(store, [...args, '--price', '1,2'])
  expect(code).toBe(0)
  expect(out).toMatch(/^learning 8 new signals of 1 person with .*#scripted takes about\n/)
  expect(out).toMatch(/\n {2}prose\.infer +\d+ calls {2}[\d,]+ tokens in, [\d,]+ out, \$0\.\d+\n/)
  const { calls, input, output, cost, steps, price } = JSON.parse(
    (await learn(store, [...args, '--price', '1,2', '--json'])).out,
  )
  expect(price).toEqual({ input: 1, output: 2 })
  expect(cost).toBeCloseTo((input + 2 * output) / 1e6, 10)
  expect(steps.reduce((sum: number, s: { calls: number }) => sum + s.calls, 0)).toBe(calls)
  expect((await learn(store, args)).out).toMatch(/price unknown\n[\s\S]*--price <in,out>\n$/)
  expect(server.stats.requests).toBe(0)
  expect((await profile(store, 'ann')).version).toBe(0)
})

test('a budget ends it half way; with a higher one it goes on, and nothing is asked twice', async () => {
  const whole = await served()
  await learn(await stored('whole', 'ann'), ['ann', '--model', `${whole.url}#scripted`])
  const store = await stored('budget', 'ann')
  const server = await served()
  const args = ['ann', '--model', `${server.url}#scripted`]
  const limit = Math.floor(whole.stats.requests / 2)
  const short = await learn(store, [...args, '--max-calls', String(limit)])
  expect(short).toMatchObject({ code: 1, out: '' })
  expect(short.err).toMatch(
    /^stopped: [1-7] of 8 signals learned, what was learned is kept; the same command/,
  )
  expect(short.err).toMatch(
    new RegExp(
      `\\npenchant: .*: the next call may need ${limit + 1} calls of a budget of ${limit}; .* raise the budget`,
    ),
  )
  expect(server.stats.requests).toBe(limit)
  expect((await profile(store, 'ann')).learned).toBeGreaterThan(0)
  const rest = await learn(store, [...args, '--max-calls', String(whole.stats.requests)])
  expect(rest).toMatchObject({ code: 0, err: '' })
  expect(server.stats.requests).toBe(whole.stats.requests)
  expect(distinct(server)).toBe(server.stats.requests)
  expect(await proverbs(store, 'ann')).toHaveLength(1)
})

test('a budget in USD holds, and wants a price', async () => {
  const store = await stored('usd', 'ann')
  const server = await served()
  const args = ['ann', '--model', `${server.url}#scripted`, '--budget', '0.5']
  expect(await learn(store, args)).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /needs the price of .*: add --price <in,out>, or limit the calls with --max-calls\n$/,
    ),
  })
  const dear = await learn(store, [...args, '--price', '1000,1000', '--json'])
  expect(JSON.parse(dear.err).error).toMatchObject({ name: 'BudgetError' })
  expect(JSON.parse(dear.out)).toMatchObject({ interrupted: false, signals: 0, left: 8 })
  expect(server.stats.requests).toBe(0)
})

test('a refused key ends it with what to check', async () => {
  const store = await stored('refused', 'ann')
  const server = await served(read, { faults: { 401: 1 } })
  const { code, out, err } = await learn(store, ['--all', '--model', `${server.url}#scripted`])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^stopped: 0 of 1 person learned/)
  expect(err).toMatch(/penchant: neutral: the provider rejected the request; check the key, .*401/)
})

test('a server that is not there ends it, and what was learned before stays', async () => {
  const store = await stored('down', 'ann')
  const server = await served()
  const args = ['ann', '--model', `${server.url}#scripted`]
  await learn(store, args)
  await server.close()
  await penchant(['--store', store, 'import', '-'], { stdin: notes('ann', 8, 10) })
  vi.spyOn(Math, 'random').mockReturnValue(0) // no backoff
  const { code, err } = await learn(store, args)
  expect(code).toBe(1)
  expect(err).toMatch(/^stopped: 0 of 2 signals learned/)
  expect(err).toMatch(
    /penchant: [\w.]+: the model could not be reached; what is finished is kept, try again later/,
  )
  expect(await proverbs(store, 'ann')).toMatchObject([{ status: 'active' }])
})

test('steps without a usable answer are left out and counted', async () => {
  const store = await stored('unusable', 'ann')
  const server = await served((c) => (c.system.startsWith('You find out') ? { unasked: true } : read(c)))
  const { code, out } = await learn(store, ['ann', '--model', `${server.url}#scripted`])
  expect(code).toBe(0)
  expect(out).toMatch(/\nleft out for want of a usable answer: prose\.infer 8 times \(malformed\)\n$/)
})

test('Ctrl-C does not wait for a model that is silent, keeps what was done, and goes on from there', async () => {
  const store = await stored('interrupted', 'ann')
  const silent = Promise.withResolvers<void>()
  const answered: string[] = []
  let room = 9
  const server = await served((c) => {
    if (answered.length < room) {
      answered.push(JSON.stringify(c.body))
      return read(c)
    }
    silent.resolve()
    return new Promise(() => {})
  })
  const model = ['--concurrency', '1', '--model', `${server.url}#scripted`]
  const stopped = await penchant(['--store', store, 'learn', 'ann', ...model], {
    env: { PENCHANT_API_KEY: KEY },
    during: (child) => void silent.promise.then(() => child.kill('SIGINT')),
  })
  expect(stopped).toMatchObject({ code: 130, out: '' })
  const [, done] = /^stopped: ([1-7]) of 8 signals learned, what was learned is kept/.exec(stopped.err)!
  expect(stopped.err).toContain('#scripted: 9 calls, ')
  room = Number.POSITIVE_INFINITY
  const { out } = await learn(store, ['ann', ...model, '--json'])
  expect(JSON.parse(out).signals).toBe(8 - Number(done))
  expect(new Set(answered).size).toBe(answered.length)
})

describe('refused in one line that says what to do', () => {
  const store = at('refusals.db')
  beforeAll(() => penchant(['--store', store, 'import', '-'], { stdin: notes('ann', 0, 1) }))

  test.each([
    [['--learners', 'nope'], /Name one or more of stated, style, followUp, prose, cipher/],
    [
      ['--learners', 'prose'],
      /^penchant: the learner prose asks a language model: name one with --model or PENCHANT_MODEL/,
    ],
    [['--estimate'], /name one with --model or PENCHANT_MODEL/],
    [['--budget', '-1'], /Give a number from 0 up\.$/],
    [['--max-calls', '1.5'], /Give a whole number from 0 up\.$/],
    [['--price', '0.05'], /Write it as in,out, in USD per million tokens/],
    [['--price', '1,2,3'], /Write it as in,out/],
    [['--price', '1,'], /Write it as in,out/],
    [['--concurrency', '0'], /Give a whole number from 1 up\.$/],
    [['--timeout', '0'], /Give seconds from 0\.001 to/],
    [['--model', 'gpt-5'], /write openai\/…, .*http:\/\/host:port\/v1#model$/],
    [['--model', 'openai/gpt-5-nano'], /set OPENAI_API_KEY in the environment or in \.env$/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await learn(store, ['--all', ...args], { OPENAI_API_KEY: '' })
    expect([code, out]).toEqual([2, ''])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err.trimEnd()).toMatch(message)
  })
})
