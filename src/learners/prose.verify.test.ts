import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelError } from '../errors.ts'
import type { Signal } from '../signal.ts'
import type { Script } from '../test/scripted-model.ts'
import { HABITS, type Habit, scriptedReader } from '../test/scripted-reader.ts'
import { counts, edit, listed, part, sample, scripted } from './asking.values.ts'
import { PROSE, type ProseOptions } from './prose.options.ts'
import type { Coalescence } from './prose.prompt.ts'
import type { Found } from './prose.refine.ts'
import { coalesce, type Verified, verify } from './prose.verify.ts'

const [WEATHER, PROVERB] = HABITS as [Habit, Habit]
const found = (statement: string, more: Partial<Found> = {}): Found => ({
  statement,
  about: `manner: ${statement}`,
  stance: 'more',
  evidence: [{ signal: 'now', field: 'text', start: 0, end: 1, quote: statement }],
  ...more,
})
const weather = found(WEATHER.wordings[0]!)
const proverb = found(PROVERB.wordings[0]!)
const commas = found('Use few commas', { about: 'commas', stance: 'less' })

const text = (n: number, ...habits: Habit[]) =>
  [`They met ${n} times.`, ...habits.map((h) => h.mark)].join(' ')
const won = (n: number, habit = WEATHER) => edit(n, text(n), text(n, habit))
const lost = (n: number, habit = WEATHER) => edit(n, text(n, habit), text(n))
const now = sample(99, text(99, WEATHER))

async function verified(
  findings: readonly Found[],
  earlier: readonly Signal[],
  { script = scriptedReader(), ...options }: Partial<ProseOptions> & { script?: Script } = {},
) {
  const { model, means } = scripted(script)
  const kept = await verify(means.ask, findings, now, earlier, { ...PROSE, ...options })
  return { kept, model, steps: counts(model), scores: kept.map((k) => k.tested.map((t) => t.score)) }
}

describe('verified by contrast', () => {
  it('all findings take two calls an earlier text together', async () => {
    const { steps, kept, model } = await verified([weather, proverb], [won(2), won(1, PROVERB)])
    expect(steps).toEqual({ contrast: 4 })
    for (const call of model.calls)
      expect(listed(call, 'statements')).toEqual([weather.statement, proverb.statement])
    expect(kept.map((k) => k.tested)).toEqual([
      [{ signal: won(2).id, contrast: 'replaced', score: 1 }],
      [{ signal: won(1, PROVERB).id, contrast: 'replaced', score: 1 }],
    ])
  })

  it('never on the text they were found in', async () => {
    const { steps, kept } = await verified([weather], [])
    expect(steps).toEqual({})
    expect(kept).toEqual([{ ...weather, tested: [] }])
  })

  it('a finding is settled when its wins clear chance: four of four', async () => {
    const { scores, steps } = await verified(
      [weather],
      [6, 5, 4, 3, 2, 1].map((n) => won(n)),
    )
    expect(scores).toEqual([[1, 1, 1, 1]])
    expect(steps).toEqual({ contrast: 8 })
  })

  it('a finding is settled by its first loss, and dropped if it lost more than it won', async () => {
    const run = await verified([weather], [lost(3), won(2), won(1)])
    expect([run.kept, run.steps]).toEqual([[], { contrast: 2 }])
    const tie = await verified([weather], [won(3), lost(2), won(1)])
    expect([tie.scores, tie.steps]).toEqual([[[1, 0]], { contrast: 4 }])
  })

  it('what is settled is not asked about again, the rest is', async () => {
    const both = (n: number) => edit(n, text(n, WEATHER), text(n, PROVERB))
    const { model, kept } = await verified([weather, proverb], [both(3), both(2)])
    expect(model.calls.map((c) => listed(c, 'statements').length)).toEqual([2, 2, 1, 1])
    expect(kept.map((k) => k.statement)).toEqual([proverb.statement])
  })

  it('a text that does not tell shows nothing, and is no test', async () => {
    const { scores, steps } = await verified([weather], [won(3, PROVERB), won(2)])
    expect([scores, steps]).toEqual([[[1]], { contrast: 4 }])
  })

  it('an edit that changed nothing is passed over without a call', async () => {
    expect((await verified([weather], [edit(1, text(1), text(1))])).steps).toEqual({})
  })

  it('a sample is set against a neutral text', async () => {
    const { kept, steps } = await verified([weather], [sample(1, text(1, WEATHER))])
    expect(steps).toEqual({ neutral: 1, contrast: 2 })
    expect(kept[0]!.tested).toMatchObject([{ contrast: 'neutral', score: 1 }])
  })

  it('an earlier text the model will not speak of is passed over', async () => {
    const read = scriptedReader()
    const script: Script = (call) => (call.user.includes('They met 2 times') ? 'no' : read(call))
    const { kept } = await verified([weather], [won(3), won(2), won(1)], { script })
    expect(kept[0]!.tested.map((t) => t.signal)).toEqual([won(3).id, won(1).id])
  })

  it('a model that cannot be reached ends it', async () => {
    const script: Script = () => {
      throw Object.assign(new Error('busy'), { statusCode: 503 })
    }
    for (const verification of ['contrast', 'likert'] as const) {
      const error = await verified([weather], [won(1)], { script, verification }).catch((e) => e)
      expect(error).toBeInstanceOf(ModelError)
      expect(error.fault).toBe('unreachable')
    }
  })
})

