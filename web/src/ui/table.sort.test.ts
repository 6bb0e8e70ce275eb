import { expect, it } from 'vitest'
import { sorted, turned } from './table.sort.ts'

it('sorts numbers as numbers and names as people do, and keeps equal rows in order', () => {
  const rows = [
    { n: 10, s: 'b10' },
    { n: 9, s: 'B9' },
    { n: 9, s: 'a' },
  ]
  expect(sorted(rows, (r) => r.n, 'ascending').map((r) => r.s)).toEqual(['B9', 'a', 'b10'])
  expect(sorted(rows, (r) => r.n, 'descending').map((r) => r.s)).toEqual(['b10', 'B9', 'a'])
  expect(sorted(rows, (r) => r.s, 'ascending').map((r) => r.s)).toEqual(['a', 'B9', 'b10'])
})

it('turns the same column round, and begins another one ascending', () => {
  const first = turned(undefined, 1)
  expect(first).toEqual({ column: 1, order: 'ascending' })
  expect(turned(first, 1).order).toBe('descending')
  expect(turned(turned(first, 1), 1).order).toBe('ascending')
  expect(turned(first, 2)).toEqual({ column: 2, order: 'ascending' })
})
