import { writeFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { modelServer } from '../test/model-server.ts'
import { speaking, speaks } from './judge.words.ts'
import { answers, choices, lines, scriptedJudge } from './judging.values.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const store = at('people.db')
const { short, long } = answers(99)
const PAIR = ['--a', short, '--b', long]

beforeAll(async () => {
  const people = [
    choices('ann', 'short', 12),
    choices('ben', 'long', 12, 20),
    choices('cid', 'short', 12, 40),
  ]
  const sample = { kind: 'sample', person: 'dot', text: 'Nothing was ever chosen here.' }
  await penchant(['--store', store, 'import', '-'], { stdin: lines([...people.flat(), sample]) })
})

afterEach(() => vi.restoreAllMocks())

/** Runs `judge` in an empty folder, with no model but the one that is named. */
async function judge(args: readonly string[], env: Record<string, string> = {}) {
  vi.spyOn(process, 'cwd').mockReturnValue(at('.'))
  vi.stubEnv('PENCHANT_MODEL', '')
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return call(['--store', store, 'judge', ...args])
}

async function served() {
  const server = await modelServer(scriptedJudge)
  onTestFinished(() => server.close())
  return server
}

const shareOf = (text: string) => Number(/(\d+) %/.exec(text)![1])

test('without a model: which one each person would take, and what that was drawn from', async () => {
  const ann = await judge(['ann', ...PAIR])
  expect(ann).toMatchObject({ code: 0, err: '' })
  expect(ann.out).toMatch(/^ann would take A: \d+ %\nreward, from 12 choices of theirs\n$/)
  const ben = (await judge(['ben', ...PAIR])).out
  expect(ben).toMatch(/^ben would take B: /)
  const swapped = (await judge(['ann', '--a', long, '--b', short])).out
  expect(swapped).toMatch(/^ann would take B: /)
  expect(shareOf(swapped)).toBe(shareOf(ann.out))
  const found = JSON.parse((await judge(['ann', ...PAIR, '--json'])).out)
  expect(found).toMatchObject({ judge: 'reward', used: { length: 12 } })
  expect(Math.round(100 * found.probability)).toBe(shareOf(ann.out))
})

test('answers and request come from files and stdin too', async () => {
  writeFileSync(at('a.txt'), short)
  writeFileSync(at('b.txt'), long)
  const files = ['--a-file', at('a.txt'), '--b-file', at('b.txt'), '--json']
  const [texts, read] = await Promise.all([
    judge(['ann', ...PAIR, '--json']),
    penchant(['--store', store, 'judge', 'ann', '--context', '-', ...files], { stdin: 'Where?' }),
  ])
  expect(read).toEqual(texts)
})

test('somebody without choices is judged as people in general, and it says so', async () => {
  const { out } = await judge(['dot', ...PAIR])
  expect(out).toMatch(
    /^dot would take A: \d+ %\nreward: no choices of dot are known; judged as people in general\n$/,
  )
  const bare = at('bare.db')
  await penchant(['--store', bare, 'import', '-'], { stdin: '{"kind":"sample","person":"eve","text":"Hm."}' })
  const even = await call(['--store', bare, 'judge', 'eve', ...PAIR])
  expect(even.out).toBe(
    'A or B: even odds\nreward: the store holds no choices and no ratings, so there is nothing to go by\n',
  )
  expect((await judge(['ann', '--a', short, '--b', `${short} `])).out).toBe(
    'A or B: even odds\nreward, which goes by nothing of theirs here\n- The answers are the same.\n',
  )
})

test('many answers are put in order, from JSONL or a line each', async () => {
  const all = [long, short, `${long} ${long}`]
  writeFileSync(at('many.jsonl'), lines([long as never, { text: short }, all[2] as never]))
  writeFileSync(at('many.txt'), all.join('\n'))
  const { order, judge: name } = JSON.parse(
    (await judge(['ann', '--answers', at('many.jsonl'), '--json'])).out,
  )
  expect([order[0], name]).toEqual([1, 'reward'])
  const { out } = await judge(['ann', '--answers', at('many.txt')])
  expect(out).toMatch(/^ *\d+ % {2}2\. Number 99/)
  expect(out.trimEnd().split('\n')).toHaveLength(3)
})

test('a judge that asks a model says why, that it is scripted, and what it took', async () => {
  const server = await served()
  const model = ['--model', `${server.url}#scripted-judge`]
  const { code, out, err } = await judge(['ben', ...PAIR, '--judge', 'rubric', '--why', ...model])
  expect(code).toBe(0)
  expect(out).toMatch(/^ben would take B: \d+ %\nrubric, from 3 choices of theirs\n- One is shorter\.\n/)
  expect(err).toMatch(/^scripted-judge: a scripted model; /)
  expect(err).toMatch(/\nthe model gave A (\d+) % with A shown first, \1 % with B first\n/)
  expect(err).toMatch(/\nscripted-judge: 3 calls, /)
  // The default judge knows nobody: it takes the short one.
  expect((await judge(['ben', ...PAIR, '--judge', 'default', ...model])).out).toMatch(
    /^ben would take A: 80 %/,
  )
  const asked = server.stats.requests
  expect((await judge(['ben', ...PAIR, '--judge', 'cascade', '--calls', '0', ...model])).code).toBe(0)
  expect((await judge(['ben', ...PAIR, '--judge', 'reward', ...model])).out).toMatch(/\nreward, /)
  expect(server.stats.requests).toBe(asked)
  // With a model the cascade judges unless told otherwise, whose second is the rubric; its answers are kept.
  expect(JSON.parse((await judge(['ben', ...PAIR, '--calls', '1', '--json', ...model])).out).judge).toBe(
    'cascade',
  )
  expect(server.stats.requests).toBe(asked)
})

describe('refused in one line that says what to do', () => {
  test.each([
    [['nobody', ...PAIR], /person "nobody": not found; see `penchant people`/],
    [['ann'], /give two answers with --a and --b .*, or many with --answers$/],
    [['ann', '--a', 'x'], /give answer B with --b or with --b-file$/],
    [['ann', ...PAIR, '--a-file', 'x'], /give answer A with --a or with --a-file$/],
    [['ann', ...PAIR, '--answers', 'x'], /give two answers/],
    [['ann', '--a', 'x', '--b', ' '], /^penchant: b: " " cannot be used; give the text of an answer$/],
    [['ann', '--a', 'x', '--b-file', at('none')], /b-file: .* it cannot be read/],
    [['ann', '--answers', at('none.jsonl')], /give a file that exists/],
    [['ann', ...PAIR, '--judge', 'guess'], /Allowed choices are reward, default, history/],
    [['ann', ...PAIR, '--judge', 'rubric'], /the judge rubric asks a language model: name one with --model/],
    [['ann', ...PAIR, '--calls', '1.5'], /Give a share from 0 to 1\.$/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await judge(args)
    expect([code, out]).toEqual([2, ''])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err.trimEnd()).toMatch(message)
  })
})

test('of properties only those speak that clearly count and in which the answers differ', () => {
  const effect = (mean: number) => ({ mean, low: mean - 0.1, high: mean + 0.1 })
  const about = (measure: string, mean: number) => ({
    ...{ measure, phrase: measure, compared: 'more' as const, differs: 0.9 },
    ...{ effect: effect(mean), everybody: effect(0) },
  })
  const found = speaking(
    [
      about('words', -0.5),
      about('bullet-points', 2),
      about('question-marks', 0.05),
      about('sentence-length', 0.7),
    ],
    'Two words.',
    'This one has a few words more.',
  )
  expect(found.map((s) => [s.measure, s.for])).toEqual([
    ['sentence-length', 'B'],
    ['words', 'A'],
  ])
  expect(speaks(found[1]!)).toBe('A  words (odds ×1.6; everybody ×1)')
})
