import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { LOADERS } from '../data/loaders.ts'
import { JUDGES as ALL } from '../judging.ts'
import { type ModelServerOptions, modelServer } from '../test/model-server.ts'
import { FORMATS, JUDGES } from './commands.judges.ts'
import { chosenOf } from './evaluate.data.ts'
import { commandOf } from './evaluate.options.ts'
import { choices, lines, scriptedJudge } from './judging.values.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()

// Three take short answers, two long ones; each from pairs nobody else saw. The last made too few choices.
const PEOPLE = ['short', 'long', 'short', 'long', 'short'] as const
const rows = PEOPLE.flatMap((taste, p) => choices(`p${p}`, taste, 8, 100 * p))
const data = at('choices.jsonl')

beforeAll(() => writeFileSync(data, lines([...rows, ...choices('few', 'short', 1, 900)])))

afterEach(() => vi.restoreAllMocks())

/** Runs `evaluate` in an empty folder, with no model but the one that is named. */
async function evaluate(args: readonly string[], env: Record<string, string> = {}) {
  vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
  vi.stubEnv('PENCHANT_MODEL', '')
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return call(['--store', at('none.db'), 'evaluate', ...args])
}

async function served(options?: ModelServerOptions, script = scriptedJudge) {
  const server = await modelServer(script, options)
  onTestFinished(() => server.close())
  return server
}

test('names are those of the library', () => {
  expect(JUDGES).toEqual(ALL)
  expect(FORMATS).toEqual(Object.keys(LOADERS))
})

test('the reward judge: table, report and picture, and who was left out', async () => {
  const files = ['--report', at('report.html'), '--svg', at('curves.svg')]
  const { code, out, err } = await evaluate(['--data', data, '--fit', '4', ...files])
  expect(code).toBe(0)
  expect(out).toMatch(
    /^41 choices; of each person the first 4 choices to learn from, the rest foretold; strict: /,
  )
  expect(out).toContain('\n1 person left out, with fewer than the 5 choices that takes\n')
  expect(out).toMatch(/\nreward +20 +5 +\d+\.\d +/)
  expect(out).toMatch(/\nlearning curve: accuracy, %\nreward .* after 1 choice, /)
  expect(err).toBe(`written: ${at('report.html')}\nwritten: ${at('curves.svg')}\n`)
  const page = readFileSync(at('report.html'), 'utf8')
  expect(page).toContain(`penchant evaluate --data ${data} --judge reward --fit 4 --seed 1`)
  expect(page).not.toContain('scripted')
  expect(readFileSync(at('curves.svg'), 'utf8')).toMatch(/^<svg/)
})

test('with a model: every judge on the same choices, without the person by the default judge', async () => {
  const server = await served()
  const args = [
    '--data',
    data,
    '--fit',
    '4',
    '--judge',
    'cascade,rubric,history,default,reward',
    '--calls',
    '0.5',
  ]
  const model = ['--model', `${server.url}#scripted-judge`, '--price', '1,2']
  const { code, out, err } = await evaluate([...args, ...model, '--json'])
  expect([code, err]).toEqual([0, ''])
  const { judges, scripted, model: name, usage, left, people, stopped } = JSON.parse(out)
  expect([scripted, name, people, stopped]).toEqual([true, 'scripted-judge', 5, false])
  expect(left).toEqual({ tooFew: 1, least: 5, overLimit: 0, badLines: 0 })
  expect(Object.keys(judges)).toEqual(['cascade', 'rubric', 'history', 'default', 'reward'])
  for (const judge of Object.values<{ n: number }>(judges)) expect(judge.n).toBe(20)
  // The model takes the short one for everybody: right for three of five. Its rubric follows each person.
  expect(judges.default).toMatchObject({ accuracy: 0.6, calls: 40, bias: { first: 0.5, disagree: 0 } })
  expect(judges.default).not.toHaveProperty('withoutPerson')
  expect(judges.history).toMatchObject({ accuracy: 0.6, withoutPerson: 0.6, gain: { mean: 0 } })
  expect(judges.rubric).toMatchObject({ accuracy: 1, withoutPerson: 0.6, gain: { n: 20, mean: 0.4 } })
  expect(judges.rubric.calls).toBe(60)
  expect(judges.rubric.people).toContainEqual({
    person: 'p1',
    n: 4,
    accuracy: 1,
    withoutPerson: 0,
    curve: [],
  })
  // Half the comparisons go to the rubric, at half its calls; the curve ends at either judge alone.
  expect(judges.cascade.calls).toBeLessThanOrEqual(30)
  expect(judges.cascade.cascade.at(0).accuracy).toBeCloseTo(judges.reward.accuracy, 10)
  expect(judges.cascade.cascade.at(-1)).toMatchObject({ share: 1, accuracy: 1 })
  expect(judges.cascade.cost).toBeLessThan(judges.rubric.cost)
  expect(usage.calls).toBe(server.stats.requests)
  expect(usage.calls).toBe(judges.default.calls + judges.history.calls + judges.rubric.calls)
})

