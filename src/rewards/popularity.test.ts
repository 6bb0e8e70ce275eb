import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { popularity, type Votes } from './popularity.ts'
import { normalsOf, normalVector } from './simulated.values.ts'

const votesOf = (rows: readonly (readonly [a: number, b: number, label?: number])[]): Votes => ({
  n: rows.length,
  person: new Int32Array(rows.length),
  a: Int32Array.from(rows, ([a]) => a),
  b: Int32Array.from(rows, ([, b]) => b),
  label: Float64Array.from(rows, ([, , label]) => label ?? 1),
})

const THINGS = 9
const WIDTH = 3
const random = seeded(1)
const normal = normalsOf(random)
const features = Array.from({ length: THINGS }, () => normalVector(WIDTH, normal))
/** The last thing is never voted on. */
const votes = votesOf(
  Array.from({ length: 60 }, () => {
    const a = Math.floor(random() * (THINGS - 1))
    const b = (a + 1 + Math.floor(random() * (THINGS - 2))) % (THINGS - 1)
    const odds = features[a]![0]! - features[b]![0]!
    const label = random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0
    return [a, b, random() < 0.2 ? 0.7 : label] as const
  }),
)
const found = popularity(features, votes)

/** Prior variances as the model has them: 0.9 over all features, 0.3 a thing. */
const [FEATURE, EFFECT] = [0.9 / WIDTH, 0.3]

/** Minus the logarithm of the posterior, written a second time from the definition. */
function loss(weights: Float64Array, effects: Float64Array): number {
  const score = (t: number) => effects[t]! + features[t]!.reduce((sum, x, j) => sum + weights[j]! * x, 0)
  let sum = 0
  for (const w of weights) sum += (w * w) / (2 * FEATURE)
  for (const e of effects) sum += (e * e) / (2 * EFFECT)
  for (let i = 0; i < votes.n; i++) {
    const p = 1 / (1 + Math.exp(score(votes.b[i]!) - score(votes.a[i]!)))
    sum -= votes.label[i]! * Math.log(p) + (1 - votes.label[i]!) * Math.log(1 - p)
  }
  return sum
}

describe('popularity', () => {
  it('ends where no weight and no effect can be changed for the better', () => {
    const step = 1e-4
    const slope = (x: Float64Array, j: number, of: () => number) => {
      const at = x[j]!
      x[j] = at + step
      const up = of()
      x[j] = at - step
      const down = of()
      x[j] = at
      return (up - down) / (2 * step)
    }
    const weights = found.weights.slice()
    const effects = found.effects.slice()
    const here = () => loss(weights, effects)
    for (let j = 0; j < WIDTH; j++) expect(Math.abs(slope(weights, j, here))).toBeLessThan(1e-3)
    for (let t = 0; t < THINGS; t++) expect(Math.abs(slope(effects, t, here))).toBeLessThan(1e-3)
    // And this is not everywhere so.
    weights[0]! += 0.1
    expect(Math.abs(slope(weights, 0, here))).toBeGreaterThan(0.1)
  })

  it('scores by features and effect, a thing nobody voted on by its features', () => {
    features.forEach((row, t) => {
      const byFeatures = row.reduce((sum, x, j) => sum + found.weights[j]! * x, 0)
      expect(found.scores[t]).toBeCloseTo(byFeatures + found.effects[t]!, 12)
    })
    expect(found.effects.at(-1)).toBe(0)
    expect(Math.abs(found.scores.at(-1)!)).toBeGreaterThan(0.01)
  })

  it('knows two things without features in closed form', () => {
    // Effects are opposite; their difference d solves d = 2 · 0.3 · (wins - n · sigmoid(d)).
    const [wins, n] = [7, 10]
    const rows = Array.from({ length: n }, (_, i) => (i < wins ? [0, 1] : [1, 0]) as [number, number])
    const { scores } = popularity([new Float64Array(0), new Float64Array(0)], votesOf(rows))
    let [low, high] = [0, 10]
    for (let i = 0; i < 60; i++) {
      const d = (low + high) / 2
      if (d < 0.6 * (wins - n / (1 + Math.exp(-d)))) low = d
      else high = d
    }
    expect(scores[0]! - scores[1]!).toBeCloseTo(low, 5)
    expect(scores[0]).toBeCloseTo(-scores[1]!, 6)
  })

  it('is Bradley and Terry where each thing is a feature of its own', () => {
    const none = features.map(() => new Float64Array(0))
    const { scores } = popularity(none, votes)
    const oneHot = (things: Int32Array) =>
      Float64Array.from({ length: votes.n * THINGS }, (_, k) =>
        things[Math.floor(k / THINGS)] === k % THINGS ? 1 : 0,
      )
    const pairs = {
      ...{ n: votes.n, width: THINGS, people: 1, person: votes.person, label: votes.label },
      ...{ a: oneHot(votes.a), b: oneHot(votes.b), weight: new Float64Array(votes.n).fill(1) },
    }
    // Nobody has a taste of their own.
    const reward = bradleyTerry(pairs, { ridge: 1 / EFFECT, personRidge: 1e9 })
    const thing = (t: number) => Float64Array.from({ length: THINGS }, (_, j) => (j === t ? 1 : 0))
    for (let t = 1; t < THINGS; t++)
      expect(reward.odds(thing(0), thing(t))).toBeCloseTo(scores[0]! - scores[t]!, 4)
  })

  it('finds the same from another start', () => {
    const far = { weights: found.weights.map((w) => 2 - w), effects: found.effects.map((e) => 1 - 3 * e) }
    const again = popularity(features, votes, { ...far, scores: found.scores })
    again.scores.forEach((score, t) => {
      expect(score).toBeCloseTo(found.scores[t]!, 4)
    })
  })

  it('likes nothing better when nobody has voted, or all was even', () => {
    for (const rows of [[], [[0, 1, 0.5]] as [number, number, number][]])
      expect([...popularity(features, votesOf(rows)).scores].every((s) => s === 0)).toBe(true)
    expect(popularity([], votesOf([])).scores.length).toBe(0)
  })
})
