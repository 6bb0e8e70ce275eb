import type { Measured } from '../routing/measure.ts'
import type { RouterReport } from '../routing/report.ts'
import type { Context } from './context.ts'
import { percent } from './evaluate.report.columns.ts'
import { gained, leaking, measuredOn, nameOf, unmeasured, verdict } from './route.words.ts'
import { count } from './show.ts'

/** Prompts shown; where there are more, the best ones. */
const SHOWN = 12

/** A router's report for a terminal, the verdict last, where the eye ends. */
export function reportLines(report: RouterReport, { colors }: Context): readonly string[] {
  const { rows, share, queries, groups, prompts, best, models, people, seed } = report
  const part = share < 1 ? `, 1 query in ${Math.round(1 / share)} of which fitted on` : ''
  const shown = prompts.toSorted((a, b) => b.success - a.success).slice(0, SHOWN)
  const wide = Math.max(...shown.map(({ id }) => nameOf(id).length))
  const on = measuredOn(report)
  return [
    colors.dim(
      `${count(rows, 'row')}${part}: ${count(queries, 'query', 'queries')} in ${count(groups, 'group')} of like ones, ${count(prompts.length, 'prompt')}; seed ${seed}`,
    ),
    '',
    ...shown.map(({ id, n, success, low, high }) => {
      const line = `  ${nameOf(id).padEnd(wide)}  ${percent(success).padStart(5)} % succeed (${percent(low)} to ${percent(high)}), ${count(n, 'try', 'tries')}`
      return id === best ? `${colors.bold(line)}  best single prompt` : line
    }),
    ...(prompts.length > SHOWN ? [colors.dim(`  and ${prompts.length - SHOWN} more`)] : []),
    '',
    ...(on.length > 0 ? ['gain over the best single prompt of choosing by query, on'] : []),
    ...on.map(
      ([kind, { gain, established }]) =>
        `  ${kind.padEnd(24)}  ${gained(gain)}, ${count(gain.n, 'case')}: ${established ? 'established' : 'not established'}`,
    ),
    ...unmeasured(report).map((line) => colors.dim(line)),
    `success is foretold with an AUC of ${models.map(({ name, auc }) => `${auc.toFixed(3)} (${name})`).join(', ')}`,
    ...(people
      ? [
          `${count(people.people, 'person', 'people')}: what is known of them ${people.established ? 'helps, and is used' : 'does not help, and is not used'}`,
        ]
      : []),
    '',
    colors.bold(verdict(report)),
  ]
}

/** How a router did on a test log. */
export function testLines(
  { n, bestSingle, success, gain, oracle, foretold, leak }: Measured,
  { colors }: Context,
): readonly string[] {
  return [
    ...(n === 0
      ? [
          'no query of the test log was tried with the best single prompt and another: there is no gain to measure',
        ]
      : [
          `on ${count(n, 'case')} of the test log: best single prompt ${percent(bestSingle)} %, chosen ${percent(success)} %, best in hindsight ${percent(oracle)} %`,
          `gain: ${gained(gain)}`,
        ]),
    `success is foretold with an AUC of ${foretold.auc.toFixed(3)}`,
    colors.bold(leaking(leak)),
  ]
}
