import { describe, expect, it } from 'vitest'
import { notes } from '../test/notes.ts'
import { InvalidInputError } from './errors.ts'
import { cipher } from './learners/cipher.ts'
import { PAPER } from './learners/prose.options.ts'
import { prose } from './learners/prose.ts'
import { createPenchant, type PenchantOptions } from './penchant.ts'
import { memoryStore } from './stores/memory.ts'
import { scriptedModel } from './test/scripted-model.ts'
import { scriptedReader } from './test/scripted-reader.ts'

const PRICE = { input: 2, output: 8 }

async function made(people: readonly string[], more: PenchantOptions = {}) {
  const model = scriptedModel(scriptedReader())
  const store = memoryStore()
  const penchant = createPenchant({ store, model, price: PRICE, ...more })
  for (const person of people) await penchant.observe(notes(person, 4))
  return { penchant, model, store }
}

describe('an estimate', () => {
  it('asks no model and leaves the store as it is', async () => {
    const { penchant, model, store } = await made(['ann'])
    await penchant.learn('ann')
    await penchant.observe(notes('ann', 7).slice(4))
    const calls = model.calls.length
    const touched: string[] = []
    const watching = createPenchant({
      model,
      store: {
        ...store,
        append: async () => touched.push('append'),
        commit: async () => void touched.push('commit'),
        forget: () => Promise.reject(touched.push('forget')),
      },
    })
    const before = JSON.stringify(await penchant.export('ann'))
    expect((await watching.estimate('ann')).signals).toBe(3)
    expect((await watching.estimate()).signals).toBe(3)
    expect(touched).toEqual([])
    expect(JSON.stringify(await penchant.export('ann'))).toBe(before)
    expect(model.calls).toHaveLength(calls)
    expect(watching.usage().total.calls).toBe(0)
  })

  it('needs no key: an id is enough', async () => {
    const { store } = await made(['ann'])
    const penchant = createPenchant({ store, model: 'http://127.0.0.1:9/v1#nobody' })
    expect((await penchant.estimate('ann')).calls).toBeGreaterThan(4)
  })

  it('is nothing where nothing is new, and for somebody nobody knows', async () => {
    const { penchant } = await made(['ann'])
    await penchant.learnAll()
    const nothing = { people: 0, signals: 0, calls: 0, input: 0, output: 0, cost: 0, steps: [] }
    expect(await penchant.estimate('ann')).toEqual(nothing)
    expect(await penchant.estimate()).toEqual(nothing)
    // As learning somebody unknown does nothing, it costs nothing.
    expect(await penchant.estimate('nobody')).toEqual(nothing)
    expect(await penchant.learn('nobody')).toMatchObject({ signals: 0 })
  })

  it('of everybody is the sum over people, step by step', async () => {
    const { penchant } = await made(['ann', 'bob'])
    await penchant.observe({ kind: 'statement', person: 'cid', text: 'Short, please.' })
    const parts = [
      await penchant.estimate('ann'),
      await penchant.estimate('bob'),
      await penchant.estimate('cid'),
    ]
    const all = await penchant.estimate()
    for (const key of ['people', 'signals', 'calls', 'input', 'output', 'cost'] as const)
      expect(all[key]).toBeCloseTo(
        parts.reduce((sum, part) => sum + part[key]!, 0),
        9,
      )
    expect(all.people).toBe(3)
    for (const step of all.steps)
      expect(step.calls).toBe(
        parts.reduce((sum, part) => sum + (part.steps.find((s) => s.step === step.step)?.calls ?? 0), 0),
      )
    // A statement asks nobody.
    expect(parts[2]).toMatchObject({ signals: 1, calls: 0, steps: [] })
  })

  it.each([
    ['prose', prose(), ['neutral', 'prose.infer', 'contrast']],
    [
      'prose as published',
      prose(PAPER),
      ['prose.infer', 'prose.breakDown', 'prose.verify', 'prose.generate'],
    ],
  ] as const)('names the steps that learning then takes: %s', async (_, learner, steps) => {
    const { penchant } = await made(['ann'], { learners: [learner] })
    const { steps: foretold, calls, input, output, cost } = await penchant.estimate('ann')
    const named = new Map(foretold.map((s) => [s.step, s]))
    for (const step of steps) expect(named.get(step)?.calls, step).toBeGreaterThan(0)
    const sum = (pick: (s: (typeof foretold)[number]) => number) =>
      foretold.reduce((total, s) => total + pick(s), 0)
    expect([calls, input, output]).toEqual([sum((s) => s.calls), sum((s) => s.input), sum((s) => s.output)])
    expect(cost).toBeCloseTo((input * PRICE.input + output * PRICE.output) / 1e6, 12)
    await penchant.learn('ann')
    // How much a model finds is a guess; which steps there are is not.
    for (const { step } of penchant.usage().rows) expect([...named.keys()]).toContain(step)
  })

  it('counts the first reading of a text exactly, prompt and all', async () => {
    const { penchant } = await made([], { learners: [prose({ steps: 1 })] })
    await penchant.observe(notes('ann', 1))
    const estimate = await penchant.estimate('ann')
    await penchant.learn('ann')
    const { rows } = penchant.usage()
    // One neutral text, one reading of it. The neutral prompt is known beforehand to the letter.
    for (const step of ['neutral', 'prose.infer'])
      expect(estimate.steps.find((s) => s.step === step)?.calls).toBe(
        rows.find((r) => r.step === step)!.calls,
      )
    const [foretold, paid] = [estimate.steps, rows].map((list) => list.find((s) => s.step === 'neutral')!)
    expect(foretold!.input).toBe(paid!.input)
  })

  it('of edits that show no taste is nothing', async () => {
    const { penchant } = await made([], { learners: [cipher()] })
    const draft = 'We meet on Monday about the ferry timetable. Please bring the list of names.'
    await penchant.observe([
      { kind: 'edit', person: 'ann', draft, final: draft },
      { kind: 'edit', person: 'ann', draft, final: draft.replace('Monday', 'Thursday') },
    ])
    expect(await penchant.estimate('ann')).toMatchObject({ signals: 2, calls: 0 })
  })

  it('without a price has no cost, and without a model there is none', async () => {
    const { penchant } = await made(['ann'], { price: undefined })
    expect(await penchant.estimate('ann')).not.toHaveProperty('cost')
    await expect(createPenchant({ store: memoryStore() }).estimate()).rejects.toThrow(InvalidInputError)
  })
})
