import { describe, expect, it } from 'vitest'
import { type Asked, type AskingEvaluation, evaluateCascade } from './evaluation.asking.ts'
import { evaluateReward, type Foretold, parted } from './evaluation.ts'
import type { Choice } from './judges/judge.ts'

/** Takes the short one of two, or the long one. */
const choices = (person: string, short: boolean, count: number, from: number): Choice[] =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i
    const texts = [
      `Number ${n} is here.`,
      `As for number ${n}, it may be said that it is here, or not far away.`,
    ]
    const [a, b] = short ? texts : texts.toReversed()
    return {
      id: `${person}-${i}`,
      person,
      at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
      a: a!,
      b: b!,
    }
  })

const crowd = [
  ...choices('ann', true, 8, 0),
  ...choices('ben', false, 8, 0),
  ...choices('cid', true, 8, 0),
  ...choices('dot', true, 8, 0),
]

describe('parted', () => {
  it('takes a share or a number of each person’s first choices', () => {
    const cuts = (fit: number) => parted(crowd, { fit }).map((t) => [t.person, t.past.length, t.rows.length])
    expect(cuts(0.5)).toEqual(['ann', 'ben', 'cid', 'dot'].map((p) => [p, 4, 4]))
    expect(cuts(7)).toEqual(['ann', 'ben', 'cid', 'dot'].map((p) => [p, 7, 1]))
    expect(cuts(8)).toEqual([])
    expect(parted(crowd, { fit: 2 }, new Set(['ben'])).map((t) => t.person)).toEqual(['ben'])
    expect(() => parted(crowd, { fit: 0 })).toThrow(/fit: 0 cannot be used/)
  })
})

describe('a pair that a person met twice', () => {
  it('is learned from in the open protocol only', () => {
    const [first, ...rest] = choices('ann', true, 4, 0)
    const twice = [first!, ...rest, { ...first!, id: 'again', a: first!.b, b: first!.a }]
    const past = (pairs: 'strict' | 'open') =>
      parted(twice, { fit: 3, pairs }).flatMap((t) => t.past.map((c) => c.id))
    expect(past('open')).toEqual(['ann-0', 'ann-1', 'ann-2'])
    expect(past('strict')).toEqual(['ann-1', 'ann-2'])
  })
})

