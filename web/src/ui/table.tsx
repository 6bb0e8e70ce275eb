import { type ReactNode, useState } from 'react'
import { type Sorting, sorted, turned } from './table.sort.ts'

export interface Column<T> {
  readonly name: string
  readonly show: (row: T) => ReactNode
  /** By what it is sorted; not sortable without. */
  readonly by?: (row: T) => number | string
  readonly numeric?: boolean
}

interface Props<T> {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  /** Stands last, however the others are sorted. */
  readonly total?: T | undefined
}

/** A table that can be sorted by its columns. Where it is wider than the screen it scrolls by itself. */
export function Table<T>({ caption, columns, rows, rowKey, total }: Props<T>) {
  const [sorting, setSorting] = useState<Sorting>()
  const by = sorting && columns[sorting.column]?.by
  return (
    <section
      className="wide relative overflow-x-auto rounded-lg border border-line bg-panel"
      aria-label={`Table: ${caption}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard.
      tabIndex={0}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-left">
            {columns.map((column, i) => (
              <th
                key={column.name}
                scope="col"
                aria-sort={sorting?.column === i ? sorting.order : undefined}
                className={`px-2 py-2 font-medium whitespace-nowrap sm:px-3 ${column.numeric ? 'text-right' : ''} ${i === 0 ? FIRST : ''}`}
              >
                {column.by ? (
                  <button
                    type="button"
                    className="cursor-pointer hover:text-accent pointer-coarse:min-h-11"
                    onClick={() => setSorting(turned(sorting, i))}
                  >
                    {column.name}
                    <span aria-hidden="true" className="inline-block w-4 text-center text-soft">
                      {sorting?.column !== i ? '↕' : sorting.order === 'ascending' ? '↑' : '↓'}
                    </span>
                  </button>
                ) : (
                  column.name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(by ? sorted(rows, by, sorting.order) : rows).map((row) => (
            <Row key={rowKey(row)} columns={columns} row={row} />
          ))}
        </tbody>
        {total && (
          <tfoot className="border-t-2 border-line font-medium">
            <Row columns={columns} row={total} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

/** What a row is about stays in sight where the rest scrolls. */
const FIRST = 'max-sm:sticky max-sm:left-0 max-sm:bg-panel'

function Row<T>({ columns, row }: Pick<Props<T>, 'columns'> & { readonly row: T }) {
  return (
    <tr className="border-b border-line last:border-0">
      {columns.map((column, i) => (
        <td
          key={column.name}
          className={`px-2 py-2 align-top sm:px-3 ${column.numeric ? 'text-right tabular-nums whitespace-nowrap' : 'min-w-20 wrap-anywhere sm:min-w-28'} ${i === 0 ? FIRST : ''}`}
        >
          {column.show(row)}
        </td>
      ))}
    </tr>
  )
}
