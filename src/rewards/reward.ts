/**
 * Choices as numbers, one row each, row-major: person `person[i]` was shown answers with the features a[i] and b[i], and
 * preferred a with probability `label[i]`.
 */
export interface Pairs {
  readonly n: number
  /** Features of an answer. */
  readonly width: number
  /** n × width. */
  readonly a: Float64Array
  /** n × width. */
  readonly b: Float64Array
  /** n, from 0 to people - 1. */
  readonly person: Int32Array
  readonly people: number
  /** n, 0 to 1: 1 for a plain choice of a. */
  readonly label: Float64Array
  /** n, above 0: 1 for a plain choice. */
  readonly weight: Float64Array
}

/**
 * A fitted scoring model, no language model inside. What it knows of a person is a vector of `size` numbers, the state;
 * it belongs to the caller, and none of the methods changes one in place. Swapping a and b turns the odds around
 * exactly.
 */
export interface Reward {
  readonly kind: string
  /** Features of an answer. */
  readonly width: number
  /** Numbers in a state. */
  readonly size: number
  /** State of somebody of whom nothing is known: the population's taste. */
  start(): Float64Array
  /** State refitted from all choices of one person. Forgetting a choice is this, without it. */
  adapt(pairs: Pairs): Float64Array
  /** State after one more choice: a single step from the last state, at most a millisecond. */
  observe(state: Float64Array, a: Float64Array, b: Float64Array, label?: number): Float64Array
  /** Log-odds that the person prefers a. Without a state: that people do. */
  odds(a: Float64Array, b: Float64Array, state?: Float64Array): number
  /** JSON that `loadReward` reads again, with a version. */
  save(): unknown
}