describe('evaluating the reward', () => {
  it('sets the person beside the others: swapped is worse, the curve has its rows, a seed repeats it', async () => {
    const names = Array.from({ length: 6 }, (_, i) => `p${i}`)
    const mixed = names.flatMap((person, i) => choices(person, i % 2 === 0, 8, 10 * i))
    const protocol = { fit: 5, pairs: 'strict' } as const
    const found = await evaluateReward(mixed, protocol, { seed: 3 })
    expect(found).toMatchObject({ n: 18, users: 6, calls: 0, accuracy: 1 })
    expect(found.withoutPerson).toBeLessThan(0.9)
    expect(found.swapped).toBeLessThan(found.accuracy)
    expect(found.gain!.low).toBeGreaterThan(0)
    expect(found.curve.map((c) => [c.choices, c.n])).toEqual([1, 2, 3, 5].map((k) => [k, 18]))
    expect(await evaluateReward(mixed, protocol, { seed: 3 })).toEqual(found)
  })

  it('finds no gain where people do not differ', async () => {
    const alike = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((p, i) => choices(p, true, 6, 10 * i))
    const { gain } = await evaluateReward(alike, { fit: 3, pairs: 'strict' })
    expect(gain!.low).toBeLessThanOrEqual(0)
    expect(gain!.high).toBeGreaterThanOrEqual(0)
  })

  it('tests the people named alone, and learns from the others all the same', async () => {
    const people = new Set(['cid'])
    const one = await evaluateReward(crowd, { fit: 4, pairs: 'strict' }, { people })
    expect([one.n, one.users, one.people.map((p) => p.person)]).toEqual([4, 1, ['cid']])
    expect(one.rows.map((r) => r.id)).toEqual(['cid-4', 'cid-5', 'cid-6', 'cid-7'])
    // Two of the three others take short answers too; with nobody to learn from, half.
    expect(one.withoutPerson).toBe(1)
    const alone = await evaluateReward(
      crowd.filter((c) => c.person === 'cid'),
      { fit: 4, pairs: 'strict' },
    )
    expect(alone.withoutPerson).toBe(0.5)
  })

  it('sees no tested pair in the strict protocol, and all of the others’ choices in the open one', async () => {
    // What others took of these very pairs is all there is to go by: their past is elsewhere.
    const noise = (person: string, from: number) =>
      choices(person, true, 4, from).map((c, i) => (i % 2 ? { ...c, a: c.b, b: c.a } : c))
    const same = ['u', 'v', 'w', 'x'].flatMap((person, p) => {
      const pairs = Array.from({ length: 8 }, (_, i) => {
        const [a, b] = [`Reply ${i} red.`, `Reply ${i} two.`]
        return {
          id: `${person}+${i}`,
          person,
          at: '2026-01-02T00:00:00Z',
          a: i % 2 ? a : b,
          b: i % 2 ? b : a,
        }
      })
      return [...noise(person, 100 * (p + 1)), ...pairs]
    })
    const [strict, open] = await Promise.all(
      (['strict', 'open'] as const).map((pairs) => evaluateReward(same, { fit: 4, pairs })),
    )
    expect(open!.accuracy).toBe(1)
    expect(strict!.accuracy).toBeLessThan(1)
  })

  it('stops between two fits', async () => {
    const abort = AbortSignal.abort()
    await expect(evaluateReward(crowd, { fit: 4, pairs: 'open' }, { abort })).rejects.toThrow(/aborted/)
  })
})

describe('a cascade', () => {
  const rows = (probabilities: readonly number[], more: Partial<Asked> = {}): Asked[] =>
    probabilities.map((probability, i) => ({ id: `${i}`, person: `p${i % 2}`, probability, ...more }))
  const judged = (list: readonly Foretold[], calls = 0, cost = 0) =>
    ({ rows: list, calls, cost }) as unknown as AskingEvaluation

  // The first is least sure of the second and fourth row, where it is wrong and the second judge is right.
  const first = judged(rows([0.9, 0.45, 0.8, 0.44], { withoutPerson: 0.4, swapped: 1 }))
  const second = judged(rows([0.3, 0.7, 0.3, 0.9], { withoutPerson: 0.6, orders: [0.6, 0.8] }), 12, 0.4)

  it('takes the second’s verdict where the first is least sure, for that share of calls and cost', () => {
    const half = evaluateCascade(first, second, { calls: 0.5 })
    expect(half.rows.map((r) => r.probability)).toEqual([0.9, 0.7, 0.8, 0.9])
    expect(half).toMatchObject({ n: 4, accuracy: 1, calls: 6, cost: 0.2, withoutPerson: 0.5 })
    expect(half).not.toHaveProperty('swapped')
    expect(half.cascade!.filter((p) => [0, 0.5, 1].includes(p.share)).map((p) => p.accuracy)).toEqual([
      0.5, 1, 0.5,
    ])
  })

  it('is the first alone without calls, and the second alone with all', () => {
    const none = evaluateCascade(first, second, { calls: 0 })
    expect(none).toMatchObject({ accuracy: 0.5, calls: 0, cost: 0 })
    expect(none).not.toHaveProperty('bias')
    expect(evaluateCascade(first, second, { calls: 1 })).toMatchObject({
      accuracy: 0.5,
      calls: 12,
      cost: 0.4,
    })
  })

  it('sends equally unsure ones together or not at all, also 0.4 and 0.6', () => {
    const even = judged(rows([0.4, 0.6, 1 - 0.6, 0.9]))
    expect(evaluateCascade(even, second, { calls: 0.5 }).calls).toBe(0)
    expect(evaluateCascade(even, second, { calls: 0.75 }).calls).toBe(9)
  })
})
