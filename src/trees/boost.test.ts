import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { boost, logLoss } from './boost.ts'
import { type Forest, importance, margin, probability } from './forest.ts'
import type { Labelled, Rows } from './rows.ts'
import {
  EXACT,
  EXACT_IMPORTANCE,
  hard,
  MONOTONE,
  mixed,
  rows,
  SETTINGS,
  soft,
  WEIGHTED,
  weight,
} from './xgboost.values.ts'

const margins = (forest: Forest, { n, values }: Rows) =>
  Float64Array.from({ length: n }, (_, row) => margin(forest, values, row))

function near(found: Float64Array, wanted: readonly number[], within = 1e-5): void {
  expect(found.length).toBe(wanted.length)
  found.forEach((x, i) => {
    expect(Math.abs(x - wanted[i]!), `row ${i}`).toBeLessThan(within)
  })
}

describe('boosted trees beside a real XGBoost', () => {
  it('give what its exact method gives, for rows they saw and others', () => {
    const forest = boost({ ...rows, label: hard }, SETTINGS)
    near(margins(forest, mixed), EXACT)
    const { gain, cover, frequency } = importance(forest)
    near(gain, EXACT_IMPORTANCE.total_gain, 1e-3)
    near(cover, EXACT_IMPORTANCE.total_cover, 1e-3)
    near(frequency, EXACT_IMPORTANCE.weight)
  })

  it('give what its hist method gives, with soft labels, weights and every penalty', () => {
    const penalties = { lambda: 2.5, gamma: 0.4, minChildWeight: 1.5, base: 0.2 }
    near(margins(boost({ ...rows, label: soft, weight }, { ...SETTINGS, ...penalties }), rows), WEIGHTED)
  })

  it('give what it gives under monotone constraints', () => {
    const forest = boost({ ...rows, label: hard }, { ...SETTINGS, monotone: [1, -1, 0, 1] })
    near(margins(forest, mixed), MONOTONE)
  })
})

/** Yes where feature 0 is above 0 or missing, unless 1 is above 0.5; a fifth of it noise. */
function made(n: number, seed: number, noise = 0.2): Labelled {
  const random = seeded(seed)
  const values = new Float32Array(3 * n).map(() => (random() < 0.1 ? Number.NaN : random() * 2 - 1))
  const label = Float64Array.from({ length: n }, (_, row) => {
    const yes = !(values[3 * row]! <= 0) && !(values[3 * row + 1]! > 0.5)
    return Number(random() < noise ? random() < 0.5 : yes)
  })
  return { n, width: 3, values, label }
}

const lossOf = (forest: Forest, on: Labelled) => logLoss(on, margins(forest, on))

