import { area, line } from 'd3-shape'
import type { CurveRow } from '../evaluate/evaluation.ts'
import type { Evaluations } from './evaluate.report.columns.ts'
import { colorOf, escaped } from './evaluate.report.page.ts'
import { choicesAxis, type Position, plot, round, type Size, shareAxis } from './evaluate.report.plot.ts'
import { shorten } from './show.ts'

/** With more judges than this, bands in one plot hide each other: then the last figures alone show an interval. */
const BANDS = 3
/** Distance of two names at the ends of lines. */
const NAMES_APART = 15
/** Distance of two intervals at the ends of lines. */
const WHISKERS_APART = 4

const ALL: Size = { width: 760, height: 340, margin: { top: 14, right: 190, bottom: 42, left: 50 } }
export const PANEL: Size = { width: 340, height: 240, margin: { top: 10, right: 14, bottom: 42, left: 48 } }

/** All judges' learning curves in one plot, their names at the ends. */
export function curves(rows: Evaluations): string {
  const judges = Object.entries(rows).map(([name, { curve }], i) => ({ name, curve, color: colorOf(i) }))
  const banded = judges.length <= BANDS
  return plot(ALL, 'Accuracy after so many choices, by judge', axes(rows), (x, y) => [
    ...(banded ? judges.map(({ curve, color }) => `<g class="${color}">${band(curve, x, y)}</g>`) : []),
    ...judges.map(({ curve, color }) => `<g class="${color}">${lines(curve, x, y)}</g>`),
    ...ends(judges, y, banded),
    judges.some(({ curve }) => curve.some(({ withoutPerson }) => withoutPerson !== undefined)) ? LEGEND : '',
  ])
}

interface Drawn {
  readonly name: string
  readonly curve: readonly CurveRow[]
  readonly color: string
}

/** What stands right of the lines: the last interval, where there is no band, and the name. */
function ends(judges: readonly Drawn[], y: Position, banded: boolean): string[] {
  const ended = judges.flatMap((judge) => {
    const last = judge.curve.findLast(({ accuracy }) => Number.isFinite(accuracy))
    return last ? [{ ...judge, ...last }] : []
  })
  const right = ALL.width - ALL.margin.right + 8
  const names = right + (banded ? 2 : WHISKERS_APART * ended.length)
  const heights = apart(
    ended.map(({ accuracy }) => y(accuracy)),
    NAMES_APART,
    ALL.margin.top,
    ALL.height - ALL.margin.bottom,
  )
  return ended.flatMap(({ name, color, low, high }, i) => [
    !banded && Number.isFinite(low) && Number.isFinite(high)
      ? `<path class="whisker ${color}" d="M${right + WHISKERS_APART * i},${y(low)}V${y(high)}"/>`
      : '',
    `<text class="own ${color}" x="${names}" y="${round(heights[i]! + 4)}">${escaped(shorten(name, 20))}</text>`,
  ])
}

const LEGEND = `<path class="axis" stroke-dasharray="5 4" d="M${ALL.width - 150},${ALL.height - 10}h26"/><text x="${ALL.width - 118}" y="${ALL.height - 6}">without the person</text>`

/** One judge's learning curve, with its interval and the other judges behind it. */
export function curvePanel(rows: Evaluations, name: string): string {
  const title = `Accuracy of ${name} after so many choices`
  return plot(PANEL, title, axes(rows), (x, y) =>
    Object.entries(rows)
      .map(([other, { curve }], i) => ({ other, curve, color: colorOf(i) }))
      .sort((a, b) => Number(a.other === name) - Number(b.other === name))
      .map(({ other, curve, color }) =>
        other === name
          ? `<g class="${color}">${band(curve, x, y)}${lines(curve, x, y)}</g>`
          : `<path class="other" d="${path(curve, x, y)}"/>`,
      ),
  )
}

/** The same axes for all judges, so that panels can be compared. */
function axes(rows: Evaluations) {
  const all = Object.values(rows).flatMap(({ curve }) => curve)
  const values = all.flatMap(({ accuracy, low, high, withoutPerson = Number.NaN }) => [
    accuracy,
    low,
    high,
    withoutPerson,
  ])
  return {
    x: choicesAxis(
      all.map(({ choices }) => choices),
      'choices of the person known',
    ),
    // With a coin's half on it, a gain is seen against what there is to gain.
    y: shareAxis([0.5, ...values], 'accuracy, %'),
  }
}

function band(curve: readonly CurveRow[], x: Position, y: Position): string {
  const shade = area<CurveRow>(
    ({ choices }) => x(choices),
    ({ low }) => y(low),
    ({ high }) => y(high),
  ).defined(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
  return `<path class="band" d="${shade(curve) ?? ''}"/>`
}

function lines(curve: readonly CurveRow[], x: Position, y: Position): string {
  const without = curve.flatMap(({ choices, withoutPerson }) =>
    withoutPerson === undefined ? [] : [{ choices, accuracy: withoutPerson }],
  )
  return [
    without.length > 0 ? `<path class="without" d="${path(without, x, y)}"/>` : '',
    `<path class="line" d="${path(curve, x, y)}"/>`,
    dots(curve, x, y),
  ].join('')
}

type Point = Pick<CurveRow, 'choices' | 'accuracy'>

/** A line through the figures that are known, broken where one is not. */
export const path = (points: readonly Point[], x: Position, y: Position): string =>
  line<Point>(
    ({ choices }) => x(choices),
    ({ accuracy }) => y(accuracy),
  ).defined(({ accuracy }) => Number.isFinite(accuracy))(points) ?? ''

/** A dot on each figure that is known: a line of a single one would not be seen. */
export const dots = (points: readonly Point[], x: Position, y: Position): string =>
  points
    .filter(({ accuracy }) => Number.isFinite(accuracy))
    .map(({ choices, accuracy }) => `<circle class="dot" cx="${x(choices)}" cy="${y(accuracy)}" r="2.5"/>`)
    .join('')

/**
 * Heights moved apart until each is `gap` from the next, in the same order and, where there is room, between `top` and
 * `bottom`.
 */
export function apart(
  heights: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = heights.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const moved = heights.slice()
  let least = top
  for (const { y, i } of order) {
    moved[i] = Math.max(y, least)
    least = moved[i] + gap
  }
  let most = bottom
  for (const { i } of order.reverse()) {
    moved[i] = Math.min(moved[i]!, most)
    most = moved[i] - gap
  }
  return moved
}
