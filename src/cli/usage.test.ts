import { expect, test } from 'vitest'
import type { ModelError } from '../errors.ts'
import { dollars, leftOut, soFar, spent } from './usage.ts'

test('amounts carry as many digits as say something', () => {
  expect([0, 0.00001, 0.0001234, 0.0312, 0.0999, 0.1, 1.267, 1234].map(dollars)).toEqual([
    '$0',
    'under $0.0001',
    '$0.00012',
    '$0.031',
    '$0.1',
    '$0.10',
    '$1.27',
    '$1234.00',
  ])
})

test('what was used: what did not happen is left out, what was reckoned is said', () => {
  const none = { calls: 0, cached: 0, failed: 0, input: 0, output: 0, estimated: false }
  expect(spent(none)).toBe('0 calls, 0 tokens in, 0 out, price unknown')
  expect(
    spent({ calls: 1, cached: 1, failed: 2, input: 12_345, output: 1, estimated: true, cost: 0.5 }),
  ).toBe('1 call, 1 answer from the store, 2 without an answer, about 12,345 tokens in, 1 out, $0.50')
  expect(soFar(none)).toBe('0 calls')
  expect(soFar({ ...none, calls: 3, cost: 0.02 })).toBe('3 calls, $0.02')
})

test('steps left out are counted by step and reason, commonest first', () => {
  const skipped = (step: string, fault: ModelError['fault']) => ({ signal: 's', step, fault })
  expect(
    leftOut([skipped('contrast', 'refused'), skipped('neutral', 'empty'), skipped('neutral', 'empty')]),
  ).toEqual(['neutral 2 times (empty)', 'contrast once (refused)'])
})
