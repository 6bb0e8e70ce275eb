import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { latent } from './latent.ts'
import { rowsByPerson, rowsOf, take } from './pairs.ts'
import { poolOf, simulatedPeople } from './simulated.values.ts'

const PLAN = { people: 80, each: 20, width: 5, rank: 1, shared: 1, own: 2 }
const sim = simulatedPeople({ ...PLAN, random: seeded(1), choosing: seeded(2) })
const reward = latent(sim.pairs, { rank: 1 })
const people = rowsByPerson(sim.pairs).map((rows) => take(sim.pairs, rows))
const { shared } = reward.save() as { shared: number[] }
const at = (x: Float64Array, from: number) => x.reduce((sum, v, j) => sum + v * shared[from + j]!, 0)

/** Posterior of one person's z by brute force: its density on a grid of 801 points from -5 to 5. */
function posterior(person: number): { z: number[]; density: number[] } {
  const own = people[person]!
  const odds = rowsOf(own).map(({ a, b }) => {
    const d = a.map((x, j) => x - b[j]!)
    return [at(d, 0), at(d, PLAN.width)]
  })
  const z = Array.from({ length: 801 }, (_, i) => -5 + i / 80)
  const logs = z.map((v) => {
    let log = -0.5 * v * v
    odds.forEach(([all, more], i) => {
      const margin = all! + v * more!
      log -= Math.log1p(Math.exp(own.label[i] === 1 ? -margin : margin))
    })
    return log
  })
  const most = Math.max(...logs)
  const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0)
  return { z, density: logs.map((log) => Math.exp(log - most) / total) }
}

describe('latent', () => {
  it("puts a person at the top of the posterior, with the posterior's width", () => {
    for (let p = 0; p < 20; p++) {
      const { z, density } = posterior(p)
      const [mean, variance] = reward.adapt(people[p]!)
      const top = z[density.indexOf(Math.max(...density))]!
      expect(Math.abs(mean! - top)).toBeLessThan(0.0126 / 2 + 1e-6)
      const centre = z.reduce((sum, v, i) => sum + v * density[i]!, 0)
      const width = Math.sqrt(z.reduce((sum, v, i) => sum + (v - centre) ** 2 * density[i]!, 0))
      expect(Math.sqrt(variance!) / width).toBeGreaterThan(0.85)
      expect(Math.sqrt(variance!) / width).toBeLessThan(1.1)
    }
  })

  it('averages the probability over what is not known of the person', () => {
    const pool = poolOf(20, PLAN.width, seeded(3))
    for (let p = 0; p < 10; p++) {
      const { z, density } = posterior(p)
      const state = reward.adapt(people[p]!)
      for (const { a, b } of pool) {
        const d = a.map((x, j) => x - b[j]!)
        const [all, more] = [at(d, 0), at(d, PLAN.width)]
        const exact = z.reduce((sum, v, i) => sum + density[i]! / (1 + Math.exp(-all - v * more)), 0)
        expect(Math.abs(1 / (1 + Math.exp(-reward.odds(a, b, state))) - exact)).toBeLessThan(0.05)
      }
    }
  })

  it('finds the direction in which people differ, and about how far', () => {
    const own = (person: number, j: number) =>
      sim.utility(
        person,
        Float64Array.from({ length: PLAN.width }, (_, i) => (i === j ? 1 : 0)),
      )
    // Two people of rank 1 differ along the true direction only.
    const true_ = Float64Array.from({ length: PLAN.width }, (_, j) => own(0, j) - own(1, j))
    const found = Float64Array.from(shared.slice(PLAN.width))
    const length = (x: Float64Array) => Math.hypot(...x)
    const cosine = found.reduce((sum, v, j) => sum + v * true_[j]!, 0) / length(found) / length(true_)
    expect(Math.abs(cosine)).toBeGreaterThan(0.97)
    const mean = (j: number) => people.reduce((sum, _, p) => sum + own(p, j), 0) / PLAN.people
    let variance = 0
    for (let p = 0; p < PLAN.people; p++)
      for (let j = 0; j < PLAN.width; j++) variance += (own(p, j) - mean(j)) ** 2 / PLAN.people
    // Laplace's approximation finds too little rather than too much.
    expect(length(found) / Math.sqrt(variance)).toBeGreaterThan(0.65)
    expect(length(found) / Math.sqrt(variance)).toBeLessThan(1.2)
  })

  it('finds little where people do not differ: scatter of luck is not taken for taste', () => {
    const alike = simulatedPeople({ ...PLAN, own: 0, random: seeded(4) })
    const { shared: found } = latent(alike.pairs, { rank: 1 }).save() as { shared: number[] }
    expect(Math.hypot(...found.slice(PLAN.width))).toBeLessThan(
      0.35 * Math.hypot(...found.slice(0, PLAN.width)),
    )
  })

  it('is surer of a person with every choice', () => {
    const { a, b } = poolOf(1, PLAN.width, seeded(5))[0]!
    let last = reward.margin(a, b).variance
    for (let k = 1; k <= 20; k++) {
      const first = Array.from({ length: k }, (_, i) => i)
      const { variance } = reward.margin(a, b, reward.adapt(take(people[0]!, first)))
      expect(variance).toBeLessThan(last * 1.2)
      last = variance
    }
    expect(last).toBeLessThan(0.5 * reward.margin(a, b).variance)
  })
})
