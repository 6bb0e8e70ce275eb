import { useMemo, useState } from 'react'
import type { Curve } from '../api.ts'
import { Section, Tag } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Chart } from '../ui/chart.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, date, number, percent } from '../words.ts'
import { chanceOf, rightOf } from './guesses.ts'

interface Row {
  readonly signals: number
  readonly loss: number
  readonly low: number
  readonly high: number
  readonly at: string
  readonly drift: boolean
}

/** Rows shown before the rest is asked for. */
const FIRST = 20

const bits = (n: number): string => n.toFixed(2)

const COLUMNS: readonly Column<Row>[] = [
  {
    name: 'Guessed',
    show: ({ signals, drift }) => (
      <>
        {number(signals)} {drift && <Tag tone="warn">drift</Tag>}
      </>
    ),
    by: (p) => p.signals,
  },
  { name: 'Day', show: (p) => <span className="whitespace-nowrap">{date(p.at)}</span>, by: (p) => p.at },
  { name: 'Loss, bits', show: (p) => bits(p.loss), by: (p) => p.loss, numeric: true },
  { name: '95 %', show: (p) => `${bits(p.low)} to ${bits(p.high)}`, by: (p) => p.low, numeric: true },
]

/** How likely what they did was held to be, over time; the same in bits for those who build with it. */
export function Loss({ curve: { points, drifts, calibration } }: { readonly curve: Curve }) {
  const [whole, setWhole] = useState(false)
  const drawing = useMemo(
    () => ({
      xs: points.map((p) => p.signals),
      x: 'things you did',
      y: 'chance we gave it, %',
      series: [
        { name: 'chance', values: points.map((p) => 100 * chanceOf(p.loss)), as: 'line' as const },
        { name: 'a coin', values: points.map(() => 50), as: 'dashes' as const },
      ],
      band: {
        low: points.map((p) => 100 * chanceOf(p.high)),
        high: points.map((p) => 100 * chanceOf(p.low)),
      },
      marks: drifts,
      range: [0, 100] as const,
    }),
    [points, drifts],
  )
  const rows = useMemo(
    () => points.map((p) => ({ ...p, drift: drifts.includes(p.signals) })).toReversed(),
    [points, drifts],
  )
  const last = points.at(-1)!
  const { right, all } = rightOf(calibration)
  const open = last.signals - all
  const told = [
    all > 0 && `We guessed right ${number(right)} of ${count(all, 'time')}.`,
    open > 0 && `${count(open, 'time')} we could not tell.`,
    `What you did lately we had given a chance of ${percent(chanceOf(last.loss))}, at first ${percent(chanceOf(points[0]!.loss))}; the toss of a coin gives 50 %.`,
  ]
  const summary = told.filter(Boolean).join(' ')
  return (
    <Section
      id="loss"
      title="How well we guess"
      lead="The last eight things you did, at each time. The shaded space is how sure that is; the dashed line is a coin’s toss. At an upright line you began to do otherwise."
    >
      <p className="mb-3 max-w-prose">{summary}</p>
      <Chart summary={summary} drawing={drawing} />
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-sm font-medium">
          Running loss in numbers, for developers
        </summary>
        <p className="my-2 max-w-prose text-sm text-soft">
          Running loss: the mean of −log₂ of the probability given to what the person did, over the last eight
          forecasts, with its 95 % interval. 1 bit is a coin’s toss; 0 is always foretold.
        </p>
        <Table
          caption="Running loss"
          columns={COLUMNS}
          rows={whole ? rows : rows.slice(0, FIRST)}
          rowKey={(p) => String(p.signals)}
        />
        {rows.length > FIRST && (
          <Button small className="mt-2" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? 'Show fewer' : `Show all ${number(rows.length)}`}
          </Button>
        )}
      </details>
    </Section>
  )
}
