import { describe, expect, it } from 'vitest'
import { ModelError } from '../errors.ts'
import { asker, type LanguageModel } from '../model.ts'
import { cached } from '../models/cache.ts'
import { over } from '../models/layer.ts'
import { wrap } from '../models/wrap.ts'
import { memoryStore } from '../stores/memory.ts'
import { type ModelCall, textModel } from '../test/text-model.ts'
import { createLedger, NO_CALLS, owned, plus, type Role } from './run.spend.ts'

const never = new AbortController().signal
const prompt = (user: string) => ({ step: 'ask', system: 'S', user, room: 50, typical: '' })
const plain = (user: string) => ({
  prompt: [{ role: 'user' as const, content: [{ type: 'text' as const, text: user }] }],
})

/** A model that counts what reaches it and answers with how many that were. */
function counting() {
  const calls: ModelCall[] = []
  return { calls, model: textModel('counting', (call) => String(calls.push(call))) }
}

const textOf = async (model: LanguageModel, user: string) =>
  (await model.doGenerate(plain(user))).content.map((part) => ('text' in part ? part.text : '')).join('')

describe('a ledger', () => {
  it('counts by role, kept answers like new ones, with tokens and cost', async () => {
    const { model, calls } = counting()
    const store = memoryStore()
    const ledger = createLedger()
    let role: Role = 'agent'
    const counted = ledger.counted(owned(cached(model, store), 'me', never), () => role, {
      input: 10,
      output: 100,
    })
    const ask = asker(counted)
    await ask(prompt('abc'), [])
    await ask(prompt('abc'), [])
    role = 'control'
    await ask(prompt('abcdefgh'), [])
    expect(calls).toHaveLength(2)
    const { agent, control, person } = ledger.take()
    // "S" and "abc" are one token at four characters each, "1" is one.
    expect(agent).toMatchObject({ calls: 2, input: 2, output: 2 })
    expect(agent.cost).toBeCloseTo(2 * 1.1e-4)
    expect(control).toMatchObject({ calls: 1, input: 3, output: 1 })
    expect(person).toEqual(NO_CALLS)
    expect(ledger.take().agent).toEqual(NO_CALLS)
  })

  it('knows no cost without a price, and counts no call that failed', async () => {
    const broken = textModel('broken', () => {
      throw new Error('no')
    })
    const ledger = createLedger()
    await asker(ledger.counted(counting().model, () => 'agent', undefined))(prompt('a'), [])
    await asker(ledger.counted(broken, () => 'agent', undefined))(prompt('a'), []).catch(() => {})
    const { agent } = ledger.take()
    expect([agent.calls, agent.cost]).toEqual([1, undefined])
    expect(plus(agent, NO_CALLS).cost).toBeUndefined()
    expect(plus({ ...agent, cost: 2 }, NO_CALLS).cost).toBe(2)
  })
})

describe('an owner', () => {
  it('is given nobody else’s answers, and their own again', async () => {
    const { model, calls } = counting()
    const store = memoryStore()
    const asked = (owner: string) =>
      asker(owned(cached(model, store), owner, never))(prompt('same'), ['no-such-signal'])
    expect([await asked('a'), await asked('b'), await asked('a')]).toEqual(['1', '2', '1'])
    expect(calls.map(({ person, signals }) => [person, signals])).toEqual([
      ['a', []],
      ['b', []],
    ])
  })

  it('has like calls without a purpose told apart, and found again by the next start in order', async () => {
    const { model, calls } = counting()
    const store = memoryStore()
    const start = () => owned(cached(model, store), 'a', never)
    const first = start()
    expect([await textOf(first, 'x'), await textOf(first, 'y'), await textOf(first, 'x')]).toEqual([
      '1',
      '2',
      '3',
    ])
    const again = start()
    expect([await textOf(again, 'x'), await textOf(again, 'x'), await textOf(again, 'y')]).toEqual([
      '1',
      '3',
      '2',
    ])
    expect(calls).toHaveLength(3)
  })

  it('has a call that failed found again under its own number', async () => {
    const { model, calls } = counting()
    const store = memoryStore()
    let fail = true
    const flaky = over(cached(model, store), {
      async doGenerate(options) {
        if (fail) throw new Error('fetch failed')
        return cached(model, store).doGenerate(options)
      },
      doStream: (options) => model.doStream(options),
    })
    const first = owned(flaky, 'a', never)
    await expect(textOf(first, 'x')).rejects.toThrow()
    fail = false
    expect(await textOf(first, 'x')).toBe('1')
    expect(await textOf(owned(flaky, 'a', never), 'x')).toBe('1')
    expect(calls).toHaveLength(1)
  })

  it('whose learner wraps the model once more waits for a dead server once', async () => {
    let tries = 0
    const dead = over(
      textModel('dead', () => ''),
      {
        doGenerate: async () => {
          tries++
          throw new Error('fetch failed')
        },
        doStream: async () => {
          throw new Error('fetch failed')
        },
      },
    )
    const retry = { attempts: 3, sleep: async () => {} }
    const inner = wrap({ ...dead, provider: 'somebody' }, { retry })
    const outer = wrap(owned(inner, 'a', never), { retry })
    const error = await asker(outer)(prompt('x'), []).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ModelError)
    expect((error as ModelError).fault).toBe('unreachable')
    expect(tries).toBe(3)
  })

  it('asks nothing once it is halted', async () => {
    const { model, calls } = counting()
    const halt = new AbortController()
    const mine = owned(model, 'a', halt.signal)
    await textOf(mine, 'x')
    halt.abort(new Error('enough'))
    await expect(textOf(mine, 'y')).rejects.toThrow('enough')
    expect(calls).toHaveLength(1)
  })
})
