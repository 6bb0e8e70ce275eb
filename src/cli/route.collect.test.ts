import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Signal } from '../signal.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import {
  type ModelServer,
  type ModelServerOptions,
  modelServer,
  type ServerCall,
} from '../test/model-server.ts'
import type { Script } from '../test/scripted-model.ts'
import { createColors } from './colors.ts'
import { addCollect } from './commands.route.collect.ts'
import { exitCode, failure } from './failure.ts'
import { call, folder } from './spawned.ts'

const at = folder()
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const rows = (name: string, values: readonly unknown[]): string => {
  writeFileSync(at(name), values.map((value) => `${JSON.stringify(value)}\n`).join(''))
  return at(name)
}

const prompts = rows('prompts.jsonl', [
  { id: 'steps', text: 'Think step by step.' },
  { id: 'short', text: 'Only the number.' },
])
const queries = rows(
  'queries.jsonl',
  range(6).map((n) => ({ text: `What is ${n} + ${n}?`, answer: 2 * n })),
)

/** Right whenever it may think, and for even numbers. */
const sums: Script<ServerCall> = ({ user, system }) => {
  if (system !== '') return { reason: 'It is.', right: 'yes' }
  const n = Number(/What is (\d+)/.exec(user)![1])
  return user.includes('step') ? `${n} and ${n} is ${2 * n}.` : String(2 * n + (n % 2))
}

