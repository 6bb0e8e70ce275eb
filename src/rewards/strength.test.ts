import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerry } from './bradley-terry.ts'
import type { Pairs } from './reward.ts'
import { agreement, poolOf, simulatedPeople } from './simulated.values.ts'
import { mended, strengthOf } from './strength.ts'

const train = (pairs: Pairs) => bradleyTerry(pairs, { ridge: 0.1, personRidge: 1e6 })
const PLAN = { people: 1, each: 200, width: 6, rank: 1, shared: 12, own: 0 }

describe('strengthOf', () => {
  it('is lower for choices that were turned round', () => {
    const clean = simulatedPeople({ ...PLAN, random: seeded(1) }).pairs
    const label = clean.label.map((y, i) => (i % 10 === 0 ? 1 - y : y))
    const { mean, spread } = strengthOf({ ...clean, label }, train, { models: 15, random: seeded(2) })
    const average = (of: (i: number) => boolean) => {
      const some = [...mean].filter((_, i) => of(i))
      return some.reduce((sum, x) => sum + x, 0) / some.length
    }
    expect(average((i) => i % 10 === 0)).toBeLessThan(0)
    expect(average((i) => i % 10 !== 0)).toBeGreaterThan(0)
    expect(Math.min(...spread)).toBeGreaterThanOrEqual(0)
  })

  it('judges a choice by the others alone: one that nothing speaks for has none', () => {
    const { pairs } = simulatedPeople({ ...PLAN, each: 40, random: seeded(3) })
    // Only this row has anything in the first feature.
    const lonely = (x: Float64Array, sign: number) =>
      x.map((v, k) => (k === 0 ? sign : k < 6 || k % 6 === 0 ? 0 : v))
    const odd = { ...pairs, a: lonely(pairs.a, 1), b: lonely(pairs.b, -1) }
    expect(strengthOf(odd, train, { models: 10, random: seeded(4) }).mean[0]).toBeCloseTo(0, 6)
  })

  it('refuses a single model, which has no spread', () => {
    const { pairs } = simulatedPeople({ ...PLAN, each: 5, random: seeded(1) })
    expect(() => strengthOf(pairs, train, { models: 1, random: seeded(1) })).toThrow('models')
  })
})

describe('mended', () => {
  const { pairs } = simulatedPeople({ ...PLAN, each: 5, random: seeded(1) })
  const ones = { ...pairs, label: Float64Array.of(1, 0, 1, 1, 1) }

  it('keeps what others confirm, turns what they contradict, softens what they say nothing of', () => {
    const strength = { mean: Float64Array.of(9, -9, 0, 9, -9), spread: Float64Array.of(0, 0, 0, 50, 50) }
    const { label } = mended(ones, strength)
    // By hand: .9 s / (.9 s + .1 (1 - s)) with s = sigmoid(9), sigmoid(-9), 1/2.
    expect(label[0]).toBeCloseTo(0.99999, 4)
    expect(label[1]).toBeCloseTo(1 - 0.00111, 4)
    expect(label[2]).toBeCloseTo(0.9, 12)
    // Widely spread: about as if nothing were known.
    expect(label[3]).toBeLessThan(0.94)
    expect(label[4]).toBeGreaterThan(0.85)
    expect(mended(ones, strength, 0).label[2]).toBe(1)
  })

  it('makes the fit better where a share of choices was turned round, and no worse where none was', () => {
    const gain = (flips: number) => {
      let sum = 0
      for (let seed = 0; seed < 6; seed++) {
        const sim = simulatedPeople({ ...PLAN, flips, random: seeded(seed), choosing: seeded(100 + seed) })
        const pool = poolOf(300, PLAN.width, seeded(200 + seed))
        const strength = strengthOf(sim.pairs, train, { models: 12, random: seeded(seed) })
        const known = (p: Pairs) => agreement(train(p), undefined, (x) => sim.utility(0, x), pool)
        sum += (known(mended(sim.pairs, strength)) - known(sim.pairs)) / 6
      }
      return sum
    }
    expect((gain(0.1) + gain(0.2)) / 2).toBeGreaterThan(0.003)
    expect(gain(0)).toBeGreaterThan(-0.005)
  })
})
