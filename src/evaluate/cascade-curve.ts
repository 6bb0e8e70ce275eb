import { verdict } from './controls.ts'

/** How right two judges together are when the second is asked of some of the pairs. */
export interface CascadePoint {
  /** Share of the pairs that the second is asked of. */
  readonly share: number
  /** The pairs the first is least sure of. */
  readonly accuracy: number
  /** As many pairs drawn at random: what the same calls buy without knowing where they help. */
  readonly random: number
}

/**
 * Accuracy against the share of calls, after hybrid routing: from the first judge alone to the second alone in equal
 * steps. Pairs of which the first is equally sure are sent in equal parts, so that the order of the rows changes
 * nothing. Without rows the figures are NaN.
 *
 * @param first probabilities the first judge gives to what was chosen.
 * @param second the second judge's, for the same pairs.
 */
export function cascadeCurve(
  first: readonly number[],
  second: readonly number[],
  steps = 10,
): readonly CascadePoint[] {
  const n = first.length
  const rows = first.map((p, i) => ({
    sure: Math.round(Math.abs(p - 0.5) * 1e9),
    right: verdict(p - 0.5),
    gain: verdict(second[i]! - 0.5) - verdict(p - 0.5),
  }))
  const groups = [...Map.groupBy(rows, (row) => row.sure)]
    .sort(([x], [y]) => x - y)
    .map(([, group]) => ({ n: group.length, gain: sum(group.map((row) => row.gain)) }))
  const alone = sum(rows.map((row) => row.right))
  const all = sum(rows.map((row) => row.gain))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps
    return {
      share,
      accuracy: (alone + gained(groups, share * n)) / n,
      random: (alone + share * all) / n,
    }
  })
}

/** What the second judge wins on the first `count` pairs, a group that is cut counted in part. */
function gained(groups: readonly { readonly n: number; readonly gain: number }[], count: number): number {
  let left = count
  return groups.reduce((won, { n, gain }) => {
    const taken = Math.max(0, Math.min(n, left))
    left -= n
    return won + (gain * taken) / n
  }, 0)
}

const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0)
