import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { mixture, mixtureModel } from './mixture.ts'
import { rowsByPerson, rowsOf, take } from './pairs.ts'
import { agreement, chosen, normalsOf, normalVector, poolOf } from './simulated.values.ts'

const WIDTH = 4
const normal = normalsOf(seeded(1))
/** Two kinds of people, both with an ideal amount of the first two features. The rest is beside the point. */
const IDEALS = [
  [0.8, 0],
  [-0.8, 0],
]
const utility = (person: number, x: Float64Array) =>
  -IDEALS[person % 2]!.reduce((sum, u, d) => sum + 1.5 * (x[d]! - u) ** 2, 0)
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

describe('mixtureModel', () => {
  it('is the difference of squared distances, by hand', () => {
    // G = (2, 0), one dimension; prototypes at 1 and 3; logits even: u = 2. G a = 4, G b = 2: (2 - 2)² - (4 - 2)² = -4.
    const model = mixtureModel(2, 2, 1)
    const shared = Float64Array.of(2, 0, 1, 3, 0, 0)
    const [a, b] = [Float64Array.of(2, 9), Float64Array.of(1, -9)]
    expect(model.margin(shared, new Float64Array(2), a, b)).toBeCloseTo(-4, 12)
    // Three to one for the second: u = 2.5: (2 - 2.5)² - (4 - 2.5)² = -2.
    expect(model.margin(shared, Float64Array.of(0, Math.log(3)), a, b)).toBeCloseTo(-2, 12)
  })
})

describe('mixture', () => {
  const reward = mixture(population, { prototypes: 2 })

  it("finds a person's weights where a search by brute force finds them", () => {
    const { shape, shared } = reward.save() as { shape: { dimensions: number }; shared: number[] }
    const model = mixtureModel(WIDTH, 2, shape.dimensions)
    for (let p = 40; p < 46; p++) {
      const own = people[p]!
      const loss = (at: number) => {
        let sum = 0.25 * at * at
        rowsOf(own).forEach(({ a, b }, i) => {
          const margin = model.margin(Float64Array.from(shared), Float64Array.of(at, -at), a, b)
          sum += Math.log1p(Math.exp(own.label[i] === 1 ? -margin : margin))
        })
        return sum
      }
      const grid = Array.from({ length: 401 }, (_, i) => -4 + i / 50)
      const best = grid.reduce((top, at) => (loss(at) < loss(top) ? at : top))
      const [x, y] = reward.adapt(own)
      expect(x! + y!).toBeCloseTo(0, 6)
      expect(Math.abs(x! - best)).toBeLessThan(0.02)
    }
  })

  it('knows new people who can have too much of a good thing, which no linear utility does', () => {
    const linear = bradleyTerry(population)
    const pool = poolOf(200, WIDTH, seeded(9))
    let [unknown, known, straight] = [0, 0, 0]
    for (let p = 40; p < 60; p++) {
      const few = take(
        people[p]!,
        Array.from({ length: 10 }, (_, i) => i),
      )
      unknown += agreement(reward, undefined, (x) => utility(p, x), pool) / 20
      known += agreement(reward, reward.adapt(few), (x) => utility(p, x), pool) / 20
      straight += agreement(linear, linear.adapt(few), (x) => utility(p, x), pool) / 20
    }
    expect(known).toBeGreaterThan(unknown + 0.05)
    expect(known).toBeGreaterThan(straight + 0.1)
    expect(known).toBeGreaterThan(0.85)
  })
})
