import assert from 'node:assert/strict'
import { ModelError } from '../errors.ts'
import type { Comparison, Judge, Verdict } from '../judges/judge.ts'
import type { LanguageModel } from '../model.ts'
import { type Script, type ScriptedModel, scriptedModel } from './scripted-model.ts'
import type { ModelCall, Reply } from './text-model.ts'

/** Which of the answers a model takes, by the place it stands in. */
export type Taken = 'first' | 'second' | 'tie'

/** What a judge under test brings along. */
export interface JudgeHarness {
  /** A new judge. One that asks no model ignores it. */
  open(model: LanguageModel): Judge | Promise<Judge>
  /** What a model says to one of the judge's calls when it takes this answer. Left out where no model is asked. */
  reply?(call: ModelCall, taken: Taken): Reply
}

/** One thing a judge must do. */
export interface JudgeCase {
  readonly name: string
  run(harness: JudgeHarness): Promise<void>
}

/**
 * What the port promises, as far as it shows from outside. For any test runner:
 *
 *     for (const { name, run } of judgeContract) it(name, () => run({ open: myJudge, reply }))
 *
 * It cannot see whether the verdicts are right.
 */
export const judgeContract: readonly JudgeCase[] = [
  {
    name: 'turns the probability around when the answers are swapped',
    async run(harness) {
      for (const pair of PAIRS) {
        const [model, judge] = await opened(harness, prefers(harness, pair))
        const forth = proper(await judge.compare(pair))
        const back = proper(await judge.compare({ ...pair, a: pair.b, b: pair.a }))
        near(forth.probability + back.probability, 1)
        if (model.calls.length > 0) assert.ok(forth.probability > 0.5, 'the model preferred a in both orders')
      }
    },
  },
  {
    name: 'gives a model that goes by the place alone no say',
    async run(harness) {
      for (const place of ['first', 'second'] as const) {
        const [model, judge] = await opened(harness, (call) => harness.reply?.(call, place))
        const { probability } = await judge.compare(PAIR)
        if (model.calls.length > 0) near(probability, 0.5)
      }
    },
  },
  {
    name: 'gives one half when the model sees no difference',
    async run(harness) {
      const [model, judge] = await opened(harness, (call) => harness.reply?.(call, 'tie'))
      const { probability } = await judge.compare(PAIR)
      if (model.calls.length > 0) near(probability, 0.5)
    },
  },
  {
    name: 'gives equal answers one half without asking anybody',
    async run(harness) {
      const [model, judge] = await opened(harness, () => undefined)
      for (const b of [PAIR.a, `  ${PAIR.a}\n`])
        near(proper(await judge.compare({ ...PAIR, b })).probability, 0.5)
      assert.equal(model.calls.length, 0)
    },
  },
  {
    name: 'makes no guess of an answer that cannot be read',
    async run(harness) {
      for (const words of ['I would rather speak about the weather.', '{"better": "C"}', '']) {
        const [model, judge] = await opened(harness, () => words)
        const result = await judge.compare(PAIR).catch((error: unknown) => error)
        if (model.calls.length > 0) assert.ok(result instanceof ModelError, String(result))
      }
    },
  },
  {
    name: 'ends with the reason of an abort, asking nobody after it',
    async run(harness) {
      const reason = new Error('enough')
      const [model, judge] = await opened(harness, prefers(harness, PAIR))
      await assert.rejects(judge.compare(PAIR, AbortSignal.abort(reason)), reason)
      assert.equal(model.calls.length, 0)

      const control = new AbortController()
      const [asked, under] = await opened(harness, (call) => {
        control.abort(reason)
        return harness.reply?.(call, 'first')
      })
      const result = await under.compare(PAIR, control.signal).catch((error: unknown) => error)
      if (asked.calls.length > 0) assert.equal(result, reason)
      assert.ok(asked.calls.length <= 2, 'only what was under way in both orders may end')
    },
  },
  {
    name: 'needs no request',
    async run(harness) {
      const { a, b } = PAIR
      const [, judge] = await opened(harness, prefers(harness, PAIR))
      proper(await judge.compare({ a, b }))
      proper(await judge.compare({ context: '', a, b }))
    },
  },
  {
    name: 'takes empty answers, other languages and fifty thousand words',
    async run(harness) {
      const long = 'harbour board '.repeat(25_000)
      const odd: readonly Comparison[] = [
        { ...PAIR, b: '' },
        { context: '港はいつ開きますか。', a: '七時に開きます。', b: '申し訳ありませんが、わかりません。' },
        { context: 'متى يفتح الميناء؟', a: 'في السابعة.', b: 'لا أعرف 🙈 \u202e' },
        { ...PAIR, a: `Long: ${long}`, b: `Other: ${long}` },
        { ...PAIR, context: long },
      ]
      for (const pair of odd) {
        const [, judge] = await opened(harness, prefers(harness, pair))
        proper(await judge.compare(pair))
      }
    },
  },
  {
    name: 'shows the model texts as data only: none stands in the system part',
    async run(harness) {
      const [model, judge] = await opened(harness, prefers(harness, PAIR))
      await judge.compare(PAIR)
      for (const { system } of model.calls)
        for (const text of [PAIR.context, PAIR.a, PAIR.b]) assert.ok(!system.includes(text))
    },
  },
]

const PAIR = {
  context: 'When does the harbour open on Sundays?',
  a: 'At seven. The gate by the pilot station opens at eight.',
  b: 'Great question! Opening hours depend on many things, so it is best to ask the harbour office.',
}

const PAIRS: readonly Comparison[] = [
  PAIR,
  { context: PAIR.context, a: PAIR.b, b: PAIR.a },
  { context: 'Name a fish.', a: 'Cod.', b: '- cod\n- herring\n- plaice' },
]

async function opened(harness: JudgeHarness, script: Script): Promise<readonly [ScriptedModel, Judge]> {
  const model = scriptedModel(script)
  return [model, await harness.open(model)]
}

/** A model that takes `a` wherever it stands. */
const prefers =
  (harness: JudgeHarness, { a, b }: Comparison): Script =>
  (call) => {
    const place = (text: string) => call.user.lastIndexOf(text.slice(0, 20))
    return harness.reply?.(call, place(a) > place(b) ? 'second' : 'first')
  }

function proper(verdict: Verdict): Verdict {
  const { probability, used, orders = [] } = verdict
  for (const p of [probability, ...orders]) assert.ok(p >= 0 && p <= 1, `${p} is no probability`)
  assert.equal(new Set(used).size, used.length, 'an id is named twice')
  return verdict
}

const near = (found: number, expected: number) =>
  assert.ok(Math.abs(found - expected) < 1e-9, `${found} should be ${expected}`)
