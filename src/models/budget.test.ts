import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BudgetError, InvalidInputError } from '../errors.ts'
import { type BudgetLimits, budgeted, createBudget } from './budget.ts'
import { answer, finish, question, said, scripted, settled, streamOf, usage } from './layers.values.ts'

const price = { input: 3, output: 15 }
/** A prompt of so many tokens. */
const words = (tokens: number) => 'word'.repeat(tokens)

describe('budget', () => {
  it('refuses before the call, naming the step, and lets a smaller call in', async () => {
    const model = scripted(() => answer('yes', { usage: usage(10, 20) }))
    const wrapped = budgeted(model, createBudget({ tokens: 100 }))
    await wrapped.doGenerate(question(words(10), { maxOutputTokens: 90 }))
    const large = wrapped.doGenerate(
      question(words(10), { maxOutputTokens: 61, purpose: { step: 'cipher' } }),
    )
    await expect(large).rejects.toThrow(/^cipher: .*\b101 tokens of a budget of 100\b/)
    await expect(large).rejects.toMatchObject({ limit: 'tokens', allowed: 100 })
    await wrapped.doGenerate(question(words(10), { maxOutputTokens: 60 }))
    expect(model.asked).toHaveLength(2)
  })

  it('counts calls and cost, and each person apart', async () => {
    const calls = budgeted(scripted(), createBudget({ calls: 3, perPerson: { calls: 2 } }))
    const ask = (person: string | undefined) => calls.doGenerate(question('q', { purpose: { person } }))
    await ask('ann')
    await ask('ann')
    await expect(ask('ann')).rejects.toMatchObject({ limit: 'calls', allowed: 2 })
    await ask(undefined)
    await expect(ask('bob')).rejects.toMatchObject({ limit: 'calls', allowed: 3 })

    // 100 tokens in and 10 out cost 0.00045 USD.
    const model = scripted(() => answer('yes', { usage: usage(100, 10) }))
    const cost = budgeted(model, createBudget({ cost: 0.0009 }, price))
    const call = question(words(100), { maxOutputTokens: 10 })
    await cost.doGenerate(call)
    await cost.doGenerate(call)
    await expect(cost.doGenerate(call)).rejects.toMatchObject({ limit: 'cost', allowed: 0.0009 })
    expect(model.asked).toHaveLength(2)
  })

  it('gives back what a failed call had reserved', async () => {
    const model = scripted(() => {
      throw new Error('busy')
    })
    const wrapped = budgeted(model, createBudget({ calls: 1, tokens: 20 }))
    for (let i = 0; i < 3; i++)
      await expect(wrapped.doGenerate(question(words(10), { maxOutputTokens: 10 }))).rejects.toThrow('busy')
  })

  it('settles a stream at its end, whole or not', async () => {
    const budget = createBudget({ tokens: 100 })
    const ends = [streamOf([said('yes'), finish(10, 5)]), streamOf([said('word'.repeat(5))], { open: true })]
    const wrapped = budgeted(
      scripted(undefined, (_, call) => ends[call - 1]),
      budget,
    )
    const first = await wrapped.doStream(question(words(10), { maxOutputTokens: 60 }))
    await expect(wrapped.doStream(question(words(10), { maxOutputTokens: 60 }))).rejects.toBeInstanceOf(
      BudgetError,
    )
    for await (const _ of first.stream);
    const second = await wrapped.doStream(question(words(10), { maxOutputTokens: 75 }))
    const reader = second.stream.getReader()
    await reader.read()
    await reader.cancel()
    // 15 for the first, 10 and 5 for what was read of the second.
    const left = (room: number) => budget.account({ purpose: undefined, input: 0, room })
    expect(() => left(71)).toThrow(BudgetError)
    expect(() => left(70)).not.toThrow()
  })

  it.each<[string, BudgetLimits, RegExp]>([
    ['a cost without a price', { cost: 1 }, /^budget\.cost: 1 .*price/],
    ['one person', { perPerson: { cost: 1 } }, /^budget\.perPerson\.cost: 1 .*price/],
    ['a negative limit', { calls: -1 }, /^budget\.calls: -1/],
    ['no number', { perPerson: { tokens: Number.NaN } }, /^budget\.perPerson\.tokens/],
  ])('is refused for %s', (_, limits, message) => {
    expect(() => createBudget(limits)).toThrow(InvalidInputError)
    expect(() => createBudget(limits)).toThrow(message)
  })

  it('must know how much room a call has, unless it counts calls only', async () => {
    const model = scripted()
    await expect(budgeted(model, createBudget({ tokens: 1e9 })).doGenerate(question('q'))).rejects.toThrow(
      /^maxOutputTokens/,
    )
    await budgeted(model, createBudget({ calls: 1 })).doGenerate(question('q'))
    expect(model.asked).toHaveLength(1)
  })

  it('is never overshot, by calls in any order, and nothing of it gets lost', async () => {
    const call = fc.record({
      person: fc.constantFrom('ann', 'bob', undefined),
      input: fc.integer({ min: 1, max: 50 }),
      room: fc.integer({ min: 0, max: 50 }),
      share: fc.integer({ min: 0, max: 10 }),
      ticks: fc.integer({ min: 0, max: 4 }),
      wait: fc.integer({ min: 0, max: 2 }),
      fails: fc.boolean(),
    })
    const limits = { calls: 8, tokens: 300, cost: 0.003, perPerson: { calls: 4, tokens: 150, cost: 0.0015 } }
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
        const budget = createBudget(limits, price)
        // Kept by hand, for all (undefined) and each person: what was used, as the provider bills it.
        const used = { ann: { calls: 0, input: 0, output: 0 }, bob: { calls: 0, input: 0, output: 0 } }
        const all = { calls: 0, input: 0, output: 0 }
        const bills = (person: string | undefined) => (person ? [all, used[person as 'ann']] : [all])
        const within = (t: typeof all, l: { calls: number; tokens: number; cost: number }) =>
          t.calls <= l.calls &&
          t.input + t.output <= l.tokens &&
          (t.input * price.input + t.output * price.output) / 1e6 <= l.cost
        const inside = () =>
          within(all, limits) && within(used.ann, limits.perPerson) && within(used.bob, limits.perPerson)
        const running = calls.map(async ({ person, input, room, share, ticks, wait, fails }) => {
          const output = Math.floor((room * share) / 10)
          const model = scripted(async () => {
            for (let i = 0; i < ticks; i++) await settled()
            if (fails) throw new Error('busy')
            for (const bill of bills(person)) {
              bill.calls++
              bill.input += input
              bill.output += output
            }
            expect(inside()).toBe(true)
            return answer('yes', { usage: usage(input, output) })
          })
          for (let i = 0; i < wait; i++) await settled()
          await budgeted(model, budget).doGenerate(
            question(words(input), { maxOutputTokens: room, purpose: { person } }),
          )
        })
        const ends = await Promise.allSettled(running)
        for (const end of ends)
          if (end.status === 'rejected')
            expect(end.reason instanceof BudgetError || end.reason.message === 'busy').toBe(true)
        // Nothing is reserved any more: exactly what is left by the bills can be had, and no token more.
        if (all.calls >= limits.calls) return
        const most = Math.min(
          limits.tokens - all.input - all.output,
          Math.floor(
            (limits.cost * 1e6 - all.input * price.input - all.output * price.output) / price.input + 1e-6,
          ),
        )
        const have = (input: number) => budget.account({ purpose: undefined, input, room: 0 })
        expect(() => have(most + 1)).toThrow(BudgetError)
        expect(() => have(most)).not.toThrow()
      }),
      { numRuns: 150 },
    )
  })
})
