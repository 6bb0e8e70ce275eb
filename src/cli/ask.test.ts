import { existsSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPenchant } from '../penchant.ts'
import type { Explained } from '../rewards/explain.ts'
import type { Signal } from '../signal.ts'
import { memoryStore } from '../stores/memory.ts'
import { type Asked, type Lesson, movedMost, openSession } from './ask.session.ts'
import { lessonText, questionText, sumText } from './ask.show.ts'
import { type Answer, converse } from './ask.ts'
import { createColors } from './colors.ts'
import { answers, choices, lines } from './judging.values.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const plain = createColors(false)

const pool = Array.from({ length: 4 }, (_, n) => {
  const { short, long } = answers(n)
  return { context: `Where is number ${n}?`, a: n % 2 ? short : long, b: n % 2 ? long : short }
})

beforeAll(() => writeFileSync(at('pool.jsonl'), lines(pool)))

/** A sitting with somebody who answers as told, one answer a question. */
async function sitting(said: readonly Answer[], before: readonly object[] = []) {
  const store = memoryStore()
  const own = createPenchant({ store, learners: [] })
  await own.observe(before as never)
  const signals: Signal[] = []
  for await (const { signal } of store.signals({ person: 'joe' })) signals.push(signal)
  const session = await openSession(own, 'joe', pool, signals)
  const asked: Asked[] = []
  const told: Lesson[] = []
  const stored: number[] = []
  const found = await converse(session, {
    async pick(question) {
      let held = 0
      for await (const _ of store.signals({ person: 'joe' })) held++
      stored.push(held)
      asked.push(question)
      return said[asked.length - 1]
    },
    tell: (lesson) => void told.push(lesson),
  })
  return { ...found, asked, told, stored, store }
}

describe('a sitting', () => {
  test('asks each question once, stores a pick before the next one, and ends with the pool', async () => {
    const { asked, told, lessons, stored, interrupted, store } = await sitting(['a', 'b', 'a', 'b'])
    expect(asked.map((q) => q.question).toSorted()).toEqual([1, 2, 3, 4])
    expect(asked.map((q) => q.left)).toEqual([4, 3, 2, 1])
    expect(stored).toEqual([0, 1, 2, 3])
    expect([told, interrupted]).toEqual([lessons, false])
    const held = []
    for await (const { signal } of store.signals({ person: 'joe' })) held.push(signal)
    const { question, context } = asked[1]!
    const { a, b } = pool[question - 1]!
    expect(held[1]).toMatchObject({
      kind: 'choice',
      chosen: b,
      rejected: a,
      context: [{ role: 'user', content: context }],
    })
  })

  test('what was foretold is told with the bits it cost', async () => {
    const { asked, lessons } = await sitting(['a', 'b', 'a', 'b'], choices('ann', 'short', 12, 50))
    lessons.forEach(({ foretold, bits, question, taken }, i) => {
      const { probability } = asked[i]!
      expect(question).toBe(asked[i]!.question)
      expect(foretold).toBeCloseTo(taken === 'a' ? probability : 1 - probability, 10)
      expect(2 ** -bits).toBeCloseTo(foretold, 10)
    })
    // Others take short answers, and nothing is known of joe: that is what is expected of him.
    const { a, b } = asked[0]!
    expect(asked[0]!.probability > 0.5).toBe(a.length < b.length)
  })

  test('a skipped question does not come back; stop and Ctrl-C keep what was picked', async () => {
    const skipped = await sitting(['skip', 'skip', 'a', 'skip'])
    expect(new Set(skipped.asked.map((q) => q.question)).size).toBe(4)
    expect(skipped.lessons).toHaveLength(1)
    const stopped = await sitting(['a', 'stop'])
    expect([stopped.asked.length, stopped.lessons.length, stopped.interrupted]).toEqual([2, 1, false])
    const interrupted = await sitting(['a', 'b', undefined])
    expect([interrupted.lessons.length, interrupted.interrupted]).toEqual([2, true])
    let held = 0
    for await (const _ of interrupted.store.signals({ person: 'joe' })) held++
    expect(held).toBe(2)
  })

  test('what the store holds answered already is not asked, whichever way it was taken', async () => {
    const { context, a, b } = pool[2]!
    const known = { kind: 'choice', person: 'joe', chosen: b, rejected: a }
    const before = [{ ...known, context: [{ role: 'user', content: context }] }]
    const { asked } = await sitting(['skip', 'skip', 'skip'], before)
    expect(asked.map((q) => q.question).toSorted()).toEqual([1, 2, 4])
  })

  test('a pick moves what counts towards what was taken', async () => {
    const { lessons } = await sitting(['a', 'stop'])
    expect(lessons[0]!.moved.length).toBeGreaterThan(0)
    for (const { before, after } of lessons[0]!.moved)
      expect(Math.abs(after)).toBeGreaterThan(Math.abs(before))
  })
})

