import { describe, expect, it } from 'vitest'
import { InvalidInputError } from './errors.ts'
import { choice, meansOf, PAIR, scripted } from './judges/judges.values.ts'
import { choicesOf, JUDGES, judgeFor, type Known, naming } from './judging.ts'
import { answers, at, crowd, hurried, took } from './judging.values.ts'
import { fitTaste } from './rewards/taste.ts'
import { parseSignal, type Signal, type SignalInput } from './signal.ts'
import { scriptedModel } from './test/scripted-model.ts'

const parse = (input: SignalInput): Signal => parseSignal(input, new Date(at(0)))
const choiceOf = (signal: Signal) => choicesOf([signal])[0]
const rating = (n: number, mark: number, more: object = {}) =>
  parse({
    kind: 'rating',
    person: 'ann',
    at: at(n),
    response: `Answer ${n}.`,
    rating: mark,
    scale: [1, 5],
    ...more,
  } as SignalInput)

describe('a choice out of a signal', () => {
  it('holds what was taken as a, when, by whom, how surely and why', () => {
    const signal = parse(took('ann', 'short', 1, { strength: 0.8, reason: 'No waffle.' }))
    expect(choiceOf(signal)).toEqual({
      id: signal.id,
      person: 'ann',
      at: at(1),
      context: 'What of ferry 1?',
      a: answers(1).short,
      b: answers(1).long,
      strength: 0.8,
      reason: 'No waffle.',
    })
  })

  it('takes task, source and conversation together as what was asked', () => {
    const context = [
      { role: 'user' as const, content: 'Hello.' },
      { role: 'assistant' as const, content: 'Yes?' },
    ]
    const signal = parse(took('ann', 'short', 1, { task: 'Summarise.', source: 'The text.', context }))
    expect(choiceOf(signal)?.context).toBe('Summarise.\n\nThe text.\n\nHello.\n\nYes?')
    expect(choiceOf(parse(took('ann', 'short', 1, { context: [], source: 'S' })))?.context).toBe('S')
    expect(choiceOf(parse(took('ann', 'short', 1, { context: [] })))).not.toHaveProperty('context')
  })

  it('is none of what was no choice between answers', () => {
    const others: SignalInput[] = [
      { kind: 'edit', person: 'ann', draft: 'Long, long draft.', final: 'Draft.' },
      { kind: 'sample', person: 'ann', text: 'Mine.' },
      { kind: 'statement', person: 'ann', text: 'Keep it short.' },
      { kind: 'followUp', person: 'ann', response: 'An answer.', message: 'Shorter!' },
      { kind: 'outcome', query: 'q', prompt: 'p', success: 1 },
    ]
    expect(choicesOf(others.map(parse))).toEqual([])
  })

  it('is drawn from two ratings that clearly differ, the better one as a', () => {
    const [low, high, alike] = [rating(1, 1), rating(2, 5, { reason: 'Right.' }), rating(3, 5)]
    expect(choicesOf([low])).toEqual([])
    expect(choicesOf([low, high])).toEqual([
      {
        ...{ id: high.id, person: 'ann', at: at(2), a: 'Answer 2.', b: 'Answer 1.' },
        ...{ against: low.id, reason: 'Right.' },
      },
    ])
    expect(choicesOf([high, low])).toMatchObject([{ id: low.id, a: 'Answer 2.', b: 'Answer 1.' }])
    expect(choicesOf([high, alike])).toEqual([])
  })

  it('sets a rating against earlier ones only, the newest first', () => {
    const list = [rating(1, 1), rating(2, 2), rating(3, 5), rating(4, 1)]
    expect(choicesOf(list).map((c) => [c.a, c.b])).toEqual([
      ['Answer 2.', 'Answer 1.'],
      ['Answer 3.', 'Answer 2.'],
      ['Answer 3.', 'Answer 4.'],
    ])
  })
})

