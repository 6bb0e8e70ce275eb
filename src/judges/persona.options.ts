import { InvalidInputError } from '../errors.ts'

/** How far a fit has come. `of` may shrink: a search that is decided stops. */
export interface Progress {
  readonly step: 'reasons' | 'persona' | 'search'
  readonly done: number
  readonly of: number
}

/** What can be set (SynthesizeMe, arXiv 2506.05598, and the parameters of its released code). */
export interface PersonaOptions {
  /**
   * racing: one call in each order a choice for its reason, then one race of demonstration sets. original: as
   * released, two random searches that find reasons anew for every set, one order, a tie is wrong.
   */
  readonly procedure: 'racing' | 'original'
  /** Random demonstration sets beside the fixed ones. */
  readonly candidates: number
  /** Share of the choices, oldest first, that reasons and demonstrations come from; the rest is held out. */
  readonly trainShare: number
  /** Choices without a reason shown beside those with one: up to so many demonstrations in all. */
  readonly labelled: number
  /** Most demonstrations with a reason in a set. */
  readonly bootstrapped: number
  /** Score, 0 to 1, that ends the search. */
  readonly stopScore: number
  /** Most calls of a racing fit for each choice; repairs of unreadable answers come on top. */
  readonly callsPerChoice: number
  /** Only so many of the newest choices are learned from. */
  readonly newest: number
  /** Decides places, samples and sets. */
  readonly seed: number
  /** Most calls under way. They change how long a fit takes, never what comes out. */
  readonly workers: number
  readonly onProgress?: (progress: Progress) => void
}

/** Ours. */
export const PERSONA: PersonaOptions = {
  procedure: 'racing',
  candidates: 10,
  trainShare: 0.7,
  labelled: 4,
  bootstrapped: 8,
  stopScore: 0.8,
  callsPerChoice: 6,
  newest: 30,
  seed: 42,
  workers: 8,
}

/** As released: every choice may become a demonstration, nothing limits the calls. */
export const ORIGINAL: PersonaOptions = {
  ...PERSONA,
  procedure: 'original',
  bootstrapped: Number.POSITIVE_INFINITY,
  callsPerChoice: Number.POSITIVE_INFINITY,
  newest: Number.POSITIVE_INFINITY,
}

/** @throws InvalidInputError naming the option. */
export function checkedOptions(options: PersonaOptions): PersonaOptions {
  const whole = (field: 'candidates' | 'labelled' | 'bootstrapped' | 'newest' | 'workers', least: number) => {
    const value = options[field]
    if (!(value >= least && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY)))
      throw new InvalidInputError(field, value, `give a whole number from ${least} up`)
  }
  whole('candidates', 0)
  whole('labelled', 0)
  whole('bootstrapped', 1)
  whole('newest', 1)
  whole('workers', 1)
  const { trainShare, stopScore, callsPerChoice } = options
  if (!(trainShare > 0 && trainShare < 1))
    throw new InvalidInputError('trainShare', trainShare, 'give a number between 0 and 1')
  if (!(stopScore > 0)) throw new InvalidInputError('stopScore', stopScore, 'give a number above 0, up to 1')
  // Two a choice and one for the persona are the least a fit can do with.
  if (!(callsPerChoice >= 3)) throw new InvalidInputError('callsPerChoice', callsPerChoice, 'give 3 or more')
  return options
}
