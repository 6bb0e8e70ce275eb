import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { SignalInput } from '../signal.ts'
import type { BadRow } from './table.ts'

/** A folder of its own for the files of a test. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'penchant-data-'))

const put = (path: string, content: string | Uint8Array): string => {
  writeFileSync(path, /\.gz$/.test(path) ? gzipSync(content) : content)
  return path
}

export const writeText = (dir: string, name: string, text: string): string => put(join(dir, name), text)

export const writeLines = (dir: string, name: string, values: readonly unknown[]): string =>
  put(join(dir, name), values.map((value) => `${JSON.stringify(value)}\n`).join(''))

const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'OPTIONAL',
})
const fields = [text('content'), text('role')]

/** A column of messages or of one message, laid out as pyarrow lays out a list of structs and a struct. */
export const MESSAGE = (name: string): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 2 },
  ...fields,
]
export const MESSAGES = (name: string): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
  ...fields,
]
export const TEXT = (name: string): SchemaElement[] => [text(name)]
export const of =
  (type: 'INT64' | 'DOUBLE' | 'BOOLEAN') =>
  (name: string): SchemaElement[] => [{ name, type, repetition_type: 'OPTIONAL' }]

/** Columns with their layouts; two rows a row group, so that more than one is read. */
export function writeParquet(
  dir: string,
  name: string,
  columns: Readonly<Record<string, (name: string) => SchemaElement[]>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): string {
  const names = Object.keys(columns)
  const schema = [
    { name: 'root', num_children: names.length },
    ...names.flatMap((column) => columns[column]!(column)),
  ]
  const columnData = names.map((column) => ({ name: column, data: rows.map((row) => row[column] ?? null) }))
  return put(join(dir, name), new Uint8Array(parquetWriteBuffer({ columnData, schema, rowGroupSize: 2 })))
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = []
  for await (const value of values) out.push(value)
  return out
}

/** What a loader made, and what it reported. */
export async function loaded(
  load: (onBad: (bad: BadRow) => void) => AsyncIterable<SignalInput>,
): Promise<{ readonly signals: SignalInput[]; readonly bad: BadRow[] }> {
  const bad: BadRow[] = []
  return { signals: await all(load((one) => bad.push(one))), bad }
}
