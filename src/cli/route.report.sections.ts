import type { RouterReport } from '../routing/report.ts'
import { percent, whole } from './evaluate.report.columns.ts'
import { colorOf, escaped } from './evaluate.report.page.ts'
import { decimals, LONGEST, section, shareCell, table } from './route.report.parts.ts'
import { calibrationPlot, rangesPlot } from './route.report.plots.ts'
import type { Tested } from './route.tested.ts'
import { nameOf } from './route.words.ts'
import { count, shorten } from './show.ts'

/** Prompts drawn and texts shown at most. */
const DRAWN = 40

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
  const rows = [...models, ...(test ? [{ name: 'router, on your test log', ...test.foretold }] : [])]
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
