import type { Usage } from '../api.ts'

export type StepRow = Omit<Usage['rows'][number], 'person'>

/** Rows of a step added up, whoever they were for. A sum with a cost that is not known has none. */
export function bySteps(rows: Usage['rows']): readonly StepRow[] {
  const steps = new Map<string, StepRow>()
  for (const { person: _, ...row } of rows) {
    const sum = steps.get(row.step)
    steps.set(row.step, sum ? added(sum, row) : row)
  }
  return [...steps.values()].toSorted((a, b) => b.calls - a.calls)
}

/** All rows in one; undefined without any. */
export const totalOf = (rows: readonly StepRow[]): StepRow | undefined =>
  rows.length === 0 ? undefined : { ...rows.reduce(added), step: 'in all' }

const added = (a: StepRow, b: StepRow): StepRow => ({
  step: a.step,
  calls: a.calls + b.calls,
  cached: a.cached + b.cached,
  failed: a.failed + b.failed,
  input: a.input + b.input,
  output: a.output + b.output,
  ...(a.cost !== undefined && b.cost !== undefined && { cost: a.cost + b.cost }),
  estimated: a.estimated || b.estimated,
})

/** "$0.0123"; "about" where tokens were estimated. */
export function usd({ cost, estimated }: Pick<StepRow, 'cost' | 'estimated'>): string {
  if (cost === undefined) return 'not known'
  const text = `$${cost.toFixed(cost === 0 || cost >= 1 ? 2 : 4)}`
  return estimated ? `about ${text}` : text
}
