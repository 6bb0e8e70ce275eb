import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { corrected, type Evidence, factorsOf, leftOut, neighboursOf, neighboursReward } from './neighbours.ts'
import { type Reading, read } from './reading.ts'
import type { Table } from './table.ts'

const WIDTH = 3
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const WORDS = 'red green blue cat dog hen runs sits'.split(' ')
const cell = fc.array(fc.constantFrom(0, 1, 0.5), { maxLength: 3 })

/** Ten short queries at most: each word leads to all that have it, so that nothing is missed. */
const logs = fc
  .uniqueArray(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { minLength: 2, maxLength: 10 },
  )
  .chain((texts) => {
    const size = texts.length * WIDTH
    return fc.record({
      texts: fc.constant(texts),
      cells: fc.array(cell, { minLength: size, maxLength: size }),
      foretold: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size, maxLength: size }),
    })
  })

const tableOf = (texts: readonly string[], cells: readonly (readonly number[])[]): Table => ({
  readings: texts.map((text) => read(text)),
  width: cells.length / texts.length,
  sum: Float64Array.from(cells, (tries) => tries.reduce((sum, x) => sum + x, 0)),
  count: Float64Array.from(cells, (tries) => tries.length),
})

/** Cosine of what is read of two queries, weighted by rarity among the log's. */
function cosine(a: Reading, b: Reading, all: readonly Reading[]): number {
  const vector = ({ at, by }: Reading) =>
    new Map(
      Array.from(at, (place, k) => {
        const holders = all.filter((other) => other.at.includes(place)).length
        return [place, by[k]! * Math.log((1 + all.length) / (1 + holders))]
      }),
    )
  const [left, right] = [vector(a), vector(b)]
  const length = (of: Map<number, number>) => Math.hypot(...of.values()) || 1
  let sum = 0
  for (const [place, x] of left) sum += x * (right.get(place) ?? 0)
  return sum / (length(left) * length(right))
}

/** Sums over neighbours of weight × (successes - expected) over 1/2 + the sum of weight × variance. */
function newton(
  { sum, count }: Table,
  foretold: readonly number[],
  weights: ReadonlyMap<number, number>,
): { readonly own: number[]; readonly all: number } {
  let [top, bottom] = [0, 0]
  const own = [0, 1, 2].map((p) => {
    let [slope, precision] = [0, 0.5]
    for (const [q, weight] of weights) {
      const at = q * WIDTH + p
      const chance = sigmoid(foretold[at]!)
      slope += weight * (sum[at]! - count[at]! * chance)
      precision += weight * count[at]! * chance * (1 - chance)
    }
    top += slope
    bottom += precision
    return slope / precision
  })
  return { own, all: top / bottom }
}

function expectEvidence(found: Evidence, near: ReturnType<typeof newton>, same: ReturnType<typeof newton>) {
  near.own.forEach((x, p) => {
    expect(found.near[p]).toBeCloseTo(x, 5)
    expect(found.same[p]).toBeCloseTo(same.own[p]!, 5)
  })
  expect(found.nearAll).toBeCloseTo(near.all, 5)
  expect(found.sameAll).toBeCloseTo(same.all, 5)
}

