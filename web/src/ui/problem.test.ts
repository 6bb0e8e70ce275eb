import { expect, it } from 'vitest'
import { PenchantProblem } from '../api.ts'
import { said } from './problem.tsx'

const problem = (detail: string, remedy?: string) =>
  new PenchantProblem({ type: 'x', title: 'x', status: 400, detail, ...(remedy && { remedy }) })

it.each([
  [
    problem('draft: 1 cannot be used; give a text', 'give a text'),
    { what: 'draft: 1 cannot be used', remedy: 'give a text' },
  ],
  [problem('it is late', 'come again'), { what: 'it is late', remedy: 'come again' }],
  [problem('it is late'), { what: 'it is late' }],
  [new Error('odd'), { what: 'odd' }],
])('%s is told apart from its remedy', (error, told) => expect(said(error)).toEqual(told))

it('knows a service that cannot be reached', () => {
  expect(said(new TypeError('Failed to fetch')).what).toBe('The service cannot be reached')
})
