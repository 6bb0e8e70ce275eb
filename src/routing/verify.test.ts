import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ece, reliability } from '../evaluate/calibration.ts'
import { seeded, wilson } from '../evaluate/interval.ts'
import { read } from './reading.ts'
import type { Table } from './table.ts'
import { bestThreshold, crossFittedGain } from './threshold.ts'
import { bestSingles, foretoldOf, routingOf, switchesOf } from './verify.ts'

const WIDTH = 3
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length

/** Tries of each cell, prompts of a query one after the other. */
type Cells = readonly (readonly number[])[]

function tableOf(cells: Cells): Table {
  const queries = cells.length / WIDTH
  return {
    readings: Array.from({ length: queries }, (_, q) => read(`query ${q}`)),
    width: WIDTH,
    sum: Float64Array.from(cells, (tries) => tries.reduce((sum, x) => sum + x, 0)),
    count: Float64Array.from(cells, (tries) => tries.length),
  }
}

const cellsOf = (success: fc.Arbitrary<number>) =>
  fc.integer({ min: 1, max: 25 }).chain((queries) =>
    fc.array(fc.array(success, { maxLength: 3 }), {
      minLength: queries * WIDTH,
      maxLength: queries * WIDTH,
    }),
  )
const logs = (success: fc.Arbitrary<number>) =>
  cellsOf(success).chain((cells) => {
    const queries = cells.length / WIDTH
    const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: queries, maxLength: queries })
    return fc.record({
      cells: fc.constant(cells as Cells),
      odds: fc.array(fc.constantFrom(-2, -0.7, 0.3, 1, 2.5), {
        minLength: cells.length,
        maxLength: cells.length,
      }),
      folds: each(fc.nat(2)),
      groups: each(fc.nat(8)),
    })
  })

describe('foretoldOf', () => {
  it('counts each try by itself: repeats and parts of a success too', () => {
    fc.assert(
      fc.property(logs(fc.constantFrom(0, 1, 0.25, 0.8)), ({ cells, odds }) => {
        const tries = cells.flatMap((own, cell) => own.map((y) => ({ p: sigmoid(odds[cell]!), y })))
        fc.pre(tries.length > 0)
        const found = foretoldOf(tableOf(cells), Float64Array.from(odds))
        const [p, y] = [tries.map((t) => t.p), tries.map((t) => t.y)]
        expect(found.n).toBe(tries.length)
        expect(found.logLoss).toBeCloseTo(
          mean(tries.map((t) => -t.y * Math.log(t.p) - (1 - t.y) * Math.log(1 - t.p))),
          10,
        )
        expect(found.accuracy).toBeCloseTo(mean(tries.map((t) => (t.p > 0.5 ? t.y : 1 - t.y))), 10)
        const pairs = tries.flatMap((a) => tries.map((b) => ({ by: a.y * (1 - b.y), d: a.p - b.p })))
        const all = pairs.reduce((sum, { by }) => sum + by, 0)
        if (all > 0)
          expect(found.auc).toBeCloseTo(
            pairs.reduce((sum, { by, d }) => sum + by * (d > 0 ? 1 : d < 0 ? 0 : 0.5), 0) / all,
            10,
          )
        expect(found.ece).toBeCloseTo(ece(p, y), 10)
        const bins = reliability(p, y)
        expect(found.calibration).toHaveLength(bins.length)
        found.calibration.forEach((bin, i) => {
          expect(bin.n).toBe(bins[i]!.n)
          expect(bin.actual).toBeCloseTo(bins[i]!.actual, 10)
          expect(bin.predicted).toBeCloseTo(bins[i]!.predicted, 10)
        })
      }),
    )
  })

  it('is finite where the odds are sure, and right', () => {
    const found = foretoldOf(tableOf([[1], [0], []]), Float64Array.from([800, -800, Number.NaN]))
    expect(found).toMatchObject({ n: 2, auc: 1, logLoss: 0, accuracy: 1, ece: 0 })
    expect(foretoldOf(tableOf([[0], [1], [0]]), Float64Array.from([800, 0, 0])).logLoss).toBeGreaterThan(200)
  })
})

describe('bestSingles', () => {
  it('are most surely the best on the other folds, each query once', () => {
    fc.assert(
      fc.property(logs(fc.constantFrom(0, 1)), ({ cells, folds }) => {
        const found = bestSingles(tableOf(cells), Int32Array.from(folds))
        expect([...found.keys()].sort()).toEqual([...new Set(folds)].sort())
        for (const [fold, best] of found) {
          const rates = Array.from({ length: WIDTH }, (_, p) => {
            const own = folds.flatMap((f, q) => {
              const tries = cells[q * WIDTH + p]!
              return f !== fold && tries.length > 0 ? [mean(tries)] : []
            })
            return own.length > 0
              ? wilson(
                  own.reduce((sum, x) => sum + x, 0),
                  own.length,
                ).low
              : 0
          })
          expect(rates[best]).toBeCloseTo(Math.max(...rates), 12)
        }
      }),
    )
  })

  it('do not change with what came of their own fold', () => {
    fc.assert(
      fc.property(logs(fc.constantFrom(0, 1)), ({ cells, folds }) => {
        const turned = cells.map((own, cell) =>
          folds[Math.floor(cell / WIDTH)] === 0 ? own.map((y) => 1 - y) : own,
        )
        const [before, after] = [cells, turned].map((c) => bestSingles(tableOf(c), Int32Array.from(folds)))
        expect(after!.get(0)).toBe(before!.get(0))
      }),
    )
  })
})

