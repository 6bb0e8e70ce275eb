import type { Estimate } from '../evaluate/interval.ts'
import type { Leak } from '../routing/leak.ts'
import type { RouterReport } from '../routing/report.ts'
import { percent, UNKNOWN, whole } from './evaluate.report.columns.ts'
import { colorOf, escaped } from './evaluate.report.page.ts'
import { decimals, gainCell, section, shareCell, table } from './route.report.parts.ts'
import { calibrationPlot, rangesPlot } from './route.report.plots.ts'
import type { Tested } from './route.report.ts'
import { leaking, measuredOn, nameOf, unmeasured } from './route.words.ts'
import { count, shorten } from './show.ts'

/** Prompts drawn and texts shown at most. */
const DRAWN = 40
/** Longest text of a prompt or query on the page. */
const LONGEST = 600

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
    ...(test && test.n > 0
      ? [{ kind: 'your test log', ...test, said: test.leak.finding === 'clean' ? 'clean' : 'it overlaps' }]
      : []),
  ]
  const how = `The best single prompt (${escaped(nameOf(report.best))} on all queries) and the prompt chosen for each query, on the same queries. Gain is the difference in points over its 95 % interval, groups of like queries resampled; bold where it is clear of nought. The router uses another prompt than the best single one only where the gain is established. Hindsight takes for each query what did best on it: luck counts there, it cannot be reached. Each figure comes from what had not seen the query (five folds of whole groups); like logged ones: those with another of the log near them. Prompts never tried: each prompt left out in turn and judged by what it has in common with the others.`
  const none = unmeasured(report).map((line) => `<p class="how">${escaped(line)}.</p>`)
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

export function promptsPart({ prompts, best }: RouterReport): readonly string[] {
  const sorted = prompts.toSorted((a, b) => b.success - a.success)
  const ranges = sorted.slice(0, DRAWN).map(({ id, success, low, high }) => ({
    ...{ label: nameOf(id), mean: success, low, high, color: colorOf(id === best ? 1 : 0) },
  }))
  const how =
    'Success of each prompt over all its tries, over its 95 % interval (Wilson). Prompts tried on different queries are not compared fairly by this; the gains above are taken on the same ones.'
  return section('How often do prompts succeed?', how, [
    `<div class="wide">${rangesPlot('Success by prompt', 'success, %', ranges)}</div>`,
    table(
      ['Prompt', 'Tries', 'Success, %', ''],
      sorted.map(({ id, n, ...range }) => [
        escaped(nameOf(id)),
        whole(n),
        shareCell(range.success, range),
        id === best ? 'best single' : '',
      ]),
    ),
    `<details><summary>Their texts</summary>${sorted
      .slice(0, DRAWN)
      .map(
        ({ id, text }) =>
          `<p class="how">${id === text ? '' : `<b>${escaped(nameOf(id))}</b> `}${escaped(shorten(text, LONGEST))}</p>`,
      )
      .join('\n')}</details>`,
  ])
}

export function modelsPart({ models }: RouterReport, test: Tested | undefined): readonly string[] {
  const rows = [...models, ...(test ? [{ name: 'all, on your test log', ...test.foretold }] : [])]
  const how =
    'How well success is foretold for queries whose group was not fitted on. AUC: the chance that a success was thought more probable than a failure, 0.5 is a coin’s. Log loss: mean of −ln of the probability of what happened, lower is better. Weight: what each counts in the blend.'
  const panels = rows.map(
    ({ name, calibration }, i) =>
      `<figure class="${colorOf(i)}"><figcaption>${escaped(name)}</figcaption>${calibrationPlot(calibration, name)}</figure>`,
  )
  return [
    ...section('How well is success foretold?', how, [
      table(
        ['Model', 'Outcomes', 'AUC', 'Log loss, nats', 'Accuracy, %', 'Calibration error', 'Weight'],
        rows.map((row) => [
          escaped(row.name),
          whole(row.n),
          decimals(row.auc),
          decimals(row.logLoss),
          percent(row.accuracy),
          decimals(row.ece),
          'weight' in row && row.weight !== undefined ? row.weight.toFixed(2) : '',
        ]),
      ),
    ]),
    ...section(
      'Is a probability what it says?',
      'Outcomes in ten groups by the probability that was foretold, and how many of them succeeded. On the dotted line both agree; below it too much was promised. Bars are 95 % intervals as if outcomes were independent, somewhat too narrow where queries were tried often.',
      [`<div class="panels">\n${panels.join('\n')}\n</div>`],
    ),
  ]
}

export function decidingPart({ deciding, best }: RouterReport): readonly string[] {
  if (deciding.length === 0) return []
  const how = `What about a query moves the choice most, by the logistic part of the blend: with it, the odds of the prompt succeeding change so much beside those of ${escaped(nameOf(best))}. A measure of the whole query: for one standard deviation more. That it moves the choice does not say that it pays; the gain above does.`
  return section('Which features of a query decide?', how, [
    table(
      ['Feature', 'Prompt', 'Odds', 'In so many queries, %'],
      deciding.map(({ feature, prompt, odds, share }) => [
        escaped(feature.startsWith('… ') ? `“${feature.slice(2)}” in the last sentence` : feature),
        escaped(nameOf(prompt)),
        `×${Math.exp(odds).toFixed(2)}`,
        share === 1 ? 'measure' : percent(share),
      ]),
    ),
  ])
}

export function peoplePart({ people }: RouterReport): readonly string[] {
  if (people === undefined) return []
  const { gain, n, established } = people
  const range = `${decimals(gain.mean)} nats (${decimals(gain.low)} to ${decimals(gain.high)})`
  return section(
    'Does it help to know the person?',
    `${count(people.people, 'person', 'people')}, ${count(n, 'outcome')}, each foretold from what came before it. With what is known of the person the log loss falls by ${range}: ${established ? 'that is established, and it is used' : 'that is not established, and it is not used'}.`,
    [],
  )
}

export function leakPart({ files, leak }: Tested): readonly string[] {
  const how = `${escaped(leaking(leak))} Alike are queries that are the same once numbers are masked, or nearly so. Test log: ${escaped(files.join(', ') || UNKNOWN)}.`
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
