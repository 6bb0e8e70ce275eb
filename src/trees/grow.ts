import type { Arena } from './arena.ts'
import type { Crew } from './crew.ts'
import type { Tree } from './forest.ts'
import { writePairs } from './pairs.ts'
import { planted } from './planted.ts'
import { type Bounds, type Shape, type Split, stepOf } from './split.ts'

/** A node to be: its rows stand together in the list, from `from` to before `to`. */
interface Node {
  readonly from: number
  readonly to: number
  readonly sums: readonly [g: number, h: number]
  readonly depth: number
  readonly bounds: Bounds
  readonly place: number
}

/**
 * Finds one tree for the derivatives (g, h, row after row) over the rows and columns it is given, both ascending, and adds
 * to their margins what it says of those rows.
 */
export type Grower = (
  derivatives: Float64Array,
  rows: Int32Array,
  columns: Int32Array,
  margins: Float64Array,
) => Tree

/**
 * Grows trees over the codes in the arena. Each node counts only the smaller of its two children and gets the larger by
 * subtraction; going deep first, no more than one histogram a level is alive.
 */
export function grower(arena: Arena, crew: Crew, cuts: readonly Float32Array[], shape: Shape): Grower {
  const { rows, pairs } = arena
  for (const [f, own] of cuts.entries()) {
    arena.features[4 * f] = own.length
    arena.features[4 * f + 1] = shape.monotone[f] ?? 0
  }
  const spare = [...arena.sums]

  return (derivatives, drawn, columns, margins) => {
    rows.set(drawn)
    const units = writePairs(derivatives, drawn, pairs)
    crew.begin(units, columns)
    const tree = planted()
    const root = node(0, drawn.length, units.sums, 0, ANYWHERE)
    const sums = spare.pop()!
    const [found] = crew.count([0, drawn.length], sums, 0, root, undefined)
    split(root, found, sums)
    spare.push(sums)
    return tree.grown()

    function node(from: number, to: number, sums: Node['sums'], depth: number, bounds: Bounds): Node {
      const place = tree.leaf(shape.rate * stepOf(...sums, shape.lambda, bounds), sums[1])
      return { from, to, sums, depth, bounds, place }
    }

    /** Turns a leaf into a branch, and its children, where that gains something. Its sums are used up. */
    function split(parent: Node, found: Split | undefined, sums: number): void {
      const { from, to, bounds, place } = parent
      if (found === undefined) {
        settle(parent)
        return
      }
      const { feature, code, missingLeft, gain, g, h } = found
      const middle = crew.part(from, to, found)
      const depth = parent.depth + 1
      const rest = [parent.sums[0] - g, parent.sums[1] - h] as const
      const [below, above] = halves(bounds, shape.monotone[feature] ?? 0, [g, h], rest)
      const left = node(from, middle, [g, h], depth, below)
      const right = node(middle, to, rest, depth, above)
      // All that is present goes left of a cut beyond the last.
      tree.branch(place, feature, cuts[feature]![code] ?? LARGEST, missingLeft, gain, left.place)
      const [smaller, larger] = middle - from <= to - middle ? [left, right] : [right, left]
      if (!splittable(smaller) && !splittable(larger)) {
        settle(left)
        settle(right)
        return
      }
      const counted = spare.pop()!
      const [ofSmaller, ofLarger] = crew.count(
        [smaller.from, smaller.to],
        counted,
        sums,
        splittable(smaller) ? smaller : undefined,
        splittable(larger) ? larger : undefined,
      )
      const leftFirst = smaller === left
      split(left, leftFirst ? ofSmaller : ofLarger, leftFirst ? counted : sums)
      split(right, leftFirst ? ofLarger : ofSmaller, leftFirst ? sums : counted)
      spare.push(counted)
    }

    /** Rows of a leaf get its step without walking there. */
    function settle({ from, to, place }: Node): void {
      const step = tree.valueOf(place)
      for (let i = from; i < to; i++) margins[rows[i]!]! += step
    }
  }

  function splittable({ depth, sums }: Node): boolean {
    return depth < shape.depth && sums[1] >= 2 * shape.minChildWeight
  }

  /** Bounds of both children: of a monotone split neither may pass the middle. */
  function halves(
    bounds: Bounds,
    direction: number,
    left: readonly [number, number],
    right: readonly [number, number],
  ): readonly [Bounds, Bounds] {
    if (direction === 0) return [bounds, bounds]
    const middle = (stepOf(...left, shape.lambda, bounds) + stepOf(...right, shape.lambda, bounds)) / 2
    const below = { ...bounds, high: middle }
    const above = { ...bounds, low: middle }
    return direction > 0 ? [below, above] : [above, below]
  }
}

const LARGEST = 3.4028234663852886e38
const ANYWHERE: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
