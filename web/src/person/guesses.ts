import type { Curve, Preference } from '../api.ts'

// What the curve says to people who do not count in bits.

/** The chance that was given to what they did, where it cost so many bits. */
export const chanceOf = (bits: number): number => 2 ** -bits

/** How often the likelier side was what they did. Each forecast is in the bins twice, once from either side. */
export function rightOf(bins: readonly Curve['calibration'][number][]): {
  readonly right: number
  readonly all: number
} {
  const sure = bins.filter((bin) => bin.predicted > 0.5)
  const sum = (of: (bin: (typeof sure)[number]) => number) => sure.reduce((total, bin) => total + of(bin), 0)
  return { right: Math.round(sum((bin) => bin.n * bin.actual)), all: sum((bin) => bin.n) }
}

export interface Drift {
  /** After so many things that were guessed. */
  readonly after: number
  readonly at: string
  /** What was put in doubt then. */
  readonly doubted: readonly Preference[]
}

/** Drifts, the newest first, each with the statements that were put in doubt from then until the next. */
export function driftsOf({ points, drifts }: Curve, preferences: readonly Preference[]): readonly Drift[] {
  const found = drifts.flatMap((after) => points.filter((p) => p.signals === after)).toSorted(byTime)
  return found
    .map(({ signals, at }, i) => {
      const next = found[i + 1]?.at
      const doubted = preferences.filter(
        ({ reopened }) => reopened && reopened.at >= at && (next === undefined || reopened.at < next),
      )
      return { after: signals, at, doubted }
    })
    .toReversed()
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }): number => (a.at < b.at ? -1 : 1)
