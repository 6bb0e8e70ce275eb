import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOf, type Prompt } from './log.ts'
import { read } from './reading.ts'
import { most, pick, rates, tableOf } from './table.ts'

const prompts: readonly Prompt[] = ['p', 'q', 'r'].map((id) => ({ id, text: id }))
const outcomes = fc.array(
  fc.record({
    query: fc.constantFrom('a', 'b', 'c', 'd'),
    prompt: fc.constantFrom('p', 'q', 'r'),
    success: fc.constantFrom(0, 0.25, 0.5, 1),
  }),
  { maxLength: 40 },
)

const made = (rows: Parameters<typeof logOf>[0]) => {
  const log = logOf(rows, prompts)
  return tableOf(
    log,
    log.queries.map((text) => read(text)),
  )
}

describe('tableOf', () => {
  it('sums the rows of each cell', () => {
    fc.assert(
      fc.property(outcomes, (rows) => {
        const { width, readings, sum, count } = made(rows)
        expect([width, sum.length, count.length]).toEqual([3, 3 * readings.length, 3 * readings.length])
        readings.forEach(({ text }, q) => {
          prompts.forEach(({ id }, p) => {
            const own = rows.filter((row) => row.query === text && row.prompt === id)
            expect(count[3 * q + p]).toBe(own.length)
            expect(sum[3 * q + p]).toBe(own.reduce((all, { success }) => all + success, 0))
          })
        })
      }),
    )
  })
})

describe('pick', () => {
  it('holds the queries asked for, in that order, also twice', () => {
    const table = made([
      { query: 'a', prompt: 'p', success: 1 },
      { query: 'b', prompt: 'q', success: 0.5 },
      { query: 'b', prompt: 'q', success: 1 },
      { query: 'c', prompt: 'r', success: 0 },
    ])
    const some = pick(table, Int32Array.of(2, 1, 1))
    expect(some.readings.map(({ text }) => text)).toEqual(['c', 'b', 'b'])
    expect([...some.sum]).toEqual([0, 0, 0, 0, 1.5, 0, 0, 1.5, 0])
    expect([...some.count]).toEqual([0, 0, 1, 0, 2, 0, 0, 2, 0])
    expect(pick(table, new Int32Array(0))).toMatchObject({ readings: [], width: 3 })
  })
})

describe('rates', () => {
  it('count each query once, however often it was tried, between one half more and one failure less', () => {
    const rows = [
      ...[1, 1, 1, 0].map((success) => ({ query: 'a', prompt: 'p', success })),
      { query: 'b', prompt: 'p', success: 0 },
      { query: 'b', prompt: 'q', success: 1 },
    ]
    const [p, q, r] = rates(made(rows))
    expect(p).toBeCloseTo((0.5 + 0.75 + 0) / 3, 12)
    expect(q).toBeCloseTo(1.5 / 2, 12)
    expect(r).toBe(0.5)
  })

  it('are never sure', () => {
    fc.assert(
      fc.property(outcomes, (rows) => {
        for (const rate of rates(made(rows))) {
          expect(rate).toBeGreaterThan(0)
          expect(rate).toBeLessThan(1)
        }
      }),
    )
  })
})

describe('most', () => {
  it('is the first of the largest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), (values) => {
        expect(most(values)).toBe(values.indexOf(Math.max(...values)))
      }),
    )
  })
})
