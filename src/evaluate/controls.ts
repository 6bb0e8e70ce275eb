import { clusteredMean, type Random } from './interval.ts'

/** One decision whose answer is known: the person's own text (or choice) against another. */
export interface Row<T> {
  readonly person: string
  readonly own: T
  readonly other: T
  /** Whose the other text is, when it is somebody's. */
  readonly rival?: string
}

/** Accuracy of a person's profile beside what must be beaten, all on the same rows. A tie counts one half. */
export interface Controls {
  readonly n: number
  readonly users: number
  readonly accuracy: number
  /** 95 % interval, people resampled. */
  readonly low: number
  readonly high: number
  /** Decided by everybody else's profiles together. */
  readonly withoutPerson: number
  /** Decided by another person's profile, averaged over all others but the rival. */
  readonly swapped: number
}

/**
 * The controls that belong to every claim of personalisation.
 *
 * @param odds log-odds that `person` prefers the first text, by that person's profile.
 * @param people whose profiles there are.
 */
export function controls<T>(
  rows: readonly Row<T>[],
  people: readonly string[],
  odds: (person: string, own: T, other: T) => number,
  random: Random,
): Controls {
  const scores = [...Map.groupBy(rows, (row) => row.person)].map(([person, own]) =>
    own.map((row) => {
      const others = people
        .filter((name) => name !== person && name !== row.rival)
        .map((name) => odds(name, row.own, row.other))
      return {
        own: verdict(odds(person, row.own, row.other)),
        swapped: others.length > 0 ? mean(others.map(verdict)) : undefined,
        without: others.length > 0 ? verdict(mean(others)) : undefined,
      }
    }),
  )
  const all = scores.flat()
  const {
    n,
    mean: accuracy,
    low,
    high,
  } = clusteredMean(
    scores.map((s) => s.map((row) => row.own)),
    random,
  )
  const told = (pick: (row: (typeof all)[number]) => number | undefined) =>
    mean(all.flatMap((row) => pick(row) ?? []))
  return {
    n,
    users: scores.length,
    accuracy,
    low,
    high,
    withoutPerson: told((r) => r.without),
    swapped: told((r) => r.swapped),
  }
}

/** 1 when the odds are for the own text, 0 against it, one half when they say nothing. */
export const verdict = (odds: number): number => (odds > 0 ? 1 : odds < 0 ? 0 : 0.5)

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
