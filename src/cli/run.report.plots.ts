import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import type { KindGroup } from '../environments/results.summary.ts'
import { apart } from './evaluate.report.curves.ts'
import { escaped } from './evaluate.report.page.ts'
import { type Axis, plot, round, type Size } from './evaluate.report.plot.ts'
import type { Shown } from './run.report.ts'
import { shorten } from './show.ts'

const LINES: Size = { width: 760, height: 340, margin: { top: 14, right: 190, bottom: 42, left: 60 } }
/** Distance of two names, and the longest shown whole. */
const [NAMES_APART, NAME] = [15, 26]
/** Height of a component's line. */
const LINE = 24

/** Cumulative edit distance of each agent, over the tasks of a life. */
export function editsPlot(kind: string, shown: readonly Shown<KindGroup>[]): string | undefined {
  const drawn = shown.filter(({ own }) => own.curve.length > 0)
  if (drawn.length === 0) return undefined
  const longest = Math.max(...drawn.map(({ own }) => own.curve.length))
  const tasks = scaleLinear().domain([1, Math.max(2, longest)])
  const x: Axis = {
    scale: tasks,
    ticks: tasks.ticks(10).filter(Number.isInteger),
    format: String,
    label: 'task',
  }
  const y = linear([0, Math.max(1, ...drawn.map(({ own }) => own.curve.at(-1)!))], 'tokens edited so far')
  return plot(LINES, `Cumulative edit distance, ${kind}`, { x, y }, (x, y) => [
    ...drawn.map(({ own, color }) => {
      const path = line<number>(
        (_, i) => x(i + 1),
        (sum) => y(sum),
      )
      return `<path class="line ${color}" d="${path(own.curve) ?? ''}"/>`
    }),
    ...names(
      drawn.map(({ name, color, own }) => ({ name, color, at: y(own.curve.at(-1)!) })),
      LINES.width - LINES.margin.right + 8,
    ),
  ])
}

/** How far each true preference is shown, a line each and a dot for each agent; a model's verdicts where there are any. */
export function componentsPlot(kind: string, shown: readonly Shown[]): string | undefined {
  const scored = new Set(shown.flatMap(({ own }) => Object.keys(own.scores)))
  const prefix = [...scored].some((name) => name.startsWith('judged.')) ? 'judged.' : 'component.'
  const keys = [...scored].filter((name) => name.startsWith(prefix)).sort()
  if (keys.length === 0) return undefined
  const margin = { top: 8, right: 190, bottom: 44, left: 190 }
  const size: Size = { width: 760, height: margin.top + margin.bottom + LINE * keys.length, margin }
  const x = linear([-2, 2], prefix === 'judged.' ? 'shown, by a judge' : 'shown, by style measures')
  const y: Axis = { scale: scaleLinear().domain([keys.length, 0]), ticks: [], format: String }
  return plot(size, `Preferences shown, ${kind}`, { x, y }, (x, y) => [
    `<path class="axis" d="M${x(0)},${margin.top}V${y(keys.length)}"/>`,
    ...keys.flatMap((key, i) => {
      const at = y(i + 0.5)
      const dots = shown.flatMap(({ color, name, own }) => {
        const mean = own.scores[key]?.mean ?? Number.NaN
        if (!Number.isFinite(mean)) return []
        return `<circle class="dot ${color}" cx="${x(mean)}" cy="${at}" r="4"><title>${escaped(name)}</title></circle>`
      })
      return [
        `<path class="grid" d="M${margin.left},${at}H${size.width - margin.right}"/>`,
        `<text x="${margin.left - 8}" y="${round(at + 4)}" text-anchor="end">${escaped(key.slice(prefix.length))}</text>`,
        ...dots,
      ]
    }),
    ...names(
      shown.map(({ name, color }, i) => ({ name, color, at: margin.top + 8 + i * NAMES_APART })),
      size.width - margin.right + 16,
    ),
  ])
}

/** PPCM beside calls a task, on a scale that doubles: from one call to dozens. */
export function callsPlot(shown: readonly Shown[]): string | undefined {
  const points = shown.flatMap(({ name, color, own }) => {
    const { mean, standardError } = own.scores['ppcm.judge'] ??
      own.scores.ppcm ?? { mean: Number.NaN, standardError: 0 }
    const calls = own.calls.mean
    if (!Number.isFinite(mean) || !(calls > 0)) return []
    return [{ name, color, calls, mean, error: Number.isFinite(standardError) ? standardError : 0 }]
  })
  if (points.length === 0) return undefined
  const most = Math.max(2, ...points.map(({ calls }) => calls))
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((tick) => tick <= most * 1.5)
  const x: Axis = {
    scale: scaleLog().domain([0.9, most * 1.2]),
    ...{ ticks, format: String, label: 'calls a task' },
  }
  const y = linear(
    points.flatMap(({ mean, error }) => [mean - error, mean + error]),
    'PPCM',
  )
  return plot(LINES, 'Preferences shown against calls', { x, y }, (x, y) => [
    ...points.map(
      ({ color, calls, mean, error }) =>
        `<g class="${color}"><path class="whisker" d="M${x(calls)},${y(mean - error)}V${y(mean + error)}"/><circle class="dot" cx="${x(calls)}" cy="${y(mean)}" r="4"/></g>`,
    ),
    ...names(
      points.map(({ name, color, mean }) => ({ name, color, at: y(mean) })),
      LINES.width - LINES.margin.right + 8,
    ),
  ])
}

/** Names one under the other, near where they belong. */
function names(
  list: readonly { readonly name: string; readonly color: string; readonly at: number }[],
  left: number,
): readonly string[] {
  const heights = apart(
    list.map(({ at }) => at),
    NAMES_APART,
    LINES.margin.top,
    Number.POSITIVE_INFINITY,
  )
  return list.map(
    ({ name, color }, i) =>
      `<text class="own ${color}" x="${left}" y="${round(heights[i]! + 4)}">${escaped(shorten(name, NAME))}</text>`,
  )
}

function linear(values: readonly number[], label: string): Axis {
  const low = Math.min(...values)
  const scale = scaleLinear()
    .domain([low, Math.max(low + 0.1, ...values)])
    .nice(6)
  const format = (value: number) => value.toLocaleString('en').replace('-', '−')
  return { scale, ticks: scale.ticks(6), format, label }
}
