import { access as allowed, constants, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createAccess } from '../access.ts'
import { BudgetError, InvalidInputError, ModelError } from '../errors.ts'
import type { AskingEvaluation } from '../evaluation.asking.ts'
import type { Counted } from '../evaluation.ts'
import type { JudgeName } from '../judging.ts'
import type { Context } from './context.ts'
import { chosenOf, type Data, withData } from './evaluate.data.ts'
import { type Asking, askingOf, commandOf, type EvaluateOptions } from './evaluate.options.ts'
import { evaluateAll } from './evaluate.run.ts'
import { type Findings, print } from './evaluate.show.ts'
import { Interrupted } from './failure.ts'
import { checkFormat } from './import.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { SCRIPTED } from './model.ts'
import { progress } from './progress.ts'
import { printable } from './show.ts'
import { soFar } from './usage.ts'

/** How right judges are on choices they have not seen. */
export async function evaluate(ctx: Context, options: EvaluateOptions): Promise<void> {
  checkFormat({ ...options, bad: 'skip' })
  for (const file of [options.report, options.svg]) if (file !== undefined) await checkFolder(file)
  const asking = await askingOf(options)
  const bar = progress()
  try {
    await interruptible((signal) =>
      withData(ctx, options, signal, bar.update, (data) => run(ctx, options, asking, data, signal, bar)),
    )
  } catch (error) {
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    bar.stop()
  }
}

/** Evaluates and shows what there is, also of a run that ends early. */
async function run(
  ctx: Context,
  options: EvaluateOptions,
  asking: Asking,
  { store, choices, bad }: Data,
  abort: AbortSignal,
  bar: ReturnType<typeof progress>,
): Promise<void> {
  const { fit, open, calls, seed } = options
  const chosen = chosenOf(choices, options)
  const access = createAccess(asking, store)
  const protocol = { fit, pairs: open ? 'open' : 'strict' } as const
  const found = new Map<JudgeName, Counted | AskingEvaluation>()
  const onProgress = (judge: JudgeName, done: number, of: number) =>
    bar.update(done, of, [judge, ...(access.has ? [soFar(access.meter.total())] : [])].join(', '))
  const ending = { ...{ protocol, people: chosen.people, access, calls, seed, abort }, onProgress }
  const stopped = await evaluateAll(options.judge, choices, ending, found).then(
    () => undefined,
    (error) => error,
  )
  bar.stop()
  if (stopped && !isAbort(stopped) && !(stopped instanceof BudgetError || stopped instanceof ModelError))
    throw stopped
  const findings: Findings = {
    rows: Object.fromEntries(
      options.judge.flatMap((name) => {
        const { rows: _, ...row } = found.get(name) ?? {}
        return 'n' in row ? [[name, row]] : []
      }),
    ),
    command: commandOf(ctx.store, options, asking.model),
    ...{ options, chosen, bad, choices: choices.length, stopped: stopped !== undefined },
    ...(asking.name !== undefined && { model: asking.name, usage: access.meter.total() }),
    ...(asking.scripted && { note: `${printable(asking.name!)}: ${SCRIPTED}` }),
  }
  if (found.size > 0 || !stopped) {
    print(ctx, findings)
    await write(ctx, findings)
  }
  if (stopped) throw stopped
}

async function write(ctx: Context, { rows, command, note, options }: Findings): Promise<void> {
  const { report, svg } = options
  if (report === undefined && svg === undefined) return
  const { reportHtml, svgReport } = await import('./evaluate.report.ts')
  const title = 'Judges on choices they had not seen'
  const page = { title, at: new Date(), command, rows, ...(note && { note }) }
  if (report !== undefined) await writeFile(report, reportHtml(page))
  if (svg !== undefined) await writeFile(svg, svgReport(rows))
  for (const file of [report, svg]) if (file !== undefined) ctx.note(`written: ${file}`)
}

/** Before anything is spent: what comes of it must have somewhere to go. */
async function checkFolder(file: string): Promise<void> {
  await allowed(dirname(file), constants.W_OK).catch(() => {
    throw new InvalidInputError('file', file, 'give one in a folder that exists and can be written to')
  })
}
