import { InvalidInputError } from '../errors.ts'
import { parseSignal, type Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import type { BadLines } from './import.bad.ts'
import { Documents } from './import.documents.ts'
import { openInput } from './import.input.ts'
import { type Defaults, signalsOf } from './import.shapes.ts'
import { count } from './show.ts'

export interface ReadOptions extends Defaults {
  /** Name of a loader; our own rows when left out. */
  readonly format?: string
  readonly documents?: string
  readonly csv?: boolean
  readonly map?: Readonly<Record<string, string>>
  readonly bad: 'skip' | 'fail'
}

export interface Tally {
  read: number
  stored: number
  known: number
}

/** What a reading of files is given, and what it counts. */
export interface Reading {
  readonly store: Store
  readonly options: ReadOptions
  readonly tally: Tally
  readonly bad: BadLines
  readonly signal: AbortSignal
  draw(done: number, total: number | undefined, label: string): void
}

/** Signals stored in one transaction: what an interruption leaves out at most. */
const BATCH = 1000

/** Stores the signals files hold. An abort ends it after what was read is stored. */
export async function readFiles(files: readonly string[], reading: Reading): Promise<void> {
  const { format, documents } = reading.options
  if (format !== undefined) return readFormat(format, files, reading)
  const known = documents === undefined ? new Documents() : await Documents.load(documents)
  for (const file of files) {
    if (reading.signal.aborted) return
    await readFile(file, known, reading)
  }
}

async function readFile(file: string, documents: Documents, reading: Reading): Promise<void> {
  const { options, bad, signal } = reading
  const input = await openInput(file, options)
  const batch = batchOf(reading, () => [input.done(), input.total])
  // Rows may be long in coming, from a terminal or a pipe: stopping must not wait for the next.
  signal.addEventListener('abort', input.close, { once: true })
  try {
    const now = new Date()
    for await (const { line, value, problem } of input.rows) {
      if (signal.aborted) break
      try {
        if (problem) throw problem
        batch.add(signalsOf(value, options, documents).map((s) => parseSignal(s, now)))
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        if (options.bad === 'fail') throw bad.fatal(input.name, line, error)
        bad.add(input.name, line, error)
      }
      await batch.flushFull()
    }
  } catch (error) {
    // What was cut off in the middle cannot be read to its end.
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', input.close)
    await batch.flush()
    input.close()
  }
}

/** Published data: a loader reads all files together and says itself where a bad row stands. */
async function readFormat(format: string, files: readonly string[], reading: Reading): Promise<void> {
  const { LOADERS } = await import('../data/loaders.ts')
  const batch = batchOf(reading, () => [0, undefined])
  const onBad = ({ file, line, error }: { file: string; line: number; error: InvalidInputError }) => {
    if (reading.options.bad === 'fail') throw reading.bad.fatal(file, line, error)
    reading.bad.add(file, line, error)
  }
  try {
    const now = new Date()
    for await (const found of LOADERS[format]!.load(files, { onBad })) {
      if (reading.signal.aborted) break
      batch.add([parseSignal(found, now)])
      await batch.flushFull()
    }
  } finally {
    await batch.flush()
  }
}

function batchOf({ store, tally, draw }: Reading, place: () => [done: number, total: number | undefined]) {
  let waiting: Signal[] = []
  async function flush(): Promise<void> {
    if (waiting.length === 0) return
    const stored = await store.append(waiting)
    tally.stored += stored
    tally.known += waiting.length - stored
    waiting = []
    draw(...place(), `${count(tally.read, 'signal')} read`)
  }
  return {
    add(found: readonly Signal[]): void {
      tally.read += found.length
      waiting.push(...found)
    },
    flush,
    flushFull: async () => (waiting.length >= BATCH ? flush() : undefined),
  }
}
