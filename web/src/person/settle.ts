import { clearsChance } from '../../../src/chance.ts'
import type { Preference, Session } from '../api.ts'

type Thresholds = Session['thresholds']

/** Trials looked ahead at most. */
const FAR = 50

export interface Settling {
  /** Trials in a row that would have to hold until it is used, or not to hold until it is given up. */
  readonly used: number | undefined
  readonly given: number | undefined
}

/** What would settle an undecided statement: the status rule, played forward. */
export function settling(
  { wins, losses }: Preference['tally'],
  { prior, activate, retire }: Thresholds,
): Settling {
  const first = (reached: (n: number) => boolean) => {
    for (let n = 1; n <= FAR; n++) if (reached(n)) return n
    return undefined
  }
  return {
    used: first((n) => clearsChance(prior[0] + wins + n, prior[1] + losses) >= activate),
    given: first((n) => clearsChance(prior[0] + wins, prior[1] + losses + n) <= 1 - retire),
  }
}

export function settlingText(tally: Preference['tally'], thresholds: Thresholds): string {
  const { used, given } = settling(tally, thresholds)
  return `Used once it is right ${next(used)}; dropped once it is wrong ${next(given)}.`
}

function next(n: number | undefined): string {
  if (n === undefined) return 'many more times in a row'
  return n === 1 ? 'the next time' : `${n} times in a row`
}
