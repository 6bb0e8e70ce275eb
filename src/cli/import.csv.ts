import type { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { InvalidInputError } from '../errors.ts'
import type { Row } from './import.input.ts'

/** Fields a column may fill. `meta.<key>` fills one key of meta. */
const FIELDS = [
  'kind',
  'person',
  'at',
  'task',
  'source',
  'context',
  'text',
  'draft',
  'final',
  'chosen',
  'rejected',
  'strength',
  'reason',
  'response',
  'rating',
  'scale',
  'message',
  'query',
  'prompt',
  'success',
  'preference',
]
const NUMBERS = new Set(['strength', 'rating', 'success'])

/**
 * CSV with a header line. A column fills the field of its own name; `map` says where else to look. Columns
 * that fill nothing are left out. `scale` is written "1-5" or "1,5", `context` as the user's message.
 */
export async function* csvRows(bytes: Readable, map: Readonly<Record<string, string>>): AsyncIterable<Row> {
  checkFields(map)
  let columns: readonly string[] = []
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    columns: (header: string[]) => {
      columns = header.map((name) => name.trim())
      return [...columns]
    },
  })
  bytes.once('error', (error) => parser.destroy(error))
  let checked = false
  try {
    for await (const { record, info } of bytes.pipe(parser)) {
      if (!checked) check(map, columns)
      checked = true
      yield { line: info.lines, value: fields(record, map) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The parser cannot find its way back after this, so nothing that follows can be trusted.
    throw new InvalidInputError(
      `line ${'lines' in error ? error.lines : '?'}`,
      error.code,
      `mend the CSV: ${error.message}`,
    )
  }
}

/** Rows of a table whose cells have types: a column fills fields as one of CSV does. */
export async function* tableRows(
  rows: AsyncIterable<Row>,
  map: Readonly<Record<string, string>>,
): AsyncIterable<Row> {
  checkFields(map)
  let checked = false
  for await (const { line, value } of rows) {
    const record = value as Readonly<Record<string, unknown>>
    if (!checked) check(map, Object.keys(record))
    checked = true
    yield { line, value: fields(record, map) }
  }
}

function checkFields(map: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(map).find((field) => !FIELDS.includes(field) && !field.startsWith('meta.'))
  if (unknown !== undefined)
    throw new InvalidInputError('map', unknown, `map one of ${FIELDS.join(', ')} or meta.<key>`)
}

function check(map: Readonly<Record<string, string>>, columns: readonly string[]): void {
  for (const column of Object.values(map))
    if (!columns.includes(column))
      throw new InvalidInputError('map', column, `name one of the columns ${columns.join(', ')}`)
}

function fields(
  record: Readonly<Record<string, unknown>>,
  map: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const meta: Record<string, unknown> = {}
  for (const field of new Set([...FIELDS, ...Object.keys(map)])) {
    const cell = record[map[field] ?? field]
    if (cell === undefined || cell === null || cell === '') continue
    if (field.startsWith('meta.')) meta[field.slice('meta.'.length)] = cell
    else value[field] = typed(field, cell)
  }
  return Object.keys(meta).length > 0 ? { ...value, meta } : value
}

function typed(field: string, cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  if (field === 'success' && /^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true'
  if (NUMBERS.has(field)) return Number.isNaN(Number(cell)) ? cell : Number(cell)
  if (field === 'context') return [{ role: 'user', content: cell }]
  if (field !== 'scale') return cell
  const ends = /^\[?\s*(-?[\d.]+)\s*(?:-|,|\.\.|to|–)\s*(-?[\d.]+)\s*\]?$/.exec(cell.trim())
  return ends ? [Number(ends[1]), Number(ends[2])] : cell
}