describe('boosted trees', () => {
  it('never break a monotone constraint', () => {
    const directions = [1, -1, 0]
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, depth) => {
        const forest = boost(made(60, seed, 0.8), {
          rounds: 6,
          depth,
          minChildWeight: 0.1,
          monotone: directions,
        })
        const random = seeded(seed + 1)
        for (let k = 0; k < 50; k++) {
          const x = Float32Array.from({ length: 3 }, () => random() * 2 - 1)
          const more = x.slice()
          const feature = k % 2
          more[feature] = x[feature]! + random()
          const rise = (margin(forest, more) - margin(forest, x)) * directions[feature]!
          expect(rise).toBeGreaterThanOrEqual(-1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('learn on which side a missing value belongs', () => {
    const forest = boost(made(400, 1), { rounds: 20, depth: 2 })
    expect(probability(forest, Float32Array.of(Number.NaN, 0, 0))).toBeGreaterThan(0.7)
    expect(probability(forest, Float32Array.of(0.5, 0.9, 0))).toBeLessThan(0.3)
    expect(probability(forest, Float32Array.of(0.5, Number.NaN, 0))).toBeGreaterThan(0.7)
  })

  it('take a weight of 2 for two rows, and a soft label for a share of each kind', () => {
    const { n, width, values, label } = made(50, 2)
    const twice = { n: 2 * n, width, values: Float32Array.of(...values, ...values) }
    const options = { rounds: 5, depth: 3, base: 0.4 }
    const weighted = boost({ n, width, values, label, weight: new Float64Array(n).fill(2) }, options)
    const doubled = boost({ ...twice, label: Float64Array.of(...label, ...label) }, options)
    near(margins(weighted, { n, width, values }), [...margins(doubled, { n, width, values })])
    const shares = label.map((y) => 0.25 + y / 2)
    const split = boost(
      {
        ...twice,
        label: new Float64Array(2 * n).fill(1, 0, n),
        weight: Float64Array.of(...shares, ...shares.map((y) => 1 - y)),
      },
      options,
    )
    near(margins(boost({ n, width, values, label: shares }, options), { n, width, values }), [
      ...margins(split, { n, width, values }),
    ])
  })

  it('draw rows and features by the random source alone', () => {
    const train = made(200, 3)
    const drawn = (seed: number) =>
      boost(train, { rounds: 8, depth: 3, subsample: 0.5, columnSample: 0.5, random: seeded(seed) })
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
    for (const tree of drawn(1).trees) {
      // Nothing is known at the root of the first tree: each row covers a quarter.
      expect(tree.cover[0]).toBeLessThan(200 / 4 / 1.4)
      expect(new Set(tree.feature.filter((f) => f >= 0)).size).toBeLessThanOrEqual(3)
    }
    const single = boost(train, { rounds: 30, columnSample: 0.01, depth: 3, random: seeded(4) })
    for (const tree of single.trees) expect(new Set(tree.feature.filter((f) => f >= 0)).size).toBeLessThan(2)
  })

  it('are kept up to the lowest loss on the validation rows', () => {
    const [train, validation] = [made(150, 5, 0.6), made(150, 6, 0.6)]
    const all = boost(train, { rounds: 60, depth: 4 })
    const kept = boost(train, { rounds: 60, depth: 4, validation, patience: 60 })
    const losses = Array.from({ length: 61 }, (_, k) =>
      lossOf({ ...all, trees: all.trees.slice(0, k) }, validation),
    )
    expect(kept.trees.length).toBe(losses.indexOf(Math.min(...losses)))
    expect(kept.trees).toEqual(all.trees.slice(0, kept.trees.length))
  })

  it('lower the training loss with every round', () => {
    const train = made(200, 7)
    const forest = boost(train, { rounds: 15 })
    const losses = Array.from({ length: 16 }, (_, k) =>
      lossOf({ ...forest, trees: forest.trees.slice(0, k) }, train),
    )
    for (let k = 1; k < losses.length; k++) expect(losses[k]).toBeLessThan(losses[k - 1]!)
  })

  it('take rows that leave nothing to ask: one row, one class, no value at all', () => {
    const one = boost({ n: 1, width: 1, values: Float32Array.of(2), label: Float64Array.of(1) })
    expect(one.trees.every((tree) => tree.feature.length === 1)).toBe(true)
    expect(probability(one, Float32Array.of(2))).toBeGreaterThan(0.75)
    const { n, width, values } = made(40, 8)
    const yes = boost({ n, width, values, label: new Float64Array(n).fill(1) }, { rounds: 5 })
    expect(probability(yes, values)).toBeCloseTo(40.5 / 41, 1)
    const blank = { n: 4, width: 2, values: new Float32Array(8).fill(Number.NaN) }
    const even = boost({ ...blank, label: Float64Array.of(0, 1, 0, 1) })
    expect(probability(even, Float32Array.of(Number.NaN, 1))).toBeCloseTo(0.5)
  })

  it.each([
    [{ depth: 0 }, /^depth: 0/],
    [{ rounds: 1.5 }, /^rounds: 1.5/],
    [{ rate: 0 }, /^rate: 0/],
    [{ lambda: Number.NaN }, /^lambda/],
    [{ bins: 256 }, /^bins: 256/],
    [{ subsample: 0 }, /^subsample: 0/],
    [{ subsample: 0.5 }, /^random/],
    [{ base: 1 }, /^base: 1/],
    [{ monotone: [2] }, /^monotone\[0\]: 2/],
    [{ monotone: [0, 0, 0, 0] }, /^monotone\.length: 4/],
  ])('refuse the options %j', (options, message) => {
    expect(() => boost(made(10, 9), options)).toThrow(message)
  })

  it('refuse rows that cannot be, and name them', () => {
    const good = made(10, 9)
    const broken = (field: 'values' | 'label' | 'weight', at: number, value: number): Labelled => {
      const copy = {
        ...good,
        values: good.values.slice(),
        label: good.label.slice(),
        weight: new Float64Array(10).fill(1),
      }
      copy[field][at] = value
      return copy
    }
    expect(() => boost({ ...good, n: 0 })).toThrow(/^train\.n: 0/)
    expect(() => boost({ ...good, n: 9 })).toThrow(/^train\.values\.length: 30/)
    expect(() => boost(broken('values', 7, Number.POSITIVE_INFINITY))).toThrow(
      /^train\.values, row 2, feature 1/,
    )
    const narrow = { ...good, width: 1, values: good.values.slice(0, 10) }
    expect(() => boost(good, { validation: narrow })).toThrow(/^validation\.width: 1/)
    expect(() => boost(broken('label', 3, 1.1))).toThrow(/^train\.label, row 3/)
    expect(() => boost(broken('label', 3, Number.NaN))).toThrow(/^train\.label, row 3/)
    expect(() => boost(broken('weight', 4, 0))).toThrow(/^train\.weight, row 4/)
  })
})
