import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { InvalidInputError } from '../errors.ts'
import type { Row } from './rows.ts'

/** CSV with a header line. Every cell is a text; an empty one is null. */
export async function* csvRows(bytes: NodeJS.ReadableStream): AsyncIterable<Row> {
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    cast: (cell, { header }) => (cell === '' && !header ? null : cell),
  })
  bytes.once('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of bytes.pipe(parser)) yield { line: info.lines, value: record }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The parser cannot find its way back after this, so nothing that follows can be trusted.
    const line = 'lines' in error ? error.lines : '?'
    throw new InvalidInputError(`line ${line}`, error.code, `mend the CSV: ${error.message}`)
  } finally {
    if (bytes instanceof Readable) bytes.destroy()
  }
}
