import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { InvalidInputError } from '../errors.ts'
import type { KeyItem } from './sheets.ts'

/** A rater's verdict on an item: the agent whose text is better; undefined for a tie. */
export interface Vote {
  readonly item: string
  readonly rater: string
  readonly better: string | undefined
}

/** A sheet as a rater gave it back. */
export interface FilledSheet {
  readonly rater: string
  readonly csv: string
}

const VERDICTS = ['a', 'b', 'tie'] as const

/**
 * The verdicts of filled sheets, told by the key. Items without one count as not rated; columns beside `item` and `better`
 * may be missing, and rows may be in any order. Separators: comma or semicolon, as spreadsheet programs write them.
 *
 * @throws InvalidInputError naming rater, row (the header is row 1) and column.
 */
export function readSheets(sheets: readonly FilledSheet[], key: readonly KeyItem[]): readonly Vote[] {
  const items = new Map(key.map((item) => [item.item, item]))
  const raters = new Set<string>()
  return sheets.flatMap(({ rater, csv }) => {
    if (raters.has(rater)) throw new InvalidInputError('rater', rater, 'give each rater one sheet')
    raters.add(rater)
    const seen = new Set<string>()
    return rowsOf(rater, csv).flatMap((row, i): readonly Vote[] => {
      // Spreadsheet programs leave empty rows, and leave out empty cells at a row's end.
      if (Object.values(row).every((cell) => cell.trim() === '')) return []
      const at = (column: string) => `${rater}, row ${i + 2}, column ${column}`
      const item = items.get((row.item ?? '').trim())
      if (item === undefined)
        throw new InvalidInputError(
          at('item'),
          row.item,
          'give an item of the sheet that this key belongs to',
        )
      if (seen.has(item.item))
        throw new InvalidInputError(
          at('item'),
          row.item,
          'the item stands above already; leave one of the two',
        )
      seen.add(item.item)
      const said = (row.better ?? '').trim().toLowerCase()
      if (said === '') return []
      const verdict = VERDICTS.find((one) => one === said)
      if (verdict === undefined)
        throw new InvalidInputError(at('better'), row.better, 'write A, B or tie, or leave it empty')
      return [{ item: item.item, rater, better: verdict === 'tie' ? undefined : item[verdict] }]
    })
  })
}

function rowsOf(rater: string, csv: string): readonly Readonly<Record<string, string>>[] {
  let columns: readonly string[] = []
  const delimiter = /^[^\n]*;/.test(csv) && !/^[^\n]*,/.test(csv) ? ';' : ','
  try {
    const rows: Record<string, string>[] = parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      columns: (header: string[]) => {
        columns = header.map((name) => name.trim().toLowerCase())
        return [...columns]
      },
    })
    for (const column of ['item', 'better'])
      if (!columns.includes(column))
        throw new InvalidInputError(
          `${rater}, row 1, column ${column}`,
          columns.join(', '),
          'leave the header of the sheet as it was',
        )
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new InvalidInputError(
      `${rater}, line ${'lines' in error ? error.lines : '?'}`,
      error.code,
      `mend the CSV: ${error.message}`,
    )
  }
}
