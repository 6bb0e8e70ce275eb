import { InvalidInputError } from '../errors.ts'
import type { Metric } from './metric.ts'
import { editDistance } from './metrics/edit-distance.ts'
import { ppcmJudge, preferenceSimilarity } from './metrics/judge.ts'
import { ppcmMeasures } from './metrics/ppcm.measures.ts'
import { preferenceAccuracy } from './metrics/preference-accuracy.ts'
import { statementLength } from './metrics/statement-length.ts'

/** Every metric, those that ask a model last. */
export const METRICS: readonly Metric[] = [
  editDistance,
  ppcmMeasures,
  preferenceAccuracy,
  statementLength,
  ppcmJudge,
  preferenceSimilarity,
]

/** The metric that gives a figure of this name. */
export function metricNamed(name: string): Metric {
  const found = METRICS.find(({ names }) => names.includes(name))
  if (found !== undefined) return found
  const names = METRICS.flatMap((metric) => metric.names).filter(
    (one) => !/^(?:component|judged)\./.test(one),
  )
  throw new InvalidInputError(
    'metric',
    name,
    `give one of ${names.join(', ')}, component.<key> or judged.<key>`,
  )
}