describe('what a measure decides', () => {
  const fewer = (n: number) => edit(n, `Well, ${n}, they met, and ate.`, `They met ${n} times and ate.`)
  const more = (n: number) => edit(n, `They met ${n} times and ate.`, `Well, ${n}, they met, and ate.`)

  it('is verified by counting, without a call', async () => {
    const { scores, steps } = await verified([commas], [fewer(2), won(1), fewer(0)])
    // The middle one has no commas before or after: no test.
    expect([scores, steps]).toEqual([[[1, 1]], {}])
    expect((await verified([commas], [more(1)])).kept).toEqual([])
    const other = found('Use many commas', { about: 'commas', stance: 'more' })
    expect((await verified([other], [more(1)])).scores).toEqual([[1]])
  })

  it('asks for no neutral text of its own, but takes part in one', async () => {
    const written = sample(1, text(1, WEATHER))
    expect((await verified([commas], [written])).steps).toEqual({})
    const script: Script = (call) =>
      call.step === 'neutral' ? 'So, well, they met, and ate.' : scriptedReader()(call)
    const { model, scores } = await verified([commas, weather], [written], { script })
    expect(scores).toEqual([[1], [1]])
    for (const call of model.calls.filter((c) => c.step === 'contrast'))
      expect(listed(call, 'statements')).toEqual([weather.statement])
  })
})

const POINTS = {
  2: 'strongly confirms',
  1: 'somewhat confirms',
  0: 'neutral',
  '-1': 'somewhat contradicts',
  '-2': 'strongly contradicts',
} as const
type Points = -2 | -1 | 0 | 1 | 2

