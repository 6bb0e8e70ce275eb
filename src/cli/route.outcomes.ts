import { setImmediate as turn } from 'node:timers/promises'
import { InvalidInputError } from '../errors.ts'
import type { Outcome, Prompt } from '../routing/log.ts'
import type { SignalInput } from '../signal.ts'
import type { Store } from '../store.ts'
import type { BadLines } from './import.bad.ts'
import { Documents } from './import.documents.ts'
import { openInput } from './import.input.ts'
import { isRecord, signalsOf } from './import.shapes.ts'
import { count } from './show.ts'

/** An outcome as it stands in a log: its prompt is an id or a text, which may have a name beside it. */
export interface Row extends Outcome {
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
          row = rowOf(signalsOf(named ? renamed(value, named) : value, { kind: 'outcome' }, documents)[0])
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
    const row = rowOf(found)
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
      const row = rowOf(found)
      if (row) yield row
    }
  }

/** Undefined for other signals. What a log holds beside these fields is its own affair. */
function rowOf(found: Readonly<Record<string, unknown>> | SignalInput | undefined): Row | undefined {
  if (found?.kind !== 'outcome') return undefined
  const { query, prompt, success, person, meta } = found as Readonly<Record<string, unknown>>
  if (typeof success !== 'number' || !(success >= 0 && success <= 1))
    throw new InvalidInputError('success', success, 'give a number from 0 to 1')
  const { set, promptId, model } = isRecord(meta) ? meta : {}
  return {
    query: textOf('query', query),
    prompt: textOf('prompt', prompt),
    success,
    person: person === undefined ? undefined : textOf('person', person),
    // Ids in published data are hashes, which tell nobody anything.
    promptId: set === undefined && typeof promptId === 'string' ? promptId : undefined,
    model: typeof model === 'string' ? model : undefined,
  }
}

function textOf(field: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidInputError(field, value, 'give a text')
  return value
}

/**
 * The prompts of a log whose rows name them, each text once, by its first name; a name that another text has already is
 * given a number. Undefined where the first row names none: then a prompt's text is its name.
 */
export async function namedPrompts(rows: AsyncIterable<Row>): Promise<readonly Prompt[] | undefined> {
  const found = new Map<string, Prompt>()
  const ids = new Set<string>()
  for await (const { prompt: text, promptId } of rows) {
    if (found.has(text)) continue
    if (found.size === 0 && promptId === undefined) return undefined
    const name = promptId ?? text
    let id = name
    for (let n = 2; ids.has(id); n++) id = `${name} ${n}`
    ids.add(id)
    found.set(text, { id, text })
  }
  return [...found.values()]
}

/** The id of a row's prompt, which may stand there by its id or its text. @throws InvalidInputError for any other. */
export function placing(prompts: readonly Prompt[]): (row: Row) => string {
  const ids = new Set(prompts.map(({ id }) => id))
  const byText = new Map(prompts.map(({ id, text }) => [text, id]))
  return ({ prompt, promptId }) => {
    const id = ids.has(prompt) ? prompt : (byText.get(prompt) ?? promptId)
    if (id === undefined || !ids.has(id))
      throw new InvalidInputError('prompt', prompt, `use the id or the text of one of ${[...ids].join(', ')}`)
    return id
  }
}

/** The first bad line as an error, for where there is no good one. */
export function firstOf({ first: [first] }: BadLines): InvalidInputError {
  const { file, line, field, value, message } = first!
  return Object.assign(new InvalidInputError(field, value, ''), { message: `${file}:${line}: ${message}` })
}
