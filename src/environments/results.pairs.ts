import { type Comparison, compareAgents } from './metrics/compare.ts'
import type { Row } from './results.ts'

/** One agent in its setting against another, on the same rounds. */
export interface Pair extends Comparison {
  readonly one: Pick<Row, 'setting' | 'agent'>
  readonly other: Pick<Row, 'setting' | 'agent'>
}

/** Figures in which agents are compared. */
export const PAIRED = ['ppcm', 'ppcm.judge', 'editDistance'] as const

/** Every agent less every one that stands after it, in each figure that both have. */
export function pairsOf(rows: readonly Row[]): readonly Pair[] {
  const agents = [...Map.groupBy(rows, ({ setting, agent }) => JSON.stringify([setting, agent])).values()]
  return PAIRED.flatMap((metric) =>
    agents.flatMap((one, i) =>
      agents.slice(i + 1).flatMap((other) => {
        const found = compareAgents(one, other, metric)
        return found.difference.n > 0 ? [{ one: who(one), other: who(other), ...found }] : []
      }),
    ),
  )
}

const who = (rows: readonly Row[]) => ({ setting: rows[0]!.setting, agent: rows[0]!.agent })
