import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Bin } from '../evaluate/calibration.ts'
import type { CascadePoint } from '../evaluate/cascade-curve.ts'
import { wilson } from '../evaluate/interval.ts'
import { PANEL } from './evaluate.report.curves.ts'
import { type Axis, plot, shareAxis } from './evaluate.report.plot.ts'

/**
 * How often a judge is right beside how sure it is. Intervals are Wilson's, as if all choices of a bin were
 * independent: where few people stand behind many choices they are too narrow.
 */
export function reliabilityPlot(bins: readonly Bin[], name: string): string {
  const known = bins.filter(({ predicted, actual }) => Number.isFinite(predicted) && Number.isFinite(actual))
  const points = known.map((bin) => ({ ...bin, ...wilson(bin.actual * bin.n, bin.n) }))
  const x = shareAxis([0.5, 1, ...points.map(({ predicted }) => predicted)], 'how sure it was, %')
  const y = shareAxis([0.5, 1, ...points.flatMap(({ low, high }) => [low, high])], 'how often right, %')
  const [from, to] = [Math.max(x.scale.domain()[0]!, y.scale.domain()[0]!), 1]
  return plot(PANEL, `How sure ${name} was, and how often it was right`, { x, y }, (x, y) => {
    const curve = line<Bin>(
      ({ predicted }) => x(predicted),
      ({ actual }) => y(actual),
    )
    return [
      `<path class="chance" d="M${x(from)},${y(from)}L${x(to)},${y(to)}"/>`,
      ...points.map(
        ({ predicted, low, high }) => `<path class="whisker" d="M${x(predicted)},${y(low)}V${y(high)}"/>`,
      ),
      `<path class="line" d="${curve(points) ?? ''}"/>`,
      ...points.map(
        ({ predicted, actual }) => `<circle class="dot" cx="${x(predicted)}" cy="${y(actual)}" r="3"/>`,
      ),
    ]
  })
}

const CALLS: Axis = {
  scale: scaleLinear(),
  ticks: [0, 0.25, 0.5, 0.75, 1],
  format: (value) => String(100 * value),
  label: 'pairs a model is asked about, %',
}

/** What model calls buy: spent where the first judge is unsure, and spent at random. */
export function cascadePlot(points: readonly CascadePoint[], name: string): string {
  const y = shareAxis(
    points.flatMap(({ accuracy, random }) => [accuracy, random]),
    'accuracy, %',
  )
  return plot(PANEL, `Accuracy of ${name} by its share of model calls`, { x: CALLS, y }, (x, y) => {
    const drawn = (pick: (point: CascadePoint) => number) =>
      line<CascadePoint>(
        ({ share }) => x(share),
        (point) => y(pick(point)),
      ).defined((point) => Number.isFinite(pick(point)))(points) ?? ''
    return [
      `<path class="without" d="${drawn(({ random }) => random)}"/>`,
      `<path class="line" d="${drawn(({ accuracy }) => accuracy)}"/>`,
      ...points
        .filter(({ accuracy }) => Number.isFinite(accuracy))
        .map((p) => `<circle class="dot" cx="${x(p.share)}" cy="${y(p.accuracy)}" r="2.5"/>`),
    ]
  })
}
