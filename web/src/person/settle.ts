import { clearsChance } from '../../../src/chance.ts'
import type { Preference } from '../api.ts'

/** How sure it must be that the win rate is above (below) one half; as the library has it unless told otherwise. */
const SURE = 0.95

/** Trials looked ahead at most. */
const FAR = 50

export interface Settling {
  /** Trials in a row that would have to hold until it is used, or not to hold until it is given up. */
  readonly used: number | undefined
  readonly given: number | undefined
}

/** What would settle an undecided statement: the status rule, played forward. */
export function settling({ wins, losses }: Preference['tally']): Settling {
  const first = (reached: (n: number) => boolean) => {
    for (let n = 1; n <= FAR; n++) if (reached(n)) return n
    return undefined
  }
  return {
    used: first((n) => clearsChance(1 + wins + n, 1 + losses) >= SURE),
    given: first((n) => clearsChance(1 + wins, 1 + losses + n) <= 1 - SURE),
  }
}

export function settlingText(tally: Preference['tally']): string {
  const { used, given } = settling(tally)
  return `Used if ${next(used, 'holds', 'hold')}; given up if ${next(given, 'does not', 'do not')}. Or decide yourself: confirm or remove it.`
}

const next = (n: number | undefined, one: string, many: string): string => {
  if (n === 1) return `the next trial ${one}`
  return `${n === undefined ? 'many more' : `the next ${n}`} trials ${many}`
}
