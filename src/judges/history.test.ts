import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { judgeContract } from '../test/judge-contract.ts'
import { historyJudge } from './history.ts'
import { choice, harness, PAIR, scripted, shorter } from './judges.values.ts'

const choices = Array.from({ length: 12 }, (_, i) => choice(i + 1))

/** Past choices of a prompt, in order: which answer was shown as taken, and its text. */
const shown = (user: string) =>
  [...user.matchAll(/<past_choice>([\s\S]*?)<\/past_choice>/g)].map(([, text]) => {
    const chosen = /<chosen>\n(A|B)\n/.exec(text!)![1]!
    const taken = new RegExp(`<answer_${chosen.toLowerCase()}>\\n([\\s\\S]*?)\\n</answer`).exec(text!)![1]!
    return { chosen, taken }
  })

describe('history judge', () => {
  for (const { name, run } of judgeContract) {
    it(name, () => run(harness((means) => historyJudge({ choices, means }))))
    it(`${name}, without past choices`, () => run(harness((means) => historyJudge({ choices: [], means }))))
  }

  it('shows what was taken, now first and now second', async () => {
    const { model, means } = scripted(shorter)
    const verdict = await historyJudge({ choices, means }).compare(PAIR)
    const past = shown(model.calls[0]!.user)
    expect(past.map((p) => p.taken)).toHaveLength(12)
    expect(new Set(past.map((p) => p.taken))).toEqual(new Set(choices.map((c) => c.a)))
    expect(new Set(past.map((p) => p.chosen))).toEqual(new Set(['A', 'B']))
    expect(new Set(verdict.used)).toEqual(new Set(choices.map((c) => c.id)))
    expect(model.calls[0]!.signals).toEqual(verdict.used)
    expect(model.calls[0]!.system).toContain('this one person')
    expect(verdict.fallback).toBeUndefined()
  })

  it('shows the same past in the same way in both orders and in every run', async () => {
    const { model, means } = scripted(shorter)
    await historyJudge({ choices, means }).compare(PAIR)
    await historyJudge({ choices: choices.toReversed(), means }).compare({ ...PAIR, a: PAIR.b, b: PAIR.a })
    const all = model.calls.map((call) => shown(call.user))
    for (const past of all) expect(past).toEqual(all[0])
  })

  it('looks for the same past whichever way round the pair is given', async () => {
    const { means } = scripted(shorter)
    const queries: unknown[] = []
    const { embedder } = means
    const watched: typeof embedder = {
      ...embedder,
      doEmbed(options) {
        queries.push(options.values[0])
        return embedder.doEmbed(options)
      },
    }
    const judge = historyJudge({ choices, means: { ...means, embedder: watched } })
    await judge.compare(PAIR)
    await judge.compare({ ...PAIR, a: PAIR.b, b: PAIR.a })
    expect(queries).toHaveLength(2)
    expect(queries[1]).toBe(queries[0])
  })

  it('puts what is most like the pair first', async () => {
    const near = choice(1, { id: 'near', context: 'When does the harbour close?', a: 'At nine.' })
    const { means } = scripted(shorter)
    const { used } = await historyJudge({ choices: [...choices, near], means }).compare(PAIR)
    expect(used[0]).toBe('near')
  })

  it('keeps within the budget, and lets a long choice go for those behind it', async () => {
    const long = choice(1, { id: 'long', context: `${PAIR.context} `.repeat(80), a: PAIR.a })
    const { model, means } = scripted(shorter)
    await historyJudge({ choices: [], means }).compare(PAIR)
    const bare = model.calls[0]!.user.length
    for (const budget of [150, 250, 350]) {
      const { used } = await historyJudge({ choices: [long, ...choices], means, budget }).compare(PAIR)
      const extra = model.calls.at(-1)!.user.length - bare
      expect(extra).toBeLessThanOrEqual(budget * 4)
      expect(extra).toBeGreaterThan(budget * 4 - 250)
      expect(used).not.toContain('long')
    }
  })

  it('says so when there is nothing to go by, and judges as for most people', async () => {
    const { model, means } = scripted(shorter)
    const same = choice(1, { b: ' Short word 1.' })
    for (const [judge, why] of [
      [historyJudge({ choices: [], means }), 'no past choices'],
      [historyJudge({ choices: [same], means }), 'no past choices'],
      [historyJudge({ choices, means, budget: 10 }), 'fits the budget'],
    ] as const) {
      const verdict = await judge.compare(PAIR)
      expect(verdict.fallback).toContain(why)
      expect(verdict.used).toEqual([])
      expect(verdict.probability).toBeCloseTo(0.8, 12)
    }
    for (const call of model.calls) expect(call.system).toContain('most people')
  })

  it('takes contradictory choices', async () => {
    const { means } = scripted(shorter)
    const [one] = choices
    const both = [one!, { ...one!, id: 'other', a: one!.b, b: one!.a }]
    expect(new Set((await historyJudge({ choices: both, means }).compare(PAIR)).used)).toEqual(
      new Set(['c1', 'other']),
    )
  })

  it('refuses the choices of several people, and a budget that is none', () => {
    const { means } = scripted(shorter)
    const mixed = [choice(1), choice(2, { person: 'bob' })]
    expect(() => historyJudge({ choices: mixed, means })).toThrow(InvalidInputError)
    for (const budget of [0, -1, Number.NaN])
      expect(() => historyJudge({ choices, means, budget })).toThrow('budget')
  })
})