test('a scripted model is called so in the table and in the report', async () => {
  const { url } = await served()
  const report = at('scripted.html')
  const args = ['--data', data, '--limit', '2', '--judge', 'cascade', '--model', `${url}#scripted-judge`]
  const { out } = await evaluate([...args, '--report', report])
  expect(out).toMatch(/^scripted-judge: a scripted model; what it writes shows that the plumbing works/)
  expect(out).toContain('\n2 people drawn (seed 1), 3 over the limit\n')
  expect(out).toContain('\ncascade: the model on at most 30 % of the comparisons, calls and cost as in use')
  expect(out).toMatch(/\nscripted-judge: \d+ calls, /)
  expect(readFileSync(report, 'utf8')).toContain('a scripted model')
})

test('without files it takes the store, and asks nothing twice', async () => {
  const server = await served()
  const store = at('held.db')
  await penchant(['--store', store, 'import', data])
  const args = ['evaluate', '--judge', 'default', '--json', '--model', `${server.url}#scripted`]
  const first = await call(['--store', store, ...args])
  const asked = server.stats.requests
  expect(JSON.parse(first.out)).toMatchObject({ choices: 41, judges: { default: { accuracy: 0.6 } } })
  const again = JSON.parse((await call(['--store', store, ...args])).out)
  expect([again.judges.default.accuracy, server.stats.requests]).toEqual([0.6, asked])
  const { code, err } = await evaluate([])
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/store ".*none\.db": not found; import signals first/),
  ])
})

test('a folder, CSV with a mapping and bad lines', async () => {
  mkdirSync(at('folder'))
  writeFileSync(at('folder/one.jsonl'), `${lines(rows.slice(0, 8))}\nno JSON\n`)
  writeFileSync(at('folder/two.jsonl'), lines(rows.slice(8, 16)))
  writeFileSync(at('folder/notes.md'), 'Not data.')
  const found = await evaluate(['--data', at('folder')])
  expect(found.out).toMatch(/^16 choices; of each person the first 70 %/)
  expect(found.err).toMatch(/one\.jsonl:9: .*\n1 bad line skipped/)
  const csv = rows.slice(0, 16).map(({ person, chosen, rejected }) => `${person},"${chosen}","${rejected}"`)
  writeFileSync(at('choices.csv'), ['who,won,lost', ...csv].join('\n'))
  const map = ['--map', 'person=who,chosen=won,rejected=lost']
  const read = await evaluate(['--data', at('choices.csv'), ...map, '--json'])
  expect(JSON.parse(read.out)).toMatchObject({ choices: 16, people: 2, judges: { reward: { n: 6 } } })
})

test('a loader reads published data', async () => {
  const published = rows.map(({ person, chosen, rejected, context, at }, i) => ({
    question_id: `q${i}`,
    model_a: 'x',
    model_b: 'y',
    winner: 'model_a',
    judge: person,
    conversation_a: [...context, { role: 'assistant', content: chosen }],
    conversation_b: [...context, { role: 'assistant', content: rejected }],
    turn: 1,
    language: 'English',
    tstamp: Date.parse(at) / 1000,
  }))
  writeFileSync(at('arena.jsonl'), lines(published))
  const { out, err } = await evaluate([
    '--data',
    at('arena.jsonl'),
    '--format',
    'chatbot-arena',
    '--open',
    '--json',
  ])
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject({
    choices: 40,
    people: 5,
    pairs: 'open',
    judges: { reward: { n: 15 } },
  })
})

