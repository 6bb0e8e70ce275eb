import { useMemo } from 'react'
import type { Curve } from '../api.ts'
import { Section } from '../ui/blocks.tsx'
import { Chart } from '../ui/chart.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { number, percent } from '../words.ts'

type Bin = Curve['calibration'][number]

const COLUMNS: readonly Column<Bin>[] = [
  { name: 'Said', show: (b) => percent(b.predicted), by: (b) => b.predicted, numeric: true },
  { name: 'Came', show: (b) => percent(b.actual), by: (b) => b.actual, numeric: true },
  { name: 'Forecasts', show: (b) => number(b.n), by: (b) => b.n, numeric: true },
]

/** Whether what was said to be likely came as often as was said. */
export function Calibration({ bins }: { readonly bins: readonly Bin[] }) {
  const drawing = useMemo(() => {
    const sorted = bins.toSorted((a, b) => a.predicted - b.predicted)
    const xs = [0, ...sorted.map((b) => b.predicted), 1]
    return {
      xs,
      x: 'said to be likely',
      y: 'came',
      series: [
        {
          name: 'came',
          values: [null, ...sorted.map((b) => b.actual), null] as number[],
          as: 'points' as const,
        },
        { name: 'as said', values: xs, as: 'dashes' as const },
      ],
      range: [-0.05, 1.05] as const,
    }
  }, [bins])
  const total = bins.reduce((sum, b) => sum + b.n, 0)
  const off = bins.reduce((sum, b) => sum + b.n * Math.abs(b.predicted - b.actual), 0) / total
  const summary = `On average, what was said and what came lie ${percent(off)} apart.`
  return (
    <Section
      id="calibration"
      title="The judge’s calibration"
      lead="Of what was held likely to 80 %, 80 % should come. Points on the dashed line are as they should be. Each forecast counts from both sides: what came, and what did not."
    >
      <p className="mb-3">{summary}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <Chart summary={summary} drawing={drawing} />
        <Table caption="Calibration" columns={COLUMNS} rows={bins} rowKey={(b) => String(b.predicted)} />
      </div>
    </Section>
  )
}
