import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Curve, client, personKey, useMay, useProfile } from '../api.ts'
import { Empty, Section, Title, Waiting } from '../ui/blocks.tsx'
import { Chart } from '../ui/chart.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Spend } from '../ui/spend.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, date, number } from '../words.ts'
import { Calibration } from './calibration.tsx'
import { Learn } from './learn.tsx'

/** How well what is believed foretells what the person does, and what that cost. */
export default function Learning({ person }: { readonly person: string }) {
  const { read } = useMay()
  const profile = useProfile(person)
  const curve = useQuery({
    queryKey: personKey(person, 'curve'),
    queryFn: ({ signal }) => client.person(person).curve({ signal }),
  })
  return (
    <>
      <Title lead="Before anything new is learned from, it is foretold from what is believed. The less it surprises, the better you are understood.">
        Learning
      </Title>
      {curve.error && <ProblemBox error={curve.error} again={() => curve.refetch()} />}
      {curve.isPending && <Waiting />}
      {curve.data && (curve.data.points.length > 0 ? <Loss curve={curve.data} /> : <Nothing />)}
      {profile.data && profile.data.waiting > 0 && (
        <Section id="waiting" title={`${count(profile.data.waiting, 'thing')} not learned from yet`}>
          <Learn person={person} />
        </Section>
      )}
      {curve.data && curve.data.calibration.length > 0 && <Calibration bins={curve.data.calibration} />}
      {read && (
        <Section
          id="spend"
          title="Calls and cost by purpose"
          lead="For this person, since the service started."
        >
          <Spend person={person} />
        </Section>
      )}
    </>
  )
}

const Nothing = () => (
  <Empty title="Nothing was foretold yet">
    <p>The curve begins with the second thing that is learned from: an edit, a choice, or a text of yours.</p>
  </Empty>
)

type Point = Curve['points'][number]

const bits = (n: number): string => n.toFixed(2)

const COLUMNS: readonly Column<Point & { readonly drift: boolean }>[] = [
  { name: 'Foretold', show: (p) => number(p.signals), by: (p) => p.signals, numeric: true },
  { name: 'Day', show: (p) => <span className="whitespace-nowrap">{date(p.at)}</span>, by: (p) => p.at },
  { name: 'Loss, bits', show: (p) => bits(p.loss), by: (p) => p.loss, numeric: true },
  { name: '95 %', show: (p) => `${bits(p.low)} to ${bits(p.high)}`, by: (p) => p.low, numeric: true },
  { name: 'Drift', show: (p) => (p.drift ? 'yes' : ''), by: (p) => Number(p.drift) },
]

function Loss({ curve: { points, drifts } }: { readonly curve: Curve }) {
  const drawing = useMemo(
    () => ({
      xs: points.map((p) => p.signals),
      x: 'things foretold',
      y: 'running loss, bits',
      series: [
        { name: 'loss', values: points.map((p) => p.loss), as: 'line' as const },
        { name: 'a coin', values: points.map(() => 1), as: 'dashes' as const },
      ],
      band: { low: points.map((p) => p.low), high: points.map((p) => p.high) },
      marks: drifts,
      range: [0, Math.max(1.1, ...points.map((p) => p.high))] as const,
    }),
    [points, drifts],
  )
  const [first, last] = [points[0]!, points.at(-1)!]
  const summary = `Running loss went from ${bits(first.loss)} to ${bits(last.loss)} bits over ${count(points.length, 'forecast')}, 95 % interval now ${bits(last.low)} to ${bits(last.high)}. ${drifts.length === 0 ? 'No drift.' : `Drift after ${drifts.map(number).join(', ')}.`}`
  return (
    <Section
      id="loss"
      title="Running loss"
      lead="Mean of the last eight, with its 95 % interval. 1 bit (dashed) is a coin’s toss; 0 is always foretold. An upright line is a drift: you began to do otherwise, and old statements were put in doubt."
    >
      <p className="mb-3">{summary}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <Chart summary={summary} drawing={drawing} />
        <div className="max-h-80 overflow-y-auto">
          <Table
            caption="Running loss"
            columns={COLUMNS}
            rows={points.map((p) => ({ ...p, drift: drifts.includes(p.signals) }))}
            rowKey={(p) => String(p.signals)}
          />
        </div>
      </div>
    </Section>
  )
}
