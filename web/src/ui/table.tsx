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
}

/** A table that can be sorted by its columns. Where it is wider than the screen it scrolls by itself. */
export function Table<T>({ caption, columns, rows, rowKey }: Props<T>) {
  const [sorting, setSorting] = useState<Sorting>()
  const by = sorting && columns[sorting.column]?.by
  return (
    <section
      className="relative overflow-x-auto rounded-lg border border-line bg-panel"
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
                className={`px-3 py-2 font-medium whitespace-nowrap ${column.numeric ? 'text-right' : ''}`}
              >
                {column.by ? (
                  <button
                    type="button"
                    className="cursor-pointer hover:text-accent"
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
            <tr key={rowKey(row)} className="border-b border-line last:border-0">
              {columns.map((column) => (
                <td
                  key={column.name}
                  className={`px-3 py-2 align-top ${column.numeric ? 'text-right tabular-nums whitespace-nowrap' : 'min-w-28 wrap-anywhere'}`}
                >
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
