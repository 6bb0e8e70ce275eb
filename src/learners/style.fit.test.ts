import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normals, observed, only, SIZE, simulate, withinOf } from '../../test/simulate.ts'
import { seeded } from '../evaluate/interval.ts'
import { NORMS } from '../norms.ts'
import type { Observation } from '../observation.ts'
import { Population } from '../population.ts'
import { measureIndex } from '../text/measures.ts'
import { FALSE_SIGNS, type Standing, solve, standings } from './style.fit.ts'

/** A x = b by elimination with pivoting: another algorithm than the one under test. */
function eliminated(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i]!])
  const n = b.length
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r
    ;[rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!]
    for (let r = 0; r < n; r++) {
      if (r === c) continue
      const factor = rows[r]![c]! / rows[c]![c]!
      for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}

describe('solve', () => {
  it('agrees with elimination on random positive definite matrices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(1e6), (n, seed) => {
        const normal = normals(seeded(seed))
        const root = Array.from({ length: n }, () => Array.from({ length: n }, normal))
        // R R' + 0.1 I.
        const a = root.map((x, i) =>
          root.map((y, j) => x.reduce((sum, v, k) => sum + v * y[k]!, 0) + (i === j ? 0.1 : 0)),
        )
        const b = Array.from({ length: n }, normal)
        const found = solve(Float64Array.from(a.flat()), Float64Array.from(b))
        const expected = eliminated(a, b)
        for (let i = 0; i < n; i++) expect(found[i]).toBeCloseTo(expected[i]!, 6)
        // And it is a solution: A x = b.
        for (const [i, row] of a.entries())
          expect(row.reduce((sum, v, k) => sum + v * found[k]!, 0)).toBeCloseTo(b[i]!, 6)
      }),
    )
  })

  it('leaves its arguments alone', () => {
    const a = Float64Array.of(2, 1, 1, 2)
    const b = Float64Array.of(3, 3)
    expect([...solve(a, b)].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 1])
    expect([[...a], [...b]]).toEqual([
      [2, 1, 1, 2],
      [3, 3],
    ])
  })

  it('stays finite where the matrix is singular', () => {
    const x = solve(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1))
    expect([...x].every(Number.isFinite)).toBe(true)
  })

  it('of nothing is nothing', () => {
    expect(solve(new Float64Array(0), new Float64Array(0))).toHaveLength(0)
  })
})

/** The person's texts out of a population, with everybody's kept standings. */
function fits(plan: Parameters<typeof simulate>[0]) {
  const { observations, truth } = simulate(plan)
  const population = new Population(observations)
  const groups = Map.groupBy(observations, (o) => o.person)
  return [...groups].map(([person, own]) => ({
    own,
    true: truth.get(person)!,
    kept: standings(own, population),
  }))
}

const signed = (kept: readonly Standing[], truth: Float64Array) =>
  kept.filter((s) => Math.sign(truth[s.measure]!) !== s.direction).length

