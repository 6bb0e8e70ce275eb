import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { lowRank } from './low-rank.ts'
import { rowsByPerson, rowsOf, take } from './pairs.ts'
import { agreement, chosen, normalsOf, normalVector, poolOf } from './simulated.values.ts'

const WIDTH = 6
const normal = normalsOf(seeded(1))
const basis = Array.from({ length: 2 }, () => normalVector(WIDTH, normal))
const share = Array.from({ length: 60 }, (_, p) => (p % 4) / 3)
const utility = (person: number, x: Float64Array) =>
  x.reduce(
    (sum, v, j) => sum + v * (share[person]! * basis[0]![j]! + (1 - share[person]!) * basis[1]![j]!),
    0,
  )
const pairs = chosen(
  1200,
  60,
  (i) => {
    const person = i % 60
    const [a, b] = [normalVector(WIDTH, normal), normalVector(WIDTH, normal)]
    return { person, a, b, odds: utility(person, a) - utility(person, b) }
  },
  seeded(2),
)
const people = rowsByPerson(pairs).map((rows) => take(pairs, rows))
const population = { ...take(pairs, rowsByPerson(pairs).slice(0, 40).flat()), people: 40 }

describe('lowRank', () => {
  const reward = lowRank(population, { rank: 2 })
  const { shared } = reward.save() as { shared: number[] }
  const odds = (k: number, a: Float64Array, b: Float64Array) =>
    a.reduce((sum, v, j) => sum + shared[k * WIDTH + j]! * (v - b[j]!), 0)

  it("finds a person's weights where a search by brute force finds them", () => {
    for (let p = 40; p < 44; p++) {
      const own = people[p]!
      const [x, y] = reward.adapt(own)
      // A constant added to all logits changes no weight, so at the top they sum to 0: one line to search.
      expect(x! + y!).toBeCloseTo(0, 6)
      const loss = (at: number) => {
        const first = 1 / (1 + Math.exp(shared[2 * WIDTH + 1]! - shared[2 * WIDTH]! - 2 * at))
        let sum = 0.25 * at * at
        rowsOf(own).forEach(({ a, b }, i) => {
          const margin = first * odds(0, a, b) + (1 - first) * odds(1, a, b)
          sum += Math.log1p(Math.exp(own.label[i] === 1 ? -margin : margin))
        })
        return sum
      }
      const grid = Array.from({ length: 801 }, (_, i) => -4 + i / 100)
      const best = grid.reduce((top, at) => (loss(at) < loss(top) ? at : top))
      expect(Math.abs(x! - best)).toBeLessThan(0.006)
    }
  })

  it('keeps everybody between the tastes of the basis', () => {
    for (let p = 40; p < 60; p++) {
      const state = reward.adapt(people[p]!)
      for (const { a, b } of poolOf(20, WIDTH, seeded(p))) {
        const [one, other] = [odds(0, a, b), odds(1, a, b)]
        const { mean } = reward.margin(a, b, state)
        expect(mean).toBeGreaterThanOrEqual(Math.min(one, other) - 1e-9)
        expect(mean).toBeLessThanOrEqual(Math.max(one, other) + 1e-9)
      }
    }
  })

  it('knows new people after ten choices better than it knows everybody', () => {
    const pool = poolOf(200, WIDTH, seeded(9))
    let [before, after] = [0, 0]
    for (let p = 40; p < 60; p++) {
      const few = take(
        people[p]!,
        Array.from({ length: 10 }, (_, i) => i),
      )
      before += agreement(reward, undefined, (x) => utility(p, x), pool) / 20
      after += agreement(reward, reward.adapt(few), (x) => utility(p, x), pool) / 20
    }
    expect(after).toBeGreaterThan(before + 0.03)
    expect(after).toBeGreaterThan(0.85)
  })
})
