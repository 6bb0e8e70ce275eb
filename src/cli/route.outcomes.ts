import { setImmediate as turn } from 'node:timers/promises'
import { InvalidInputError } from '../errors.ts'
import type { Outcome } from '../routing/log.ts'
import type { SignalInput } from '../signal.ts'
import type { Store } from '../store.ts'
import type { BadLines } from './import.bad.ts'
import { Documents } from './import.documents.ts'
import { openInput } from './import.input.ts'
import { isRecord, signalsOf } from './import.shapes.ts'
import { count, shortId } from './show.ts'

/** An outcome as it stands in a log: its prompt is an id or a text, which may have a name beside it. */
export interface Row extends Outcome {
  /** Where it stands, for whoever must mend it. */
  readonly place: string
  readonly promptId?: string | undefined
  /** The language model it was tried with. */
  readonly model?: string | undefined
}

/** One time through a log. */
export interface Reading {
  readonly bad: BadLines
  readonly signal: AbortSignal
  draw(done: number, total: number | undefined, label: string): void
}

/** A log; each call reads it anew. Signals of other kinds are passed over. */
export type Source = (reading: Reading) => AsyncIterable<Row>

export interface FileOptions {
  readonly format?: string
  readonly map?: Readonly<Record<string, string>>
}

/** Rows between two looks at Ctrl-C and the progress bar. */
const OFTEN = 10_000

export const inFiles = (files: readonly string[], { format, map }: FileOptions): Source =>
  format === undefined
    ? (reading) => ownRows(files, map, reading)
    : (reading) => publishedRows(files, format, reading)

async function* ownRows(files: readonly string[], map: FileOptions['map'], reading: Reading) {
  const { bad, signal, draw } = reading
  const documents = new Documents()
  let read = 0
  for (const file of files) {
    if (file === '-')
      throw new InvalidInputError('files', file, 'a log is read twice: write it to a file first')
    const named = map !== undefined && JSON_NAME.test(file) ? map : undefined
    const input = await openInput(file, map && !named ? { map } : {})
    try {
      for await (const { line, value, problem } of input.rows) {
        if (++read % OFTEN === 0) {
          signal.throwIfAborted()
          draw(input.done(), input.total, `${count(read, 'row')} read`)
        }
        let row: Row | undefined
        try {
          if (problem) throw problem
          const own = named ? renamed(value, named) : value
          const [found] = signalsOf(own, { kind: 'outcome' }, documents)
          row = rowOf(`${input.name}:${line}`, found)
        } catch (error) {
          if (!(error instanceof InvalidInputError)) throw error
          bad.add(input.name, line, error)
        }
        if (row) yield row
      }
    } finally {
      input.close()
    }
  }
}

const JSON_NAME = /\.jsonl?(?:\.gz)?$/i

/** What columns are for CSV: fields are filled from those of other names. */
function renamed(value: unknown, map: Readonly<Record<string, string>>): unknown {
  if (!isRecord(value)) return value
  const own: Record<string, unknown> = { ...value }
  const meta: Record<string, unknown> = isRecord(value.meta) ? { ...value.meta } : {}
  for (const [field, column] of Object.entries(map)) {
    if (field.startsWith('meta.')) meta[field.slice('meta.'.length)] = value[column]
    else own[field] = value[column]
  }
  return { ...own, meta }
}

async function* publishedRows(files: readonly string[], format: string, reading: Reading) {
  const { bad, signal, draw } = reading
  const { LOADERS } = await import('../data/loaders.ts')
  let read = 0
  for await (const found of LOADERS[format]!.load(files, {
    onBad: ({ file, line, error }) => bad.add(file, line, error),
  })) {
    if (++read % OFTEN === 0) {
      signal.throwIfAborted()
      draw(0, undefined, `${count(read, 'row')} read`)
    }
    const row = rowOf(`row ${read}`, found)
    if (row) yield row
  }
}

export const inStore = (store: Store): Source =>
  async function* ({ signal, draw }) {
    let read = 0
    for await (const { signal: found } of store.signals()) {
      if (++read % OFTEN === 0) {
        // node:sqlite answers at once: without this nothing else would have its turn.
        await turn()
        signal.throwIfAborted()
        draw(0, undefined, `${count(read, 'signal')} read`)
      }
      const row = rowOf(`signal ${shortId(found.id)}`, found)
      if (row) yield row
    }
  }

/** Undefined for other signals. What a log holds beside these fields is its own affair. */
function rowOf(
  place: string,
  found: Readonly<Record<string, unknown>> | SignalInput | undefined,
): Row | undefined {
  if (found?.kind !== 'outcome') return undefined
  const { query, prompt, success, person, meta } = found as Readonly<Record<string, unknown>>
  if (typeof success !== 'number' || !(success >= 0 && success <= 1))
    throw new InvalidInputError('success', success, 'give a number from 0 to 1')
  const { set, promptId, model, provider = model } = isRecord(meta) ? meta : {}
  return {
    place,
    query: textOf('query', query),
    prompt: textOf('prompt', prompt),
    success,
    person: person === undefined ? undefined : textOf('person', person),
    // Ids in published data are hashes, which tell nobody anything.
    promptId: set === undefined && typeof promptId === 'string' ? promptId : undefined,
    model: typeof provider === 'string' ? provider : undefined,
  }
}

function textOf(field: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidInputError(field, value, 'give a text')
  return value
}
