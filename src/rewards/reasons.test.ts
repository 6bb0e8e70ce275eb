import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { measureIndex } from '../text/measures.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { rowsOf, take } from './pairs.ts'
import { spokenOf, withReasons } from './reasons.ts'
import type { Pairs } from './reward.ts'
import { normalsOf, normalVector } from './simulated.values.ts'

describe('spokenOf', () => {
  it.each([
    ['A1 is shorter and to the point', ['words', 'sentence-length']],
    ['Gives an example.', ['examples']],
    ['BETTER GRAMMAR', ['misspellings']],
    ['bullet points', ['bullet-points']],
    ['it has facts to back it up', ['digits']],
    ['A personal story', ['first-person']],
  ])('finds what "%s" is about', (reason, measures) => {
    expect(spokenOf(reason)).toEqual(expect.arrayContaining(measures))
  })

  it('finds nothing in reasons without any', () => {
    for (const reason of ['', 'I like it better', 'A1 makes the stronger argument', '前のほうがよい'])
      expect(spokenOf(reason)).toEqual([])
  })

  it('names measures that there are, each once', () => {
    const all = spokenOf(
      'detail short grammar example facts source personal opinion question logic clear emotion joke polite list both sides',
    )
    expect(all.length).toBeGreaterThan(40)
    expect(new Set(all).size).toBe(all.length)
    for (const name of all) expect(measureIndex(name), name).toBeDefined()
  })
})

const PAIRS: Pairs = {
  ...{ n: 2, width: 3, people: 2, person: Int32Array.of(0, 1) },
  a: Float64Array.of(1, 2, 3, 4, 5, 6),
  b: Float64Array.of(7, 8, 9, 10, 11, 12),
  label: Float64Array.of(1, 0.7),
  weight: Float64Array.of(1, 2),
}

describe('withReasons', () => {
  it('adds each choice that has a reason, with only that changed which the reason speaks of', () => {
    const before = structuredClone(PAIRS)
    const all = withReasons(PAIRS, [[], [0, 2]], 0.5)
    expect(PAIRS).toEqual(before)
    expect(take(all, [0, 1])).toEqual(PAIRS)
    expect(all.n).toBe(3)
    const { a, b } = rowsOf(all)[2]!
    expect([[...a], [...b]]).toEqual([
      [4, 11, 6],
      [10, 11, 12],
    ])
    expect([all.person[2], all.label[2], all.weight[2]]).toEqual([1, 0.7, 1])
    expect(withReasons(PAIRS, [[], []], 1)).toEqual(PAIRS)
  })

  it.each([
    ['too few lists', [[1]]],
    ['a feature there is not', [[3], []]],
  ])('refuses %s', (_, about) => {
    expect(() => withReasons(PAIRS, about, 1)).toThrow(InvalidInputError)
  })

  it('tells a person with true reasons apart sooner, from few choices', () => {
    const normal = normalsOf(seeded(1))
    const WIDTH = 12
    const drawn = (n: number, feature: number) =>
      Array.from({ length: n }, () => {
        const [x, y] = [normalVector(WIDTH, normal), normalVector(WIDTH, normal)]
        return x[feature]! > y[feature]! ? ([x, y] as const) : ([y, x] as const)
      })
    const pairsOf = (rows: readonly (readonly [Float64Array, Float64Array])[]): Pairs => ({
      ...{ n: rows.length, width: WIDTH, people: 1, person: new Int32Array(rows.length) },
      a: Float64Array.from(rows.flatMap(([a]) => [...a])),
      b: Float64Array.from(rows.flatMap(([, b]) => [...b])),
      label: new Float64Array(rows.length).fill(1),
      weight: new Float64Array(rows.length).fill(1),
    })
    // A population of no taste at all: what is learned is the person's.
    const even = pairsOf(drawn(2, 0))
    const reward = bradleyTerry({ ...even, label: even.label.map(() => 0.5) }, { personRidge: 1 })
    let [plain, reasoned] = [0, 0]
    for (let person = 0; person < 30; person++) {
      const feature = person % WIDTH
      const few = pairsOf(drawn(5, feature))
      const right = (own: Pairs) => {
        const state = reward.adapt(own)
        return tests.filter(([a, b]) => reward.odds(a, b, state) > 0).length
      }
      const tests = drawn(30, feature)
      plain += right(few)
      reasoned += right(
        withReasons(
          few,
          Array.from({ length: 5 }, () => [feature]),
          1,
        ),
      )
    }
    expect(reasoned / 900).toBeGreaterThan(plain / 900 + 0.05)
  })
})
