import { useMemo } from 'react'
import type { Curve } from '../api.ts'
import { Section } from '../ui/blocks.tsx'
import { Chart } from '../ui/chart.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { number, percent } from '../words.ts'

type Bin = Curve['calibration'][number]

const COLUMNS: readonly Column<Bin>[] = [
  { name: 'How sure we were', show: (b) => percent(b.predicted), by: (b) => b.predicted },
  { name: 'How often right', show: (b) => percent(b.actual), by: (b) => b.actual, numeric: true },
  { name: 'Guesses', show: (b) => number(b.n), by: (b) => b.n, numeric: true },
]

/** Whether what was held likely came as often as that. Of each forecast the likelier side is shown. */
export function Calibration({ bins }: { readonly bins: readonly Bin[] }) {
  const sure = useMemo(() => bins.filter((b) => b.predicted > 0.5), [bins])
  const drawing = useMemo(() => {
    const sorted = sure.toSorted((a, b) => a.predicted - b.predicted)
    const xs = [50, ...sorted.map((b) => 100 * b.predicted), 100]
    return {
      xs,
      x: 'how sure we were, %',
      y: 'how often right, %',
      series: [
        {
          name: 'right',
          values: [null, ...sorted.map((b) => 100 * b.actual), null] as number[],
          as: 'points' as const,
        },
        { name: 'as sure as right', values: xs, as: 'dashes' as const },
      ],
      range: [-5, 105] as const,
    }
  }, [sure])
  if (sure.length === 0) return null
  const total = sure.reduce((sum, b) => sum + b.n, 0)
  const off = sure.reduce((sum, b) => sum + b.n * (b.predicted - b.actual), 0) / total
  const summary = `On average we were ${saidOf(off)}.`
  return (
    <Section
      id="calibration"
      title="When we were sure, were we right?"
      lead="Where we were 80 % sure we should be right 80 % of the time. Points on the dashed line are as they should be; below it we were too sure."
    >
      <p className="mb-3">{summary}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <Chart summary={summary} drawing={drawing} />
        <Table
          caption="How sure we were, and how often right"
          columns={COLUMNS}
          rows={sure}
          rowKey={(b) => String(b.predicted)}
        />
      </div>
    </Section>
  )
}

function saidOf(off: number): string {
  if (Math.abs(off) < 0.05) return 'about as sure as we were right'
  return off > 0 ? `too sure, by ${percent(off)}` : `right more often than we thought, by ${percent(-off)}`
}
