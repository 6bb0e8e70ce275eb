import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  criticBaseline,
  paperRun,
  paperTable,
  promptEvaluation,
  type Scores,
  selections,
  subsets,
} from './paper.ts'

const ROLES = { training: ['a', 'b'], heldout: ['x', 'y'] }
const RATES = new Map([
  ['a', 0.2],
  ['b', 0.6],
])

/** Rows of [score, success] by prompt a, b, x, y. */
type Cell = readonly [score: number, success: number]

const scoresOf = (rows: readonly (readonly Cell[])[], prompts = ['a', 'b', 'x', 'y']): Scores => ({
  queries: rows.length,
  prompts,
  probability: Float64Array.from(rows.flat(), ([score]) => score),
  success: Float32Array.from(rows.flat(), ([, success]) => success),
})

/** Few levels, so that scores are often equal or exactly 0.5; some prompts not tried. */
const cell: fc.Arbitrary<Cell> = fc.tuple(
  fc.constantFrom(0, 0.25, 0.5, 0.75),
  fc.constantFrom(0, 1, 1, 0, 0.5, Number.NaN),
)
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 })

const mean = (values: readonly number[]): number => {
  const known = values.filter((v) => !Number.isNaN(v))
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : Number.NaN
}

const tried = (cells: readonly Cell[]): readonly Cell[] =>
  cells.filter(([, success]) => !Number.isNaN(success))

/** Those with the highest score, in order. */
const highest = (cells: readonly Cell[]): readonly Cell[] =>
  tried(cells).filter(([score]) => score === Math.max(...tried(cells).map(([s]) => s)))

const choice = (rows: readonly (readonly Cell[])[]) => ({
  firstOnTies: mean(rows.map((cells) => highest(cells)[0]?.[1] ?? Number.NaN)),
  randomOnTies: mean(rows.map((cells) => mean(highest(cells).map(([, success]) => success)))),
})

it('lists every non-empty subset once, smallest first', () => {
  expect(subsets(['a', 'b', 'c']).map((set) => set.join(''))).toEqual([
    'a',
    'b',
    'c',
    'ab',
    'ac',
    'bc',
    'abc',
  ])
  expect(subsets(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(63)
  expect(subsets([])).toEqual([])
})

describe('selections', () => {
  it('are what going through the queries one by one gives', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const inside = rows.map((row) => row.slice(0, 2))
        const found = selections(scoresOf(rows), ROLES, RATES)
        const half = rows.map((row) => {
          const sure = tried(row.slice(0, 2)).some(([score]) => score >= 0.5)
          return sure || tried(row.slice(2)).length === 0 ? row.slice(0, 2) : row.slice(2)
        })
        const single = (column: number) => mean(rows.map((row) => row[column]![1]))
        const hindsight = [single(0), single(1)].filter((v) => !Number.isNaN(v))
        const expected = {
          randomPrompt: mean(inside.map((row) => mean(row.map(([, s]) => s)))),
          bestSingleChosenOnTrain: single(1),
          bestSingleInHindsight: hindsight.length > 0 ? Math.max(...hindsight) : Number.NaN,
          oracle: mean(
            inside.map((row) =>
              tried(row).length > 0 ? Math.max(...tried(row).map(([, s]) => s)) : Number.NaN,
            ),
          ),
          amongTrainingPrompts: choice(inside),
          trainingThenHeldoutBelowHalf: choice(half),
          amongAll: choice(rows.map(([a, b, x, y]) => [x!, y!, a!, b!])),
        }
        expect(found).toEqual(near(expected))
      }),
    )
  })

  it('take held-out prompts only where no training prompt reaches 0.5', () => {
    const scores = scoresOf([
      [
        [0.5, 1],
        [0.1, 0],
        [0.9, 0],
        [0.1, 0],
      ],
      [
        [0.4, 0],
        [0.1, 0],
        [0.2, 1],
        [0.1, 0],
      ],
    ])
    const found = selections(scores, ROLES, RATES)
    expect(found.trainingThenHeldoutBelowHalf.firstOnTies).toBe(1)
    expect(found.amongTrainingPrompts.firstOnTies).toBe(0.5)
    expect(found.amongAll.firstOnTies).toBe(0)
  })

  it('name what cannot be', () => {
    const scores = scoresOf([
      [
        [0.5, 1],
        [0.1, 0],
        [0.9, 0],
        [0.1, 0],
      ],
    ])
    expect(() => selections(scores, { ...ROLES, training: ['c'] }, RATES)).toThrow(/prompt.*"c"/)
    expect(() => selections(scores, ROLES, new Map([['a', 1]]))).toThrow(/rates.*"b"/)
    expect(() => selections({ ...scores, queries: 2 }, ROLES, RATES)).toThrow(/probability.*4/)
    const broken = { ...scores, probability: Float64Array.of(0, 0, 0, Number.NaN) }
    expect(() => selections(broken, ROLES, RATES)).toThrow(/query 0, prompt y/)
  })
})