test('a limit ends it: judges that are through are shown', async () => {
  const server = await served()
  const args = ['--data', data, '--fit', '4', '--judge', 'reward,default,rubric', '--max-calls', '45']
  const { code, out, err } = await evaluate([
    ...args,
    '--concurrency',
    '1',
    '--model',
    `${server.url}#scripted`,
  ])
  expect(code).toBe(1)
  expect(out).toMatch(/\nreward +20 /)
  expect(out).toMatch(/\ndefault +20 /)
  expect(out).not.toMatch(/\nrubric +20 /)
  expect(out).toMatch(/\nstopped before every judge was through; import the data/)
  expect(err).toMatch(/^penchant: rubric\.\w+: the next call may need 46 calls of a budget of 45; /)
  expect(server.stats.requests).toBe(45)
})

test('answers that cannot be read count one half and are counted', async () => {
  const { url } = await served({}, (c) => (c.user.includes('number 105') ? 'Hard to say.' : scriptedJudge(c)))
  const { out } = await evaluate(['--data', data, '--judge', 'default', '--model', `${url}#own`])
  expect(out).toContain('\ndefault: 1 comparison without a readable answer, counted one half\n')
})

test('Ctrl-C ends it at once, with what is through', async () => {
  const asked = Promise.withResolvers<void>()
  const { url } = await served({}, () => {
    asked.resolve()
    return new Promise(() => {})
  })
  const args = ['evaluate', '--data', data, '--judge', 'reward,default', '--model', `${url}#own`]
  const { code, out, err } = await penchant(args, {
    during: (child) => void asked.promise.then(() => child.kill('SIGINT')),
  })
  expect([code, err]).toEqual([130, ''])
  expect(out).toMatch(/\nreward +15 /)
  expect(out).toMatch(/\nstopped before every judge was through/)
})

describe('refused in one line that says what to do', () => {
  beforeAll(() => writeFileSync(at('samples.jsonl'), lines([{ kind: 'sample', person: 'a', text: 'x' }])))

  test.each([
    [
      ['--judge', 'guess'],
      /Name one or more of reward, default, history, persona, rubric, cascade, with commas/,
    ],
    [['--judge', 'reward,persona'], /the judge persona asks a language model: name one with --model/],
    [['--fit', '0'], /Give a number above 0\.$/],
    [['--fit', '2.5'], /Give a share below 1, or a whole number of choices\.$/],
    [
      ['--fit', '40'],
      /nobody made 41 choices, the fewest that --fit 40 takes; 6 people have fewer: give a smaller/,
    ],
    [
      ['--data', at('samples.jsonl')],
      /there are no choices to evaluate on: rows with chosen and rejected, or rat/,
    ],
    [['--data', at('nothing.jsonl')], /give a file that exists$/],
    [['--data', at('empty-folder')], /give a folder that holds JSONL, JSON, CSV or Parquet files$/],
    [
      ['--format', 'prism', '--map', 'person=x'],
      /--map is for rows of our own; leave it out with --format prism$/,
    ],
    [['--report', at('no/such/report.html')], /give one in a folder that exists and can be written to$/],
  ])('%j', async (args, message) => {
    mkdirSync(at('empty-folder'), { recursive: true })
    const from = args.includes('--data') ? [] : ['--data', data]
    const { code, out, err } = await evaluate([...from, ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err.trimEnd()).toMatch(message)
  })
})

test('who is tested: those with choices enough, of these as many as asked for, the same for a seed', () => {
  const made = PEOPLE.flatMap((_, p) =>
    choices(`p${p}`, 'short', p + 1).map(({ person, at, chosen: a, rejected: b }, i) => ({
      ...{ id: `${p}-${i}`, person, at, a, b },
    })),
  )
  const found = chosenOf(made, { fit: 0.4, seed: 1 })
  expect([[...found.people], found.few, found.least]).toEqual([['p2', 'p3', 'p4'], 2, 3])
  const drawn = [1, 1, 2, 3, 4, 5].map((seed) =>
    [...chosenOf(made, { fit: 1, limit: 2, seed }).people].join(),
  )
  expect(drawn[0]).toBe(drawn[1])
  expect(new Set(drawn).size).toBeGreaterThan(1)
})

test('the command is one that a shell takes', () => {
  const options = {
    data: ['my file.jsonl'],
    judge: ['reward', 'rubric'],
    fit: 10,
    open: true,
    seed: 3,
  } as const
  expect(commandOf('penchant.db', options, 'http://127.0.0.1:1/v1#own')).toBe(
    "penchant evaluate --data 'my file.jsonl' --judge reward,rubric --fit 10 --open --seed 3 --model http://127.0.0.1:1/v1#own",
  )
})
