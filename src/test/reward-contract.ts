import assert from 'node:assert/strict'
import { InvalidInputError } from '../errors.ts'
import type { Pairs, Reward } from '../rewards/reward.ts'

/** How a kind is made and read again. `pairs` has the features and people the contract chose. */
export interface RewardMaker {
  fit(pairs: Pairs): Reward
  load(json: unknown): Reward
}

/** One thing a reward must do. */
export interface RewardCase {
  readonly name: string
  run(maker: RewardMaker): void
}

const WIDTH = 4
const PEOPLE = 6
const EACH = 12

/**
 * What the port promises, as far as it shows from outside. For any test runner:
 *
 *     for (const { name, run } of rewardContract) it(name, () => run({ fit: bradleyTerry, load: loadReward }))
 *
 * That a reward is any good, it cannot see.
 */
export const rewardContract: readonly RewardCase[] = [
  {
    name: 'turns the odds around exactly when the answers change places',
    run({ fit: train }) {
      const reward = train(everybody)
      const state = reward.adapt(of(everybody, [0, 1, 2, 3]))
      for (const { a, b } of answers(everybody))
        for (const s of [undefined, state]) {
          assert.ok(Number.isFinite(reward.odds(a, b, s)))
          assert.equal(reward.odds(a, b, s) + reward.odds(b, a, s), 0)
          assert.equal(reward.odds(a, a, s) + 0, 0)
        }
    },
  },
  {
    name: 'changes nothing it is given',
    run({ fit: train }) {
      const pairs = copy(everybody)
      const reward = train(pairs)
      const own = of(everybody, [0, 1])
      const given = copy(own)
      const state = reward.adapt(given)
      const before = state.slice()
      const { a, b } = answers(everybody)[2]!
      const [x, y] = [a.slice(), b.slice()]
      const next = reward.observe(state, x, y)
      reward.odds(x, y, state)
      assert.notEqual(next, state)
      reward.start().fill(7)
      assert.notDeepEqual(reward.start(), reward.start().fill(7))
      assert.deepEqual([pairs, given, state, x, y], [everybody, own, before, a, b])
    },
  },
  {
    name: 'starts everybody at the population, and stays there without a choice',
    run({ fit: train }) {
      const reward = train(everybody)
      assert.deepEqual([reward.width, reward.start().length], [WIDTH, reward.size])
      assert.deepEqual(reward.adapt(of(everybody, [])), reward.start())
      for (const { a, b } of answers(everybody))
        assert.equal(reward.odds(a, b), reward.odds(a, b, reward.start()))
    },
  },
  {
    name: 'does not mind the order of choices',
    run({ fit: train }) {
      const reward = train(everybody)
      const rows = [0, 1, 2, 3, 4, 5]
      close(reward.adapt(of(everybody, rows.toReversed())), reward.adapt(of(everybody, rows)), 1e-6)
    },
  },
  {
    name: 'is the same fit for the same rows',
    run({ fit: train }) {
      assert.deepEqual(train(copy(everybody)).save(), train(everybody).save())
    },
  },
  {
    name: 'forgets a choice as if it had never been made',
    run({ fit: train }) {
      const reward = train(everybody)
      reward.adapt(of(everybody, [0, 1, 2, 3]))
      assert.deepEqual(
        reward.adapt(of(everybody, [0, 1, 3])),
        train(everybody).adapt(of(everybody, [0, 1, 3])),
      )
      const kept = reward.adapt(of(everybody, [0, 1, 2]))
      assert.notDeepEqual(reward.adapt(of(everybody, [0, 1])), kept)
    },
  },
  {
    name: 'is torn by choices that contradict each other, and does not break',
    run({ fit: train }) {
      const reward = train(everybody)
      const { a, b } = answers(everybody)[0]!
      const both = join([row(a, b, 1), row(a, b, 0)])
      const torn = reward.adapt(join(Array.from({ length: 30 }, () => both)))
      assert.ok(Math.abs(reward.odds(a, b, torn)) < 0.5, `odds ${reward.odds(a, b, torn)}`)
      const noisy = train({ ...everybody, label: everybody.label.map((_, i) => i % 2) })
      for (const pair of answers(everybody)) assert.ok(Number.isFinite(noisy.odds(pair.a, pair.b)))
    },
  },
  {
    name: 'moves towards a choice, and further when it is made again',
    run({ fit: train }) {
      const reward = train(everybody)
      for (const { a, b } of answers(everybody).slice(0, 10)) {
        const odds = [0, 1, 2, 8].map((times) =>
          reward.odds(a, b, reward.adapt(join(Array.from({ length: times }, () => row(a, b, 1))))),
        )
        for (let k = 1; k < odds.length; k++) assert.ok(odds[k]! > odds[k - 1]!, `odds ${odds}`)
        assert.ok(reward.odds(a, b, reward.observe(reward.start(), a, b)) > odds[0]!)
        assert.ok(reward.odds(a, b, reward.observe(reward.start(), a, b, 0)) < odds[0]!)
        assert.ok(reward.odds(a, b, reward.observe(reward.start(), b, a)) < odds[0]!)
      }
    },
  },
  {
    name: 'takes soft labels and weights: a choice of weight 2 is the choice made twice, a tie is half of each',
    run({ fit: train }) {
      const reward = train(everybody)
      const { a, b } = answers(everybody)[0]!
      const twice = reward.adapt(join([row(a, b, 1), row(a, b, 1)]))
      close(reward.adapt(row(a, b, 1, 2)), twice, 1e-6)
      const halves = reward.adapt(join([row(a, b, 1, 0.5), row(a, b, 0, 0.5)]))
      close(reward.adapt(row(a, b, 0.5)), halves, 1e-6)
      close(reward.adapt(row(b, a, 0.3)), reward.adapt(row(a, b, 0.7)), 1e-6)
    },
  },
  {
    name: 'learns nothing from two answers that are the same',
    run({ fit: train }) {
      const reward = train(everybody)
      const { a, b } = answers(everybody)[0]!
      const state = reward.adapt(row(a, a, 1))
      assert.ok(Math.abs(reward.odds(a, b, state) - reward.odds(a, b)) < 1e-6)
      const same = train({ ...everybody, b: everybody.a })
      assert.ok(Math.abs(same.odds(a, b)) < 1e-3)
    },
  },
  {
    name: 'stays in numbers when one feature is far off the scale',
    run({ fit: train }) {
      const wild = { ...everybody, a: everybody.a.map((x, k) => (k % WIDTH === 1 ? x * 1e6 : x)) }
      for (const reward of [train(wild), train(everybody)]) {
        let state = reward.adapt(wild)
        for (const { a, b } of answers(wild)) {
          state = reward.observe(state, a, b)
          assert.ok(Number.isFinite(reward.odds(a, b, state)), `odds ${reward.odds(a, b, state)}`)
        }
      }
    },
  },
  {
    name: 'refuses what is no number, and says where it stands',
    run({ fit: train }) {
      const refused = (run: () => unknown, field: RegExp) =>
        assert.throws(run, (error) => {
          assert.ok(error instanceof InvalidInputError, String(error))
          assert.match(error.field, field)
          return true
        })
      const broken = (field: 'a' | 'b' | 'label' | 'weight', at: number, value: number): Pairs => {
        const pairs = copy(everybody)
        pairs[field][at] = value
        return pairs
      }
      const reward = train(everybody)
      for (const use of [train, reward.adapt]) {
        refused(() => use(broken('a', 2 * WIDTH + 1, Number.NaN)), /a, row 2/)
        refused(() => use(broken('b', 5 * WIDTH, Number.POSITIVE_INFINITY)), /b, row 5/)
        refused(() => use(broken('b', 5 * WIDTH, 1e300)), /b, row 5/)
        refused(() => use(broken('label', 3, 1.5)), /label, row 3/)
        refused(() => use(broken('label', 3, Number.NaN)), /label, row 3/)
        refused(() => use(broken('weight', 4, 0)), /weight, row 4/)
        refused(() => use({ ...everybody, a: everybody.a.slice(1) }), /a$/)
      }
      refused(() => train({ ...everybody, people: 2 }), /person, row/)
      const [a, short] = [new Float64Array(WIDTH), new Float64Array(WIDTH - 1)]
      refused(() => reward.odds(a, short), /^b/)
      refused(
        () =>
          reward.odds(
            a.map(() => Number.NaN),
            a,
          ),
        /^a/,
      )
      refused(() => reward.odds(a, a, short), /state/)
      refused(() => reward.observe(reward.start(), short, a), /^a/)
      refused(() => reward.observe(reward.start(), a, a, 2), /label/)
    },
  },
  {
    name: 'is the same reward after JSON',
    run({ fit: train, load }) {
      const reward = train(everybody)
      const again = load(JSON.parse(JSON.stringify(reward.save())))
      assert.deepEqual([again.kind, again.width, again.size], [reward.kind, reward.width, reward.size])
      const own = of(everybody, [0, 1, 2])
      assert.deepEqual(again.adapt(own), reward.adapt(own))
      assert.deepEqual(again.save(), reward.save())
      const state = reward.adapt(own)
      for (const { a, b } of answers(everybody)) {
        assert.equal(again.odds(a, b, state), reward.odds(a, b, state))
        assert.deepEqual(again.observe(state, a, b), reward.observe(state, a, b))
      }
    },
  },
]

