import type { Estimate } from '../evaluate/interval.ts'
import type { Leak } from '../routing/leak.ts'
import type { RouterReport } from '../routing/report.ts'
import { UNKNOWN, whole } from './evaluate.report.columns.ts'
import { colorOf, escaped } from './evaluate.report.page.ts'
import { gainCell, LONGEST, section, shareCell, table } from './route.report.parts.ts'
import { rangesPlot } from './route.report.plots.ts'
import type { Tested } from './route.tested.ts'
import { leaking, measuredOn, nameOf, unmeasured } from './route.words.ts'
import { shorten } from './show.ts'

/** What routing brought on one kind of queries. */
interface GainRow {
  readonly kind: string
  readonly n: number
  readonly bestSingle: number
  readonly success: number
  readonly gain: Estimate
  readonly oracle: number
  readonly random: number
  readonly switched: number
  readonly said: string
}

export function gainPart(report: RouterReport, test: Tested | undefined): readonly string[] {
  const rows: readonly GainRow[] = [
    ...measuredOn(report).map(([kind, routing]) => ({
      kind,
      ...routing,
      said: routing.established ? 'established' : 'not established',
    })),
    ...(test ? testRows(test) : []),
  ]
  const how = `The best single prompt (${escaped(nameOf(report.best))} on all queries) and the prompt chosen for each query, on the same queries. Gain is the difference in points over its 95 % interval, groups of like queries resampled; bold where it is clear of nought. The router uses another prompt than the best single one only where the gain is established. Hindsight takes for each query what did best on it: luck counts there, it cannot be reached. Each figure comes from what had not seen the query (five folds of whole groups); like logged ones: those with another of the log near them. Prompts never tried: each prompt left out in turn and judged by what it has in common with the others.`
  const none = [
    ...measuredOn(report)
      .filter(([, { switched }]) => switched === 0)
      .map(([kind]) => `${kind}: no other prompt paid, so none is chosen`),
    ...unmeasured(report),
  ].map((line) => `<p class="how">${escaped(line[0]!.toUpperCase() + line.slice(1))}.</p>`)
  if (rows.length === 0) return section('What does choosing bring?', how, none)
  const ranges = rows.map(({ kind, gain }, i) => ({ label: kind, ...gain, color: colorOf(i) }))
  return section('What does choosing bring?', how, [
    `<div class="wide">${rangesPlot('Gain over the best single prompt', 'gain over the best single prompt, points', ranges, true)}</div>`,
    table(
      [
        'On',
        'Cases',
        'Best single, %',
        'Chosen, %',
        'Gain, points',
        'Another prompt chosen, %',
        'Any, drawn, %',
        'Hindsight, %',
        '',
      ],
      rows.map((row) => [
        row.kind,
        whole(row.n),
        shareCell(row.bestSingle),
        shareCell(row.success),
        gainCell(row.gain),
        shareCell(row.switched),
        shareCell(row.random),
        shareCell(row.oracle),
        row.said,
      ]),
    ),
    ...none,
  ])
}

function testRows({ lookup, apart, ...test }: Tested): readonly GainRow[] {
  const rows = [
    { kind: 'your test log', ...test, said: test.leak.finding },
    ...(lookup ? [{ kind: 'your test log, by a table of past outcomes', ...lookup, said: '' }] : []),
    ...(apart ? [{ kind: 'your test log, queries unlike all fitted on', ...apart, said: 'clean' }] : []),
  ]
  return rows.filter(({ n }) => n > 0)
}

export function leakPart(test: Tested): readonly string[] {
  const { files, leak } = test
  // What must be warned of stands on top already.
  const found = leak.finding === 'clean' ? `${leaking(test)} ` : ''
  const how = `${escaped(found)}Alike are queries that are the same once numbers are masked, or nearly so. Test log: ${escaped(files.join(', ') || UNKNOWN)}.`
  return section('Does the test log leak?', how, [
    table(
      ['', 'Share, %'],
      [
        ['like a query fitted on', shareCell(leak.overlap)],
        ['the very same text', shareCell(leak.same)],
      ],
    ),
    ...examples(leak),
  ])
}

const examples = ({ examples }: Leak): readonly string[] =>
  examples.length === 0
    ? []
    : [
        '<details><summary>Some of them</summary>',
        ...examples.map(
          ([test, fit]) =>
            `<p class="how"><b>test</b> ${escaped(shorten(test, LONGEST))}</p><p class="how"><b>fit</b> ${escaped(shorten(fit, LONGEST))}</p>`,
        ),
        '</details>',
      ]
