import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { ask, information } from './ask.ts'
import { latent } from './latent.ts'
import { askingCurve, poolOf, questionsTo, simulatedPeople } from './simulated.values.ts'

describe('information', () => {
  // Frozen from scipy 1.10.1: integrate.quad over mean ± 12 sd of the normal density times sigmoid, and times its entropy
  // in bits.
  it.each([
    [0, 1, 0.13519345],
    [0, 9, 0.4798552],
    [1, 1, 0.11747497],
    [2, 4, 0.25477953],
    [-3, 25, 0.56424268],
    [0, 0.01, 0.00179664],
    [5, 0.5, 0.00302567],
  ])('of odds with mean %d and variance %d', (mean, variance, expected) => {
    expect(information({ mean, variance })).toBeCloseTo(expected, 4)
  })

  it('is none without uncertainty, between 0 and 1 bit, even for both signs, and more for more variance', () => {
    const mean = fc.double({ min: -8, max: 8, noNaN: true })
    const variance = fc.double({ min: 0, max: 50, noNaN: true })
    fc.assert(
      fc.property(mean, variance, (m, v) => {
        const bits = information({ mean: m, variance: v })
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(1)
        expect(information({ mean: -m, variance: v })).toBeCloseTo(bits, 9)
        expect(information({ mean: m, variance: 0 })).toBeCloseTo(0, 9)
        expect(information({ mean: 0, variance: v + 1 })).toBeGreaterThan(
          information({ mean: 0, variance: v }),
        )
      }),
    )
  })
})

const PLAN = { width: 6, rank: 2, shared: 1, own: 3 }
const known = simulatedPeople({ ...PLAN, people: 60, each: 20, random: seeded(1), choosing: seeded(2) })
const reward = latent(known.pairs, { rank: 2 })

describe('ask', () => {
  it('picks the most informative pair of the pool, never one that tells nothing', () => {
    const pool = poolOf(30, PLAN.width, seeded(3))
    const same = { a: pool[0]!.a, b: pool[0]!.a }
    const state = reward.start()
    const { index, information: bits } = ask(reward, state, [same, ...pool])
    expect(index).toBeGreaterThan(0)
    for (const { a, b } of pool) expect(bits).toBeGreaterThanOrEqual(information(reward.margin(a, b, state)))
    expect(() => ask(reward, state, [])).toThrow(InvalidInputError)
  })

  it('asks less than two thirds of the questions random asking needs to know people as well', () => {
    const people = simulatedPeople({ ...PLAN, people: 84, each: 1, random: seeded(1), choosing: seeded(4) })
    const mean = (pick: (p: number) => (state: Float64Array) => number) => {
      const sum = new Float64Array(31)
      for (let p = 60; p < 84; p++) {
        const better = (x: Float64Array) => people.utility(p, x)
        const test = poolOf(100, PLAN.width, seeded(1000 + p))
        const rest = { reward, better, test, questions: 30, random: seeded(2000 + p) }
        const curve = askingCurve({ ...rest, pool: pools[p - 60]!, pick: pick(p) })
        for (let k = 0; k <= 30; k++) sum[k]! += curve[k]! / 24
      }
      return [...sum]
    }
    const pools = Array.from({ length: 24 }, (_, k) => poolOf(60, PLAN.width, seeded(k)))
    const asked = mean((p) => (state) => ask(reward, state, pools[p - 60]!).index)
    const random = seeded(5)
    const drawn = mean(() => () => Math.floor(random() * 60))
    const level = 0.88
    expect(questionsTo(level, drawn)).toBeGreaterThan(3)
    expect(questionsTo(level, asked)).toBeLessThan((2 / 3) * questionsTo(level, drawn))
    for (const k of [2, 5, 10, 15]) expect(asked[k]).toBeGreaterThan(drawn[k]!)
  })
})
