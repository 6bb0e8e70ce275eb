import { Problem } from './problem.ts'

/** Where a page ended, for whoever asks for the next: a text that says nothing. */
export const cursorOf = (place: string | number): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

const isNumber = (place: unknown): place is number => typeof place === 'number'
const isText = (place: unknown): place is string => typeof place === 'string'

export const numberAt = (cursor: string | undefined): number | undefined => placeAt(cursor, isNumber)
export const textAt = (cursor: string | undefined): string | undefined => placeAt(cursor, isText)

/** @throws Problem for a cursor of another list, or of nobody's. */
function placeAt<T>(cursor: string | undefined, fits: (place: unknown) => place is T): T | undefined {
  if (cursor === undefined) return undefined
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (fits(place)) return place
  } catch {}
  const remedy = 'give what `next` was on the page before, or leave it out'
  throw new Problem('invalid-input', { detail: `cursor: cannot be used; ${remedy}`, field: 'cursor', remedy })
}

/** The first rows, and the cursor after them where there are more. */
export async function pageOf<T, U>(
  rows: AsyncIterable<T> | Iterable<T>,
  limit: number,
  show: (row: T) => U | undefined,
  place: (row: T) => string | number,
): Promise<{ items: U[]; next?: string }> {
  const items: U[] = []
  let last: T | undefined
  for await (const row of rows) {
    const shown = show(row)
    if (shown === undefined) continue
    if (items.length === limit) return { items, next: cursorOf(place(last!)) }
    items.push(shown)
    last = row
  }
  return { items }
}
