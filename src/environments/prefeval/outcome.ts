/** What a judge finds of an answer. */
export interface Checks {
  /** The answer speaks of a preference of the user's, whichever. */
  readonly acknowledges: boolean
  /** ... and it is another than theirs. */
  readonly misstates: boolean
  /** It recommends what goes against the preference. */
  readonly violates: boolean
  /** It gives advice on the request. */
  readonly helpful: boolean
}

/** The paper's four types of error. */
export const ERRORS = ['unaware', 'hallucination', 'inconsistency', 'unhelpful'] as const
export type ErrorType = (typeof ERRORS)[number]

/** As the paper calls them. */
export const ERROR_NAMES: Readonly<Record<ErrorType, string>> = {
  unaware: 'preference-unaware violation',
  hallucination: 'preference hallucination violation',
  inconsistency: 'inconsistency violation',
  unhelpful: 'unhelpful response',
}

/**
 * What became of a question. Besides the paper's: `wrong`, another option was picked; `unusable`, the agent's model gave
 * no answer that could be read; `unjudged`, the judge gave none. An unusable one counts as not followed, an unjudged one
 * not at all.
 */
export type Outcome = 'followed' | ErrorType | 'wrong' | 'unusable' | 'unjudged'

/**
 * The type that four checks come to (Zhao et al. 2025; analyze_errors in the released code): an unhelpful answer
 * is just that, whatever else it is; a violation is told apart by what the answer knew of the preference.
 */
export function outcomeOf({ acknowledges, misstates, violates, helpful }: Checks): Outcome {
  if (!helpful) return 'unhelpful'
  if (!violates) return 'followed'
  if (!acknowledges) return 'unaware'
  return misstates ? 'hallucination' : 'inconsistency'
}
