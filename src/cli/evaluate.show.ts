import type { Evaluation } from '../evaluate/evaluation.ts'
import type { AskingEvaluation } from '../evaluation.asking.ts'
import { CALLS } from '../judging.ts'
import type { MeterTotal } from '../models/meter.ts'
import type { Context } from './context.ts'
import type { Chosen } from './evaluate.data.ts'
import type { EvaluateOptions } from './evaluate.options.ts'
import { table } from './evaluate.table.ts'
import type { BadLines } from './import.bad.ts'
import { count, json, printable } from './show.ts'
import { spent } from './usage.ts'

type Row = Evaluation & Partial<Pick<AskingEvaluation, 'unread' | 'fallbacks'>>

/** What came of an evaluation. */
export interface Findings {
  readonly rows: Readonly<Record<string, Row>>
  readonly options: EvaluateOptions
  readonly chosen: Chosen
  readonly choices: number
  readonly bad: BadLines
  readonly command: string
  readonly model?: string
  readonly usage?: MeterTotal
  /** That a model is scripted. */
  readonly note?: string
  readonly stopped: boolean
}

export function print(ctx: Context, findings: Findings): void {
  if (ctx.json) ctx.print(json(facts(findings)))
  else printLines(ctx, findings)
}

function printLines(ctx: Context, findings: Findings): void {
  const { rows, bad, note } = findings
  for (const line of bad.lines()) ctx.note(line)
  if (bad.count > 0) ctx.note(bad.summary())
  if (note) ctx.print(note)
  ctx.print(ctx.colors.dim(told(findings)))
  ctx.print('')
  ctx.print(table(rows, { colors: ctx.colors, width: process.stdout.columns || 100 }))
  const lines = remarks(findings)
  if (lines.length > 0) ctx.print(`\n${lines.map((line) => ctx.colors.dim(line)).join('\n')}`)
}

function facts({ rows, options, chosen, bad, note, ...findings }: Findings) {
  const { few, least, beyond, people } = chosen
  const { fit, open, seed } = options
  const { command, choices, model, usage, stopped } = findings
  return {
    ...{ command, fit, pairs: open ? 'open' : 'strict', seed, choices, people: people.size },
    left: { tooFew: few, least, overLimit: beyond, badLines: bad.count },
    ...(model !== undefined && { model, scripted: note !== undefined, usage }),
    ...{ stopped, judges: rows },
  }
}

/** What was learned from, what was tested, and who was left out. */
function told({ chosen, choices, options: { fit, open, seed } }: Findings): string {
  const { people, few, least, beyond } = chosen
  const part = fit < 1 ? `the first ${Math.round(100 * fit)} %` : `the first ${count(fit, 'choice')}`
  const pairs = open
    ? 'open: what others chose on a tested pair may be known'
    : 'strict: a tested pair is known from nobody'
  return [
    `${count(choices, 'choice')}; of each person ${part} to learn from, the rest foretold; ${pairs}`,
    ...(few > 0
      ? [`${count(few, 'person', 'people')} left out, with fewer than the ${least} choices that takes`]
      : []),
    ...(beyond > 0
      ? [
          `${count(people.size, 'person', 'people')} drawn (seed ${seed}), ${beyond.toLocaleString('en')} over the limit`,
        ]
      : []),
  ].join('\n')
}

function remarks({ rows, options, model, usage, stopped }: Findings): readonly string[] {
  const each = Object.entries(rows).flatMap(([name, { unread = 0, fallbacks = 0 }]) => [
    ...(unread > 0
      ? [`${name}: ${count(unread, 'comparison')} without a readable answer, counted one half`]
      : []),
    ...(fallbacks > 0 ? [`${name}: ${count(fallbacks, 'comparison')} judged by what it falls back to`] : []),
  ])
  const share = Math.round(100 * (options.calls ?? CALLS))
  return [
    ...each,
    ...(rows.cascade
      ? [
          `cascade: the model on at most ${share} % of the comparisons, calls and cost as in use; its curve took all`,
        ]
      : []),
    ...(usage ? [`${printable(model!)}: ${spent(usage)}`] : []),
    ...(stopped ? [afterStop(options)] : []),
  ]
}

const afterStop = ({ data }: EvaluateOptions): string =>
  data
    ? 'stopped before every judge was through; import the data to keep answers from run to run'
    : 'stopped before every judge was through; answers are kept, the same command goes on from there'
