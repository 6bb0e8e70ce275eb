import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all } from './files.values.ts'
import { inOrder } from './order.ts'

interface Seen {
  readonly who: string
  readonly at: number
}
const seen = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), at: fc.nat(4) }), { maxLength: 20 })
const order = { person: (row: Seen) => row.who, at: (row: Seen) => row.at }

async function* entries(rows: readonly Seen[]) {
  for (const [i, row] of rows.entries()) yield { file: 'f', line: i + 1, row }
}
const ordered = (rows: readonly Seen[]) => all(inOrder(() => entries(rows), order, {}))

describe('inOrder', () => {
  it('gives each person what a stable sort of their rows gives, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(seen, async (rows) => {
        const given = await all(entries(rows))
        const out = await ordered(rows)
        expect(out.length).toBe(rows.length)
        for (const who of ['a', 'b', 'c'])
          expect(out.filter((entry) => entry.row.who === who)).toEqual(
            given.filter((entry) => entry.row.who === who).toSorted((a, b) => a.row.at - b.row.at),
          )
      }),
    )
  })

  it('holds nothing back where the file is in order', async () => {
    const rows = [1, 1, 2, 3].flatMap((at) => [
      { who: 'a', at },
      { who: 'b', at },
    ])
    let read = 0
    async function* counted() {
      for await (const entry of entries(rows)) {
        read++
        yield entry
      }
    }
    let out = 0
    for await (const { line } of inOrder(counted, order, {})) {
      expect(line).toBe(++out)
      // The first pass read all; the second is no further than what came out.
      expect(read).toBe(rows.length + out)
    }
  })
})
