import { beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { treesReward } from './boosted.ts'
import { type CrossFit, crossFit } from './crossfit.ts'
import { groupsOf } from './groups.ts'
import { logisticReward } from './logistic.ts'
import { corrected } from './neighbours.ts'
import { read } from './reading.ts'
import { oddsOf } from './reward.ts'
import { pick, type Table } from './table.ts'
import { topicalReward } from './topical.ts'

const WIDTH = 2
const FRUIT = 'apple banana cherry grape lemon mango orange papaya quince melon'.split(' ')
/** Pairs of texts that differ in a number only; their groups alternate between two folds. */
const texts = Array.from(
  { length: 60 },
  (_, i) =>
    `Ann buys ${10 + i} ${FRUIT[(i >> 1) % 10]} from shop${i >> 1}, how ${i % 4 < 2 ? 'many' : 'much'} is left?`,
)
const groups = groupsOf(texts)
const folds = groups.map((group) => (group >> 1) % 2)
const all = Int32Array.from(folds.keys())

function tableOf(seed: number): Table {
  const random = seeded(seed)
  const count = Float64Array.from({ length: 60 * WIDTH }, () => Math.floor(3 * random()))
  return {
    readings: texts.map((text) => read(text)),
    width: WIDTH,
    sum: count.map((n, cell) =>
      Math.round(n * (0.7 * random() + (cell % WIDTH === (cell >> 2) % 2 ? 0.3 : 0))),
    ),
    count,
  }
}

/** The table with other outcomes in the queries named. */
const turned = (table: Table, where: (query: number) => boolean): Table => ({
  ...table,
  sum: table.sum.map((s, cell) => (where(Math.floor(cell / WIDTH)) ? table.count[cell]! - s : s)),
})
const rowsOf = (odds: Float64Array, where: (query: number) => boolean) =>
  [...odds].filter((_, cell) => where(Math.floor(cell / WIDTH)))
const quiet = async () => {}

describe('crossFit', () => {
  const table = tableOf(1)
  const parts = { groups, folds }
  let found: CrossFit
  const steps: number[] = []
  beforeAll(async () => {
    found = await crossFit(table, parts, async (done) => {
      steps.push(done)
    })
  })

  it('foretells each fold by what was fitted on the other', () => {
    expect(new Set(groups).size).toBe(30)
    for (const [name, learn] of [
      ['logistic', logisticReward],
      ['trees', treesReward],
      ['topics', topicalReward],
    ] as const)
      for (const fold of [0, 1]) {
        const reward = learn(
          pick(
            table,
            all.filter((q) => folds[q] !== fold),
          ),
        )
        const held = all.filter((q) => folds[q] === fold)
        const own = oddsOf(
          reward,
          Array.from(held, (q) => table.readings[q]!),
        )
        expect(rowsOf(found.odds[name]!, (q) => folds[q] === fold)).toEqual([...own])
      }
  })

  it('never sees what came of a fold when it foretells it', async () => {
    const other = await crossFit(
      turned(table, (q) => folds[q] === 0),
      parts,
      quiet,
    )
    for (const name of ['logistic', 'trees', 'topics'] as const) {
      const [before, after] = [found.odds[name]!, other.odds[name]!]
      expect(rowsOf(after, (q) => folds[q] === 0)).toEqual(rowsOf(before, (q) => folds[q] === 0))
      expect(rowsOf(after, (q) => folds[q] === 1)).not.toEqual(rowsOf(before, (q) => folds[q] === 1))
    }
  })

  it('blends them by weights of 0 or more, in single precision', () => {
    const { odds, weights, blend } = found
    expect(Math.min(...Object.values(weights))).toBeGreaterThanOrEqual(0)
    blend.forEach((x, cell) => {
      expect(x).toBe(Math.fround(x))
      expect(x).toBeCloseTo(
        weights.logistic * odds.logistic[cell]! +
          weights.trees * odds.trees[cell]! +
          weights.topics * odds.topics[cell]!,
        5,
      )
    })
  })

  it('corrects by neighbours: fresh without the whole group, again only without its own', () => {
    const { blend, factors, neighbours, fresh, again } = found
    for (const [q, reading] of table.readings.entries()) {
      const alone = neighbours.around(reading, (other) => other === q)
      const apart = neighbours.around(reading, (other) => groups[other] === groups[q])
      for (let p = 0; p < WIDTH; p++) {
        const cell = q * WIDTH + p
        expect(fresh[cell]).toBeCloseTo(corrected(blend[cell]!, p, apart.evidence, factors), 12)
        expect(again[cell]).toBeCloseTo(corrected(blend[cell]!, p, alone.evidence, factors), 12)
      }
    }
    expect([...fresh]).not.toEqual([...again])
  })

  it('knows which queries were asked with other numbers, too', async () => {
    const some = [...texts.slice(0, 5), ...texts.slice(30, 59)]
    const places = Int32Array.from(some, (text) => texts.indexOf(text))
    const { asked } = await crossFit(
      pick(table, places),
      { groups: places.map((q) => groups[q]!), folds: places.map((q) => folds[q]!) },
      async () => {},
    )
    const wanted = some.map((text, i) =>
      some.some((other, j) => i !== j && other.replace(/\d+/, '') === text.replace(/\d+/, '')),
    )
    expect(wanted.filter((w) => !w)).toHaveLength(2)
    expect(asked).toEqual(wanted)
  })

  it('tells how far it is, and ends when told to', async () => {
    expect(steps).toEqual([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1])
    let told = 0
    const stop = async () => {
      told++
      throw new Error('stop')
    }
    await expect(crossFit(table, parts, stop)).rejects.toThrow('stop')
    expect(told).toBe(1)
  })
})
