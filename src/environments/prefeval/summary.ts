import { type Estimate, wilson } from '../../evaluate/interval.ts'
import type { AgentName } from './agents.ts'
import { ERRORS, type ErrorType } from './outcome.ts'
import type { PrefEvalRow } from './row.ts'

/** One agent after one number of turns. Intervals are Wilson's, 95 %: every entry is another made-up user. */
export interface Cell {
  readonly agent: AgentName
  readonly turns: number
  /** Preference-following accuracy: share of answers that follow the preference. Unusable ones do not, unjudged ones are left out. */
  readonly accuracy: Estimate
  readonly topics: Readonly<Record<string, Estimate>>
  /** Share of each of the paper's types of error; only of what was generated. */
  readonly errors?: Readonly<Record<ErrorType, Estimate>>
  readonly unusable: number
  readonly unjudged: number
}

/** Rows by agent and number of turns, in the order in which they first come. */
export function summary(rows: readonly PrefEvalRow[]): readonly Cell[] {
  const cells = [...Map.groupBy(rows, ({ agent, turns }) => `${turns}\n${agent}`).values()]
  return cells.map((own) => {
    const { agent, turns, task } = own[0]!
    const scored = own.filter((row) => row.outcome !== 'unjudged')
    const share = (of: readonly PrefEvalRow[], outcome: string) =>
      wilson(of.filter((row) => row.outcome === outcome).length, of.length)
    const topics = [...Map.groupBy(scored, (row) => row.topic)].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      agent,
      turns,
      accuracy: share(scored, 'followed'),
      topics: Object.fromEntries(topics.map(([topic, of]) => [topic, share(of, 'followed')])),
      ...(task === 'generation' && {
        errors: Object.fromEntries(ERRORS.map((error) => [error, share(scored, error)])) as Record<
          ErrorType,
          Estimate
        >,
      }),
      unusable: own.filter((row) => row.outcome === 'unusable').length,
      unjudged: own.length - scored.length,
    }
  })
}