/** Choices by a fixed pattern: people mostly go by the first feature, each with a leaning of their own. */
const everybody: Pairs = patterned()

function patterned(): Pairs {
  const n = PEOPLE * EACH
  const wave = (k: number) => Math.sin(12.9898 * (k + 1)) * 1.5
  const a = Float64Array.from({ length: n * WIDTH }, (_, k) => wave(k))
  const b = Float64Array.from({ length: n * WIDTH }, (_, k) => wave(k + 7919))
  const person = Int32Array.from({ length: n }, (_, i) => Math.floor(i / EACH))
  const label = Float64Array.from({ length: n }, (_, i) => {
    const by = (j: number) => a[i * WIDTH + j]! - b[i * WIDTH + j]!
    return by(0) + 2 * Math.sin(person[i]!) * by(1) + wave(3 * i + 1) > 0 ? 1 : 0
  })
  return { ...{ n, width: WIDTH, people: PEOPLE, a, b, person, label }, weight: new Float64Array(n).fill(1) }
}

const answers = ({ n, width, a, b }: Pairs) =>
  Array.from({ length: n }, (_, i) => ({
    a: a.slice(i * width, (i + 1) * width),
    b: b.slice(i * width, (i + 1) * width),
  }))

const row = (a: Float64Array, b: Float64Array, label: number, weight = 1): Pairs => ({
  ...{ n: 1, width: WIDTH, people: 1, a, b, person: new Int32Array(1) },
  label: Float64Array.of(label),
  weight: Float64Array.of(weight),
})

function join(parts: readonly Pairs[]): Pairs {
  const all = (field: 'a' | 'b' | 'label' | 'weight') =>
    Float64Array.from(parts.flatMap((p) => [...p[field]]))
  const n = parts.reduce((sum, p) => sum + p.n, 0)
  const numbers = { a: all('a'), b: all('b'), label: all('label'), weight: all('weight') }
  return { ...{ n, width: WIDTH, people: 1, person: new Int32Array(n) }, ...numbers }
}

const of = (pairs: Pairs, rows: readonly number[]): Pairs =>
  join(
    rows.map((i) => {
      const { a, b } = answers(pairs)[i]!
      return row(a, b, pairs.label[i]!, pairs.weight[i]!)
    }),
  )

const copy = (pairs: Pairs): Pairs => structuredClone(pairs)

function close(x: Float64Array, y: Float64Array, within: number): void {
  for (let j = 0; j < y.length; j++)
    assert.ok(Math.abs(x[j]! - y[j]!) <= within * (1 + Math.abs(y[j]!)), `number ${j}: ${x[j]} for ${y[j]}`)
}