describe('what is asked about a choice of two ratings', () => {
  it('names both, so that the exchange goes with either', async () => {
    const { model, means } = scripted(hurried)
    const signals = [rating(1, 1), rating(2, 5)]
    const choices = choicesOf([...signals, parse(took('ann', 'short', 3))])
    const known: Known = { ...nobody, choices, means: naming(means, choices) }
    await judgeFor('history', known).compare(PAIR)
    for (const call of model.calls)
      expect(call.signals.toSorted()).toEqual([...signals.map((s) => s.id), choices[1]!.id].toSorted())
  })
})

const taste = fitTaste([])
const nobody: Known = { choices: [], taste, own: taste.person([]) }

describe('a judge by its name', () => {
  it.each(JUDGES.filter((name) => name !== 'reward'))('%s without a model is refused by name', (name) => {
    expect(() => judgeFor(name, nobody)).toThrow(InvalidInputError)
    expect(() => judgeFor(name, nobody)).toThrow(new RegExp(`judge: "${name}".*model.*reward`))
  })

  it('reward asks no model, also where there is one', async () => {
    const model = scriptedModel(() => undefined)
    const judge = judgeFor('reward', { ...nobody, means: meansOf(model) })
    expect((await judge.compare(PAIR)).probability).toBe(0.5)
    expect((await judgeFor('reward', nobody).compare(PAIR)).probability).toBe(0.5)
    expect(model.calls).toEqual([])
  })

  it.each(JUDGES)('%s is named so', (name) => {
    const { means } = scripted(hurried)
    const persona = {
      ...{ person: 'ann', persona: 'Takes the short one.', sources: [], demonstrations: [] },
      ...{ heldOut: 0, tried: [], calls: 0, unread: 0, skipped: [] },
    }
    expect(judgeFor(name, { ...nobody, means, persona }).name).toBe(name)
  })

  it('persona without a persona judges by past choices, or as for most people and says so', async () => {
    const { model, means } = scripted(hurried)
    const choices = [choice(1)]
    const past = await judgeFor('persona', { ...nobody, means, choices }).compare(PAIR)
    expect(past.used).toEqual(['c1'])
    expect(model.calls[0]!.user).toContain('Short word 1.')
    const none = await judgeFor('persona', { ...nobody, means }).compare(PAIR)
    expect(none.fallback).toContain('no past choices')
  })

  it('rubric hears what the person states', async () => {
    const { model, means } = scripted(hurried)
    await judgeFor('rubric', { ...nobody, means, stated: 'No emoji' }).compare(PAIR)
    for (const call of model.calls) {
      expect(call.user).toContain('<stated>\nNo emoji')
      expect(call.system).not.toContain('No emoji')
    }
  })

  it('cascade asks the model never at 0, always at 1, and on its share of comparisons between', async () => {
    const people = [...Map.groupBy(choicesOf(crowd(16, 18, 1).map(parse)), (c) => c.person).values()]
    const past = people.map((own) => own.slice(0, 12))
    const fresh = people.map((own) => own.slice(12))
    const fitted = fitTaste(past.flat())
    const owns = past.map(fitted.person)
    const share = async (calls: number) => {
      const { model, means } = scripted(hurried)
      for (const [i, own] of owns.entries()) {
        const judge = judgeFor('cascade', { choices: [], taste: fitted, own, means, stated: 'Short' }, calls)
        for (const { a, b } of fresh[i]!) await judge.compare({ a, b })
      }
      return model.calls.filter((c) => c.step === 'rubric.score').length / 2 / fresh.flat().length
    }
    expect(await share(0)).toBe(0)
    expect(await share(1)).toBe(1)
    const some = [await share(0.2), await share(0.5), await share(0.8)]
    expect(some).toEqual(some.toSorted())
    const apart = some.map((found, i) => Math.abs(found - [0.2, 0.5, 0.8][i]!))
    expect(Math.max(...apart)).toBeLessThan(0.2)
  })
})
