/**
 * A person's weights, above 0 and summing to 1: the softmax of the population's logits, which stand in `shared` from
 * `at`, each moved by the person's own.
 */
export function weightsOf(shared: Float64Array, at: number, own: Float64Array): readonly number[] {
  const weights: number[] = []
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < own.length; k++) most = Math.max(most, shared[at + k]! + own[k]!)
  let sum = 0
  for (let k = 0; k < own.length; k++) {
    weights.push(Math.exp(shared[at + k]! + own[k]! - most))
    sum += weights[k]!
  }
  for (let k = 0; k < weights.length; k++) weights[k]! /= sum
  return weights
}