async function served(script: Script<ServerCall> = sums, options?: ModelServerOptions): Promise<ModelServer> {
  const server = await modelServer(script, options)
  onTestFinished(() => server.close())
  return server
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Runs `collect` in this process, as a program of its own. */
async function collect(store: string, args: readonly string[], json = false) {
  vi.stubEnv('PENCHANT_MODEL', '')
  const [out, err]: [string[], string[]] = [[], []]
  const print = (text: string) => void out.push(text)
  const note = (text: string) => void err.push(text)
  const program = new Command().exitOverride().configureOutput({ outputError() {} })
  addCollect(
    program,
    () => ({ store: at(store), json, colors: createColors(false), print, note }),
    'the model',
  )
  const given = ['collect', '--prompts', prompts, '--queries', queries, '--score', 'number', ...args]
  try {
    await program.parseAsync(given, { from: 'user' })
    return { code: 0, out: out.join('\n'), err: err.join('\n') }
  } catch (error) {
    return { code: exitCode(error), out: out.join('\n'), err: [...err, failure(error, json)].join('\n') }
  }
}

async function held(store: string): Promise<Signal[]> {
  const open = sqliteStore(at(store))
  const signals: Signal[] = []
  for await (const { signal } of open.signals()) signals.push(signal)
  await open.close()
  return signals
}

const lines = (file: string): Record<string, unknown>[] =>
  readFileSync(at(file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const modelOf = ({ url }: ModelServer) => ['--model', `${url}#scripted`]

test('outcomes go into the store, and are not asked again', async () => {
  const server = await served()
  const { code, out, err } = await collect('store.db', [...modelOf(server), '--price', '1,2'])
  expect([code, err]).toEqual([0, expect.stringMatching(/^scripted: a scripted model/)])
  expect(out).toMatch(
    /^12 outcomes collected of 2 prompts on 6 queries, 75 % of them successes\nscripted: 12 calls, .*\$0\.0/,
  )
  const signals = await held('store.db')
  expect(signals).toHaveLength(12)
  expect(signals).toContainEqual(
    expect.objectContaining({
      kind: 'outcome',
      query: 'What is 3 + 3?',
      prompt: 'Only the number.',
      success: 0,
      meta: { model: 'scripted', scorer: 'number', promptId: 'short' },
    }),
  )
  expect((await collect('store.db', modelOf(server))).out).toBe(
    'nothing to ask: the outcomes of 2 prompts on 6 queries are known',
  )
  expect(server.stats.requests).toBe(12)
  // A new prompt is asked about, the others are not; another scorer needs no new answers.
  const three = rows('three.jsonl', [{ text: 'Guess.' }, { text: 'Think step by step.' }])
  expect((await collect('store.db', [...modelOf(server), '--prompts', three])).out).toMatch(
    /^6 outcomes collected of 2 prompts on 6 queries, 50 % of them successes; 6 known already\n/,
  )
  expect(server.stats.requests).toBe(18)
  const exact = JSON.parse((await collect('store.db', [...modelOf(server), '--score', 'exact'], true)).out)
  expect(exact).toMatchObject({ collected: 12, known: 0, success: 0.25, usage: { calls: 0, cached: 12 } })
})

test('with --out they go into a file, which penchant import takes', async () => {
  const server = await served()
  const args = [...modelOf(server), '--out', at('out.jsonl')]
  expect((await collect('out.db', args)).code).toBe(0)
  expect(await held('out.db')).toEqual([])
  expect(lines('out.jsonl')).toHaveLength(12)
  expect(lines('out.jsonl')[0]).toMatchObject({ kind: 'outcome', meta: { model: 'scripted' } })
  expect((await call(['--store', at('in.db'), 'import', at('out.jsonl')])).out).toMatch(
    /^12 signals read: 12 stored/,
  )
  expect((await collect('out.db', args)).out).toMatch(/^nothing to ask/)
  expect(server.stats.requests).toBe(12)
})

test('half a line at the end of the file is asked again, a whole one is not', async () => {
  const server = await served()
  const args = [...modelOf(server), '--out', at('torn.jsonl')]
  await collect('torn.db', args)
  const whole = readFileSync(at('torn.jsonl'), 'utf8')
  writeFileSync(at('torn.jsonl'), whole.slice(0, -40))
  expect((await collect('torn.db', args)).out).toMatch(/^1 outcome collected .*; 11 known already/)
  expect(new Set(lines('torn.jsonl').map((o) => `${o.query}${o.prompt}`)).size).toBe(12)
  writeFileSync(at('torn.jsonl'), whole.slice(0, -1))
  const more = rows('more.jsonl', [{ query: 'What is 7 + 7?', expected: '14' }])
  expect((await collect('torn.db', [...args, '--queries', more])).out).toMatch(/^2 outcomes collected/)
  expect(lines('torn.jsonl')).toHaveLength(14)
})

test('a budget ends it, and with more it goes on where it ended', async () => {
  const server = await served()
  const args = [...modelOf(server), '--score', 'judge', '--concurrency', '3']
  const short = await collect('budget.db', [...args, '--max-calls', '9'])
  expect(short).toMatchObject({ code: 1, out: '' })
  expect(short.err).toMatch(/\nstopped: \d+ of 12 pairs left; the same command goes on\n/)
  expect(short.err).toMatch(
    /collect\.\w+: the next call may need 10 calls of a budget of 9; .* raise the budget/,
  )
  expect(server.stats.requests).toBe(9)
  const rest = JSON.parse((await collect('budget.db', args, true)).out)
  expect(rest).toMatchObject({ failed: 0, scorer: 'judge', collected: 12 - rest.known })
  expect(server.stats.requests).toBe(24)
  expect(new Set(server.calls.map((c) => JSON.stringify(c.body))).size).toBe(24)
  expect(await held('budget.db')).toHaveLength(12)
})

test('answers that fail are told, kept out, and asked again', async () => {
  const server = await served(({ user, ...rest }) =>
    user.includes('What is 2') ? '' : sums({ user, ...rest }),
  )
  const { code, out } = await collect('failed.db', modelOf(server))
  expect(code).toBe(0)
  expect(out).toMatch(
    /^10 outcomes .*\n.*\nwithout an outcome, .* same command: collect\.answer 2 times \(empty\)$/,
  )
  const again = JSON.parse((await collect('failed.db', modelOf(server), true)).out)
  expect(again).toMatchObject({ known: 10, collected: 0, success: null, failed: 2 })
  expect(again.failures[0]).toMatchObject({ query: 'What is 2 + 2?', prompt: 'steps' })
})

test('answers that ran out of room are told', async () => {
  const server = await served()
  server.fail('truncatedContent')
  const { out } = await collect('cut.db', [...modelOf(server), '--room', '50', '--concurrency', '1'])
  expect(out).toMatch(/\n1 answer ran out of room and count as failed; --room gives more$/)
  expect(server.calls[0]!.body.max_tokens).toBe(50)
})

test('an estimate asks nothing and leaves nothing behind', async () => {
  const server = await served()
  const out = ['--out', at('estimate.jsonl')]
  const { out: told } = await collect('estimate.db', [
    ...modelOf(server),
    '--estimate',
    '--score',
    'judge',
    ...out,
  ])
  expect(told).toMatch(
    /^asking http:.* about 12 pairs takes about\n {2}collect\.answer +12 calls {2}[\d,]+ tokens in/,
  )
  expect(told).toMatch(/\n {2}collect\.judge +12 calls .*\n {2}in all +24 calls .*\n.*\n.*--price <in,out>$/)
  expect([existsSync(at('estimate.db')), existsSync(at('estimate.jsonl'))]).toEqual([false, false])
  const figures = JSON.parse(
    (await collect('estimate.db', [...modelOf(server), '--estimate', '--price', '1,2'], true)).out,
  )
  expect(figures).toMatchObject({ pairs: 12, known: 0, calls: 12 })
  expect(figures.cost).toBeCloseTo((figures.input + 2 * figures.output) / 1e6, 10)
  expect(server.stats.requests).toBe(0)
})

describe('scorers', () => {
  test('a pattern with a group', async () => {
    const server = await served()
    const { out } = await collect('regex.db', [...modelOf(server), '--score', 'regex:is (\\d+)\\.$'], true)
    expect(JSON.parse(out)).toMatchObject({ success: 0.5, scorer: 'regex:is (\\d+)\\.$' })
  })

  test('a module', async () => {
    writeFileSync(
      at('score.mjs'),
      'export default (answer, { expected }) => answer.length / 100 + (expected === "8" ? 0.5 : 0)',
    )
    const server = await served()
    const { out } = await collect('module.db', [
      ...modelOf(server),
      '--score',
      at('score.mjs'),
      '--prompts',
      prompts,
    ])
    expect(out).toMatch(/^12 outcomes/)
    expect((await held('module.db')).filter((s) => s.kind === 'outcome' && s.success > 0.5)).toHaveLength(2)
    writeFileSync(at('wrong.mjs'), 'export default () => "good"')
    const wrong = await collect('wrong.db', [...modelOf(server), '--score', at('wrong.mjs')])
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('score: "good" cannot be used; return a number'),
    })
  })
})

test('prompts and queries come from text, CSV and gzip as well', async () => {
  const server = await served()
  writeFileSync(at('p.txt'), 'Think step by step.\n\nOnly the number.\r\n')
  writeFileSync(at('q.csv'), 'question,expected\nWhat is 1 + 1?,2\nWhat is 1 + 1?,2\n"What is 2 + 2?",4\n')
  const { out } = await collect('forms.db', [
    ...modelOf(server),
    '--prompts',
    at('p.txt'),
    '--queries',
    at('q.csv'),
  ])
  expect(out).toMatch(/^4 outcomes collected of 2 prompts on 2 queries, 75 %/)
})

test('Ctrl-C keeps what was answered; the same command asks the rest and nothing twice', async () => {
  let room = 5
  const silent = Promise.withResolvers<void>()
  const answered: string[] = []
  const server = await served((call) => {
    if (answered.length < room) {
      answered.push(JSON.stringify(call.body))
      return sums(call)
    }
    silent.resolve()
    return new Promise(() => {})
  })
  // A process of its own, since Ctrl-C is the process's.
  const file = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href)
  writeFileSync(
    at('program.mjs'),
    `import { Command } from ${JSON.stringify(import.meta.resolve('commander'))}
import { addCollect } from ${file('commands.route.collect.ts')}
import { createContext } from ${file('context.ts')}
import { exitCode } from ${file('failure.ts')}
const program = new Command()
addCollect(program, () => createContext({ store: ${JSON.stringify(at('ctrl-c.db'))} }), 'model')
await program.parseAsync().catch((error) => { process.exitCode = exitCode(error) })`,
  )
  const args = ['--prompts', prompts, '--queries', queries, '--score', 'number', '--concurrency', '1']
  const child = spawn(process.execPath, [at('program.mjs'), 'collect', ...args, ...modelOf(server)], {
    env: { PATH: process.env.PATH, PENCHANT_MODEL: '' },
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  void silent.promise.then(() => child.kill('SIGINT'))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect(code).toBe(130)
  expect(err).toContain('stopped: 7 of 12 pairs left; the same command goes on\n5 outcomes collected')
  room = Number.POSITIVE_INFINITY
  const { out } = await collect('ctrl-c.db', [...modelOf(server), '--concurrency', '1'])
  expect(out).toMatch(/^7 outcomes collected .*; 5 known already/)
  expect([answered.length, new Set(answered).size]).toEqual([12, 12])
})

describe('refused in one line, before anything is asked', () => {
  const other = rows('other.jsonl', [{ a: 1 }])
  const again = rows('again.jsonl', [{ text: 'x' }, { text: 'x' }])
  const twice = rows('twice.jsonl', [
    { query: 'x', expected: '1' },
    { query: 'x', expected: '2' },
  ])
  const words = rows('words.jsonl', [{ query: 'x', expected: 'none' }])
  writeFileSync(at('empty.txt'), '\n')
  writeFileSync(at('no-function.mjs'), 'export default 3')

  test.each([
    [['--model', ''], /^penchant: .*write openai\/…/],
    [
      ['--score', 'rouge'],
      /there is no scorer rouge; give exact, number, regex:<pattern>, judge, or a module/,
    ],
    [['--score', 'regex:('], /pattern: "\(" cannot be used; mend it/],
    [['--score', './none.js'], /score: ".\/none.js" cannot be used; it cannot be loaded/],
    [['--score', at('no-function.mjs')], /let it export a function/],
    [['--queries', words], /expected: "none" cannot be used; give one that holds a number/],
    [['--queries', other], /other\.jsonl:1: query: undefined cannot be used; give a text/],
    [
      ['--queries', twice],
      /twice\.jsonl:2: expected: "2" cannot be used; line 1 has the same query with "1"/,
    ],
    [['--queries', at('none.jsonl')], /give a file that exists/],
    [['--prompts', again], /again\.jsonl:2: text: "x" cannot be used; it is the prompt of line 1 again/],
    [['--prompts', at('empty.txt')], /give a file that holds prompts/],
    [['--prompts', at('none.txt')], /it cannot be read/],
    [['--out', queries], /queries\.jsonl:1: .* name a file of outcomes, or a new one/],
    [['--out', at('out.csv')], /give it a name that ends in \.jsonl/],
    [['--out', at('none/out.jsonl')], /it cannot be written/],
    [['--budget', '1'], /needs the price of .*: add --price <in,out>/],
    [['--room', '0'], /Give a whole number from 1 up\.$/],
  ])('%j', async (args, message) => {
    const server = await served()
    const before = readFileSync(queries, 'utf8')
    const { code, out, err } = await collect('refused.db', [...modelOf(server), ...args], true)
    expect([code, out]).toEqual([2, ''])
    expect(JSON.parse(err).error.message.split('\n')).toHaveLength(1)
    expect(`penchant: ${JSON.parse(err).error.message}`).toMatch(message)
    expect([server.stats.requests, readFileSync(queries, 'utf8')]).toEqual([0, before])
  })

  test('without a model', async () => {
    vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
    expect((await collect('refused.db', [])).err).toMatch(
      /collecting asks a language model: name one with --model/,
    )
  })
})
