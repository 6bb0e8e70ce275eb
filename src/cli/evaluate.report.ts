import type { Evaluation } from '../evaluate/evaluation.ts'
import {
  type Cell,
  COLUMNS,
  type Evaluations,
  interval,
  percent,
  UNKNOWN,
} from './evaluate.report.columns.ts'
import { curvePanel, curves } from './evaluate.report.curves.ts'
import { colorOf, escaped, page, picture } from './evaluate.report.page.ts'
import { DRAWN, peopleCurves, peopleSpread } from './evaluate.report.people.ts'
import { cascadePlot, reliabilityPlot } from './evaluate.report.trust.ts'
import { count } from './show.ts'

export interface Report {
  readonly title: string
  readonly at: Date
  /** What makes these figures again. */
  readonly command: string
  readonly rows: Evaluations
  /** What a reader has to know first, such as that a judge's answers are scripted. Stands on top. */
  readonly note?: string
}

/**
 * The report of an evaluation as one HTML file: nothing is fetched, no script runs. Names, command and note are shown
 * as text whatever stands in them. A figure that is not known shows as a dash, and a plot without figures is left out.
 */
export function reportHtml({ title, at, command, rows, note }: Report): string {
  const judges = Object.entries(rows).map(([name, own], i) => ({ name, own, color: colorOf(i) }))
  return page(title, [
    note ? `<p class="note" role="note">${escaped(note)}</p>` : '',
    `<h1>${escaped(title)}</h1>`,
    `<p class="facts">${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · <code>${escaped(command)}</code></p>`,
    ...section('Judges', HOW.judges, [judgesTable(judges)]),
    ...learning(judges, rows),
    ...people(judges),
    ...panels('Is it as right as it is sure?', HOW.reliability, judges, ({ name, own }) =>
      own.reliability.length > 0 ? reliabilityPlot(own.reliability, name) : undefined,
    ),
    ...panels('What do model calls buy?', HOW.cascade, judges, ({ name, own }) =>
      own.cascade ? cascadePlot(own.cascade, name) : undefined,
    ),
  ])
}

/** The pooled learning curves alone, as an SVG file. */
export const svgReport = (rows: Evaluations): string => picture(curves(rows))

interface Judge {
  readonly name: string
  readonly own: Evaluation
  readonly color: string
}

const HOW = {
  judges:
    'Accuracy is the share of choices foretold, a tie counting one half; a coin has 50 %. Under a figure stands its 95 % interval, people resampled. Without the person: the same judge told nothing of them. Another person’s: the same judge told of somebody else. Gain is accuracy with the person less without, on the same choices; bold where its interval is clear of nought. Log loss: 0.693 is a coin’s, lower is better. Takes the first: how often a model takes the answer shown first, 50 % without a leaning; orders disagree: how often it takes another answer when the two change places. A dash: not measured or not known.',
  curves:
    'How right a judge is when it knows so many choices of the person, on the same tests each time. Solid: with the person; shaded, or a bar at the end: its 95 % interval; dashed: without the person. The width grows with the square root, so that the first choices have room. Where the band holds the dashed line, knowing the person has not been shown to help.',
  people: `A learning curve a person, those with most tests first, at most ${DRAWN} a judge; dashed: without the person, on all their tests. One person’s curve jumps: with ten tests, one answer is ten points. Where there are more people, the last plot counts all of them, those drawn among them; much of its width is chance.`,
  reliability:
    'Choices in groups by how sure the judge was of the answer it took, and how often that was right. On the dotted line both agree; below it the judge was too sure. Bars are 95 % intervals as if choices were independent, somewhat too narrow where one person made many.',
  cascade:
    'The first judge answers alone on the left; on the right the model is asked every time. Solid: the model is asked where the first is least sure; dashed: as often, at random. What lies between the lines is gained by knowing where to ask.',
}

const section = (title: string, how: string, body: readonly string[]): readonly string[] => [
  `<section><h2>${title}</h2>`,
  `<p class="how">${how}</p>`,
  ...body,
  '</section>',
]

/** A plot a judge, as far as there is something to plot. */
function panels(
  title: string,
  how: string,
  judges: readonly Judge[],
  draw: (judge: Judge) => string | undefined,
): readonly string[] {
  const drawn = judges.flatMap((judge) => {
    const plot = draw(judge)
    return plot ? [figure(judge, plot)] : []
  })
  return drawn.length > 0 ? section(title, how, [grid(drawn)]) : []
}

const grid = (figures: readonly string[], kind = ''): string =>
  `<div class="panels${kind}">\n${figures.join('\n')}\n</div>`

const figure = ({ name, color }: Judge, plot: string): string =>
  `<figure class="${color}"><figcaption>${escaped(name)}</figcaption>${plot}</figure>`

function learning(judges: readonly Judge[], rows: Evaluations): readonly string[] {
  const learned = judges.filter(({ own }) => own.curve.length > 0)
  if (learned.length === 0) return []
  const each = learned.map((judge) => figure(judge, curvePanel(rows, judge.name)))
  return section('Learning curve', HOW.curves, [
    `<div class="wide">${curves(rows)}</div>`,
    ...(learned.length > 1 ? [grid(each)] : []),
    `<details><summary>The figures</summary>${curveTable(learned)}</details>`,
  ])
}

function people(judges: readonly Judge[]): readonly string[] {
  const known = judges.filter(({ own }) => own.people.length > 0)
  if (known.length === 0) return []
  const each = known.map(({ name, own, color }, i) => {
    const drawn = peopleCurves(own.people, color)
    const all =
      own.people.length > drawn.length
        ? `<figure class="${color}"><figcaption>all ${count(own.people.length, 'person', 'people')}</figcaption>${peopleSpread(own.people)}</figure>`
        : ''
    return `<details${i === 0 ? ' open="open"' : ''}><summary>${swatch(color)}${escaped(name)}</summary>${grid(drawn, ' people')}${all && grid([all])}</details>`
  })
  return section('Person by person', HOW.people, each)
}

const judgesTable = (judges: readonly Judge[]): string =>
  table(
    ['Judge', ...COLUMNS.map(({ head }) => head)],
    judges.map(({ name, own, color }) => [
      `${swatch(color)}${escaped(name)}`,
      ...COLUMNS.map((column) => cell(column.cell(own))),
    ]),
  )

/** Accuracy by number of choices known, a column a judge. */
function curveTable(judges: readonly Judge[]): string {
  const lengths = new Set(judges.flatMap(({ own }) => own.curve.map(({ choices }) => choices)))
  return table(
    ['Choices', ...judges.map(({ name }) => `${escaped(name)}, %`)],
    [...lengths]
      .sort((a, b) => a - b)
      .map((choices) => [
        String(choices),
        ...judges.map(({ own }) => {
          const row = own.curve.find((row) => row.choices === choices)
          return cell(
            row ? { main: percent(row.accuracy), interval: interval(row.low, row.high) } : { main: UNKNOWN },
          )
        }),
      ]),
  )
}

/** Heads and the first cell of a row are HTML; so are the other cells, with their `td`. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    '<div class="wide"><table>',
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.join('')}</tr>`),
    '</tbody></table></div>',
  ].join('\n')

const cell = ({ main, interval, clear }: Cell): string =>
  `<td>${clear ? `<b>${main}</b>` : main}${interval ? `<small>${interval.join(' to ')}</small>` : ''}</td>`

const swatch = (color: string): string => `<span class="swatch ${color}"></span>`