describe('promptEvaluation', () => {
  /** Counted by hand over a column's tried cells. */
  const counted = (cells: readonly Cell[]) => {
    const count = (weigh: (foretold: boolean, success: number) => number) =>
      cells.reduce((sum, [score, success]) => sum + weigh(score >= 0.5, success), 0)
    const hit = count((yes, s) => (yes ? s : 0))
    const precision = hit / count((yes) => (yes ? 1 : 0))
    const recall = hit / count((_, s) => s)
    return {
      accuracy: count((yes, s) => (yes ? s : 1 - s)) / cells.length,
      precision,
      recall,
      f1: precision > 0 && recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    }
  }

  it('is the mean of each prompt counted by itself', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const columns = [0, 1, 2, 3].map((c) => tried(rows.map((row) => row[c]!)))
        const each = columns.map(counted)
        const defined = each.filter((e) => !Number.isNaN(e.precision))
        expect(promptEvaluation(scoresOf(rows), ['a', 'b', 'x', 'y'])).toMatchObject(
          near({
            accuracy: mean(each.map((e) => e.accuracy)),
            precision: mean(each.map((e) => e.precision)),
            recall: mean(each.map((e) => e.recall)),
            f1: mean(defined.map((e) => e.f1)),
            f1ZeroIfNothingPredicted: mean(each.map((e) => e.f1)),
            promptsWithUndefinedPrecision: 4 - defined.length,
            pooledF1: counted(columns.flat()).f1,
          }),
        )
      }),
    )
  })

  it('tells knowing good prompts from knowing queries', () => {
    const scores = scoresOf(
      [
        [
          [0.8, 1],
          [0.2, 0],
        ],
        [
          [0.8, 1],
          [0.2, 0],
        ],
        [
          [0.8, 0],
          [0.2, 1],
        ],
      ],
      ['a', 'b'],
    )
    const { auc, aucWithinPrompt } = promptEvaluation(scores, ['a', 'b'])
    expect(auc).toBeCloseTo(6 / 9, 12)
    expect(aucWithinPrompt).toBe(0.5)
  })
})

it('takes a critic at its word', () => {
  const success = [
    [1, 0, 0, 1],
    [0, 0, 1, 1],
  ]
  const told = (rows: readonly (readonly number[])[]) =>
    scoresOf(rows.map((row, q) => row.map((score, c) => [score, success[q]![c]!] as const)))
  const found = criticBaseline(
    {
      verdict: told([
        [1, 1, 1, 0],
        [1, 0, 1, 1],
      ]),
      confidence: told([
        [0.9, 0.9, 0.2, 0.9],
        [0.1, 0.3, 0.3, 0.2],
      ]),
    },
    ROLES,
  )
  expect(found.saysCorrect).toEqual({ training: 0.75, heldout: 0.75 })
  expect(found.training).toMatchObject({ accuracy: 0.5, precision: 0.25, recall: 1 })
  expect(found.confidenceAuc).toBeCloseTo(2.5 / 3, 12)
  expect(found.selectByConfidence).toEqual({
    training: { firstOnTies: 0.5, randomOnTies: 0.25 },
    all: { firstOnTies: 0.5, randomOnTies: near((2 / 3 + 1 / 2) / 2) },
  })
})

it('means over the subsets of a size, undefined figures left out', () => {
  const scores = scoresOf([
    [
      [0.9, 1],
      [0.1, 0],
      [0.9, 0],
      [0.1, 0],
    ],
    [
      [0.4, 0],
      [0.1, 1],
      [0.2, 1],
      [0.1, 0],
    ],
  ])
  const runs = subsets(ROLES.training).map((training) =>
    paperRun(scores, { ...ROLES, training }, RATES, scores),
  )
  const rows = paperTable(runs)
  expect(rows.map((row) => [row.trainingPrompts, row.subsets])).toEqual([
    [1, 2],
    [2, 1],
  ])
  expect(rows[0]!.selections.amongTrainingPrompts.firstOnTies).toBe(0.5)
  expect(rows[0]!.confidence).toEqual({ firstOnTies: 0.5, randomOnTies: 0.5 })
  // Nothing is foretold for b: the precision is that of a alone.
  expect(rows[0]!.evaluation.training).toMatchObject({ precision: 1, promptsWithUndefinedPrecision: 0.5 })
  expect(rows[1]!.selections).toEqual(runs[2]!.selections)
})

/** Numbers as they come out of sums in another order. */
function near<T>(value: T): T {
  if (typeof value === 'number') return (Number.isFinite(value) ? expect.closeTo(value, 6) : value) as T
  return Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, near(v)])) as T
}
