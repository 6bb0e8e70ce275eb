import { InvalidInputError } from '../errors.ts'
import { parseSignal, type Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { Documents } from './import.documents.ts'
import { openInput } from './import.input.ts'
import { type Defaults, signalsOf } from './import.shapes.ts'
import { interruptible } from './interrupt.ts'
import { withStore } from './open.ts'
import { progress } from './progress.ts'
import { count, json } from './show.ts'

export interface ImportOptions extends Defaults {
  readonly documents?: string
  readonly csv?: boolean
  readonly map?: Readonly<Record<string, string>>
  readonly bad: 'skip' | 'fail'
}

/** Signals stored in one transaction: what an interruption leaves out at most. */
const BATCH = 1000

interface Tally {
  read: number
  stored: number
  known: number
}

/** Stores what files hold, line by line, so that memory does not grow with the files. */
export async function importFiles(
  ctx: Context,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const documents =
    options.documents === undefined ? new Documents() : await Documents.load(options.documents)
  const tally: Tally = { read: 0, stored: 0, known: 0 }
  const bad = new BadLines()
  const bar = progress()
  const stopped = await withStore(
    ctx,
    (store) =>
      interruptible(async (signal) => {
        try {
          for (const file of files) {
            if (signal.aborted) break
            await importFile({ store, file, options, documents, tally, bad, signal, draw: bar.update })
          }
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

interface Job {
  readonly store: Store
  readonly file: string
  readonly options: ImportOptions
  readonly documents: Documents
  readonly tally: Tally
  readonly bad: BadLines
  readonly signal: AbortSignal
  draw(done: number, total: number | undefined, label: string): void
}

async function importFile({ store, file, options, documents, tally, bad, signal, draw }: Job): Promise<void> {
  const input = await openInput(file, options)
  let batch: Signal[] = []
  const flush = async () => {
    const stored = await store.append(batch)
    tally.stored += stored
    tally.known += batch.length - stored
    batch = []
    draw(input.done(), input.total, `${count(tally.read, 'signal')} read`)
  }
  // Rows may be long in coming, from a terminal or a pipe: stopping must not wait for the next.
  signal.addEventListener('abort', input.close, { once: true })
  try {
    const now = new Date()
    for await (const { line, value, problem } of input.rows) {
      if (signal.aborted) break
      try {
        if (problem) throw problem
        const found = signalsOf(value, options, documents).map((s) => parseSignal(s, now))
        tally.read += found.length
        batch.push(...found)
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        if (options.bad === 'fail') throw bad.fatal(input.name, line, error)
        bad.add(input.name, line, error)
      }
      if (batch.length >= BATCH) await flush()
    }
  } catch (error) {
    // What was cut off in the middle cannot be read to its end.
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', input.close)
    if (batch.length > 0) await flush()
    input.close()
  }
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
