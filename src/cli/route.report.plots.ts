import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Bin } from '../evaluate/calibration.ts'
import { wilson } from '../evaluate/interval.ts'
import { PANEL } from './evaluate.report.curves.ts'
import { escaped } from './evaluate.report.page.ts'
import { type Axis, plot, round, type Size, shareAxis } from './evaluate.report.plot.ts'

/** A figure with its interval, on a line of its own. */
export interface Ranged {
  readonly label: string
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly color: string
}

/** Height of a line; width of a letter, and of the longest label. */
const [LINE, LETTER, LONGEST] = [26, 6.5, 270]

/** Figures one under the other, each a dot with its 95 % interval. With `zero` the axis holds 0, and a line stands there. */
export function rangesPlot(title: string, label: string, ranges: readonly Ranged[], zero = false): string {
  const letters = Math.max(...ranges.map(({ label }) => label.length))
  const left = Math.min(LONGEST, Math.ceil(LETTER * letters) + 24)
  const margin = { top: 8, right: 24, bottom: 44, left }
  const size: Size = { width: 760, height: margin.top + margin.bottom + LINE * ranges.length, margin }
  const ends = ranges.flatMap(({ low, high }) => [low, high])
  const x = zero ? spanning([0, ...ends], label) : spanning(ends, label, [0, 1])
  const y: Axis = { scale: scaleLinear().domain([ranges.length, 0]), ticks: [], format: String }
  return plot(size, title, { x, y }, (x, y) => [
    ...(zero ? [`<path class="axis" d="M${x(0)},${margin.top}V${y(ranges.length)}"/>`] : []),
    ...ranges.map(({ label, mean, low, high, color }, i) => {
      const at = y(i + 0.5)
      return `<g class="${color}"><text x="${margin.left - 12}" y="${round(at + 4)}" text-anchor="end">${escaped(label)}</text><path class="whisker" d="M${x(low)},${at}H${x(high)}"/><circle class="dot" cx="${x(mean)}" cy="${at}" r="4"/></g>`
    }),
  ])
}

/** From the lowest value to the highest, rounded outwards but not over the ends; shown as hundredths. */
function spanning(
  values: readonly number[],
  label: string,
  [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = Math.max(0.02, (high - low) * 0.04)
  const scale = scaleLinear()
    .domain([Math.max(least, low - room), Math.min(most, high + room)])
    .nice(8)
  const format = (value: number) => String(Math.round(value * 1000) / 10).replace('-', '−')
  return { scale, ticks: scale.ticks(8), format, label }
}

/** How often prompts succeeded beside how probable that was foretold to be; the intervals are Wilson's. */
export function calibrationPlot(bins: readonly Bin[], name: string): string {
  const points = bins.map((bin) => ({ ...bin, ...wilson(bin.actual * bin.n, bin.n) }))
  const x = shareAxis([0, ...points.map(({ predicted }) => predicted)], 'foretold, %')
  const y = shareAxis([0, ...points.map(({ high }) => high)], 'succeeded, %')
  const end = Math.min(x.scale.domain()[1]!, y.scale.domain()[1]!)
  return plot(PANEL, `Success as ${name} foretold it, and as it was`, { x, y }, (x, y) => {
    const curve = line<Bin>(
      ({ predicted }) => x(predicted),
      ({ actual }) => y(actual),
    )
    return [
      `<path class="chance" d="M${x(0)},${y(0)}L${x(end)},${y(end)}"/>`,
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
