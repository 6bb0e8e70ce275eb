import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { logOf, type Outcome, rowsWhere } from './log.ts'

const name = fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__')
const outcomes = fc.array(
  fc.record({
    query: name,
    prompt: name,
    success: fc.constantFrom(0, 0.25, 1),
    person: fc.option(name, { nil: undefined }),
  }),
  { maxLength: 20 },
)

describe('logOf', () => {
  it('holds each row as it came, each text once, in the order of first appearance', () => {
    fc.assert(
      fc.property(outcomes, (rows) => {
        const log = logOf(rows)
        expect(log.queries).toEqual([...new Set(rows.map(({ query }) => query))])
        expect(log.prompts.map(({ id }) => id)).toEqual([...new Set(rows.map(({ prompt }) => prompt))])
        const back = Array.from(log.query, (q, row) => ({
          query: log.queries[q],
          prompt: log.prompts[log.prompt[row]!]!.text,
          success: log.success[row],
          person: log.person[row]! < 0 ? undefined : log.people[log.person[row]!],
        }))
        expect(back).toEqual(rows)
      }),
    )
  })

  it('keeps the prompts that were named, their order and texts, tried or not', () => {
    const prompts = ['never tried', 'tried'].map((id) => ({ id, text: `text of ${id}` }))
    const log = logOf([{ query: 'q', prompt: 'tried', success: 1 }], prompts)
    expect(log.prompts).toEqual(prompts)
    expect([...log.prompt]).toEqual([1])
  })

  const good: Outcome = { query: 'q', prompt: 'p', success: 1 }
  it.each<[string, unknown, RegExp]>([
    ['an empty query', { ...good, query: '' }, /row 2: query/],
    ['a query that is no text', { ...good, query: 3 }, /row 2: query/],
    ['an empty prompt', { ...good, prompt: '' }, /row 2: prompt/],
    ['an unknown prompt', { ...good, prompt: 'x' }, /row 2: prompt.*"x".*p, other/],
    ['an empty person', { ...good, person: '' }, /row 2: person/],
    ['no success', { query: 'q', prompt: 'p' }, /row 2: success/],
    ['a success that is no number', { ...good, success: Number.NaN }, /row 2: success/],
    ['a success below 0', { ...good, success: -0.01 }, /row 2: success/],
    ['a success above 1', { ...good, success: 1.01 }, /row 2: success.*1\.01/],
  ])('refuses %s, and names the row', (_, row, message) => {
    const prompts = ['p', 'other'].map((id) => ({ id, text: id }))
    const read = () => logOf([good, good, row as Outcome], prompts)
    expect(read).toThrow(InvalidInputError)
    expect(read).toThrow(message)
  })

  it.each([null, '0.5', true, []])('refuses a success of %j', (success) => {
    expect(() => logOf([{ ...good, success } as unknown as Outcome])).toThrow(InvalidInputError)
  })

  it('refuses two prompts of one id', () => {
    const twice = ['a', 'b', 'a'].map((id) => ({ id, text: id }))
    expect(() => logOf([], twice)).toThrow(/prompts: "a"/)
  })
})

describe('rowsWhere', () => {
  it('holds the rows asked for and all the names', () => {
    fc.assert(
      fc.property(outcomes, fc.infiniteStream(fc.boolean()), (rows, coin) => {
        const log = logOf(rows)
        const keep = rows.map(() => coin.next().value)
        const some = rowsWhere(log, (row) => keep[row]!)
        expect([some.queries, some.prompts, some.people]).toEqual([log.queries, log.prompts, log.people])
        for (const column of ['query', 'prompt', 'person', 'success'] as const)
          expect([...some[column]]).toEqual([...log[column]].filter((_, row) => keep[row]))
      }),
    )
  })
})
