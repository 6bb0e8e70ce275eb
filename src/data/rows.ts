import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InvalidInputError } from '../errors.ts'
import { jsonRows } from './rows.json.ts'

/** One row: a value, or what is wrong with it. */
export interface Row {
  /** From 1: the line in JSONL and CSV, the place in a JSON list and in Parquet. */
  readonly line: number
  readonly value?: unknown
  readonly problem?: InvalidInputError
}

/**
 * The rows of a JSONL, JSON (one list), CSV or Parquet file, one after the other; each but Parquet may be
 * gzipped. Gzip, Parquet and a JSON list are known by what the file holds, CSV by its name. Held in memory: one
 * row, for Parquet one row group.
 *
 * @throws InvalidInputError for a file that is missing, a folder, or cannot be read to its end.
 */
export async function* rows(file: string): AsyncIterable<Row> {
  const start = await head(file)
  try {
    if (start === 'PAR1') yield* (await import('./rows.parquet.ts')).parquetRows(file)
    else if (/\.csv(\.gz)?$/i.test(file)) yield* (await import('./rows.csv.ts')).csvRows(bytes(file, start))
    else yield* jsonRows(bytes(file, start))
  } catch (error) {
    if (error instanceof InvalidInputError || !(error instanceof Error)) throw error
    // Errors of the system and of zlib have a code; whatever stops the Parquet reader is the file's fault.
    if (start !== 'PAR1' && !('code' in error)) throw error
    throw new InvalidInputError('file', file, `it cannot be read to its end: ${error.message}`)
  }
}

function bytes(file: string, start: string): NodeJS.ReadableStream {
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  // An error of the source reaches the reader through the stream returned; the callback only has to be there.
  return start.startsWith('\x1f\x8b') ? pipeline(source, createGunzip(), () => {}) : source
}

/** The first four bytes, one character each. */
async function head(file: string): Promise<string> {
  const info = await stat(file).catch(() => undefined)
  if (info === undefined) throw new InvalidInputError('file', file, 'give a file that exists')
  if (info.isDirectory()) throw new InvalidInputError('file', file, 'give a file, not a folder')
  const handle = await open(file).catch(() => {
    throw new InvalidInputError('file', file, 'give a file that can be read')
  })
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
  await handle.close()
  return buffer.toString('latin1', 0, bytesRead)
}
