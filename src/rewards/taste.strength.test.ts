import { describe, expect, it } from 'vitest'
import { rewardContract } from '../test/reward-contract.ts'
import { checkPairs } from './pairs.ts'
import type { Pairs, Reward } from './reward.ts'
import { ownReward, STRENGTHS, weighed } from './taste.strength.ts'

const STRENGTH = { shape: 0.7, broad: 1.3 }
/** The contract's four features: the score, one of the first, two axes. */
const SIZES = { shape: 1, broad: 2 }

describe('ownReward, as any reward,', () => {
  const fit = (pairs: Pairs): Reward => {
    checkPairs(pairs)
    return ownReward(SIZES, STRENGTH)
  }
  const load = (json: unknown): Reward => {
    const { shape } = json as { shape: Record<string, number> }
    return ownReward(
      { shape: shape.shape!, broad: shape.broad! },
      { shape: shape.shapeVariance!, broad: shape.broadVariance! },
    )
  }
  for (const { name, run } of rewardContract)
    it(name, ({ skip }) => {
      // Half of that case is about fitting what all share; here that is given, as the first feature.
      if (name.startsWith('learns nothing from two answers')) skip()
      run({ fit, load })
    })
})

describe('ownReward', () => {
  it('is the score of everybody, and for a person the prior variance in what is not known', () => {
    const reward = ownReward(SIZES, STRENGTH)
    const a = Float64Array.of(0.9, 1, 2, -1)
    const b = Float64Array.of(0.4, 0, 1, 1)
    const { mean, variance } = reward.margin(a, b)
    expect(mean).toBeCloseTo(0.5, 12)
    expect(variance).toBeCloseTo(0.7 * 1 + 1.3 * 1 + 1.3 * 4, 12)
  })
})

describe('weighed', () => {
  it('is the mean of all strengths where nothing tells them apart, and the best where it is clear', () => {
    const all = weighed(STRENGTHS.map(() => -3))
    expect(all.shape).toBeCloseTo((0.003 + 0.03 + 0.1 + 0.3) / 4, 12)
    expect(all.broad).toBeCloseTo((0.01 + 0.3 + 1 + 3) / 4, 12)
    const clear = weighed(STRENGTHS.map((_, g) => (g === 5 ? -10_000 : -10_100)))
    expect(clear.shape).toBeCloseTo(STRENGTHS[5]!.shape, 9)
    expect(clear.broad).toBeCloseTo(STRENGTHS[5]!.broad, 9)
  })
})
