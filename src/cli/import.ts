import { InvalidInputError } from '../errors.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { type Reading, type ReadOptions, readFiles, type Tally } from './import.files.ts'
import { interruptible } from './interrupt.ts'
import { withStore } from './open.ts'
import { progress } from './progress.ts'
import { count, json } from './show.ts'

export type ImportOptions = ReadOptions

/** Stores what files hold, line by line, so that memory does not grow with the files. */
export async function importFiles(
  ctx: Context,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  checkFormat(options)
  const tally: Tally = { read: 0, stored: 0, known: 0 }
  const bad = new BadLines()
  const bar = progress()
  const stopped = await withStore(
    ctx,
    (store) =>
      interruptible(async (signal) => {
        const reading: Reading = { store, options, tally, bad, signal, draw: bar.update }
        try {
          await readFiles(files, reading)
          return signal.aborted
        } catch (error) {
          // What came before a fatal line is stored; its numbers belong to the report all the same.
          bar.stop()
          if (error instanceof InvalidInputError && tally.read > 0 && !ctx.json) ctx.note(summary(tally))
          throw error
        }
      }),
    { create: true },
  )
  bar.stop()
  report(ctx, tally, bad, stopped)
  if (stopped) throw new Interrupted()
}

/** Options that say how our own rows are read say nothing of published ones. */
export function checkFormat(options: ReadOptions): void {
  const { format, kind, person, task, documents, csv, map } = options
  const own = Object.entries({ kind, person, task, documents, csv, map }).find(([, given]) => given)
  if (format !== undefined && own)
    throw new UsageError(`--${own[0]} is for rows of our own; leave it out with --format ${format}`)
}

const summary = ({ read, stored, known }: Tally): string =>
  `${count(read, 'signal')} read: ${stored.toLocaleString('en')} stored, ${known.toLocaleString('en')} already known`

function report(ctx: Context, tally: Tally, bad: BadLines, stopped: boolean): void {
  if (ctx.json) {
    const { count: skipped, first } = bad
    ctx.print(json({ ...tally, skipped, bad: first, ...(stopped && { interrupted: true }) }))
    return
  }
  for (const line of bad.lines()) ctx.note(line)
  ctx.print(summary(tally))
  if (bad.count > 0) ctx.print(bad.summary())
  if (stopped) ctx.note('stopped; run the same command again: what is stored is not stored twice')
}
