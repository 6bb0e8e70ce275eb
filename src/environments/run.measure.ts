import { ModelError } from '../errors.ts'
import type { User } from './environment.ts'
import type { Round } from './life.ts'
import type { Metric, MetricMeans, Scored, Scores } from './metric.ts'
import type { Row } from './results.ts'

/** Measures rounds: the agent's text, and in the last lap the one written with what is known of another user. */
export function measuring(
  metrics: readonly Metric[],
  means: MetricMeans,
  users: readonly User[],
): (round: Round) => Promise<Pick<Row, 'scores' | 'swapped'>> {
  const scoresOf = async (scored: Scored): Promise<Scores> => {
    const found: Record<string, number> = {}
    for (const metric of metrics) Object.assign(found, await unlessUnusable(metric.score(scored, means)))
    return found
  }
  return async ({ task, text, own, recalled, swapped }) => {
    if (own === '') return { scores: {} }
    const scored = { task, text, own, statements: recalled.statements, users }
    const scores = { ...(await scoresOf(scored)) }
    if (!swapped) return { scores }
    const { from, recalled: theirs, text: other } = swapped
    const measured = { ...(await scoresOf({ ...scored, text: other, statements: theirs.statements })) }
    return { scores, swapped: { from: from.id, text: other, scores: measured } }
  }
}

/** A judge that says nothing usable leaves its figures out. */
const unlessUnusable = (scores: Promise<Scores>): Promise<Scores> =>
  scores.catch((error: unknown) => {
    if (error instanceof ModelError && error.answered) return {}
    throw error
  })
