import type { Bins } from './bins.ts'

/** How a tree may grow. Names and meaning are XGBoost's, where they differ its own stand beside them. */
export interface Shape {
  /** Most questions from root to leaf (max_depth). */
  readonly depth: number
  /** Ridge on leaf values. */
  readonly lambda: number
  /** Least gain of a split. */
  readonly gamma: number
  /** Least cover of a child: about four times as many rows where nothing is known, more where much is. */
  readonly minChildWeight: number
  /** Share of each tree's answer that is taken (eta). */
  readonly rate: number
  /** For each feature 1 where more may only raise the odds, -1 where it may only lower them, 0 or none for free. */
  readonly monotone: readonly number[]
}

/** Between which values leaves may lie, before the rate: what monotone splits further up left over. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

export interface Split {
  readonly feature: number
  /** Codes up to this one go left. */
  readonly code: number
  readonly missingLeft: boolean
  readonly gain: number
  /** Sums of first and second derivatives to the left. */
  readonly g: number
  readonly h: number
}

/** Smaller sums of second derivatives are what rounding left of an empty child. */
const EMPTY = 1e-6
/** Gains up to this one are rounding, too. */
const NO_GAIN = 1e-6

/** Newton step of a leaf with these sums of first and second derivatives, kept in bounds. */
export const stepOf = (g: number, h: number, lambda: number, { low, high }: Bounds): number =>
  clamp(-g / (h + lambda), low, high)

const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x)

/** By how much a step lowers twice the loss. At the free Newton step: g² / (h + lambda). */
const lowered = (g: number, h: number, lambda: number, step: number): number =>
  -(2 * g + (h + lambda) * step) * step

/**
 * The split of a node that gains most, as equation 7 of XGBoost (Chen and Guestrin 2016, arXiv 1603.02754) without its
 * half, missing values tried on both sides (its algorithm 3). Of equal ones the first feature's first; gains are compared
 * as 32-bit floats, so that the order of summation does not choose between two features that split alike.
 *
 * @param histogram sums (g, h) by slot, bins.slots of them a feature, the last for missing values.
 */
export function bestSplit(
  { cuts, slots }: Pick<Bins, 'cuts' | 'slots'>,
  histogram: Float64Array,
  columns: Int32Array,
  [g, h]: readonly [number, number],
  shape: Shape,
  bounds: Bounds,
): Split | undefined {
  const { lambda, gamma, monotone } = shape
  const { low, high } = bounds
  const least = Math.max(shape.minChildWeight, EMPTY)
  const before = lowered(g, h, lambda, stepOf(g, h, lambda, bounds))
  let best: Split | undefined
  let most = NO_GAIN
  // Loops in place: the innermost as a closure takes about twice as long.
  for (const feature of columns) {
    const direction = monotone[feature] ?? 0
    const first = feature * slots
    // The last bin's end parts all that is present from all that is missing.
    const last = first + cuts[feature]!.length
    const missingG = histogram[2 * (first + slots) - 2]!
    const missingH = histogram[2 * (first + slots) - 1]!
    for (let side = 0; side < (missingH > EMPTY ? 2 : 1); side++) {
      let leftG = side * missingG
      let leftH = side * missingH
      for (let slot = first; slot <= last; slot++) {
        leftG += histogram[2 * slot]!
        leftH += histogram[2 * slot + 1]!
        const rightH = h - leftH
        if (leftH < least) continue
        if (rightH < least) break
        const rightG = g - leftG
        const a = leftH + lambda
        const b = rightH + lambda
        // No better with free steps, hence not with bounded ones. Most cuts end here, without a division.
        if (leftG * leftG * b + rightG * rightG * a <= (before + most) * a * b) continue
        const left = clamp(-leftG / a, low, high)
        const right = clamp(-rightG / b, low, high)
        const gain = lowered(leftG, leftH, lambda, left) + lowered(rightG, rightH, lambda, right) - before
        if (!(Math.fround(gain) > most) || direction * (right - left) < 0) continue
        most = Math.fround(gain)
        best = { feature, code: slot - first, missingLeft: side === 1, gain: most, g: leftG, h: leftH }
      }
    }
  }
  return best && best.gain >= gamma ? best : undefined
}
