import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import { floatsFrom, floatsTo } from './bytes.ts'
import { COUNTS } from './counts.ts'
import { loadLogistic, logisticReward } from './logistic.ts'
import { placeOf, read } from './reading.ts'
import { oddsAt, topics } from './reward.contract.values.ts'
import { oddsOf } from './reward.ts'
import { pick, type Table } from './table.ts'

interface Saved {
  readonly weights: string
  readonly intercepts: string
}
const savedOf = (table: Table) => logisticReward(table).save() as Saved

/** The penalised loss by its definition, as far as shared parts are the best they can be beside the sums that are saved. */
function lossOf(table: Table, json: Saved): number {
  const { width, sum, count } = table
  const odds = oddsOf(loadLogistic(json), table.readings)
  let loss = 0
  odds.forEach((x, cell) => {
    loss -= sum[cell]! * Math.log(sigmoid(x)) + (count[cell]! - sum[cell]!) * Math.log(sigmoid(-x))
  })
  const weights = floatsFrom(json.weights)
  for (let first = 0; first < weights.length; first += width) {
    const own = weights.subarray(first, first + width)
    const shared = (12 * own.reduce((a, b) => a + b, 0)) / (3 + 12 * width)
    loss += (3 / 2) * shared ** 2
    for (const w of own) loss += (12 / 2) * (w - shared) ** 2
  }
  for (const b of floatsFrom(json.intercepts)) loss += b ** 2 / 2
  return loss
}

const moved = (text: string, by: (i: number) => number): string =>
  floatsTo(floatsFrom(text).map((w, i) => w + by(i)))

const near = (a: Float64Array, b: Float64Array, within: number) => {
  expect(a.length).toBe(b.length)
  a.forEach((x, cell) => {
    expect(Math.abs(x - b[cell]!), `cell ${cell}`).toBeLessThan(within)
  })
}

