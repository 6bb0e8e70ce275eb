import type { Entry, LoadOptions } from './table.ts'

export interface Order<T> {
  readonly person: (row: T) => string
  /** What to order by: a time, or a rank. Equal ones keep the order of the file. */
  readonly at: (row: T) => number
}

/**
 * Rows so that each person's stand in order; different people may mix. Reads everything twice: first for who
 * and when, one number a row, then row by row, keeping only rows that stand before an earlier one of theirs.
 */
export async function* inOrder<T>(
  read: (options: LoadOptions) => AsyncIterable<Entry<T>>,
  order: Order<T>,
  options: LoadOptions,
): AsyncIterable<Entry<T>> {
  const due = await places(read({ onBad: () => {} }), order)
  const early = new Map<number, Entry<T>>()
  let place = 0
  for await (const entry of read(options)) {
    early.set(place++, entry)
    const queue = due.get(order.person(entry.row)) ?? []
    for (let next = queue.at(-1); next !== undefined && early.has(next); next = queue.at(-1)) {
      yield early.get(next)!
      early.delete(next)
      queue.pop()
    }
  }
}

/** For each person the places of their rows, the first to come last. */
async function places<T>(
  entries: AsyncIterable<Entry<T>>,
  { person, at }: Order<T>,
): Promise<ReadonlyMap<string, number[]>> {
  const found = new Map<string, { place: number; at: number }[]>()
  let place = 0
  for await (const { row } of entries) {
    const key = person(row)
    if (!found.has(key)) found.set(key, [])
    found.get(key)!.push({ place: place++, at: at(row) })
  }
  return new Map(
    Array.from(found, ([key, all]) => [
      key,
      all.sort((a, b) => b.at - a.at || b.place - a.place).map((one) => one.place),
    ]),
  )
}
