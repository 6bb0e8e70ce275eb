import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arenaFor } from './arena.ts'
import { bin } from './bins.ts'
import { crewOf } from './crew.ts'
import { leafValue, type Tree } from './forest.ts'
import { grower } from './grow.ts'
import { BOOST } from './options.ts'
import type { Rows } from './rows.ts'
import type { Shape } from './split.ts'

const WIDTH = 3
const shapes = fc.record({
  depth: fc.integer({ min: 1, max: 4 }),
  lambda: fc.constantFrom(0, 1, 3),
  gamma: fc.constantFrom(0, 0.5),
  minChildWeight: fc.constantFrom(0, 0.5, 2),
  rate: fc.constantFrom(0.3, 1),
  monotone: fc.constant([]),
})
const values = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(Number.NaN)), {
  minLength: WIDTH,
  maxLength: WIDTH * 30,
})

describe('a tree', () => {
  it('asks at every node what a search through all questions would ask, and stops where none gains', () => {
    fc.assert(
      fc.property(
        values,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        shapes,
        (given, g, shape) => {
          const n = Math.floor(given.length / WIDTH)
          const rows: Rows = { n, width: WIDTH, values: Float32Array.from(given.slice(0, n * WIDTH)) }
          const derivatives = Float64Array.from({ length: 2 * n }, (_, i) =>
            i % 2 === 0 ? g[i / 2]! : 0.05 + (1 - g[(i - 1) / 2]! ** 2) / 4,
          )
          const all = Int32Array.from({ length: n }, (_, i) => i)
          const { tree, margins } = grown({ rows, derivatives, shape })
          for (const row of all) expect(margins[row]! - leafValue(tree, rows.values, WIDTH, row)).toBe(0)
          check(tree, 0, [...all], 0, { rows, derivatives, shape })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the same wherever its features stand, and asks the first of those that are alike', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1000 }), (given, seed) => {
        const n = Math.floor(given.length / WIDTH)
        const narrow: Rows = { n, width: WIDTH, values: Float32Array.from(given.slice(0, n * WIDTH)) }
        const wide: Rows = { n, width: 53, values: new Float32Array(53 * n) }
        // In three blocks, the first feature once more in each of the last two.
        const places = [3, 18, 47, 35, 52]
        for (let row = 0; row < n; row++)
          places.forEach((place, f) => {
            wide.values[row * 53 + place] = narrow.values[row * WIDTH + (f % WIDTH === f ? f : 0)]!
          })
        const derivatives = Float64Array.from({ length: 2 * n }, (_, i) => ((i * seed) % 101) / 101 + 0.01)
        const shape = { ...BOOST, depth: 3, minChildWeight: 0, lambda: 0.1 }
        const [first, second] = [narrow, wide].map((rows) => grown({ rows, derivatives, shape }).tree)
        expect({ ...second, feature: second!.feature.map((f) => places.indexOf(f)) }).toEqual(first)
      }),
    )
  })
})

function grown({ rows, derivatives, shape }: Case) {
  const arena = arenaFor(rows, shape.depth)
  const grow = grower(arena, crewOf(arena, shape, 1), bin(rows, 255, arena.codes), shape)
  const margins = new Float64Array(rows.n)
  const numbered = (n: number) => new Int32Array(n).map((_, i) => i)
  return { tree: grow(derivatives, numbered(rows.n), numbered(rows.width), margins), margins }
}

interface Case {
  readonly rows: Rows
  readonly derivatives: Float64Array
  readonly shape: Shape
}

function check(tree: Tree, node: number, own: readonly number[], depth: number, given: Case): void {
  const { rows, shape } = given
  const [g, h] = sums(own, given)
  expect(tree.cover[node]).toBeCloseTo(h, 4)
  const gains = depth < shape.depth ? allGains(own, given) : []
  const most = Math.max(0, ...gains)
  if (tree.feature[node]! < 0) {
    expect(most).toBeLessThanOrEqual(Math.max(shape.gamma, 1e-6) + 1e-5)
    expect(tree.value[node]).toBeCloseTo((-shape.rate * g) / (h + shape.lambda), 4)
    return
  }
  expect(tree.gain[node]).toBeCloseTo(most, 4)
  const left = own.filter((row) => {
    const x = rows.values[row * WIDTH + tree.feature[node]!]!
    return Number.isNaN(x) ? tree.missingLeft[node] === 1 : x < tree.value[node]!
  })
  check(tree, tree.left[node]!, left, depth + 1, given)
  check(
    tree,
    tree.left[node]! + 1,
    own.filter((row) => !left.includes(row)),
    depth + 1,
    given,
  )
}

/** The gain of every question: each feature, each value as the least that goes right, missing values on each side. */
function allGains(own: readonly number[], given: Case): number[] {
  const { rows, shape } = given
  const score = (part: readonly number[]) => {
    const [g, h] = sums(part, given)
    return g ** 2 / (h + shape.lambda)
  }
  return [0, 1, 2].flatMap((feature) => {
    const x = (row: number) => rows.values[row * WIDTH + feature]!
    return [...own.map(x), Number.POSITIVE_INFINITY].flatMap((least) =>
      [true, false].flatMap((missingLeft) => {
        const left = own.filter((row) => (Number.isNaN(x(row)) ? missingLeft : x(row) < least))
        const right = own.filter((row) => !left.includes(row))
        const light = [left, right].some(
          (part) => part.length === 0 || sums(part, given)[1] < shape.minChildWeight,
        )
        return light ? [] : [score(left) + score(right) - score(own)]
      }),
    )
  })
}

function sums(own: readonly number[], { derivatives }: Case): readonly [number, number] {
  return [
    own.reduce((sum, row) => sum + derivatives[2 * row]!, 0),
    own.reduce((sum, row) => sum + derivatives[2 * row + 1]!, 0),
  ]
}
