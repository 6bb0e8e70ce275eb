import { describe, expectTypeOf, it } from 'vitest'
import {
  createPenchant,
  type Learner,
  type Penchant,
  type Preference,
  type Profile,
  type PromptBlock,
  type Proposal,
  type Scope,
  type Signal,
  type SignalInput,
  type SignalKind,
  type SignalOf,
  type Store,
} from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'

// Checked by `tsc --noEmit`: what must compile, and (by @ts-expect-error) what must not.

const penchant: Penchant = createPenchant({ store: memoryStore() })

describe('signals', () => {
  it('must not compile with a part missing, wrong or too many', () => {
    const wrong = (): readonly SignalInput[] => [
      // @ts-expect-error a choice has a rejected side
      { kind: 'choice', person: 'ann', chosen: 'a' },
      // @ts-expect-error an edit has a final text
      { kind: 'edit', person: 'ann', draft: 'a' },
      // @ts-expect-error a rating says what its scale is
      { kind: 'rating', person: 'ann', response: 'a', rating: 3 },
      // @ts-expect-error a scale has two ends
      { kind: 'rating', person: 'ann', response: 'a', rating: 3, scale: [1] },
      // @ts-expect-error somebody did it
      { kind: 'sample', text: 'a' },
      // @ts-expect-error no such kind
      { kind: 'remark', person: 'ann', text: 'a' },
      // @ts-expect-error no such field
      { kind: 'sample', person: 'ann', text: 'a', colour: 'red' },
      // @ts-expect-error no such role
      { kind: 'sample', person: 'ann', text: 'a', context: [{ role: 'boss', content: 'b' }] },
      // @ts-expect-error meta is flat
      { kind: 'sample', person: 'ann', text: 'a', meta: { list: [1] } },
      // @ts-expect-error a time is text
      { kind: 'sample', person: 'ann', text: 'a', at: new Date() },
    ]
    expectTypeOf(wrong).returns.toExtend<readonly SignalInput[]>()
  })

  it('compile whole, and an outcome without a person', () => {
    const right: readonly SignalInput[] = [
      { kind: 'choice', person: 'ann', chosen: 'a', rejected: 'b', strength: 1, reason: 'c' },
      { kind: 'outcome', query: 'a', prompt: 'b', success: 1 },
      { kind: 'rating', person: 'ann', response: 'a', rating: 3, scale: [1, 5], at: '2026-01-01T00:00:00Z' },
    ]
    expectTypeOf(right).toExtend<readonly SignalInput[]>()
  })

  it('narrow by their kind', () => {
    const read = (signal: Signal): string => {
      switch (signal.kind) {
        case 'sample':
        case 'statement':
          return signal.text
        case 'edit':
          expectTypeOf(signal).toEqualTypeOf<SignalOf<'edit'>>()
          return signal.draft + signal.final
        case 'choice':
          // @ts-expect-error a choice has no text
          void signal.text
          expectTypeOf(signal.strength).toEqualTypeOf<number | undefined>()
          return signal.chosen
        case 'rating':
          expectTypeOf(signal.scale).toEqualTypeOf<[number, number]>()
          return signal.response
        case 'followUp':
          return signal.message
        case 'outcome':
          expectTypeOf(signal.person).toEqualTypeOf<string | undefined>()
          return signal.query
      }
    }
    expectTypeOf(read).returns.toEqualTypeOf<string>()
    expectTypeOf<SignalOf<'edit'>['person']>().toEqualTypeOf<string>()
    expectTypeOf<SignalKind>().toEqualTypeOf<
      'sample' | 'edit' | 'choice' | 'rating' | 'followUp' | 'statement' | 'outcome'
    >()
  })

  it('have an id and a time, which callers cannot hand in and cannot change', () => {
    expectTypeOf<Signal['id']>().toEqualTypeOf<string>()
    expectTypeOf<Signal['at']>().toEqualTypeOf<string>()
    expectTypeOf<SignalInput>().not.toHaveProperty('id')
    const change = (signal: Signal): void => {
      // @ts-expect-error values are read-only
      signal.id = 'x'
    }
    void change
  })
})

describe('observe', () => {
  it('gives one signal for one, and a list for a list', () => {
    const one = () => penchant.observe({ kind: 'sample', person: 'ann', text: 'a' })
    const many = () => penchant.observe([{ kind: 'sample', person: 'ann', text: 'a' }])
    expectTypeOf(one).returns.resolves.toEqualTypeOf<Signal>()
    expectTypeOf(many).returns.resolves.toEqualTypeOf<Signal[]>()
  })

  it('takes no half signal', () => {
    // @ts-expect-error a choice has a rejected side
    const half = () => penchant.observe({ kind: 'choice', person: 'ann', chosen: 'a' })
    void half
  })
})

describe('profiles', () => {
  it('are read-only', () => {
    const change = (profile: Profile, preference: Preference): void => {
      // @ts-expect-error a profile is changed by copying
      profile.version = 2
      // @ts-expect-error so is its list
      profile.preferences.push(preference)
      // @ts-expect-error and what is in it
      preference.status = 'active'
      // @ts-expect-error down to its numbers
      preference.tally.wins++
    }
    void change
  })

  it('know their scopes by kind', () => {
    const task = (scope: Scope): string | undefined => {
      // @ts-expect-error only a task's scope names a task
      void scope.task
      return scope.kind === 'task' ? scope.task : undefined
    }
    void task
    // @ts-expect-error a task's scope names its task
    const half: Scope = { kind: 'task' }
    void half
  })
})

describe('ports', () => {
  it('a learner proposes, and cannot say what only the profile knows', () => {
    const learner: Learner = {
      name: 'mine',
      accepts: ['sample'],
      propose: async ({ signals, profile }) => {
        expectTypeOf(signals).toEqualTypeOf<readonly Signal[]>()
        return profile.preferences.map(({ id }) => ({ action: 'withdraw' as const, id }))
      },
    }
    expectTypeOf(learner).toExtend<Learner>()
    // @ts-expect-error no such kind
    const wrong: Learner['accepts'] = ['remark']
    void wrong
    const status: Proposal = {
      action: 'add',
      statement: 'a',
      about: 'b',
      stance: 'more',
      scope: { kind: 'always' },
      origin: 'inferred',
      learner: 'mine',
      sources: [],
      evidence: [],
      // @ts-expect-error a learner does not decide the status
      status: 'active',
    }
    void status
  })

  it('a store is an object or a path, nothing else', () => {
    expectTypeOf(memoryStore()).toEqualTypeOf<Store>()
    // @ts-expect-error a number is no store
    const wrong = () => createPenchant({ store: 3 })
    void wrong
  })

  it('a prompt block says what it used and why', () => {
    const ask = () => penchant.prompt('ann', { task: 'email', budget: 100 })
    expectTypeOf(ask).returns.resolves.toEqualTypeOf<PromptBlock>()
    expectTypeOf<PromptBlock['because']>().items.toEqualTypeOf<{
      readonly id: string
      readonly reason: string
    }>()
  })
})
