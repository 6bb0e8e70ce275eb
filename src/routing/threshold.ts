import { clusteredMean, type Estimate, type Random } from '../evaluate/interval.ts'

/** What another prompt than the best single one would have brought on one query of the log, each time it was asked. */
export interface Switch {
  /** By how much the other prompt's probability of success was foretold to be larger. */
  readonly advantage: number
  /** Success of the other prompt less that of the best single one. */
  readonly gain: number
  /** Times the query was asked. */
  readonly times: number
  readonly group: number
  readonly fold: number
}

/** Advantages from which on to switch, of which one is picked. */
export const THRESHOLDS = [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2] as const

/**
 * The threshold whose mean gain is most surely above 0: the largest lower end of its 95 % interval (normal, by group).
 * Undefined where none is above 0. For picking only: an interval after picking is too good.
 */
export function bestThreshold(switches: readonly Switch[]): number | undefined {
  let best: number | undefined
  let most = 0
  for (const threshold of THRESHOLDS) {
    const low = lowerEnd(switches, threshold)
    if (!(low > most)) continue
    most = low
    best = threshold
  }
  return best
}

function lowerEnd(switches: readonly Switch[], threshold: number): number {
  const sums = new Map<number, { gain: number; times: number }>()
  let gain = 0
  let times = 0
  for (const s of switches) {
    const own = s.advantage > threshold ? s.gain * s.times : 0
    const group = sums.get(s.group)
    if (group) {
      group.gain += own
      group.times += s.times
    } else sums.set(s.group, { gain: own, times: s.times })
    gain += own
    times += s.times
  }
  const mean = gain / times
  let squares = 0
  for (const g of sums.values()) squares += (g.gain - mean * g.times) ** 2
  return mean - (1.96 * Math.sqrt(squares)) / times
}

/**
 * Mean gain of switching where it is worth it, and its 95 % interval, groups resampled: in each fold with the threshold
 * picked on the others, so that the pick does not flatter it.
 */
export function crossFittedGain(
  switches: readonly Switch[],
  random: Random,
): Estimate & { readonly switched: number } {
  const folds = new Map<number, number | undefined>()
  for (const fold of new Set(switches.map((s) => s.fold)))
    folds.set(fold, bestThreshold(switches.filter((s) => s.fold !== fold)))
  const switched = (s: Switch) => s.advantage > (folds.get(s.fold) ?? Number.POSITIVE_INFINITY)
  const groups = Map.groupBy(switches, (s) => s.group)
  const gains = [...groups.values()].map((own) =>
    own.flatMap((s) => new Array<number>(s.times).fill(switched(s) ? s.gain : 0)),
  )
  const times = (of: readonly Switch[]) => of.reduce((sum, s) => sum + s.times, 0)
  return {
    ...clusteredMean(gains, random),
    switched: times(switches.filter(switched)) / times(switches),
  }
}
