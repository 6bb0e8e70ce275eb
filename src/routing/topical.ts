import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { fitLinear } from './linear.ts'
import type { Reading } from './reading.ts'
import type { SavedReward } from './reward.ts'
import { floats, ints, parsed, count as whole } from './saved.ts'
import type { Table } from './table.ts'
import { type Topics, topicScores, topicsOf } from './topics.ts'

/** Prior precisions, for topics a standard deviation off. */
const SHARED = 2
const OWN = 4

interface Parts {
  readonly topics: Topics
  readonly width: number
  /** Mean and standard deviation of each direction. */
  readonly mean: Float32Array
  readonly deviation: Float32Array
  /** Directions × width. */
  readonly weights: Float32Array
  readonly intercepts: Float32Array
}

/**
 * Logistic regression on what queries are about, by the words they have in common with others (`topicsOf`): sixteen numbers
 * are learned from few outcomes, where thousands of words are not. What a single word decides it cannot see.
 */
export function topicalReward(table: Table): SavedReward {
  const { readings, width } = table
  const topics = topicsOf(readings)
  const { directions } = topics
  const scores = readings.map((reading) => {
    const own = new Float64Array(directions)
    topicScores(topics, reading, own)
    return own
  })
  const mean = new Float32Array(directions)
  const deviation = new Float32Array(directions)
  for (let d = 0; d < directions; d++) {
    mean[d] = scores.reduce((sum, own) => sum + own[d]!, 0) / scores.length
    deviation[d] = Math.sqrt(scores.reduce((sum, own) => sum + (own[d]! - mean[d]!) ** 2, 0) / scores.length)
  }
  const at = Int32Array.from({ length: directions }, (_, d) => d)
  const rows = scores.map((own) => ({ at, by: own.map((x, d) => scaled(x, mean[d]!, deviation[d]!)) }))
  const fitted = fitLinear(table, rows, directions, { shared: SHARED, own: OWN })
  return rewardOf({ topics, width, mean, deviation, ...fitted })
}

/** In standard deviations; 0 where it never differed. */
const scaled = (x: number, mean: number, deviation: number): number =>
  deviation < 1e-9 ? 0 : (x - mean) / deviation

function rewardOf(parts: Parts): SavedReward {
  const { topics, width, mean, deviation, weights, intercepts } = parts
  const scores = new Float64Array(topics.directions)
  return {
    width,
    odds(reading: Reading, into) {
      topicScores(topics, reading, scores)
      into.set(intercepts)
      for (let d = 0; d < scores.length; d++) {
        const by = scaled(scores[d]!, mean[d]!, deviation[d]!)
        for (let p = 0; p < width; p++) into[p]! += by * weights[d * width + p]!
      }
    },
    save: () => ({
      width,
      directions: topics.directions,
      words: intsTo(topics.words),
      basis: floatsTo(topics.basis),
      mean: floatsTo(mean),
      deviation: floatsTo(deviation),
      weights: floatsTo(weights),
      intercepts: floatsTo(intercepts),
    }),
  }
}

const saved = z.object({
  width: whole,
  directions: z.int().min(0),
  words: ints(),
  basis: floats(),
  mean: floats(),
  deviation: floats(),
  weights: floats(),
  intercepts: floats(),
})

/** The reward that `save` wrote. @throws InvalidInputError naming the field. */
export function loadTopical(json: unknown): SavedReward {
  const { width, directions, words, ...rest } = parsed('router.topics', saved, json)
  const sizes = {
    basis: words.length * directions,
    mean: directions,
    deviation: directions,
    weights: directions * width,
    intercepts: width,
  }
  for (const [field, size] of Object.entries(sizes)) {
    const { length } = rest[field as keyof typeof sizes]
    if (length !== size)
      throw new InvalidInputError(`router.topics.${field}`, `${length} numbers`, `give ${size}`)
  }
  const { basis, ...others } = rest
  return rewardOf({ topics: { words, basis, directions }, width, ...others })
}
