import { InvalidInputError } from '../errors.ts'
import { clean } from '../text/clean.ts'
import { unsafe } from '../text/safe.ts'
import type { Draft, Scores } from './rubric.prompt.ts'

/** One quality answers are compared by. */
export interface Criterion {
  readonly criterion: string
  /** 0 to 1. */
  readonly weight: number
}

/** Drafted criteria that are kept, and qualities a person may state: more would be scored carelessly. */
const DRAFTED = 6
const STATED = 12
const HEAVIEST = 5

/**
 * Log-odds for one point of difference in the weighted mean score: one point is .62, two .73, four .88. A fixed guess
 * that keeps the order of verdicts; how sure they may be is measured afterwards (evaluate/calibration).
 */
const SLOPE = 0.5

/** Qualities with the weights a person states, on whatever scale: the largest becomes 1. */
export function statedCriteria(weights: Readonly<Record<string, number>>): readonly Criterion[] {
  const entries = Object.entries(weights)
  if (entries.length > STATED)
    throw new InvalidInputError('stated.weights', entries.length, `give at most ${STATED} qualities`)
  for (const [quality, weight] of entries) {
    const fault = unsafe(quality)
    if (fault)
      throw new InvalidInputError('stated.weights', quality, `it ${fault}; name a quality of answers`)
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new InvalidInputError(`stated.weights.${quality}`, weight, 'give a number from 0')
  }
  const largest = Math.max(...entries.map(([, weight]) => weight)) || 1
  return entries.map(([quality, weight]) => ({ criterion: clean(quality), weight: weight / largest }))
}

/**
 * Stated criteria with those of the drafted that may be used beside them (see `unsafe`). Where both name the same
 * quality the stated weight holds, and one of 0 takes it out.
 */
export function criteriaOf(stated: readonly Criterion[], drafted: Draft['criteria']): readonly Criterion[] {
  const seen = new Set(stated.map((c) => c.criterion.toLowerCase()))
  const fresh = drafted.flatMap(({ criterion, weight }) => {
    const line = clean(criterion)
    if (unsafe(criterion) !== undefined || seen.has(line.toLowerCase())) return []
    seen.add(line.toLowerCase())
    return [{ criterion: line, weight: weight / HEAVIEST }]
  })
  return [...stated, ...fresh.slice(0, DRAFTED)].filter((c) => c.weight > 0)
}

/** Probability that the first answer is preferred: the logistic of the difference of the weighted mean scores. */
export function preferred({ scores }: Pick<Scores, 'scores'>, criteria: readonly Criterion[]): number {
  const total = criteria.reduce((sum, c) => sum + c.weight, 0)
  const difference = scores.reduce((sum, s) => sum + criteria[s.criterion - 1]!.weight * (s.a - s.b), 0)
  return 1 / (1 + Math.exp((-SLOPE * difference) / total))
}
