import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { cosine } from '../nearest.ts'
import { rewardContract } from '../test/reward-contract.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { general } from './general.ts'
import { latent } from './latent.ts'
import { lowRank } from './low-rank.ts'
import { mixture } from './mixture.ts'
import { rowsByPerson, rowsOf, take } from './pairs.ts'
import type { Pairs, Reward } from './reward.ts'
import { loadReward } from './saved.ts'
import { agreement, normalsOf, poolOf, simulatedPeople } from './simulated.values.ts'

/** A fit is looked at by many cases: one for each set of rows. */
function once(train: (pairs: Pairs) => Reward): (pairs: Pairs) => Reward {
  const known = new WeakMap<Pairs, Reward>()
  return (pairs) => {
    const reward = known.get(pairs) ?? train(pairs)
    known.set(pairs, reward)
    return reward
  }
}

const KINDS = { bradleyTerry, latent, lowRank, mixture, general }

describe.each(Object.entries(KINDS))('%s, as any reward,', (_, train) => {
  const fit = once((pairs) => train(pairs))
  for (const { name, run } of rewardContract) it(name, () => run({ fit, load: loadReward }))
})

describe.each(Object.entries(KINDS))('%s that expects noise, as any reward,', (_, train) => {
  const fit = once((pairs) => train(pairs, { noise: 0.1 }))
  for (const { name, run } of rewardContract) it(name, () => run({ fit, load: loadReward }))
})

describe.each(Object.entries(KINDS))('%s', (kind, train) => {
  const PLAN = { width: 5, rank: 1, shared: 1, own: 3 }
  const known = simulatedPeople({ ...PLAN, people: 30, each: 20, random: seeded(1), choosing: seeded(2) })
  const reward = train(known.pairs, kind === 'bradleyTerry' || kind === 'general' ? { personRidge: 3 } : {})
  // The same direction of taste, sixteen more people.
  const others = simulatedPeople({ ...PLAN, people: 46, each: 15, random: seeded(1), choosing: seeded(3) })
  const people = rowsByPerson(others.pairs).map((rows) => take(others.pairs, rows))
  const observed = (pairs: Pairs) =>
    rowsOf(pairs).reduce((s, { a, b }, i) => reward.observe(s, a, b, pairs.label[i]!), reward.start())

  it('takes the first choice online as a refit does, where the odds are linear in what is its own', () => {
    const few = take(people[30]!, [0])
    const [{ a, b }] = rowsOf(few) as [{ a: Float64Array; b: Float64Array }]
    const linear = kind !== 'lowRank' && kind !== 'mixture'
    for (const one of linear ? [reward, train(known.pairs, { noise: 0.2 })] : [reward]) {
      const [online, refit] = [one.observe(one.start(), a, b, few.label[0]!), one.adapt(few)]
      // The others step along the slope at the start: nearly the same.
      const within = linear ? 1e-6 : 0.2
      refit.forEach((v, j) => {
        expect(Math.abs(online[j]! - v)).toBeLessThan(within * (1 + Math.abs(v)))
      })
    }
  })

  it('knows new people better after fifteen steps than at the start, and much as a refit does', () => {
    const pool = poolOf(100, PLAN.width, seeded(4))
    let [before, online, refit, together] = [0, 0, 0, 0]
    for (let p = 30; p < 46; p++) {
      const better = (x: Float64Array) => others.utility(p, x)
      const [s, t] = [observed(people[p]!), reward.adapt(people[p]!)]
      before += agreement(reward, undefined, better, pool) / 16
      online += agreement(reward, s, better, pool) / 16
      refit += agreement(reward, t, better, pool) / 16
      const odds = (state: Float64Array) => pool.map(({ a, b }) => reward.odds(a, b, state))
      together += cosine(odds(s), odds(t)) / 16
    }
    expect(online).toBeGreaterThan(before + 0.05)
    expect(Math.abs(online - refit)).toBeLessThan(0.06)
    expect(together).toBeGreaterThan(0.93)
  })

  it('is torn between everything when nobody has chosen yet', () => {
    const nothing = train({ ...take(known.pairs, []), people: 0 })
    for (const { a, b } of poolOf(5, PLAN.width, seeded(5))) expect(nothing.odds(a, b)).toBeCloseTo(0, 6)
  })

  it('adapts to where no step leads to a more probable person', () => {
    const normal = normalsOf(seeded(6))
    const { personRidge } = reward.save() as { personRidge: number }
    const own = people[31]!
    const state = reward.adapt(own)
    const length = sizeOf(reward.size)
    const loss = (at: Float64Array) => {
      const here = state.slice()
      here.set(at)
      let sum = 0.5 * personRidge * at.reduce((s, v) => s + v * v, 0)
      rowsOf(own).forEach(({ a, b }, i) => {
        const { mean } = reward.margin(a, b, here)
        sum += Math.log1p(Math.exp(own.label[i] === 1 ? -mean : mean))
      })
      return sum
    }
    const top = state.slice(0, length)
    for (let k = 0; k < 50; k++)
      for (const by of [1e-3, 1e-2, 0.1])
        expect(loss(top.map((v) => v + by * normal()))).toBeGreaterThan(loss(top))
  })
})

/** Own numbers in a state that holds their mean and whole covariance. */
const sizeOf = (size: number): number => (Math.sqrt(9 + 8 * size) - 3) / 2
