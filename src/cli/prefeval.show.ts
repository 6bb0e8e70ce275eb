import type { Misapplication } from '../environments/prefeval/misapplication.ts'
import { ERROR_NAMES, ERRORS } from '../environments/prefeval/outcome.ts'
import type { PrefEvalRow } from '../environments/prefeval/row.ts'
import type { Cell } from '../environments/prefeval/summary.ts'
import type { Estimate } from '../evaluate/interval.ts'
import type { MeterTotal } from '../models/meter.ts'
import type { Context } from './context.ts'
import { type Named, SCRIPTED } from './model.ts'
import type { PrefevalArguments } from './prefeval.ts'
import { count, json, printable } from './show.ts'
import { spent } from './usage.ts'

/** What came of a run. */
export interface PrefevalFindings {
  readonly options: PrefevalArguments
  readonly rows: readonly PrefEvalRow[]
  readonly cells: readonly Cell[]
  /** Questions drawn, of so many. */
  readonly entries: number
  readonly of: number
  readonly model: Named
  readonly judge?: Named
  readonly usage: { readonly agents: Readonly<Record<string, MeterTotal>>; readonly judge?: MeterTotal }
  readonly misapplied?: Misapplication
  readonly stopped: boolean
}

export function showPrefeval(ctx: Context, findings: PrefevalFindings): void {
  if (ctx.json) ctx.print(json(facts(findings)))
  else ctx.print(lines(ctx, findings).join('\n'))
}

function facts({ options, model, judge, misapplied, ...findings }: PrefevalFindings) {
  const { form, task, turns, agents, seed } = options
  const { cells, rows, usage, stopped, entries, of } = findings
  const { examples: _, ...misapplication } = misapplied ?? { examples: [] }
  return {
    ...{ model: model.name, ...(judge && { judge: judge.name }), scripted: scripted({ model, judge }) },
    ...{ form, task, turns, agents, seed, entries, of, stopped, cells },
    ...(misapplied && { misapplication }),
    ...{ usage, rows },
  }
}

const scripted = ({ model, judge }: Pick<PrefevalFindings, 'model' | 'judge'>): boolean =>
  model.scripted || judge?.scripted === true

function lines({ colors }: Context, findings: PrefevalFindings): readonly string[] {
  const { options, cells, entries, of, model, judge, usage, misapplied, stopped } = findings
  const { form, task, seed } = options
  const all = { ...usage.agents, ...(usage.judge && { judge: usage.judge }) }
  return [
    ...(scripted(findings) ? [SCRIPTED] : []),
    colors.dim(
      `PrefEval, ${form}, ${task}: ${entries} of ${count(of, 'question')} (seed ${seed}), ${printable(model.name)}${judge ? `, judged by ${printable(judge.name)}` : ''}`,
    ),
    '',
    ...table([
      ['turns', 'agent', 'followed', '95 %', 'n', 'unusable', ...(judge ? ['unjudged', ...ERRORS] : [])],
      ...cells.map(row),
    ]),
    ...(judge ? ['', colors.dim(ERRORS.map((error) => `${error}: ${ERROR_NAMES[error]}`).join('; '))] : []),
    ...(misapplied ? ['', overApplied(misapplied)] : []),
    '',
    ...Object.entries(all).map(([name, total]) => colors.dim(`${name}: ${spent(total)}`)),
    ...(stopped ? ['ended early: figures are of what was answered until then'] : []),
  ]
}

const row = ({ agent, turns, accuracy, unusable, unjudged, errors }: Cell): readonly string[] => [
  String(turns),
  agent,
  share(accuracy.mean),
  `${share(accuracy.low)}…${share(accuracy.high)}`,
  String(accuracy.n),
  String(unusable),
  ...(errors ? [String(unjudged), ...ERRORS.map((error) => share(errors[error].mean))] : []),
]

const overApplied = ({ rate, profiles, size }: Misapplication): string =>
  `over-application: for ${interval(rate)} of ${rate.n} made-up contexts that concern nobody's own likes, \`prompt\` selects something (${count(profiles, 'profile')} of ${Math.round(size)} preferences; no model)`

const share = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '-')
const interval = ({ mean, low, high }: Estimate): string => `${share(mean)} [${share(low)}, ${share(high)}]`

/** Columns one beside the other, the first line being their heads; names to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const wide = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)))
  return rows.map((cells) =>
    cells.map((cell, i) => (i === 1 ? cell.padEnd(wide[i]!) : cell.padStart(wide[i]!))).join('  '),
  )
}
