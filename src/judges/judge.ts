/** Two answers to one request. Which of them is `a` must say nothing about which is better. */
export interface Comparison {
  /** What was asked for: the question, the task, the conversation so far. */
  readonly context?: string
  readonly a: string
  readonly b: string
}

export interface Verdict {
  /** That the person prefers `a`, 0 to 1; one half says nothing. */
  readonly probability: number
  /** Why, in words, where the judge has any. */
  readonly reasons?: readonly string[]
  /** Ids of the signals and preferences of the person it was drawn from. */
  readonly used: readonly string[]
  /**
   * When a model was asked: that `a` is preferred as it said with `a` shown first, and with `b` shown first. Their
   * difference is the model's leaning towards a place.
   */
  readonly orders?: readonly [number, number]
  /** There when the judge could not work as it is named: why, and what it did instead. */
  readonly fallback?: string
}

/**
 * Which of two answers a person would prefer. Bound to that person when it is made. It promises that swapping `a`
 * and `b` turns the probability p into 1 - p, that equal answers get one half without asking anybody, and that an
 * answer of a model that cannot be read is a ModelError, never a guess.
 */
export interface Judge {
  readonly name: string
  /** @throws ModelError, BudgetError, or the abort's reason, when a model is asked. */
  compare(pair: Comparison, abort?: AbortSignal): Promise<Verdict>
}

/** A choice a person made, as judges learn from it: they preferred `a`. */
export interface Choice extends Comparison {
  /** The signal it comes from. */
  readonly id: string
  readonly person: string
  /** ISO time: choices are learned from in this order. */
  readonly at: string
  /** How much better `a` is, 0 to 1, where they said. */
  readonly strength?: number
  /** Their own words on why. */
  readonly reason?: string
}
