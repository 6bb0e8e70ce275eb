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

it.each([
  'Failed to fetch',
  'Failed to fetch dynamically imported module: http://x/keys.js',
  'network error',
  'NetworkError when attempting to fetch resource.',
  'error loading dynamically imported module: http://x/keys.js',
  'Load failed',
  'Importing a module script failed.',
])('knows a service that cannot be reached by “%s”', (message) => {
  expect(said(new TypeError(message)).what).toBe('The service cannot be reached')
})

it('takes no fault of the page for one', () => {
  const error = new TypeError("Cannot read properties of undefined (reading 'x')")
  expect(said(error).what).toBe(error.message)
})
