import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Comparison, evaluate } from '../src/judges/index.ts'
import { type Exchange, record, recordedModel } from '../src/test/recorded-model.ts'
import { CHOICES, judgeAll, LATER, learned } from './judges-recorded.values.ts'

// Judges of a made-up person, with answers written to these very prompts by the large model that made her up. They
// show that the prompts can be answered and the answers are read and reckoned with rightly; how often such judges are
// right on people is not shown here. What is expected is reckoned from the recorded answers, another way than judges do.
// A prompt that changed has no answer: try it again, and record it anew by `judgeAll(record(model, sink))`, the
// exchanges written to this file as a list.

const FILE = join(import.meta.dirname, 'recorded/judges.json')
const exchanges: readonly Exchange[] = JSON.parse(readFileSync(FILE, 'utf8'))
const { persona, judged } = await judgeAll(recordedModel(FILE))

/** The answers themselves, as far as they are of use here. */
interface Answer {
  readonly better: 'A' | 'B' | 'tie'
  readonly sure: number
  readonly scores: readonly { readonly criterion: number; readonly a: number; readonly b: number }[]
  readonly criteria: readonly { readonly weight: number }[]
  readonly traits: readonly { readonly trait: string }[]
}
const answerOf = ({ reply }: Exchange) => reply as unknown as Answer

const at = ({ context, a, b }: Comparison): string =>
  `<request>\n${context}\n</request>\n\n<answer_a>\n${a}\n</answer_a>\n\n<answer_b>\n${b}\n</answer_b>`
const turned = ({ context, a, b }: Comparison): Comparison => ({ context, a: b, b: a })

/** Which of the recorded prompts a judge asks. */
const ASKS: Readonly<Record<string, (exchange: Exchange) => boolean>> = {
  default: ({ step, user }) => step === 'judge' && !/<persona>|<past_choice>/.test(user),
  history: ({ step, user }) => step === 'judge' && /^<past_choice>/.test(user),
  persona: ({ step, user }) => step === 'judge' && /^<persona>/.test(user),
  rubric: ({ step }) => step === 'rubric.score',
}

const exchangeOf = (asks: (exchange: Exchange) => boolean, pair: Comparison): Exchange => {
  const found = exchanges.filter((e) => asks(e) && e.user.endsWith(at(pair)))
  expect(found).toHaveLength(1)
  return found[0]!
}

const draftOf = ({ context }: Comparison): Exchange =>
  exchanges.find((e) => e.step === 'rubric.draft' && e.user.endsWith(`<request>\n${context}\n</request>`))!

/** That the answer shown first is better, as a recorded answer says. */
function first(name: string, pair: Comparison): number {
  const { better, sure, scores } = answerOf(exchangeOf(ASKS[name]!, pair))
  if (name !== 'rubric') return { A: sure, B: 100 - sure, tie: 50 }[better] / 100
  const weights = answerOf(draftOf(pair)).criteria.map((c) => c.weight)
  const mean = (side: 'a' | 'b') =>
    scores.reduce((sum, s) => sum + weights[s.criterion - 1]! * s[side], 0) /
    weights.reduce((sum, w) => sum + w, 0)
  // Half a nat for each point between the weighted mean scores.
  return 1 / (1 + Math.exp((mean('b') - mean('a')) / 2))
}

/** That her side is better: as said with it in first place, and with it in second. */
const saidOf = (name: string, pair: Comparison): readonly [number, number] => [
  first(name, pair),
  1 - first(name, turned(pair)),
]

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length

/** Ids of the choices whose texts stand in a prompt. */
const shownIn = ({ user }: Exchange): readonly string[] =>
  CHOICES.filter((c) => user.includes(c.a)).map((c) => c.id)

