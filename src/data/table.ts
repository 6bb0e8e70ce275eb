import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { parseSignal, type SignalInput } from '../signal.ts'
import { rows } from './rows.ts'

/** A row that cannot be taken, with where it stands (see `Row.line`) and what is wrong. */
export interface BadRow {
  readonly file: string
  readonly line: number
  readonly error: InvalidInputError
}

export interface LoadOptions {
  /** Told of every row that cannot be taken; the rest is read on. Without it the first such row is thrown. */
  readonly onBad?: (bad: BadRow) => void
}

/** A row in the shape its schema gives it, with where it came from. */
export interface Entry<T> {
  readonly file: string
  readonly line: number
  readonly row: T
}

/**
 * Rows of files in the shape of a schema. A column is missing when the first object of a file does not have it:
 * then the file is not what it was taken for. In a later row it is that row's fault.
 *
 * @throws InvalidInputError for a missing column, naming it and the file, and for a file without rows.
 */
export async function* table<S extends z.ZodObject>(
  files: readonly string[],
  schema: S,
  options: LoadOptions,
): AsyncIterable<Entry<z.output<S>>> {
  for (const file of files) {
    let read = 0
    let checked = false
    for await (const { line, value, problem } of rows(file)) {
      read++
      const fault =
        problem ?? (isRecord(value) ? undefined : new InvalidInputError('row', value, 'give an object'))
      if (fault !== undefined) {
        report(options, file, line, fault)
        continue
      }
      if (!checked) requireColumns(file, schema, value as object)
      checked = true
      const result = schema.safeParse(value, { error: explain })
      if (result.success) yield { file, line, row: result.data }
      else report(options, file, line, faultOf(value, result.error.issues[0]!))
    }
    if (read === 0) throw new InvalidInputError('file', file, 'give one that holds rows')
  }
}

/**
 * The signals made of rows, each checked by the rules of `observe`. A choice between two equal texts tells
 * nothing and counts as bad.
 */
export async function* signals<T>(
  entries: AsyncIterable<Entry<T>>,
  make: (row: T, entry: Entry<T>) => readonly SignalInput[],
  options: LoadOptions,
): AsyncIterable<SignalInput> {
  for await (const entry of entries)
    for (const signal of make(entry.row, entry)) {
      try {
        parseSignal(signal, new Date(0))
        if (signal.kind === 'choice' && signal.chosen === signal.rejected)
          throw new InvalidInputError('rejected', signal.rejected, 'it is the same text as chosen')
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        report(options, entry.file, entry.line, error)
        continue
      }
      yield signal
    }
}

export function report({ onBad }: LoadOptions, file: string, line: number, error: InvalidInputError): void {
  onBad?.({ file, line, error })
  if (onBad !== undefined) return
  const placed = new InvalidInputError(error.field, error.value, '')
  placed.message = `${file}:${line}: ${error.message}`
  throw placed
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function requireColumns(file: string, schema: z.ZodObject, row: object): void {
  for (const [column, type] of Object.entries(schema.shape))
    if (!(column in row) && !z.safeParse(type, undefined).success)
      throw new InvalidInputError(
        'column',
        column,
        `${file} has none of this name, only ${Object.keys(row).join(', ')}; give the file as it was published`,
      )
}

function faultOf(row: unknown, { path, message }: z.core.$ZodIssue): InvalidInputError {
  let value: unknown = row
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[key]
  return new InvalidInputError(path.join('.') || 'row', value, message)
}

const explain = (issue: { code?: string; expected?: unknown }): string | undefined =>
  issue.code === 'invalid_type'
    ? `give ${/^[aeiou]/.test(String(issue.expected)) ? 'an' : 'a'} ${issue.expected}`
    : undefined
