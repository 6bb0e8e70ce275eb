import type { Bins } from './bins.ts'
import type { Tree } from './forest.ts'
import { planted } from './planted.ts'
import { type Bounds, bestSplit, type Shape, stepOf } from './split.ts'

/** A node to be: its rows stand together in the list, from `from` to before `to`. */
interface Node {
  readonly from: number
  readonly to: number
  readonly sums: readonly [g: number, h: number]
  readonly depth: number
  readonly bounds: Bounds
}

/** Finds one tree for the derivatives (g, h, row after row) over the rows and columns it is given. */
export type Grower = (derivatives: Float64Array, rows: Int32Array, columns: Int32Array) => Tree

/**
 * Grows trees over the same bins. Each node counts only the smaller of its two children and gets the larger by
 * subtraction; going deep first, no more than one histogram a level is alive. Rows keep their order, so that the sums,
 * and the tree, are the same each time.
 */
export function grower(bins: Bins, shape: Shape): Grower {
  const { words, codes, stride, slots } = bins
  const size = 2 * 4 * stride * slots
  const spare: Float64Array[] = []
  const aside = new Int32Array(bins.n)

  return (derivatives, drawn, columns) => {
    const rows = drawn.slice()
    const tree = planted()
    const root: Node = { from: 0, to: rows.length, sums: total(), depth: 0, bounds: ANYWHERE }
    const histogram = count(0, rows.length)
    split(root, tree.leaf(step(root), root.sums[1]), histogram)
    spare.push(histogram)
    return tree.grown()

    /** Turns a leaf into a branch, and its children, where that gains something. Its histogram is used up. */
    function split(node: Node, place: number, histogram: Float64Array): void {
      const { from, to, sums, bounds } = node
      const found = bestSplit(bins, histogram, columns, sums, shape, bounds)
      if (found === undefined) return
      const { feature, code, missingLeft, gain, g, h } = found
      const middle = part(from, to, feature, code, missingLeft ? slots - 1 : code)
      const depth = node.depth + 1
      const rest = [sums[0] - g, sums[1] - h] as const
      const [below, above] = halves(bounds, shape.monotone[feature] ?? 0, [g, h], rest)
      const left: Node = { from, to: middle, sums: [g, h], depth, bounds: below }
      const right: Node = { from: middle, to, sums: rest, depth, bounds: above }
      const leftPlace = tree.leaf(step(left), h)
      const rightPlace = tree.leaf(step(right), rest[1])
      // All that is present goes left of a cut beyond the last.
      tree.branch(place, feature, bins.cuts[feature]![code] ?? LARGEST, missingLeft, gain, leftPlace)
      if (!splittable(left) && !splittable(right)) return
      const leftIsSmaller = middle - from <= to - middle
      const counted = leftIsSmaller ? count(from, middle) : count(middle, to)
      for (let i = 0; i < counted.length; i++) histogram[i]! -= counted[i]!
      if (splittable(left)) split(left, leftPlace, leftIsSmaller ? counted : histogram)
      if (splittable(right)) split(right, rightPlace, leftIsSmaller ? histogram : counted)
      spare.push(counted)
    }

    function total(): [number, number] {
      let g = 0
      let h = 0
      for (const row of rows) {
        g += derivatives[2 * row]!
        h += derivatives[2 * row + 1]!
      }
      return [g, h]
    }

    /** Sums by slot, of all columns: four codes are read at once, which takes half the time of one by one. */
    function count(from: number, to: number): Float64Array {
      const histogram = spare.pop()?.fill(0) ?? new Float64Array(size)
      const step = 2 * slots
      for (let i = from; i < to; i++) {
        const row = rows[i]!
        const g = derivatives[2 * row]!
        const h = derivatives[2 * row + 1]!
        const end = (row + 1) * stride
        let at = 0
        for (let w = row * stride; w < end; w++) {
          const word = words[w]!
          let slot = at + ((word & 255) << 1)
          histogram[slot]! += g
          histogram[slot + 1]! += h
          at += step
          slot = at + ((word >>> 7) & 510)
          histogram[slot]! += g
          histogram[slot + 1]! += h
          at += step
          slot = at + ((word >>> 15) & 510)
          histogram[slot]! += g
          histogram[slot + 1]! += h
          at += step
          slot = at + ((word >>> 23) & 510)
          histogram[slot]! += g
          histogram[slot + 1]! += h
          at += step
        }
      }
      return histogram
    }

    /** Puts rows with a code up to `code`, or with `also`, before the others; returns where the others begin. */
    function part(from: number, to: number, feature: number, code: number, also: number): number {
      let left = from
      let right = 0
      for (let i = from; i < to; i++) {
        const row = rows[i]!
        const found = codes[row * stride * 4 + feature]!
        if (found <= code || found === also) rows[left++] = row
        else aside[right++] = row
      }
      rows.set(aside.subarray(0, right), left)
      return left
    }
  }

  function step({ sums, bounds }: Node): number {
    return shape.rate * stepOf(...sums, shape.lambda, bounds)
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
