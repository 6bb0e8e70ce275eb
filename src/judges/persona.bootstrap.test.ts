import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Ask, Prompt } from '../model.ts'
import type { Choice } from './judge.ts'
import { asking } from './persona.asking.ts'
import { bootstrap, place, someRead, turned } from './persona.bootstrap.ts'

const choice = (n: number, more: Partial<Choice> = {}): Choice => ({
  id: `c${n}`,
  person: 'ann',
  at: new Date(Date.UTC(2026, 0, n + 1)).toISOString(),
  context: `request ${n}`,
  a: `taken ${n}`,
  b: `left ${n}`,
  ...more,
})

const many = (n: number): Choice[] => Array.from({ length: n }, (_, i) => choice(i))

type Reply = 'A' | 'B' | 'tie' | 'taken' | 'left' | ModelError

/** A judge that says what a function of the pair at hand says; "taken" finds the taken answer wherever it stands. */
const judge = (reply: (request: string, first: string) => Reply) => {
  const users: string[] = []
  const ask = async <T>({ user }: Prompt<T>): Promise<T> => {
    users.push(user)
    const at = user.slice(user.lastIndexOf('<request>'))
    const first = /<answer_a>\n(.*)\n/.exec(at)![1]!
    const said = reply(/request \d+/.exec(at)![0], first)
    if (said instanceof ModelError) throw said
    const better =
      said === 'taken' || said === 'left' ? (first.startsWith(said) ? 'A' : 'B') : (said as 'A' | 'B' | 'tie')
    return { better, sure: 80, reason: `because of ${first}` } as T
  }
  return { users, asks: asking(ask as Ask, 4, true) }
}

describe('the place of a choice', () => {
  it('is the first for half of them, drawn by the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer(), (n, seed) => {
        const placed = place(many(n), seeded(seed))
        expect(placed.filter((p) => p.chosen === 'A')).toHaveLength(Math.ceil(n / 2))
        for (const [i, p] of placed.entries())
          expect([p.chosen === 'A' ? p.a : p.b, p.chosen === 'A' ? p.b : p.a]).toEqual([
            `taken ${i}`,
            `left ${i}`,
          ])
        expect(placed.map(turned).map(turned)).toEqual(placed)
        for (const p of placed) expect(turned(p)).toMatchObject({ a: p.b, b: p.a })
      }),
    )
    const orders = new Set(
      Array.from({ length: 20 }, (_, s) =>
        place(many(6), seeded(s))
          .map((p) => p.chosen)
          .join(''),
      ),
    )
    expect(orders.size).toBeGreaterThan(8)
  })
})

describe('a reason', () => {
  const found = (reply: Parameters<typeof judge>[0], choices = many(4)) => {
    const { asks, users } = judge(reply)
    const train = place(choices, seeded(1))
    let done = 0
    return bootstrap(asks, train, 2, seeded(2), () => done++).then((r) => ({
      ...r,
      users,
      train,
      done: () => done,
    }))
  }

  it('is kept when the prediction was right in both orders, with the words about the order that is shown', async () => {
    const { kept, users, done } = await found(
      (request) =>
        ({ 'request 0': 'taken', 'request 1': 'A', 'request 2': 'left', 'request 3': 'tie' })[
          request
        ]! as Reply,
    )
    expect(kept.map((k) => [k.id, k.reason])).toEqual([['c0', `because of ${kept[0]!.a}`]])
    expect(users).toHaveLength(8)
    expect(done()).toBe(4)
  })

  it('of the person stays as it is and costs no call', async () => {
    const { kept, users } = await found(() => 'left', [choice(0, { reason: 'shorter' }), choice(1)])
    expect(kept.map((k) => [k.id, k.reason])).toEqual([['c0', 'shorter']])
    expect(users).toHaveLength(2)
  })

  it('is asked for beside other choices, never beside itself, and its own taken answer is not told', async () => {
    const { users } = await found(() => 'taken')
    for (const user of users) {
      expect(user.match(/<past_choice>/g)).toHaveLength(2)
      const [past, at] = [
        user.slice(0, user.lastIndexOf('</past_choice>')),
        user.slice(user.lastIndexOf('</past_choice>')),
      ]
      expect(past).not.toContain(/request \d+/.exec(at)![0])
      expect(at).not.toContain('<chosen>')
    }
  })

  it('is asked for beside choices for other requests only', async () => {
    const three = [choice(0), choice(1), choice(2, { context: 'request 0' }), choice(3, { b: 'left 1' })]
    const { users } = await found(() => 'taken', three)
    // Beside choice 0: 1 and 3. Beside 1: 0 and 2. Beside 2: 1 and 3. Beside 3: 0 and 2.
    expect(users.map((user) => user.match(/<past_choice>/g)?.length)).toEqual(Array(8).fill(2))
    for (const user of users) {
      const takens = user.match(/(taken|left) \d/g)!
      const pairs = takens.flatMap((t, i) => (i % 2 ? [] : [new Set([t.at(-1), takens[i + 1]!.at(-1)])]))
      expect(pairs.slice(0, -1).every((p) => p.isDisjointFrom(pairs.at(-1)!))).toBe(true)
    }
  })

  it('is missing where the prediction was wrong: the newest eight of these remain to be explained', async () => {
    const hard = (request: string) => (Number(request.slice(8)) % 2 ? 'A' : 'taken')
    const { kept, unexplained, train } = await found(hard, many(20))
    expect(kept.map((k) => k.id)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((n) => `c${n}`))
    expect(unexplained).toEqual([5, 7, 9, 11, 13, 15, 17, 19].map((n) => train[n]))
  })

  it('is passed over where the answer cannot be read', async () => {
    const { kept, judgements } = await found((request) =>
      request === 'request 1' ? new ModelError('persona.reason', 'malformed', '') : 'taken',
    )
    expect(kept.map((k) => k.id)).toEqual(['c0', 'c2', 'c3'])
    expect(judgements.filter((j) => j.mark === 'unread')).toHaveLength(2)
    expect(() => someRead(judgements)).not.toThrow()
  })

  it('is an error where no answer can be read', async () => {
    const { judgements } = await found(() => new ModelError('persona.reason', 'empty', 'nothing said'))
    expect(() => someRead(judgements)).toThrow(/persona\.reason.*nothing said/)
    expect(() => someRead([])).not.toThrow()
  })

  it('ends the fit where the model cannot be reached, and what waits is not asked', async () => {
    const { asks, users } = judge(() => new ModelError('persona.reason', 'unreachable', ''))
    await expect(bootstrap(asks, place(many(20), seeded(1)), 2, seeded(2), () => {})).rejects.toThrow(
      /reached/,
    )
    expect(users.length).toBeLessThanOrEqual(4)
  })
})
