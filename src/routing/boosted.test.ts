import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { type Forest, margin } from '../trees/forest.ts'
import { planted } from '../trees/planted.ts'
import {
  answering,
  loadTrees,
  type Questions,
  questionsOf,
  rowsOf,
  saveQuestions,
  treesFrom,
  treesReward,
  widthOf,
} from './boosted.ts'
import { intsTo } from './bytes.ts'
import { COUNTS } from './counts.ts'
import { placeOf, type Reading, read, terms } from './reading.ts'
import { oddsAt, topics } from './reward.contract.values.ts'
import { pick, type Table } from './table.ts'

const TEXTS = [
  'add 3 and 4.',
  'how many apples? and 7 pears',
  'say it in verse',
  'apples, apples! 1,000.5',
  '',
]
const readings = TEXTS.map((text, i) => read(text, [i, 1, -1]))
const questions: Questions = {
  places: Int32Array.from(new Set(TEXTS.flatMap((text) => terms(text)).map(placeOf))).sort(),
  embedded: 3,
  prompts: 4,
}

/** Whatever trees can ask, each prompt at most once on a way down: a second time it would tell nothing. */
function randomForest({ prompts }: Questions, random: () => number): Forest {
  const width = widthOf(questions)
  const tree = () => {
    const made = planted()
    const grow = (node: number, depth: number, asked: readonly number[]) => {
      if (depth === 0 || random() < 0.2) return
      const prompt = Math.floor(random() * prompts)
      const ofPrompt = random() < 0.5 && !asked.includes(prompt)
      const feature = ofPrompt ? width - prompts + prompt : Math.floor(random() * (width - prompts))
      const below = ofPrompt ? [0.5, 1, 1e-6, -1, 2][Math.floor(random() * 5)]! : random() * 2 - 0.5
      const left = made.leaf(random() - 0.5, 1)
      made.leaf(random() - 0.5, 1)
      made.branch(node, feature, below, random() < 0.5, 1, left)
      const known = ofPrompt ? [...asked, prompt] : asked
      grow(left, depth - 1, known)
      grow(left + 1, depth - 1, known)
    }
    grow(made.leaf(random() - 0.5, 1), 6, [])
    return made.grown()
  }
  return { width, base: Math.fround(0.1 + 0.8 * random()), trees: Array.from({ length: 8 }, tree) }
}

/** What a row must hold, term by term. */
function rowBy({ places, prompts }: Questions, reading: Reading, prompt: number): number[] {
  const words = [...places].map((place) => reading.by[reading.at.indexOf(place)] ?? 0)
  const own = Array.from({ length: prompts }, (_, p) => (p === prompt ? 1 : 0))
  return [...words, ...reading.counts, ...(reading.embedding ?? []), ...own]
}

describe('treesFrom', () => {
  it('gives each prompt the odds that a plain walk down its own row gives', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const forest = randomForest(questions, seeded(seed))
        const reward = treesFrom(questions, forest)
        for (const reading of readings)
          oddsAt(reward, reading).forEach((odds, p) => {
            expect(odds).toBeCloseTo(margin(forest, Float32Array.from(rowBy(questions, reading, p))), 6)
          })
      }),
      { numRuns: 200 },
    )
  })

  it('is the same after JSON, also trees that were grown elsewhere', () => {
    for (let seed = 0; seed < 20; seed++) {
      const reward = treesFrom(questions, randomForest(questions, seeded(seed)))
      const again = loadTrees(JSON.parse(JSON.stringify(reward.save())))
      for (const reading of readings) expect(oddsAt(again, reading)).toEqual(oddsAt(reward, reading))
    }
  })
})

