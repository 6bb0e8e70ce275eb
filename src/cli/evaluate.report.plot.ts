import type { ScaleContinuousNumeric } from 'd3-scale'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { escaped } from './evaluate.report.page.ts'

/** A scale without its range, and how it is told to the reader. */
export interface Axis {
  readonly scale: ScaleContinuousNumeric<number, number>
  /** Values that may carry a label. Those that would touch the one before are left out. */
  readonly ticks: readonly number[]
  format(value: number): string
  /** None where there is no room for one. */
  readonly label?: string
}

/** In units of the picture, which are pixels as long as it is not scaled. */
export interface Size {
  readonly width: number
  readonly height: number
  readonly margin: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
}

export type Position = (value: number) => number

/** Least distance of two labels of the horizontal axis. */
const APART = 24

/**
 * An SVG picture of axes and what `marks` draws between them. It holds no colours but classes, which the style sheet
 * around it tells. What it shows is said in `title`, for those who cannot see it.
 */
export function plot(
  size: Size,
  title: string,
  axes: { readonly x: Axis; readonly y: Axis },
  marks: (x: Position, y: Position) => readonly string[],
): string {
  const { width, height, margin } = size
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom]
  const x = axes.x.scale.copy().range([left, right])
  const y = axes.y.scale.copy().range([bottom, top])
  const middle = round((top + bottom) / 2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    ...axes.y.ticks.map((value) => {
      const at = round(y(value))
      return `<path class="grid" d="M${left},${at}H${right}"/><text x="${left - 6}" y="${round(at + 4)}" text-anchor="end">${axes.y.format(value)}</text>`
    }),
    ...thinned(axes.x.ticks, x).map((value) => {
      const at = round(x(value))
      return `<path class="axis" d="M${at},${bottom}v4"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${axes.x.format(value)}</text>`
    }),
    `<path class="axis" d="M${left},${bottom}H${right}"/>`,
    axes.x.label &&
      `<text x="${round((left + right) / 2)}" y="${height - 6}" text-anchor="middle">${escaped(axes.x.label)}</text>`,
    axes.y.label &&
      `<text transform="translate(13,${middle}) rotate(-90)" text-anchor="middle">${escaped(axes.y.label)}</text>`,
    ...marks(
      (value) => round(x(value)),
      (value) => round(y(value)),
    ),
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Ticks whose labels do not touch, from the right: the last says how far the axis goes. */
function thinned(ticks: readonly number[], x: Position): readonly number[] {
  const kept: number[] = []
  for (const tick of ticks.toReversed())
    if (kept.length === 0 || x(kept[0]!) - x(tick) >= APART) kept.unshift(tick)
  return kept
}

/** Shares from the lowest figure to the highest, rounded outwards. */
export function shareAxis(values: readonly number[], label: string): Axis {
  const known = values.filter(Number.isFinite)
  const low = Math.min(1, ...known)
  const scale = scaleLinear()
    .domain([low, Math.max(low + 0.05, ...known)])
    .nice(5)
  return { scale, ticks: scale.ticks(5), format: tenths, label }
}

/** How many choices were known, on a scale that leaves room for the first few. */
export function choicesAxis(lengths: readonly number[], label?: string): Axis {
  const ticks = [...new Set(lengths)].sort((a, b) => a - b)
  const scale = scaleSqrt().domain([ticks[0] ?? 0, ticks.at(-1) ?? 1])
  return { scale, ticks, format: String, label }
}

const tenths = (share: number): string => String(Math.round(share * 1000) / 10)

/** To a tenth of a pixel: less is not seen and makes the file larger. */
export const round = (value: number): number => Math.round(value * 10) / 10
