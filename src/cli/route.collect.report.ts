import { type StepEstimate, summed } from '../estimate.ts'
import type { MeterTotal } from '../models/meter.ts'
import type { CollectFailure } from '../routing.collect.ts'
import type { Context } from './context.ts'
import type { Settings } from './learn.options.ts'
import { count, json, printable, shorten } from './show.ts'
import { leftOut, spent, tokens, worth } from './usage.ts'

/** How many failures are listed one by one. */
const LISTED = 100

/** What a run came to. */
export interface Collected {
  readonly model: string
  readonly scorer: string
  readonly prompts: number
  readonly queries: number
  /** Pairs whose outcomes were there before. */
  readonly known: number
  /** Outcomes of this run, the sum of their successes, and how many of their answers were cut off. */
  readonly collected: number
  readonly success: number
  readonly cut: number
  readonly failures: readonly CollectFailure[]
  readonly usage: MeterTotal
  /** Before all was asked: by Ctrl-C, or by an error, which is told apart. */
  readonly stopped?: 'interrupted' | 'error' | undefined
}

export function reportCollected(ctx: Context, run: Collected): void {
  const { prompts, queries, known, collected, stopped } = run
  const pairs = prompts * queries
  const left = pairs - known - collected
  if (ctx.json) ctx.print(json(asJson(run)))
  else if (!stopped) ctx.print(lines(run).join('\n'))
  else {
    ctx.note(
      `stopped: ${left.toLocaleString('en')} of ${count(pairs, 'pair')} left; the same command goes on`,
    )
    for (const line of lines(run)) ctx.note(line)
  }
}

function lines({ model, prompts, queries, known, collected, success, cut, failures, usage }: Collected) {
  const of = `${count(prompts, 'prompt')} on ${count(queries, 'query', 'queries')}`
  if (known === prompts * queries) return [`nothing to ask: the outcomes of ${of} are known`]
  const share = collected === 0 ? '' : `, ${Math.round((100 * success) / collected)} % of them successes`
  const before = known > 0 ? `; ${known.toLocaleString('en')} known already` : ''
  const skipped = leftOut(failures.map(({ error: { step, fault } }) => ({ signal: '', step, fault })))
  return [
    `${count(collected, 'outcome')} collected of ${of}${share}${before}`,
    `${printable(model)}: ${spent(usage)}`,
    ...(cut === 0 ? [] : [`${count(cut, 'answer')} ran out of room and count as failed; --room gives more`]),
    ...(skipped.length === 0
      ? []
      : [`without an outcome, to be asked again by the same command: ${skipped.join(', ')}`]),
  ]
}

function asJson({ failures, success, stopped, ...run }: Collected) {
  return {
    ...run,
    success: run.collected === 0 ? null : success / run.collected,
    failed: failures.length,
    failures: failures.slice(0, LISTED).map(({ item, prompt, error }) => ({
      query: shorten(item.query, 80),
      prompt: prompt.id ?? shorten(prompt.text, 80),
      message: error.message,
    })),
    ...(stopped && { interrupted: stopped === 'interrupted' }),
  }
}

/** What collecting would take, step by step. */
export function reportCollectEstimate(
  ctx: Context,
  steps: readonly StepEstimate[],
  known: number,
  { model = '', price }: Settings,
): void {
  const whole = summed([{ people: 0, signals: 0, steps }], price)
  const { calls, input, output, cost } = whole
  const pairs = steps[0]!.calls
  if (ctx.json) {
    ctx.print(json({ model, price: price ?? null, pairs, known, calls, input, output, cost, steps }))
    return
  }
  const table = [...steps, { step: 'in all', calls, input, output }].map(
    (row) => `  ${row.step.padEnd(14)}  ${count(row.calls, 'call')}  ${tokens(row)}, ${worth(row, price)}`,
  )
  for (const line of [
    `asking ${printable(model)} about ${count(pairs, 'pair')} takes about`,
    ...(steps.length > 1 ? table : table.slice(0, 1)),
    ctx.colors.dim('how long answers will be is a guess; answers that the store holds are not paid again'),
    ...(price ? [] : [ctx.colors.dim('for the cost, give the price with --price <in,out>')]),
  ])
    ctx.print(line)
}