describe('what moved', () => {
  const explained = (measure: string, mean: number, everybody = 0): Explained => ({
    ...{ measure, phrase: measure, compared: 'more' as const, differs: 0.9 },
    effect: { mean, low: mean - 1, high: mean + 1 },
    everybody: { mean: everybody, low: -1, high: 1 },
  })

  test('is what changed most, from everybody’s weight where the person had none', () => {
    const before = [explained('words', 0.5), explained('bullet-points', 0.3)]
    const after = [
      explained('words', 0.4),
      explained('bullet-points', 0.31),
      explained('question-marks', 0.9, 0.6),
    ]
    expect(movedMost(before, after).map((m) => [m.measure, m.before, m.after])).toEqual([
      ['question-marks', 0.6, 0.9],
      ['words', 0.5, 0.4],
    ])
    expect(movedMost(before, after, 1)).toHaveLength(1)
    expect(movedMost(after, after)).toEqual([])
  })

  test('is said in odds, on the side it came to', () => {
    const lesson = { question: 1, taken: 'a' as const, foretold: 0.8, bits: -Math.log2(0.8) }
    const moved = [{ measure: 'words', phrase: 'Keep it short', before: Math.log(1.25), after: -Math.log(2) }]
    expect(lessonText({ ...lesson, moved }, plain)).toBe(
      'A: foretold, it had 80 %; that is 0.32 bits (a coin’s toss: 1)\n  Keep it short: odds ×0.8 → ×2',
    )
    expect(lessonText({ ...lesson, foretold: 0.25, bits: 2, moved: [] }, plain)).toBe(
      'A: a surprise, it had 25 %; that is 2 bits (a coin’s toss: 1)\n  nothing measured counts differently now',
    )
    expect(
      sumText([
        { ...lesson, moved },
        { ...lesson, foretold: 0.25, bits: 2, moved },
      ]),
    ).toBe('2 picks stored, 1 of them foretold; 1.2 bits a pick')
    expect(sumText([])).toBe('nothing was picked')
  })
})

test('a question is wrapped, and a long answer cut with a note', () => {
  const words = Array.from({ length: 500 }, (_, i) => `word${i}`)
  const question = { question: 3, left: 7, probability: 0.5, information: 0.1 }
  const text = questionText({ ...question, a: 'Short.\x1b[2J', b: words.join(' ') }, plain, 60)
  const shown = text.split('\n')
  expect(shown.slice(0, 4)).toEqual(['question 3, 7 open', '', 'A', '  Short. [2J'])
  expect(Math.max(...shown.map((line) => line.length))).toBeLessThanOrEqual(60)
  const left = Number(/… cut here, (\d+) more words$/.exec(text)![1])
  const last = Number(/word(\d+)\n {2}… cut/.exec(text)![1])
  expect(last + 1 + left).toBe(500)
})

describe('in a pipe', () => {
  const ask = (store: string, ...args: string[]) =>
    call(['--store', at(store), 'ask', 'joe', '--pool', at('two.jsonl'), ...args])
  beforeAll(() => writeFileSync(at('two.jsonl'), lines(pool.slice(0, 2))))

  test('a script gets the next question, records an answer, and gets another', async () => {
    const seen: number[] = []
    for (const left of [2, 1]) {
      const next = JSON.parse((await ask('piped.db', '--json')).out)
      expect(next).toMatchObject({ left, ...pool[next.question - 1] })
      seen.push(next.question)
      const { out } = await ask('piped.db', '--question', `${next.question}`, '--answer', 'a', '--json')
      expect(JSON.parse(out)).toMatchObject({ question: next.question, taken: 'a' })
    }
    expect(seen.toSorted()).toEqual([1, 2])
    expect(JSON.parse((await ask('piped.db', '--json')).out)).toEqual({ question: null, left: 0 })
    expect((await ask('piped.db')).out).toBe('no question is open\n')
  })

  test('and for people it is text', async () => {
    const args = ['--store', at('text.db'), 'ask', 'joe', '--pool', at('two.jsonl')]
    const { code, out, err } = await penchant(args)
    expect(code).toBe(0)
    const [, n] = /^question (\d), 2 open\n\n {2}Where is number \d\?\n\nA\n/.exec(out)!
    expect(err).toBe(`answer with --question ${n} --answer a, or b\n`)
    expect((await ask('text.db', '--question', n!, '--answer', 'b')).out).toMatch(
      /^B: not foretold, it had 50 %/,
    )
  })

  test('refused in one line that says what to do', async () => {
    writeFileSync(at('same.jsonl'), '{"a":"x","b":"y"}\n{"a":"x","b":"x "}')
    writeFileSync(at('half.jsonl'), '{"a":"x"}')
    writeFileSync(at('empty.jsonl'), '')
    for (const [args, message] of [
      [['--question', '1'], /give --question and --answer together$/],
      [['--question', '9', '--answer', 'a'], /holds 2 questions; give --question from 1 to that$/],
      [['--question', '1', '--answer', 'c'], /Allowed choices are a, b/],
      [['--pool', at('same.jsonl')], /same\.jsonl:2: b: "x " cannot be used; it is the same text as a$/],
      [['--pool', at('half.jsonl')], /half\.jsonl:1: b: undefined cannot be used; give a text$/],
      [['--pool', at('empty.jsonl')], /pool: .* give one that holds questions$/],
      [['--pool', at('none.jsonl')], /give a file that exists$/],
    ] as const) {
      const { code, out, err } = await ask('refused.db', ...args)
      expect([code, out]).toEqual([2, ''])
      expect(err.trimEnd()).toMatch(message)
    }
    expect(existsSync(at('refused.db'))).toBe(false)
  })
})