describe('recorded judges', () => {
  it('read every answer at once, and ask nothing beyond what is recorded or less', async () => {
    const asked: Exchange[] = []
    await judgeAll(record(recordedModel(FILE), (exchange) => asked.push(exchange)))
    const keys = (list: readonly Exchange[]) => list.map((e) => JSON.stringify([e.step, e.system, e.user]))
    expect(keys(asked).sort()).toEqual(keys(exchanges).sort())
    // An answer that cannot be read would have been sent back for repair.
    expect(exchanges.filter((e) => e.user.includes('[assistant]') || e.attempt)).toEqual([])
    expect(persona.unread).toBe(0)
  })

  it.each(judged)('$judge.name: the mean of what was said in both orders', async ({ judge, verdicts }) => {
    for (const [i, pair] of LATER.entries()) {
      const said = saidOf(judge.name, pair)
      expect(verdicts[i]!.orders![0]).toBeCloseTo(said[0], 12)
      expect(verdicts[i]!.orders![1]).toBeCloseTo(said[1], 12)
      expect(verdicts[i]!.probability).toBeCloseTo(mean(said), 12)
      expect(verdicts[i]!.fallback).toBeUndefined()
      const back = await judge.compare(turned(pair))
      expect(back.probability).toBeCloseTo(1 - mean(said), 12)
    }
  })

  it('name the choices they go by', () => {
    const fitted = exchanges.find((e) => e.step === 'persona.synthesis')!
    const expected: Readonly<Record<string, (pair: Comparison) => readonly string[]>> = {
      default: () => [],
      history: (pair) => shownIn(exchangeOf(ASKS.history!, pair)),
      rubric: (pair) => shownIn(draftOf(pair)),
      persona: () => shownIn(fitted),
    }
    for (const { judge, verdicts } of judged)
      for (const [i, { used }] of verdicts.entries())
        expect(used.toSorted()).toEqual(expected[judge.name]!(LATER[i]!).toSorted())
    const counts = judged.map(({ judge, verdicts }) => [judge.name, verdicts.map((v) => v.used.length)])
    // Nobody's; all eight have room; the three nearest; the older 70 % of eight that the persona was made from.
    expect(Object.fromEntries(counts)).toEqual({
      default: [0, 0, 0],
      history: [8, 8, 8],
      rubric: [3, 3, 3],
      persona: [5, 5, 5],
    })
  })

  it('that know her are on her side where both orders agree, and nearer to it than the one that does not', () => {
    const hers = (name: string) => judged.find(({ judge }) => judge.name === name)!.verdicts
    const stranger = hers('default').map((v) => v.probability)
    // Most people would take the fuller answer to the last.
    expect(Math.min(...stranger)).toBeLessThan(0.5)
    for (const name of ['history', 'rubric', 'persona']) {
      const clear = hers(name).filter(({ orders: [a, b] = [0.5, 0.5] }) => a > 0.5 === b > 0.5)
      expect(clear.length).toBeGreaterThanOrEqual(2)
      for (const { probability } of clear) expect(probability).toBeGreaterThan(0.6)
      for (const [i, { probability }] of hers(name).entries())
        expect(probability).toBeGreaterThan(stranger[i]!)
    }
  })

  it.each(judged)(
    '$judge.name, evaluated: share of right orders, and the leaning to a place',
    async ({ judge }) => {
      const said = LATER.map((pair) => saidOf(judge.name, pair))
      const found = await evaluate(judge, LATER)
      expect(found).toMatchObject({ pairs: LATER.length, ties: 0, unread: 0, skipped: [] })
      expect(found.mean).toBeCloseTo(mean(said.flat().map((p) => (p > 0.5 ? 1 : 0))), 12)
      // Her side is surer in first place than in second by this much.
      expect(found.towardsFirst).toBeCloseTo(mean(said.map(([forth, back]) => forth - back)), 12)
    },
  )
})

describe('a recorded persona', () => {
  const train = CHOICES.slice(0, 5)
  const heldOut = CHOICES.slice(5)
  const right = (step: string, pair: Comparison): readonly boolean[] =>
    [pair, turned(pair)].map((shown, i) => {
      const { better } = answerOf(exchangeOf((e) => e.step === step, shown))
      return better === 'AB'[i]
    })

  it('is made of the reasons that were right in both orders, and of her own, which nobody asks for', () => {
    const asked = train.filter((c) => c.reason === undefined)
    const explained = asked.filter((c) => right('persona.reason', c).every(Boolean))
    expect(exchanges.filter((e) => e.step === 'persona.reason')).toHaveLength(2 * asked.length)
    // The choice against her taste is the one that nobody could predict.
    expect(asked.filter((c) => !explained.includes(c)).map((c) => c.id)).toEqual(['driving'])
    const kept = train.filter((c) => c.reason !== undefined || explained.includes(c)).map((c) => c.id)
    expect(persona.demonstrations.map((d) => d.id)).toEqual(kept)
    expect(persona.demonstrations.every((d) => d.reason)).toBe(true)
    expect(persona.demonstrations.find((d) => d.id === 'desk')!.reason).toBe(train[1]!.reason)
    expect(persona.sources.toSorted()).toEqual(train.map((c) => c.id).toSorted())
  })

  it('has the traits that were found, one a line', () => {
    const { traits } = answerOf(exchanges.find((e) => e.step === 'persona.synthesis')!)
    expect(traits.length).toBeGreaterThan(0)
    expect(persona.persona!.split('\n')).toEqual(traits.map((t) => t.trait))
    expect(persona.fallback).toBeUndefined()
  })

  it('is searched until a set is right on enough of what was held out', () => {
    const marks = heldOut.flatMap((c) => right('persona.search', c))
    const score = mean(marks.map(Number))
    expect(persona).toMatchObject({ person: 'mira', heldOut: heldOut.length, score, skipped: [] })
    // At .8 the search ends, so the first set, all reasons, is the only one.
    expect(score).toBeGreaterThanOrEqual(0.8)
    expect(persona.tried.map((t) => t.name)).toEqual(['reasons'])
    expect(persona.calls).toBe(exchanges.filter((e) => e.step.startsWith('persona.')).length)
  })
})

describe('a prompt that changed', () => {
  it('has no recorded answer: the error shows where it differs and says to record it again', async () => {
    const model = recordedModel(FILE)
    const reworded = CHOICES.map((c) =>
      c.id === 'desk' ? { ...c, reason: 'Only one of them tells me how.' } : c,
    )
    const error = await learned(model, reworded).catch((e: Error) => e)
    expect(error).toBeInstanceOf(Error)
    const { message } = error as Error
    expect(message).toMatch(/^persona\.reason: this prompt was not recorded; record it again\./)
    expect(message).toContain('recorded: I can do the first one tonight.')
    expect(message).toContain('asked:    Only one of them tells me how.')
  })

  it('is one whose rules changed too', async () => {
    const changed = exchanges.map((e) => ({
      ...e,
      system: e.system?.replace('at most 60 sure', 'at most 70 sure'),
    }))
    await expect(learned(recordedModel(changed))).rejects.toThrow(
      /record it again.*differs in line \d+ of the system part/s,
    )
  })
})