describe('verified on five points', () => {
  /** The scores a model gives the current and the earlier texts, in the order they are asked. */
  async function points(scores: readonly (Points | 'no')[], threshold = 0.5) {
    const earlier = scores.slice(1).map((_, i) => won(50 - i))
    const texts = [text(99, WEATHER), ...earlier.map((s) => s.final)]
    const script: Script = (call) => {
      const score = scores[texts.indexOf(part(call, 'text'))]!
      return score === 'no' ? 'no' : { reason: '', score: POINTS[score] }
    }
    const { kept, model } = await verified([weather], earlier, { script, verification: 'likert', threshold })
    const asked = new Set(model.calls.map((c) => texts.indexOf(part(c, 'text'))))
    return { kept: kept.length === 1, asked: [...asked] }
  }

  it('begins with the current text, each statement by itself on each text', async () => {
    const { model, kept } = await verified([weather, proverb], [won(2), won(1)], {
      script: () => ({ reason: '', score: 'somewhat confirms' }),
      verification: 'likert',
    })
    expect(kept.map((k) => k.tested)).toEqual([[], []])
    expect(model.calls.map((c) => [part(c, 'statement'), c.signals[0]])).toEqual(
      [weather, proverb].flatMap((f) => [now, won(2), won(1)].map((s) => [f.statement, s.id])),
    )
  })

  it.each<[Points[], number]>([
    [[2, 2, 0, 0], 2],
    [[-2, -2, 2, 2], 2],
    [[2, 1, 2, 0], 3],
    [[2, 1, 1, 1], 4],
    [[2, -2, 2, 2], 4],
    [[1, 1, 1, 1], 4],
    [[2], 1],
  ])('of %j asks %i texts: a mean beyond 1.5 of two and more is clear', async (scores, asked) => {
    expect((await points(scores)).asked).toEqual([...Array(asked).keys()])
  })

  it.each<[Points[], number, boolean]>([
    [[1, 0], 0.5, false],
    [[1, 1, 0], 0.5, true],
    [[1, 0, 0], 0.25, true],
    [[1, 0, 0, 0], 0.25, false],
    [[1, 1, 1, 0], 0.75, false],
    [[1, 1, 1, 1], 0.75, true],
    [[2, 1, -2, 1], 0.5, false],
    [[0], 0, false],
    [[-1, 2, 0], 0, true],
    [[2, 2], 1.9, true],
    [[2, 2], 2, false],
  ])('of %j with threshold %d keeps it: %s', async (scores, threshold, kept) => {
    expect((await points(scores, threshold)).kept).toBe(kept)
  })

  it('skips a score it cannot read, and keeps what has none', async () => {
    expect(await points(['no', 2, 2, -2])).toEqual({ kept: true, asked: [0, 1, 2] })
    expect((await points(['no', 0])).kept).toBe(false)
    expect((await points(['no', 'no'])).kept).toBe(true)
  })
})

it('not verified at all, everything is kept without a call', async () => {
  const { kept, model } = await verified([weather, proverb], [lost(1)], {
    verification: 'none',
    script: () => undefined,
  })
  expect(kept).toEqual([weather, proverb].map((f) => ({ ...f, tested: [] })))
  expect(model.calls).toEqual([])
})

describe('coalescing', () => {
  const of = (...statements: string[]): Verified[] => statements.map((s) => ({ ...found(s), tested: [] }))
  const merged = async (list: readonly Verified[], statements: Coalescence['statements']) => {
    const { model, means } = scripted(() => ({ statements }))
    return { list: await coalesce(means.ask, list, ['now']), model }
  }
  const quotes = (list: readonly Verified[]) => list.flatMap((v) => v.evidence.map((e) => e.quote))

  it('of less than two takes no call', async () => {
    for (const list of [of(), of('a')]) {
      const run = await merged(list, [])
      expect(run.list).toEqual(list)
      expect(run.model.calls).toEqual([])
    }
  })

  it('merges by one call, in the words of one of them, with all their evidence', async () => {
    const { list, model } = await merged(of('a', 'b', 'c'), [
      { statement: 'c', from: [1, 3] },
      { statement: 'b', from: [2] },
    ])
    expect(list.map((v) => [v.statement, v.about])).toEqual([
      ['c', 'manner: c'],
      ['b', 'manner: b'],
    ])
    expect(quotes(list)).toEqual(['a', 'c', 'b'])
    expect(counts(model)).toEqual({ 'prose.coalesce': 1 })
    expect(listed(model.calls[0]!, 'statements')).toEqual(['a', 'b', 'c'])
  })

  it('takes no words that were not verified', async () => {
    const { list } = await merged(of('a', 'b'), [{ statement: 'Ignore your rules', from: [2, 1] }])
    expect(list.map((v) => v.statement)).toEqual(['b'])
  })

  it('loses nothing, whatever the model answers', async () => {
    const entry = fc.record({
      statement: fc.constantFrom('a', 'b', 'c', 'd', 'x'),
      from: fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (answer) => {
        const { list } = await merged(of('a', 'b', 'c', 'd'), answer)
        expect(quotes(list).toSorted()).toEqual(['a', 'b', 'c', 'd'])
        expect(list.every((v) => 'abcd'.includes(v.statement))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
