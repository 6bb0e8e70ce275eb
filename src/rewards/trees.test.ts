import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { rewardContract } from '../test/reward-contract.ts'
import { bradleyTerry } from './bradley-terry.ts'
import type { Pairs } from './reward.ts'
import { loadTrees, trees } from './trees.ts'

const oddsOf = (d: (j: number) => number): number =>
  2 * d(0) ** 3 + (Math.abs(d(2)) > 0.7 ? -2 : 2) * Math.max(-1, Math.min(1, 4 * d(1)))

/** People who mind large differences in feature 0, want more of 1 unless 2 differs much, less then, and differ in how they like 3. */
function simulated(people: number, each: number, seed: number, leaning: (person: number) => number): Pairs {
  const random = seeded(seed)
  const n = people * each
  const uniform = () => Float64Array.from({ length: n * 4 }, () => random() * 2 - 1)
  const [a, b] = [uniform(), uniform()]
  const person = Int32Array.from({ length: n }, (_, i) => Math.floor(i / each))
  const label = Float64Array.from({ length: n }, (_, i) => {
    const d = (j: number) => a[i * 4 + j]! - b[i * 4 + j]!
    const odds = oddsOf(d) + leaning(person[i]!) * d(3)
    return random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0
  })
  return { n, width: 4, a, b, person, people, label, weight: new Float64Array(n).fill(1) }
}

const rowOf = ({ a, b, width }: Pairs, i: number) =>
  [a.slice(i * width, (i + 1) * width), b.slice(i * width, (i + 1) * width)] as const

const part = (pairs: Pairs, from: number, to: number): Pairs => ({
  ...pairs,
  n: to - from,
  people: 1,
  person: new Int32Array(to - from),
  a: pairs.a.slice(from * pairs.width, to * pairs.width),
  b: pairs.b.slice(from * pairs.width, to * pairs.width),
  label: pairs.label.slice(from, to),
  weight: pairs.weight.slice(from, to),
})

function accuracy(pairs: Pairs, odds: (a: Float64Array, b: Float64Array) => number): number {
  let right = 0
  for (let i = 0; i < pairs.n; i++) right += Number(odds(...rowOf(pairs, i)) > 0 === (pairs.label[i] === 1))
  return right / pairs.n
}

describe('trees as a reward', () => {
  describe('keep the port’s promises', () => {
    for (const { name, run } of rewardContract) it(name, () => run({ fit: trees, load: loadTrees }))
  })

  it('see what no weighing of differences can: that one feature turns another round', () => {
    const fit = simulated(1, 1500, 1, () => 0)
    const test = simulated(1, 1000, 2, () => 0)
    const truth = (a: Float64Array, b: Float64Array) => oddsOf((j) => a[j]! - b[j]!)
    const right = accuracy(test, trees(fit).odds)
    expect(right).toBeGreaterThan(accuracy(test, bradleyTerry(fit).odds) + 0.05)
    expect(right).toBeGreaterThan(accuracy(test, truth) - 0.05)
  })

  it('come to know a person from their choices, at once and one by one', () => {
    const reward = trees(
      simulated(200, 10, 3, (p) => (p % 2 ? 3 : -3)),
      { rounds: 60 },
    )
    let [known, stepped, unknown] = [0, 0, 0]
    for (let person = 0; person < 10; person++) {
      const own = simulated(1, 320, 100 + person, () => (person % 2 ? 3 : -3))
      const [fit, test] = [part(own, 0, 20), part(own, 20, 320)]
      const adapted = reward.adapt(fit)
      let state = reward.start()
      for (let i = 0; i < fit.n; i++) state = reward.observe(state, ...rowOf(fit, i), fit.label[i]!)
      known += accuracy(test, (a, b) => reward.odds(a, b, adapted)) / 10
      stepped += accuracy(test, (a, b) => reward.odds(a, b, state)) / 10
      unknown += accuracy(test, reward.odds) / 10
    }
    expect(known).toBeGreaterThan(unknown + 0.04)
    expect(stepped).toBeGreaterThan(unknown + 0.04)
  })

  it('stop where choices they did not see say so', () => {
    const noise = (seed: number): Pairs => {
      const pairs = simulated(1, 300, seed, () => 0)
      const random = seeded(seed + 50)
      return { ...pairs, label: pairs.label.map(() => (random() < 0.5 ? 1 : 0)) }
    }
    const [fit, validation] = [noise(5), noise(6)]
    const spread = (reward: ReturnType<typeof trees>) =>
      Math.max(...Array.from({ length: 50 }, (_, i) => Math.abs(reward.odds(...rowOf(fit, i)))))
    expect(spread(trees(fit, { validation }))).toBeLessThan(spread(trees(fit)) / 4)
  })

  it('refuse options and files that cannot be', () => {
    const pairs = simulated(1, 20, 7, () => 0)
    expect(() => trees(pairs, { personRidge: 0 })).toThrow(/personRidge: "0"/)
    expect(() => trees(pairs, { depth: 0 })).toThrow(/depth: 0/)
    const json = trees(pairs, { rounds: 2 }).save() as object
    expect(() => loadTrees({ ...json, version: 2 })).toThrow(/reward\.version/)
    expect(() => loadTrees({ ...json, unit: [1] })).toThrow(/reward\.unit/)
    expect(() => loadTrees({ ...json, forest: {} })).toThrow(/model\.learner/)
  })
})
