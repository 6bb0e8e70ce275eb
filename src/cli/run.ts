import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { markdownTable, scriptedNote } from '../environments/report.table.ts'
import { resultsCsv } from '../environments/results.csv.ts'
import { type Summary, summarise } from '../environments/results.summary.ts'
import { inOrder } from '../environments/results.ts'
import { readResults } from '../environments/run.folder.ts'
import type { Forecast } from '../environments/run.forecast.ts'
import { type Plan, planOf } from '../environments/run.plan.ts'
import { type RunProgress, run } from '../environments/run.ts'
import { BudgetError, ModelError } from '../errors.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { progress } from './progress.ts'
import { experimentFor, type RunArguments } from './run.options.ts'
import { reportPage } from './run.report.ts'
import { tables } from './run.show.ts'
import { count, json, printable } from './show.ts'
import { soFar } from './usage.ts'

/** Runs an experiment, or goes on with it, and writes what came of it so far. */
export async function runWorld(ctx: Context, world: string, options: RunArguments): Promise<void> {
  const plan = await planOf(await experimentFor(world, options))
  const folder = options.out ?? join('runs', world)
  for (const note of plan.notes) ctx.note(printable(note))
  const bar = progress()
  const stopped = await interruptible((abort) =>
    run(plan, { folder, abort, onProgress: (now) => bar.update(now.done, now.total, labelOf(now)) }),
  )
    .then(
      () => undefined,
      (error: unknown) => error,
    )
    .finally(bar.stop)
  const foreseen = isAbort(stopped) || stopped instanceof BudgetError || stopped instanceof ModelError
  if (stopped !== undefined && !foreseen) throw stopped
  const summary = await write(plan, folder)
  if (ctx.json) ctx.print(json({ folder, ...summary, stopped: stopped !== undefined }))
  else show(ctx, summary, folder)
  if (stopped === undefined) return
  throw isAbort(stopped) ? new Interrupted() : stopped
}

function show(ctx: Context, summary: Summary, folder: string): void {
  const note = scriptedNote(summary)
  if (note !== '') ctx.print(note)
  if (summary.done > 0) ctx.print(tables(summary, ctx.colors))
  ctx.note(`written: ${FILES.map((file) => join(folder, file)).join(', ')}`)
  if (summary.done < summary.total)
    ctx.note(
      `${summary.done} of ${count(summary.total, 'round')} are through; the same command goes on from here`,
    )
}

const FILES = ['results.jsonl', 'results.csv', 'summary.json', 'table.md', 'report.html']

/** What there is of a run so far, beside its rows. */
async function write({ identity, lives }: Plan, folder: string): Promise<Summary> {
  await mkdir(folder, { recursive: true })
  const rows = inOrder(await readResults(folder), lives)
  const summary = summarise(identity, rows)
  await writeFile(join(folder, 'results.csv'), resultsCsv(identity, rows))
  await writeFile(join(folder, 'summary.json'), `${json(summary)}\n`)
  await writeFile(join(folder, 'table.md'), markdownTable(summary))
  await writeFile(join(folder, 'report.html'), reportPage({ at: new Date(), summary }))
  return summary
}

/** "312 of 1,350 rounds, 4,210 calls, $0.31 of about $1.40" */
function labelOf({ done, total, paid, ahead }: RunProgress): string {
  const known = paid.cost !== undefined && ahead?.cost !== undefined && paid.cost + ahead.cost > 0
  const told = ({ calls, cost }: Forecast) => soFar({ ...NONE, calls, ...(known && { cost }) })
  const about = ahead && { calls: paid.calls + ahead.calls, ...(known && { cost: paid.cost + ahead.cost }) }
  return `${done} of ${count(total, 'round')}, ${told(paid)}${about ? ` of about ${told(about)}` : ''}`
}

const NONE = { cached: 0, failed: 0, input: 0, output: 0, estimated: false }
