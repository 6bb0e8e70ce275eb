import { expect, it } from 'vitest'
import { count, held, percent, place, shorten } from './words.ts'

it.each([
  [{ wins: 0, losses: 0 }, 'not checked yet'],
  [{ wins: 5, losses: 1 }, 'right 5 of 6 times'],
  [{ wins: 1, losses: 0 }, 'right 1 of 1 time'],
  [{ wins: 2.333333, losses: 1.666667 }, 'right 2.3 of 4 times'],
])('%j is said as %s', (tally, text) => expect(held({ tally })).toBe(text))

it.each([
  [{ kind: 'always' }, 'Everywhere'],
  [{ kind: 'task', task: 'email' }, 'When the task is “email”'],
  [{ kind: 'near', contexts: [' a  letter\n to'] }, 'Near texts such as “a letter to”'],
  [{ kind: 'near', contexts: [] }, 'Near texts such as “”'],
] as const)('%j is said as %s', (scope, text) => expect(place(scope as never)).toBe(text))

it('counts and shortens', () => {
  expect([count(1, 'trial'), count(2, 'trial'), count(1234, 'query', 'queries')]).toEqual([
    '1 trial',
    '2 trials',
    '1,234 queries',
  ])
  expect([shorten('abc', 3), shorten('abcd', 3)]).toEqual(['abc', 'ab…'])
})

it('calls nothing certain that is not', () => {
  expect([0, 0.001, 0.25, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '25 %', 'over 99 %', '100 %'])
})
