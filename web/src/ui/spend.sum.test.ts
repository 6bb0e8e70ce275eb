import { expect, it } from 'vitest'
import { bySteps, totalOf, usd } from './spend.sum.ts'

const row = (step: string, calls: number, cost?: number) => ({
  step,
  calls,
  cached: 1,
  failed: 0,
  input: 10,
  output: 5,
  ...(cost !== undefined && { cost }),
  estimated: false,
})

it('adds up by purpose, the most asked first; a cost that is not known makes the sum unknown', () => {
  expect(bySteps([row('a', 1, 0.5), row('b', 5, 1), row('a', 2, 0.25), row('b', 1)])).toEqual([
    { ...row('b', 6), cached: 2, input: 20, output: 10 },
    { ...row('a', 3, 0.75), cached: 2, input: 20, output: 10 },
  ])
})

it('adds all up', () => {
  expect(totalOf([])).toBeUndefined()
  expect(totalOf([row('a', 1, 0.5), row('b', 5, 1)])).toMatchObject({ calls: 6, cost: 1.5, input: 20 })
  expect(totalOf([row('a', 1, 0.5), row('b', 5)])).not.toHaveProperty('cost')
})

it.each([
  [{ estimated: false }, 'not known'],
  [{ cost: 0, estimated: false }, '$0.00'],
  [{ cost: 0.01234, estimated: true }, 'about $0.0123'],
  [{ cost: 12.345, estimated: false }, '$12.35'],
] as const)('%j is said as %s', (cost, text) => expect(usd(cost)).toBe(text))
