import { scaleLinear } from 'd3-scale'
import type { PersonRow } from '../evaluate/evaluation.ts'
import { percent, whole } from './evaluate.report.columns.ts'
import { dots, PANEL, path } from './evaluate.report.curves.ts'
import { escaped } from './evaluate.report.page.ts'
import { type Axis, choicesAxis, plot, round, type Size } from './evaluate.report.plot.ts'

/** People drawn one by one. */
export const DRAWN = 48
/** Bars of the distribution, five points wide each. */
const BARS = 20

const SMALL: Size = { width: 160, height: 100, margin: { top: 6, right: 8, bottom: 20, left: 28 } }
const share: Axis = {
  scale: scaleLinear(),
  ticks: [0, 0.5, 1],
  format: (value) => String(100 * value),
}

/** A learning curve a person, those with most choices first; all on the same axes. */
export function peopleCurves(people: readonly PersonRow[], color: string): readonly string[] {
  const drawn = people
    .filter(({ curve }) => curve.length > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, DRAWN)
  const x = choicesAxis(drawn.flatMap(({ curve }) => curve.map(({ choices }) => choices)))
  return drawn.map(({ person, n, accuracy, withoutPerson, curve }) => {
    const facts = `${percent(accuracy)} % of ${whole(n)}`
    const drawing = plot(SMALL, `Accuracy of ${person} after so many choices`, { x, y: share }, (x, y) => {
      const without =
        withoutPerson !== undefined && Number.isFinite(withoutPerson)
          ? `<path class="without" d="M${SMALL.margin.left},${y(withoutPerson)}H${SMALL.width - SMALL.margin.right}"/>`
          : ''
      const last = curve.findLast((point) => Number.isFinite(point.accuracy))
      return [without, `<path class="line" d="${path(curve, x, y)}"/>`, last ? dots([last], x, y) : '']
    })
    return `<figure class="${color}"><figcaption>${escaped(person)}<small>${facts}</small></figcaption>${drawing}</figure>`
  })
}

/** How many people have which accuracy. */
export function peopleSpread(people: readonly PersonRow[]): string {
  const counts = spread(people.map(({ accuracy }) => accuracy))
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...counts)])
    .nice(4)
  const x: Axis = { ...share, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'accuracy, %' }
  const y: Axis = { scale, ticks: scale.ticks(4).filter(Number.isInteger), format: whole, label: 'people' }
  return plot(PANEL, 'People by accuracy', { x, y }, (x, y) =>
    counts.map((count, i) =>
      count === 0
        ? ''
        : `<path class="bar" d="M${x(i / BARS)},${y(0)}V${y(count)}H${round(x((i + 1) / BARS) - 1)}V${y(0)}z"/>`,
    ),
  )
}

/** Counts of shares by bars of equal width, the last with its upper end. Unknown shares are left out. */
export function spread(shares: readonly number[]): readonly number[] {
  const counts = new Array<number>(BARS).fill(0)
  // A share such as 0.15 times 20 falls just short of 3.
  for (const value of shares.filter(Number.isFinite))
    counts[Math.max(0, Math.min(BARS - 1, Math.floor(value * BARS + 1e-9)))]!++
  return counts
}