describe('questionsOf', () => {
  it('asks for the most frequent words, but for those nearly all queries have', () => {
    const own = questionsOf(topics)
    expect([own.prompts, own.embedded]).toEqual([3, 0])
    const found = new Map<number, number>()
    for (const { at } of topics.readings)
      for (const place of at) found.set(place, (found.get(place) ?? 0) + 1)
    const allowed = [...found].filter(([, n]) => n < 0.9 * topics.readings.length)
    expect(allowed.length).toBeGreaterThan(400)
    const chosen = new Set(own.places)
    expect(chosen.size).toBe(400)
    const [least, most] = [
      Math.min(...[...chosen].map((place) => found.get(place)!)),
      Math.max(...allowed.filter(([place]) => !chosen.has(place)).map(([, n]) => n)),
    ]
    expect(least).toBeGreaterThanOrEqual(most)
    expect([...chosen].every((place) => allowed.some(([p]) => p === place))).toBe(true)
    expect([...own.places]).toEqual([...own.places].sort((a, b) => a - b))
    // Every query ends with a question mark.
    expect(found.get(placeOf('?'))).toBe(topics.readings.length)
    expect(chosen).not.toContain(placeOf('?'))
  })

  it('is the same for the same queries in another order', () => {
    const order = Int32Array.from(topics.readings.keys()).reverse()
    expect(questionsOf(pick(topics, order))).toEqual(questionsOf(topics))
  })
})

describe('rowsOf', () => {
  it('holds a row for each tried cell: what is asked, mean success, tries', () => {
    const table: Table = {
      readings,
      width: 4,
      count: Float64Array.from({ length: 20 }, (_, cell) => [0, 1, 3][cell % 3]!),
      sum: Float64Array.from({ length: 20 }, (_, cell) => [0, 1, 1.5][cell % 3]!),
    }
    const rows = rowsOf(questions, table)
    const cells = [...table.count.keys()].filter((cell) => table.count[cell]! > 0)
    expect([rows.n, rows.width]).toEqual([cells.length, questions.places.length + COUNTS.length + 3 + 4])
    expect([...rows.label]).toEqual(cells.map((cell) => (cell % 3 === 1 ? 1 : 0.5)))
    expect([...rows.weight!]).toEqual(cells.map((cell) => table.count[cell]))
    const wanted = cells.flatMap((cell) => rowBy(questions, readings[Math.floor(cell / 4)]!, cell % 4))
    expect(rows.values).toEqual(Float32Array.from(wanted))
  })

  it('reads a query whose words nobody asks for', () => {
    const row = new Float32Array(widthOf(questions) + 2).fill(9)
    answering(questions)(read('zzz', [1, 0, 0]), row, 1)
    expect(row[0]).toBe(9)
    expect(row.subarray(1, 1 + questions.places.length).every((x) => x === 0)).toBe(true)
    // What tells the prompt is left as it was.
    expect([...row.subarray(-5)]).toEqual([9, 9, 9, 9, 9])
  })
})

describe('loadTrees', () => {
  const json = treesReward(
    pick(
      topics,
      Int32Array.from({ length: 100 }, (_, i) => i),
    ),
  ).save() as {
    readonly places: string
    readonly forest: { readonly learner: object }
  }
  it.each([
    ['nothing', null, /^router\.trees$/],
    ['no prompts', { ...json, prompts: 0 }, /trees\.prompts/],
    ['an embedding of a size below 0', { ...json, embedded: -1 }, /trees\.embedded/],
    ['places that are no base64', { ...json, places: 'é' }, /trees\.places/],
    ['no forest', { ...json, forest: undefined }, /model/],
    [
      'a forest without trees',
      { ...json, forest: { learner: { ...json.forest.learner, gradient_booster: {} } } },
      /model.*booster/,
    ],
  ])('refuses %s', (_, broken, field) => {
    expect(() => loadTrees(broken)).toThrow(InvalidInputError)
    expect(() => loadTrees(broken)).toThrow(expect.objectContaining({ field: expect.stringMatching(field) }))
  })

  it.each([
    ['places that do not fill the rows of the forest', { ...json, places: intsTo(new Int32Array(3)) }],
    ['other prompts than the forest knows', { ...json, prompts: 7 }],
  ])('refuses %s', (_, broken) => {
    expect(() => loadTrees(broken)).toThrow(InvalidInputError)
  })

  it('writes questions it can read', () => {
    const forest = { ...randomForest(questions, seeded(1)) }
    const again = treesFrom(questions, forest).save() as Record<string, unknown>
    expect(again).toMatchObject(saveQuestions(questions))
  })
})