describe('logisticReward', () => {
  const some = pick(
    topics,
    Int32Array.from({ length: 60 }, (_, i) => i),
  )
  const soft: Table = {
    ...some,
    count: some.count.map((n, cell) => n * (1 + (cell % 3))),
    sum: some.sum.map((s, cell) => s * (0.5 + (cell % 3))),
  }

  it.each([
    ['plain', some],
    ['tried again, with shares', soft],
  ])('is where the penalised loss is least: %s', (_, table) => {
    const found = savedOf(table)
    const least = lossOf(table, found)
    const weights = floatsFrom(found.weights).length
    for (const step of [0.05, -0.05]) {
      for (let i = 0; i < weights; i += 37) {
        const off = { ...found, weights: moved(found.weights, (j) => (j === i ? step : 0)) }
        expect(lossOf(table, off), `weight ${i}`).toBeGreaterThan(least)
      }
      for (let p = 0; p < table.width; p++) {
        const off = { ...found, intercepts: moved(found.intercepts, (j) => (j === p ? step : 0)) }
        expect(lossOf(table, off), `prompt ${p}`).toBeGreaterThan(least)
      }
    }
    const random = seeded(3)
    for (let i = 0; i < 20; i++) {
      const off = { ...found, weights: moved(found.weights, () => 0.02 * (random() - 0.5)) }
      expect(lossOf(table, off)).toBeGreaterThan(least)
    }
  })

  it('recovers the rates of words and prompts that were planted', () => {
    const random = seeded(5)
    const words = ['apple', 'brook', 'candle']
    const rate = [
      [0.9, 0.5, 0.2],
      [0.6, 0.7, 0.1],
    ]
    const n = 2400
    const readings = Array.from({ length: n }, (_, q) => read(words[q % 3]!))
    const sum = Float64Array.from({ length: 2 * n }, (_, cell) =>
      random() < rate[cell % 2]![Math.floor(cell / 2) % 3]! ? 1 : 0,
    )
    const reward = logisticReward({ readings, width: 2, sum, count: sum.map(() => 1) })
    words.forEach((word, w) => {
      const odds = oddsAt(reward, read(word))
      // 800 tries each: standard deviation 0.018 at most; the prior draws a little.
      for (const p of [0, 1]) expect(Math.abs(sigmoid(odds[p]!) - rate[p]![w]!)).toBeLessThan(0.06)
    })
  })

  it('learns from some prompts what is hard for all', () => {
    const readings = Array.from({ length: 80 }, (_, q) => read(q % 2 ? 'easy thing' : 'hard thing'))
    // Of prompt 2 only easy queries are known.
    const count = Float64Array.from({ length: 240 }, (_, cell) =>
      cell % 3 < 2 || Math.floor(cell / 3) % 2 ? 1 : 0,
    )
    const sum = count.map((c, cell) => c * (Math.floor(cell / 3) % 2))
    const reward = logisticReward({ readings, width: 3, sum, count })
    const [hard, easy] = ['hard thing', 'easy thing'].map((text) => oddsAt(reward, read(text)))
    expect(hard![2]).toBeLessThan(easy![2]! - 1)
    expect(hard![2]).toBeGreaterThan(hard![0]!)
  })

  it('does not mind the order of queries, nor of prompts', () => {
    const order = Int32Array.from({ length: 60 }, (_, i) => (i * 7) % 60)
    const odds = oddsOf(logisticReward(some), some.readings)
    near(oddsOf(logisticReward(pick(some, order)), some.readings), odds, 1e-3)
    const turned = (all: Float64Array) => all.map((_, cell) => all[cell - (cell % 3) + 2 - (cell % 3)]!)
    const other = logisticReward({ ...some, sum: turned(some.sum), count: turned(some.count) })
    near(turned(oddsOf(other, some.readings)), odds, 1e-3)
  })

  it('looks at nothing in a cell that was not tried', () => {
    const junk = { ...some, sum: some.sum.map((s, cell) => (some.count[cell] === 0 ? 7 : s)) }
    expect(savedOf(junk)).toEqual(savedOf(some))
  })

  it('takes what was tried twice for two queries of that text', () => {
    const twice = (all: Float64Array, second: (x: number) => number) =>
      Float64Array.from([...all, ...all.map(second)])
    const readings = [...some.readings, ...some.readings]
    const rows = { ...some, readings, sum: twice(some.sum, (s) => s), count: twice(some.count, (n) => n) }
    const cells = {
      ...some,
      readings,
      sum: twice(
        some.sum.map((s) => 2 * s),
        () => 0,
      ),
      count: twice(
        some.count.map((n) => 2 * n),
        () => 0,
      ),
    }
    near(oddsOf(logisticReward(cells), some.readings), oddsOf(logisticReward(rows), some.readings), 1e-3)
  })

  it('reads embeddings where there are any', () => {
    const vector = Array.from({ length: 64 }, (_, j) => Math.sin(j * j))
    const readings = Array.from({ length: 200 }, (_, q) =>
      read(
        'the same',
        vector.map((x) => (q % 2 ? x : -x)),
      ),
    )
    const sum = Float64Array.from({ length: 400 }, (_, cell) => (Math.floor(cell / 2) + cell) % 2)
    const reward = logisticReward({ readings, width: 2, sum, count: sum.map(() => 1) })
    for (const q of [0, 1]) {
      const odds = oddsAt(reward, readings[q]!)
      expect(odds[1 - q]! - odds[q]!).toBeGreaterThan(1)
    }
  })

  it('tells of each word and count by what it multiplies them', () => {
    const reward = logisticReward(some)
    const reading = read('verse of apples, 3 of them')
    const nothing = { ...reading, at: new Int32Array(0), by: new Float32Array(0) }
    const place = placeOf('verse')
    const base = oddsAt(reward, nothing)
    const word = oddsAt(reward, { ...nothing, at: Int32Array.of(place), by: Float32Array.of(0.5) })
    const weights = reward.weightsOf({ place })!
    word.forEach((x, p) => {
      expect(x - base[p]!).toBeCloseTo(0.5 * weights[p]!, 6)
    })
    expect(weights[0]).toBeGreaterThan(weights[1]!)
    const known = some.readings[0]!
    const by = COUNTS.map((_, j) => {
      const counts = some.readings.map((r) => r.counts[j]!)
      const mean = counts.reduce((a, b) => a + b, 0) / counts.length
      const deviation = Math.sqrt(counts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / counts.length)
      const off = deviation < 1e-9 ? 0 : (known.counts[j]! - mean) / deviation
      return reward.dense * Math.max(-4, Math.min(4, off))
    })
    const explained = floatsFrom(savedOf(some).intercepts).map((b, p) => {
      const words = [...known.at].map((at, k) => known.by[k]! * (reward.weightsOf({ place: at })?.[p] ?? 0))
      const counts = by.map((x, count) => x * reward.weightsOf({ count })![p]!)
      return [...words, ...counts].reduce((a, x) => a + x, b)
    })
    oddsAt(reward, known).forEach((x, p) => {
      expect(explained[p]).toBeCloseTo(x, 4)
    })
    expect(reward.weightsOf({ place: placeOf('a term nobody said') })).toBeUndefined()
  })
})

describe('loadLogistic', () => {
  const json = savedOf(topics)
  it.each([
    ['nothing', undefined, /^router\.logistic$/],
    ['no prompts', { ...json, width: 0 }, /logistic\.width/],
    ['a share of a column', { ...json, columns: 1.5 }, /logistic\.columns/],
    ['what is no base64', { ...json, weights: '%' }, /logistic\.weights/],
    ['numbers for their bytes', { ...json, mean: [1, 2] }, /logistic\.mean/],
    [
      'what is no number',
      { ...json, intercepts: floatsTo(Float32Array.of(0, Number.NaN, 0)) },
      /logistic\.intercepts/,
    ],
    ['columns of too few places', { ...json, column: floatsTo(new Float32Array(9)) }, /logistic\.column/],
    ['half a number', { ...json, deviation: 'AAAA' }, /logistic\.deviation/],
  ])('refuses %s', (_, broken, field) => {
    expect(() => loadLogistic(broken)).toThrow(InvalidInputError)
    expect(() => loadLogistic(broken)).toThrow(
      expect.objectContaining({ field: expect.stringMatching(field) }),
    )
  })

  it.each(['weights', 'intercepts', 'mean', 'deviation'])('refuses %s that are cut off', (field) => {
    const broken = { ...json, [field]: floatsTo(new Float32Array(2)) }
    expect(() => loadLogistic(broken)).toThrow(InvalidInputError)
  })

  it('refuses places of columns that are not there', () => {
    expect(() => loadLogistic({ ...json, columns: 40 })).toThrow(InvalidInputError)
  })
})
