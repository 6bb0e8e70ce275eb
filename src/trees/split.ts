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

/** A child with smaller sums of second derivatives has next to no rows. */
export const EMPTY = 1e-6

/** Newton step of a leaf with these sums of first and second derivatives, kept in bounds. */
export const stepOf = (g: number, h: number, lambda: number, { low, high }: Bounds): number => {
  const free = -g / (h + lambda)
  return free < low ? low : free > high ? high : free
}

/** By how much a step lowers twice the loss. At the free Newton step: g² / (h + lambda). */
export const lowered = (g: number, h: number, lambda: number, step: number): number =>
  -(2 * g + (h + lambda) * step) * step
