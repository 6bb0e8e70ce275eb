export interface Sorting {
  readonly column: number
  readonly order: 'ascending' | 'descending'
}

/** Another column begins ascending; the same one turns round. */
export const turned = (now: Sorting | undefined, column: number): Sorting => ({
  column,
  order: now?.column === column && now.order === 'ascending' ? 'descending' : 'ascending',
})

/** Rows that are equal keep their order. */
export function sorted<T>(
  rows: readonly T[],
  by: (row: T) => number | string,
  order: Sorting['order'],
): readonly T[] {
  const way = order === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)]
    return way * (typeof x === 'string' || typeof y === 'string' ? compare(String(x), String(y)) : x - y)
  })
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
