import type { Estimate } from '../estimate.ts'
import type { Learned } from '../learning.ts'
import type { MeterTotal } from '../models/meter.ts'
import type { Penchant } from '../penchant.ts'
import type { Context } from './context.ts'
import type { Settings } from './learn.options.ts'
import { count, json, printable } from './show.ts'
import { leftOut, spent, tokens, worth } from './usage.ts'

type Usage = ReturnType<Penchant['usage']>

/** What a run came to. */
export function report(
  ctx: Context,
  person: string | undefined,
  learned: readonly Learned[],
  usage: Usage,
  { model }: Settings,
): void {
  const sum = (pick: (l: Learned) => number) => learned.reduce((total, l) => total + pick(l), 0)
  const signals = sum((l) => l.signals)
  const trials = sum((l) => l.trials)
  const people = learned.filter((l) => l.signals > 0).length
  const whom = person === undefined ? count(people, 'person', 'people') : printable(person)
  const told = `learned ${whom}: ${count(signals, 'new signal')}, ${count(trials, 'trial')}`
  const skipped = leftOut(learned.flatMap((l) => l.skipped))
  const lines = [
    told,
    ...(model === undefined ? [] : [asked(model, usage.total)]),
    ...(skipped.length === 0 ? [] : [`left out for want of a usable answer: ${skipped.join(', ')}`]),
  ]
  if (ctx.json) ctx.print(json({ people, signals, trials, learned, usage }))
  else ctx.print(signals === 0 ? 'nothing new' : lines.join('\n'))
}

/** How far a run came that ended early: in signals of one person, or in people. */
export interface Stop {
  readonly unit: 'signals' | 'people'
  readonly done: number
  readonly left: number
  /** By Ctrl-C; else by an error, which is told apart. */
  readonly interrupted: boolean
}

export function reportStop(ctx: Context, stop: Stop, usage: Usage, { model }: Settings): void {
  const { unit, done, left, interrupted } = stop
  const of = unit === 'people' ? count(done + left, 'person', 'people') : count(done + left, 'signal')
  if (ctx.json) ctx.print(json({ interrupted, [unit]: done, left, usage }))
  else {
    ctx.note(
      `stopped: ${done} of ${of} learned, what was learned is kept; the same command goes on from there`,
    )
    if (model !== undefined) ctx.note(asked(model, usage.total))
  }
}

const asked = (model: string, total: MeterTotal): string => `${printable(model)}: ${spent(total)}`

/** What learning would take, step by step. */
export function reportEstimate(ctx: Context, estimate: Estimate, settings: Settings): void {
  const { model = '', price } = settings
  if (ctx.json) ctx.print(json({ model, price: price ?? null, ...estimate }))
  else if (estimate.signals === 0) ctx.print('nothing new')
  else
    for (const line of [
      `learning ${count(estimate.signals, 'new signal')} of ${count(estimate.people, 'person', 'people')} with ${printable(model)} takes about`,
      ...table(estimate, settings),
      ctx.colors.dim('what the model will find is a guess; answers that the store holds are not paid again'),
      ...(price ? [] : [ctx.colors.dim('for the cost, give the price with --price <in,out>')]),
    ])
      ctx.print(line)
}

function table(estimate: Estimate, { price }: Settings): string[] {
  const rows = [...estimate.steps, { ...estimate, step: 'in all' }]
  const calls = rows.map((row) => count(row.calls, 'call'))
  const wide = Math.max(...rows.map((row) => row.step.length))
  const high = Math.max(...calls.map((cell) => cell.length))
  return rows.map(
    (row, i) =>
      `  ${row.step.padEnd(wide)}  ${calls[i]!.padStart(high)}  ${tokens(row)}, ${worth(row, price)}`,
  )
}