describe('around a query', () => {
  it('is a Newton step by outcomes on queries nearby, and one by those on the same text', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }), (log, words) => {
        const { texts, cells, foretold } = log
        const table = tableOf(texts, cells)
        const neighbours = neighboursOf(table, Float64Array.from(foretold))
        for (const text of [...texts, words.join(' ')]) {
          const reading = read(text)
          const others = new Map(
            table.readings.flatMap((other, q) => {
              const by = other.text === text ? 0 : cosine(reading, other, table.readings)
              return by > 0 ? [[q, by ** 8] as const] : []
            }),
          )
          const here = new Map(texts.includes(text) ? [[texts.indexOf(text), 1]] : [])
          const { evidence, nearest } = neighbours.around(reading)
          expectEvidence(evidence, newton(table, foretold, others), newton(table, foretold, here))
          const most = Math.max(0, ...[...others.values()].map((w) => w ** (1 / 8)))
          expect(nearest?.cosine ?? 0).toBeCloseTo(here.size > 0 ? 1 : most, 5)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never holds what it was told to skip, and its own only as the same text', () => {
    fc.assert(
      fc.property(logs, fc.nat(9), ({ texts, cells, foretold }, k) => {
        const q = k % texts.length
        const turned = cells.map((own, c) => (Math.floor(c / WIDTH) === q ? [1, 1, 1, 1] : own))
        const [before, after] = [cells, turned].map((of) => {
          const table = tableOf(texts, of)
          return leftOut(table, neighboursOf(table, Float64Array.from(foretold)))
        })
        expect(after![q]).toEqual(before![q])
        expect([...after![q]!.evidence.same]).toEqual([0, 0, 0])
        expect(after![q]!.evidence.sameAll).toBe(0)
        expect(after![q]!.nearest?.query).not.toBe(q)
      }),
      { numRuns: 30 },
    )
  })

  it('leaves out a whole group where told to, of each query its own', () => {
    const texts = ['red cat runs', 'red cat sits', 'red dog runs', 'red dog sits']
    const groups = [0, 0, 1, 1]
    const evidence = (first: number) => {
      const table = tableOf(texts, [...new Array(6).fill([first]), ...new Array(6).fill([0])])
      const neighbours = neighboursOf(table, new Float64Array(12))
      return leftOut(table, neighbours, (other, query) => groups[other] === groups[query])
    }
    const [failed, succeeded] = [evidence(0), evidence(1)]
    for (const q of [0, 1]) expect(succeeded[q]).toEqual(failed[q])
    for (const q of [2, 3])
      expect(succeeded[q]!.evidence.nearAll).toBeGreaterThan(failed[q]!.evidence.nearAll)
  })
})

describe('unseen', () => {
  const table = tableOf(['red cat', 'blue dog'], new Array(6).fill([1]))
  const neighbours = neighboursOf(table, Float64Array.from([1, 2, 3, 4, 5, 6]))
  const odds = Float64Array.from([-1, 0, 1])
  const unseen = (text: string) => [...neighbours.unseen(odds, neighbours.around(read(text)))]

  it('are the fitted odds far from all, and those foretold without it for a query of the log', () => {
    expect(unseen('hen')).toEqual([-1, 0, 1])
    expect(unseen('blue dog')).toEqual([4, 5, 6])
  })

  it('go from one to the other with the cosine', () => {
    const { nearest } = neighbours.around(read('red hen'))
    expect(nearest!.query).toBe(0)
    const by = nearest!.cosine ** 8
    expect(by).toBeGreaterThan(0)
    expect(by).toBeLessThan(1)
    unseen('red hen').forEach((x, p) => {
      expect(x).toBeCloseTo((1 - by) * odds[p]! + by * [1, 2, 3][p]!, 12)
    })
  })
})

