import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { greedy, thompson, upper } from './arms.ts'
import { general } from './general.ts'
import { latent } from './latent.ts'
import { chosen, normalsOf, normalVector, regret, simulatedPeople } from './simulated.values.ts'

const PLAN = { width: 6, rank: 2, shared: 1, own: 3 }
const known = simulatedPeople({ ...PLAN, people: 60, each: 20, random: seeded(1), choosing: seeded(2) })
const reward = latent(known.pairs, { rank: 2 })
// The same taste directions, twelve more people.
const everybody = simulatedPeople({ ...PLAN, people: 72, each: 1, random: seeded(1), choosing: seeded(3) })
const answers = (seed: number) => {
  const normal = normalsOf(seeded(seed))
  return () => Array.from({ length: 8 }, () => normalVector(PLAN.width, normal))
}

describe('thompson', () => {
  it('draws what is likely to be best more often, and anything it cannot rule out now and then', () => {
    const candidates = answers(1)()
    const random = seeded(2)
    const counts = new Array<number>(8).fill(0)
    for (let k = 0; k < 400; k++) counts[thompson(reward, reward.start(), candidates, random)]!++
    expect(counts.filter((n) => n > 0).length).toBeGreaterThan(1)
    // The same shares from the definition: draw z, take the candidate with the most (w + B z)·x.
    const { shared } = reward.save() as { shared: number[] }
    const normal = normalsOf(seeded(3))
    const expected = new Array<number>(8).fill(0)
    for (let k = 0; k < 4000; k++) {
      const z = [1, normal(), normal()]
      const utility = candidates.map((x) =>
        z.reduce((sum, by, r) => x.reduce((s, v, j) => s + by * shared[r * PLAN.width + j]! * v, sum), 0),
      )
      expected[utility.indexOf(Math.max(...utility))]! += 1 / 4000
    }
    counts.forEach((n, i) => {
      expect(Math.abs(n / 400 - expected[i]!)).toBeLessThan(0.09)
    })
  })
})

describe('upper', () => {
  it('shows the best with the challenger that could beat it by most', () => {
    const state = reward.start()
    for (let seed = 0; seed < 30; seed++) {
      const candidates = answers(seed)()
      const { first, second } = upper(reward, state, candidates, 0.5)
      expect(first).toBe(greedy(reward, state, candidates))
      expect(second).not.toBe(first)
      const hope = (i: number) => {
        const { mean, variance } = reward.margin(candidates[i]!, candidates[first]!, state)
        return mean + 0.5 * Math.sqrt(variance)
      }
      for (let i = 0; i < 8; i++) if (i !== first) expect(hope(second)).toBeGreaterThanOrEqual(hope(i))
    }
  })

  it('shows the two best when it is not curious', () => {
    const candidates = answers(5)()
    const { first, second } = upper(reward, reward.start(), candidates, 0)
    const rest = candidates.filter((_, i) => i !== first)
    expect(candidates[second]).toBe(rest[greedy(reward, reward.start(), rest)])
  })

  it('needs two answers, and greedy one', () => {
    const [one] = answers(6)()
    expect(() => upper(reward, reward.start(), [one!], 1)).toThrow(InvalidInputError)
    expect(() => greedy(reward, reward.start(), [])).toThrow(InvalidInputError)
    expect(greedy(reward, reward.start(), [one!])).toBe(0)
  })
})

describe('greedy', () => {
  it('takes the answer that beats the most, where preferences go round', () => {
    const hand = (k: number) => Float64Array.from({ length: 4 }, (_, j) => (j === k ? 1 : 0))
    // 0 beats 1, 1 beats 2, 2 beats 0; all three beat 3, so no order holds, but 3 is never the best.
    const beats = [
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 3],
      [1, 3],
      [2, 3],
    ]
    const row = (i: number) => {
      const [x, y] = beats[i % 6]!
      return { person: 0, a: hand(x!), b: hand(y!), odds: 99 }
    }
    const cycle = general(chosen(60, 1, row, seeded(1)))
    for (const k of [0, 1, 2]) expect(greedy(cycle, cycle.start(), [hand(3), hand(k)])).toBe(1)
    expect(greedy(cycle, cycle.start(), [0, 1, 2, 3].map(hand))).toBeLessThan(3)
  })
})

describe('regret of twenty duels among eight answers', () => {
  const mean = (duel: Parameters<typeof regret>[0]['duel']) => {
    let sum = 0
    for (let p = 60; p < 72; p++) {
      const better = (x: Float64Array) => everybody.utility(p, x)
      const rest = { reward, better, rounds: 20, duel }
      sum += regret({ ...rest, offer: answers(p), random: seeded(100 + p) }) / 12
    }
    return sum
  }

  it('is far below that of random duels, by either rule', () => {
    const random = seeded(7)
    const any = mean((_, candidates) => {
      const first = Math.floor(random() * candidates.length)
      return [first, (first + 1 + Math.floor(random() * (candidates.length - 1))) % candidates.length]
    })
    const drawn = mean((s, c) => [thompson(reward, s, c, random), thompson(reward, s, c, random)])
    const hoped = mean((state, candidates) => {
      const { first, second } = upper(reward, state, candidates, 1)
      return [first, second]
    })
    expect(drawn).toBeLessThan(0.6 * any)
    expect(hoped).toBeLessThan(0.6 * any)
  })
})