describe('switchesOf', () => {
  it('compares the best single prompt with the likeliest other, of those tried', () => {
    fc.assert(
      fc.property(logs(fc.constantFrom(0, 1, 0.5)), ({ cells, odds, folds, groups }) => {
        const table = tableOf(cells)
        const parts = { folds: Int32Array.from(folds), groups: Int32Array.from(groups) }
        const bests = bestSingles(table, parts.folds)
        const expected = folds.flatMap((fold, q) => {
          const best = bests.get(fold)!
          const tried = [0, 1, 2].filter((p) => cells[q * WIDTH + p]!.length > 0)
          const others = tried.filter((p) => p !== best)
          if (q % 4 === 3 || !tried.includes(best) || others.length === 0) return []
          const other = others.reduce((a, b) => (odds[q * WIDTH + b]! > odds[q * WIDTH + a]! ? b : a))
          const [a, b] = [q * WIDTH + other, q * WIDTH + best]
          return [
            {
              advantage: sigmoid(odds[a]!) - sigmoid(odds[b]!),
              gain: mean(cells[a]!) - mean(cells[b]!),
              times: cells[b]!.length,
              group: groups[q]!,
              fold,
            },
          ]
        })
        const found = switchesOf(table, Float64Array.from(odds), parts, (q) => q % 4 !== 3)
        expect(found).toHaveLength(expected.length)
        found.forEach((s, i) => {
          const { advantage, gain, ...rest } = expected[i]!
          expect(s).toMatchObject(rest)
          expect(s.advantage).toBeCloseTo(advantage, 12)
          expect(s.gain).toBeCloseTo(gain, 12)
        })
      }),
    )
  })
})

describe('routingOf', () => {
  it('is what the router would have brought, beside best, random and oracle: by the definition', () => {
    fc.assert(
      fc.property(logs(fc.constantFrom(0, 1, 0.5)), ({ cells, odds, folds, groups }) => {
        const table = tableOf(cells)
        const parts = { folds: Int32Array.from(folds), groups: Int32Array.from(groups) }
        const found = routingOf(table, Float64Array.from(odds), parts, seeded(1))
        const bests = bestSingles(table, parts.folds)
        const switches = switchesOf(table, Float64Array.from(odds), parts)
        if (switches.length === 0) {
          expect(found).toBeUndefined()
          return
        }
        const levels = folds.flatMap((fold, q) => {
          const own = cells.slice(q * WIDTH, (q + 1) * WIDTH)
          const means = own.filter((tries) => tries.length > 0).map(mean)
          const best = own[bests.get(fold)!]!
          if (best.length === 0 || means.length < 2) return []
          return best.map(() => [mean(best), Math.max(...means), mean(means)])
        })
        expect(found!.n).toBe(levels.length)
        ;(['bestSingle', 'oracle', 'random'] as const).forEach((key, i) => {
          expect(found![key]).toBeCloseTo(mean(levels.map((level) => level[i]!)), 10)
        })
        const { switched, ...gain } = crossFittedGain(switches, seeded(1))
        expect(found).toMatchObject({ gain, switched })
        expect(found!.success).toBeCloseTo(found!.bestSingle + gain.mean, 12)
        expect(found!.success).toBeLessThanOrEqual(found!.oracle + 1e-9)
        expect(found!.threshold).toBe(bestThreshold(switches))
        expect(found!.established).toBe(found!.threshold !== undefined && gain.low > 0)
      }),
    )
  })

  it('establishes a planted gain though most cells were never tried', () => {
    const random = seeded(4)
    const odds: number[] = []
    const cells = Array.from({ length: 600 }, (_, q) => {
      const tried = Math.floor(random() * WIDTH)
      return Array.from({ length: WIDTH }, (_, p) => {
        const chance = p === q % WIDTH ? 0.9 : 0.3
        odds.push(Math.log(chance / (1 - chance)))
        return p === tried ? [] : [Number(random() < chance)]
      })
    }).flat()
    const parts = {
      groups: Int32Array.from({ length: 600 }, (_, q) => q),
      folds: Int32Array.from({ length: 600 }, (_, q) => Math.floor(q / WIDTH) % 5),
    }
    const { established, gain, threshold } = routingOf(
      tableOf(cells),
      Float64Array.from(odds),
      parts,
      seeded(1),
    )!
    expect({ established, threshold }).toEqual({ established: true, threshold: 0 })
    // Where the best single prompt was tried, another that is right was in 2 / 3 of cases, tried in half of those.
    expect(gain.low).toBeLessThan(0.6 / 3)
    expect(gain.high).toBeGreaterThan(0.6 / 3)
  })

  it('is undefined where no query had the best prompt and another', () => {
    const one = Array.from({ length: 30 }, (_, cell) => (cell % WIDTH === 0 ? [1] : []))
    const parts = { groups: new Int32Array(10), folds: Int32Array.from({ length: 10 }, (_, q) => q % 2) }
    expect(routingOf(tableOf(one), new Float64Array(30), parts, seeded(1))).toBeUndefined()
    const two = one.map((own, cell) => (cell % WIDTH === 1 ? [0] : own))
    expect(routingOf(tableOf(two), new Float64Array(30), parts, seeded(1), () => false)).toBeUndefined()
    expect(routingOf(tableOf(two), new Float64Array(30), parts, seeded(1))).toMatchObject({
      established: false,
    })
  })
})
