import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison, Judge } from './judge.ts'
import { rank } from './rank.ts'

/** A judge out of a probability, that counts. */
function judgeOf(prefer: (a: string, b: string, pair: Comparison) => number) {
  const asked: Comparison[] = []
  const judge: Judge = {
    name: 'counted',
    async compare(pair) {
      asked.push(pair)
      return { probability: prefer(pair.a, pair.b, pair), used: [] }
    },
  }
  return { judge, asked }
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const byNumber = (slope = 1) => judgeOf((a, b) => logistic(slope * (Number(a) - Number(b))))
const descending = (answers: readonly string[]) =>
  answers.map((_, i) => i).sort((i, j) => Number(answers[j]) - Number(answers[i]) || i - j)

const numbers = (max: number) =>
  fc.array(fc.integer({ min: 0, max: 30 }).map(String), { minLength: 0, maxLength: max })

describe('rank', () => {
  it('orders as the judge does, equal ones as given, whatever place they were given in', async () => {
    await fc.assert(
      fc.asyncProperty(numbers(40), fc.constantFrom(0.1, 0.7, 1000), async (answers, slope) => {
        const { order, scores } = await rank(byNumber(slope).judge, 'Which?', answers)
        expect(order).toEqual(descending(answers))
        for (const [k, i] of order.entries())
          if (k > 0) expect(scores[order[k - 1]!]).toBeGreaterThan(scores[i]! - 1e-9)
      }),
    )
  })

  it('keeps equally good ones as given where sums of probabilities differ in their last digit', async () => {
    for (const answers of [
      ['1', '0', '1', '2'],
      ['3', '1', '3', '7', '2'],
      ['5', '5', '9', '0', '2', '5'],
    ])
      for (const slope of [0.1, 0.3, 0.7])
        expect((await rank(byNumber(slope).judge, undefined, answers)).order).toEqual(descending(answers))
  })

  it('makes at most n log2 n comparisons, and never one of an answer with itself', async () => {
    await fc.assert(
      fc.asyncProperty(numbers(70), async (answers) => {
        const { judge, asked } = byNumber()
        await rank(judge, undefined, answers)
        const n = answers.length
        expect(asked.length).toBeLessThanOrEqual(n < 2 ? 0 : n * Math.log2(n))
        if (n > 1 && n <= 6) expect(asked.length).toBe((n * (n - 1)) / 2)
      }),
    )
  })

  it.each([5, 12])('scores %d by the probability of being preferred to another one', async (n) => {
    // A judge that is a Bradley-Terry model: pairs that were not compared follow from those that were.
    const strengths = Array.from({ length: n }, (_, i) => ((i * 7) % n) / 3)
    const { scores } = await rank(byNumber().judge, undefined, strengths.map(String))
    for (const [i, own] of strengths.entries()) {
      const others = strengths.filter((_, j) => j !== i)
      const expected = others.reduce((sum, other) => sum + logistic(own - other), 0) / (n - 1)
      expect(scores[i]).toBeCloseTo(expected, 9)
    }
  })

  it('takes a cycle for what it is: equal', async () => {
    const beats: Record<string, string> = { rock: 'scissors', scissors: 'paper', paper: 'rock' }
    const { judge } = judgeOf((a, b) => (beats[a] === b ? 0.9 : 0.1))
    const { order, scores } = await rank(judge, undefined, ['rock', 'paper', 'scissors'])
    expect(order).toEqual([0, 1, 2])
    for (const score of scores) expect(score).toBeCloseTo(0.5, 12)
  })

  it('passes request and abort on, and asks nobody after an abort', async () => {
    const control = new AbortController()
    const seen: (AbortSignal | undefined)[] = []
    const { judge, asked } = byNumber()
    const watched: Judge = {
      ...judge,
      compare(pair, abort) {
        seen.push(abort)
        if (seen.length === 3) control.abort(new Error('enough'))
        return judge.compare(pair)
      },
    }
    const answers = Array.from({ length: 20 }, (_, i) => String(i))
    await expect(rank(watched, 'Which?', answers, control.signal)).rejects.toThrow('enough')
    expect(asked).toHaveLength(3)
    expect(asked.every((pair) => pair.context === 'Which?')).toBe(true)
    expect(seen.every((abort) => abort === control.signal)).toBe(true)
  })

  it('waits for what is under way when a comparison fails', async () => {
    let under = 0
    const judge: Judge = {
      name: 'slow',
      async compare({ a }) {
        under++
        if (a === '1') {
          under--
          throw new Error('broken')
        }
        await new Promise((resolve) => setTimeout(resolve, 5))
        under--
        return { probability: 0.5, used: [] }
      },
    }
    await expect(rank(judge, undefined, ['0', '1', '2', '3'])).rejects.toThrow('broken')
    expect(under).toBe(0)
  })

  it('has nothing to compare of none or one', async () => {
    const { judge, asked } = byNumber()
    expect(await rank(judge, undefined, [])).toEqual({ order: [], scores: [] })
    expect(await rank(judge, undefined, ['7'])).toEqual({ order: [0], scores: [0.5] })
    expect(asked).toEqual([])
  })
})
