import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeContract } from '../test/judge-contract.ts'
import { PAIR } from './judges.values.ts'
import { rewardJudge } from './reward.ts'

const length = rewardJudge({ odds: ({ a, b }) => (b.length - a.length) / 10, used: ['c1'] })

describe('reward judge', () => {
  for (const { name, run } of judgeContract) it(name, () => run({ open: () => length }))

  it('is the logistic of the odds', async () => {
    // The answers differ by 49 characters: 1 / (1 + exp(-4.9)) by Python.
    const verdict = await length.compare(PAIR)
    expect(PAIR.b.length - PAIR.a.length).toBe(49)
    expect(verdict.probability).toBeCloseTo(0.992608, 6)
    expect(verdict.used).toEqual(['c1'])
  })

  it('takes a leaning towards a place out of odds that have one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: -5, max: 5, noNaN: true }), async (lean) => {
        const leaning = rewardJudge({ odds: ({ a, b }) => (b.length - a.length) / 10 + lean })
        const { probability } = await leaning.compare(PAIR)
        expect(probability).toBeCloseTo((await length.compare(PAIR)).probability, 9)
      }),
    )
  })

  it('can be certain, but not of what is no number', async () => {
    const certain = rewardJudge({ odds: ({ a }) => (a === PAIR.a ? Infinity : -Infinity) })
    expect((await certain.compare(PAIR)).probability).toBe(1)
    for (const odds of [() => Number.NaN, () => Number.POSITIVE_INFINITY])
      await expect(rewardJudge({ odds }).compare(PAIR)).rejects.toThrow('odds')
  })
})
