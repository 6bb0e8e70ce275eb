import { useUsage } from '../api.ts'
import { number, PURPOSE } from '../words.ts'
import { Empty, Waiting } from './blocks.tsx'
import { ProblemBox } from './problem.tsx'
import { bySteps, type StepRow, totalOf, usd } from './spend.sum.ts'
import { type Column, Table } from './table.tsx'

const nameOf = ({ step }: StepRow): string => PURPOSE[step] ?? step

const COLUMNS: readonly Column<StepRow>[] = [
  { name: 'Purpose', show: nameOf, by: nameOf },
  { name: 'Calls', show: (r) => number(r.calls), by: (r) => r.calls, numeric: true },
  { name: 'From store', show: (r) => number(r.cached), by: (r) => r.cached, numeric: true },
  { name: 'Failed', show: (r) => number(r.failed), by: (r) => r.failed, numeric: true },
  { name: 'Tokens in', show: (r) => number(r.input), by: (r) => r.input, numeric: true },
  { name: 'Tokens out', show: (r) => number(r.output), by: (r) => r.output, numeric: true },
  { name: 'Cost', show: usd, by: (r) => r.cost ?? -1, numeric: true },
]

/** Calls, tokens and cost by purpose: of one person, or of all. */
export function Spend({ person }: { readonly person?: string }) {
  const { data, error, refetch } = useUsage()
  if (error) return <ProblemBox error={error} again={() => refetch()} />
  if (!data) return <Waiting />
  const rows = bySteps(data.rows.filter((row) => person === undefined || row.person === person))
  if (rows.length === 0)
    return (
      <Empty title="No language model was asked">
        <p>Everything here was counted, at no cost.</p>
      </Empty>
    )
  return (
    <Table
      caption="Calls and cost by purpose"
      columns={COLUMNS}
      rows={rows}
      rowKey={(r) => r.step}
      total={totalOf(rows)}
    />
  )
}
