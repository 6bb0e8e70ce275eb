import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from './auc.ts'

/** The definition: all pairs of a success and a failure. */
function allPairs(scores: readonly number[], labels: readonly number[]): number {
  let [won, pairs] = [0, 0]
  for (const [i, a] of scores.entries())
    for (const [j, b] of scores.entries()) {
      const weight = labels[i]! * (1 - labels[j]!)
      pairs += weight
      won += weight * (a > b ? 1 : a === b ? 0.5 : 0)
    }
  return won / pairs
}

const rows = (label: fc.Arbitrary<number>) =>
  fc.array(fc.record({ score: fc.integer({ min: 0, max: 5 }).map((i) => i / 5), label }), { maxLength: 30 })

describe('auc', () => {
  it.each([
    ['plain labels', rows(fc.constantFrom(0, 1))],
    ['labels between', rows(fc.constantFrom(0, 0.25, 0.5, 1))],
  ])('is what counting all pairs gives: %s', (_, some) => {
    fc.assert(
      fc.property(some, (pairs) => {
        const [scores, labels] = [pairs.map((p) => p.score), pairs.map((p) => p.label)]
        const expected = allPairs(scores, labels)
        if (Number.isNaN(expected)) expect(auc(scores, labels)).toBeNaN()
        else expect(auc(scores, labels)).toBeCloseTo(expected, 12)
      }),
    )
  })

  it('is not defined when all succeeded', () => {
    expect(auc([0.1, 0.2], [1, 1])).toBeNaN()
  })
})