describe('standings', () => {
  it('recover the deviations people were made with, with few wrong signs', () => {
    let kept = 0
    let wrong = 0
    let possible = 0
    for (let seed = 1; seed <= 2; seed++)
      for (const fit of fits({ people: 30, texts: 12, between: 0.5, seed })) {
        kept += fit.kept.length
        wrong += signed(fit.kept, fit.true)
        possible += SIZE
      }
    expect(wrong / kept).toBeLessThan(2 * FALSE_SIGNS)
    // A deviation of one between-person standard deviation stands 2.4 standard errors from zero here.
    expect(kept / possible).toBeGreaterThan(0.5)
  })

  it('keep fewer, and still few wrong ones, where little is known', () => {
    const share = { few: 0, many: 0 }
    let kept = 0
    let wrong = 0
    for (let seed = 1; seed <= 3; seed++) {
      const { observations, truth } = simulate({ people: 30, texts: 12, between: 0.3, seed })
      const population = new Population(observations)
      for (const [person, own] of Map.groupBy(observations, (o) => o.person)) {
        const few = standings(own.slice(0, 2), population)
        kept += few.length
        wrong += signed(few, truth.get(person)!)
        share.few += few.length
        share.many += standings(own, population).length
      }
    }
    expect(share.few).toBeLessThan(share.many * 0.7)
    expect(wrong / Math.max(1, kept)).toBeLessThan(2 * FALSE_SIGNS)
  })

  it('estimate deviations without bias away from zero: shrunk, and near the truth', () => {
    let error = 0
    let raw = 0
    let cross = 0
    let square = 0
    for (const { own, true: truth, kept } of fits({ people: 40, texts: 4, between: 0.5, seed: 5 })) {
      for (const { measure: j, deviation } of kept) {
        const scale = Math.sqrt(withinOf(j))
        const mean = own.reduce((sum, o) => sum + o.level[j]!, 0) / own.length
        const all = (mean - NORMS.mean[j]!) / scale
        error += ((deviation - truth[j]!) / scale) ** 2
        raw += (all - truth[j]! / scale) ** 2
        cross += (deviation * truth[j]!) / scale ** 2
        square += (deviation / scale) ** 2
      }
    }
    expect(error).toBeLessThan(raw)
    // Slope of truth on estimate: 1 for a posterior mean, whichever ones are kept.
    expect(cross / square).toBeGreaterThan(0.85)
    expect(cross / square).toBeLessThan(1.15)
  })

  it('keep next to nothing where people are exchangeable', () => {
    let kept = 0
    let people = 0
    for (let seed = 1; seed <= 3; seed++)
      for (const fit of fits({ people: 40, texts: 6, between: 0, seed })) {
        kept += fit.kept.length
        people++
      }
    expect(kept / people / SIZE).toBeLessThan(0.05)
  })

  it('find a single habit among ordinary ones, with its sign and a weight that carries it', () => {
    for (const direction of [1, -1]) {
      const { observations } = simulate({ people: 20, texts: 8, between: 0.1, seed: 3 })
      const j = measureIndex('commas')!
      const own = observations.filter((o) => o.person === 'p0')
      for (const o of own) o.level[j]! += direction * 3 * Math.sqrt(withinOf(j))
      const found = standings(own, new Population(observations)).find((s) => s.measure === j)!
      expect(found.direction).toBe(direction)
      expect(Math.sign(found.weight)).toBe(direction)
      expect(found.falseSign).toBeLessThan(0.001)
    }
  })

  it('are sorted by certainty, keep their mean false sign rate, and never weigh against their own direction', () => {
    for (const { kept } of fits({ people: 15, texts: 5, between: 0.4, seed: 8 })) {
      const rates = kept.map((s) => s.falseSign)
      expect(rates).toEqual(rates.toSorted((a, b) => a - b))
      if (kept.length > 0)
        expect(rates.reduce((a, b) => a + b, 0) / kept.length).toBeLessThanOrEqual(FALSE_SIGNS)
      for (const { deviation, direction, weight, falseSign } of kept) {
        expect(Math.sign(deviation)).toBe(direction)
        expect(weight * direction).toBeGreaterThanOrEqual(0)
        expect(falseSign).toBeLessThanOrEqual(0.5)
      }
    }
  })

  it('keep the more the more wrong signs are allowed', () => {
    const { observations } = simulate({ people: 15, texts: 5, between: 0.4, seed: 8 })
    const population = new Population(observations)
    const own = observations.filter((o) => o.person === 'p3')
    const counts = [0.001, 0.01, 0.1, 0.5].map((rate) => standings(own, population, rate).length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts[3]).toBeGreaterThan(counts[0]!)
  })

  it('do not hang on one odd text', () => {
    const { observations } = simulate({ people: 20, texts: 10, between: 0.5, seed: 13 })
    const j = measureIndex('commas')!
    const population = new Population(observations.filter((o) => o.person !== 'p0'))
    const own = observations.filter((o) => o.person === 'p0')
    const habit = (odd: number): number => {
      const level = own[0]!.level.with(j, odd)
      return (
        standings([{ ...own[0]!, level }, ...own.slice(1)], population, 0.5).find((s) => s.measure === j)
          ?.deviation ?? 0
      )
    }
    expect(habit(50)).not.toBe(0)
    expect(habit(5000)).toBeCloseTo(habit(50), 9)
  })

  it('take little from the order of a few texts, and follow the newer of many', () => {
    const { observations } = simulate({ people: 10, texts: 7, between: 0.4, seed: 4 })
    const population = new Population(observations)
    const own = observations.filter((o) => o.person === 'p1')
    const by = (list: readonly Standing[]) => new Map(list.map((s) => [s.measure, s]))
    const plain = by(standings(own, population))
    const turned = by(standings(own.toReversed(), population))
    const both = [...plain.values()].filter((s) => turned.has(s.measure))
    expect(both.length).toBeGreaterThan(0.8 * plain.size)
    for (const s of both) expect(turned.get(s.measure)!.direction).toBe(s.direction)

    // The same number of texts each way: what came last decides.
    const { within, between } = population.spread('level')
    const clear = Array.from(between, (b, j) => b / within[j]!)
    const measure = clear.indexOf(Math.max(...clear))
    const shifted = (by: number) =>
      Array.from({ length: 60 }, (_, i) => {
        const level = own[i % own.length]!.level.slice()
        level[measure] = level[measure]! + by * Math.sqrt(within[measure]!)
        return { ...own[i % own.length]!, signal: `x${by}${i}`, level }
      })
    const last = (list: readonly Observation[]) =>
      by(standings(list, population, 0.4)).get(measure)?.direction
    expect(last([...shifted(-3), ...shifted(3)])).toBe(1)
    expect(last([...shifted(3), ...shifted(-3)])).toBe(-1)
  })

  it('work from changes as from levels, and from both together', () => {
    const edits = simulate({ people: 12, texts: 6, between: 0.4, seed: 6, form: 'change', texting: 7 })
    const samples = simulate({ people: 12, texts: 6, between: 0.4, seed: 6 })
    const population = new Population([...edits.observations, ...samples.observations])
    const own = (list: readonly Observation[]) => list.filter((o) => o.person === 'p2')
    // The same seed makes the same people: each form tells of them, from other texts.
    const [a, b, both] = [
      own(edits.observations),
      own(samples.observations),
      [...own(edits.observations), ...own(samples.observations)],
    ].map((list) => standings(list, population))
    const truth = edits.truth.get('p2')!
    for (const kept of [a!, b!, both!]) {
      expect(kept.length).toBeGreaterThan(10)
      expect(signed(kept, truth)).toBeLessThanOrEqual(2 * FALSE_SIGNS * kept.length + 1)
    }
  })

  it('of nobody are none', () => {
    expect(standings([], new Population([]))).toEqual([])
  })

  it('of a person alone compare with the norms', () => {
    const own = Array.from({ length: 6 }, (_, t) => observed('ann', t, only({ commas: 2 })))
    const found = standings(own, new Population(own))
    expect(found.map((s) => [s.measure, s.direction])).toContainEqual([measureIndex('commas'), 1])
  })
})