describe('factorsOf', () => {
  const random = seeded(3)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const nothing = new Float64Array(WIDTH)

  /** Queries with made-up evidence; outcomes are what `truth` says, as often as `tries`. */
  function planted(tries: number, truth: (foretold: number, own: number, all: number) => number) {
    const foretold = Float64Array.from({ length: 900 }, normal)
    const around = Array.from({ length: 300 }, () => ({
      evidence: { near: nothing.map(normal), nearAll: normal(), same: nothing, sameAll: 0 },
      nearest: undefined,
    }))
    const chance = foretold.map((x, c) => {
      const { near, nearAll } = around[Math.floor(c / WIDTH)]!.evidence
      return sigmoid(truth(x, near[c % WIDTH]!, nearAll))
    })
    const table = {
      readings: around.map((_, q) => read(`query ${q}`)),
      width: WIDTH,
      sum: chance.map((p) => (tries === 1 ? Number(random() < p) : tries * p)),
      count: new Float64Array(900).fill(tries),
    }
    return { table, foretold, around }
  }

  it('recovers planted ones', () => {
    const { table, foretold, around } = planted(50, (x, own, all) => 1.2 * x + 0.7 * own - 0.3 * all)
    const found = factorsOf(table, foretold, around)
    expect(found.foretold).toBeCloseTo(1.2, 2)
    expect(found.near).toBeCloseTo(0.7, 2)
    expect(found.nearAll).toBeCloseTo(-0.3, 2)
  })

  it('takes the same text for a near one where nothing was tried twice', () => {
    const { table, foretold, around } = planted(1, (x, own, all) => x + own + all)
    const found = factorsOf(table, foretold, around)
    expect(found).toMatchObject({ same: found.near, sameAll: found.nearAll })
    expect(found.near).toBeGreaterThan(0.5)
  })

  it.each([
    ['hard for all prompts', 1, 0],
    ['hard for one of them', 0, 1],
    ['as hard as foretold', 0, 0],
  ])('learns from tries on the same text: %s', (_, shared, single) => {
    const [queries, tries] = [400, 6]
    const foretold = new Float64Array(queries * WIDTH)
    const sum = new Float64Array(queries * WIDTH)
    for (let q = 0; q < queries; q++) {
      const all = 2 * shared * normal()
      for (let p = 0; p < WIDTH; p++) {
        const chance = sigmoid(all + 2 * single * normal())
        for (let k = 0; k < tries; k++) sum[q * WIDTH + p]! += Number(random() < chance)
      }
    }
    const count = new Float64Array(queries * WIDTH).fill(tries)
    const readings = Array.from({ length: queries }, (_, q) => read(`query ${q}`))
    const around = readings.map(() => ({
      evidence: { near: nothing, nearAll: 0, same: nothing, sameAll: 0 },
      nearest: undefined,
    }))
    const { same, sameAll } = factorsOf({ readings, width: WIDTH, sum, count }, foretold, around)
    if (shared) {
      expect(sameAll).toBeGreaterThan(0.5)
      expect(Math.abs(same)).toBeLessThan(0.2)
    } else if (single) {
      expect(same).toBeGreaterThan(0.5)
      expect(Math.abs(sameAll)).toBeLessThan(0.2)
    } else expect(Math.max(Math.abs(same), Math.abs(sameAll))).toBeLessThan(0.15)
  })

  it('corrects by each kind of evidence its own factor', () => {
    const evidence = { near: Float64Array.of(1, 2), nearAll: 3, same: Float64Array.of(4, 5), sameAll: 6 }
    const by = { foretold: 2, near: 0.1, nearAll: 0.01, same: 0.001, sameAll: 0.0001 }
    expect(corrected(10, 1, evidence, by)).toBeCloseTo(20 + 0.2 + 0.03 + 0.005 + 0.0006, 12)
  })
})

describe('neighboursReward', () => {
  it('goes by what came of queries alike, and by the rates far from all', () => {
    const random = seeded(8)
    // Prompt 0 is for even animals, prompt 1 for odd ones. Each is asked of five times: rare enough to lead to the others.
    const about = (k: number, verb: string) => `animal${k} of farm${k} near town${k} ${verb}`
    const verbs = ['eats', 'drinks', 'sleeps', 'waits', 'grows']
    const texts = Array.from({ length: 200 }, (_, i) => about(i % 40, verbs[Math.floor(i / 40)]!))
    const cells = texts.flatMap((_, i) =>
      [i % 2 ? 0.05 : 0.8, i % 2 ? 0.95 : 0.3].map((p) => [Number(random() < p)]),
    )
    const reward = neighboursReward(tableOf(texts, cells))
    const chances = (text: string) => {
      const odds = new Float64Array(2)
      reward.odds(read(text), odds)
      return odds.map(sigmoid)
    }
    const [far, even, odd] = ['?', about(6, 'runs'), about(7, 'runs')].map(chances)
    expect(far![0]).toBeLessThan(far![1]!)
    expect(even![0]).toBeGreaterThan(even![1]!)
    expect(odd![0]).toBeLessThan(far![0]!)
    expect(odd![1]).toBeGreaterThan(far![1]!)
  })
})
