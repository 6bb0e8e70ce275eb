import type { RouterReport } from '../routing/report.ts'
import type { Context } from './context.ts'
import { percent } from './evaluate.report.columns.ts'
import type { BadLines } from './import.bad.ts'
import type { Tested } from './route.tested.ts'
import { gained, leaking, measuredOn, nameOf, standing, unmeasured, verdict } from './route.words.ts'
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
      ([kind, routing]) =>
        `  ${kind.padEnd(24)}  ${gained(routing.gain)}, ${count(routing.n, 'case')}: ${standing(routing)}`,
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

/** How a router did on a test log, and what that is worth. */
export function testLines(tested: Tested, { colors }: Context): readonly string[] {
  const { foretold, lookup, apart } = tested
  const rows: readonly (readonly [string, Cases])[] = [
    ['the router', tested],
    ...(lookup ? [['a table of past outcomes', lookup] as const] : []),
    ...(apart ? [['the router, queries unlike all fitted on', apart] as const] : []),
  ]
  const measured = rows.filter(([, { n }]) => n > 0)
  const wide = Math.max(...measured.map(([name]) => name.length))
  return [
    '',
    ...(measured.length > 0
      ? ['success on the test log, and gain over the best single prompt, of']
      : ['no query of the test log was tried with the best single prompt and another: no gain to measure']),
    ...measured.map(
      ([name, { n, success, bestSingle, gain, oracle }]) =>
        `  ${name.padEnd(wide)}  ${percent(success)} %, ${gained(gain)} over ${percent(bestSingle)} %; ${count(n, 'case')}, best in hindsight ${percent(oracle)} %`,
    ),
    `success is foretold with an AUC of ${foretold.auc.toFixed(3)}`,
    '',
    colors.bold(leaking(tested)),
  ]
}

type Cases = Pick<Tested, 'n' | 'success' | 'bestSingle' | 'gain' | 'oracle'>

/** What was left out of a log, and where it stands. */
export const badLines = (bad: BadLines): readonly string[] =>
  bad.count === 0 ? [] : [...bad.lines(), `${count(bad.count, 'bad line')} left out`]
