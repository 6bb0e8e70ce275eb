import { logLoss, sigmoid } from './logistic.ts'
import { checkNoise } from './noise.ts'
import { checkPairs, rowsOf } from './pairs.ts'
import type { Pairs, Reward } from './reward.ts'

/**
 * The share of flipped choices, of those offered, under which held-out choices are most likely. They are as noisy as the
 * others, so a model that predicts true preferences is tried through the noise: a choice of a has the probability
 * noise + (1 - 2 noise) sigmoid(odds), the odds those of people in general. Costs one fit a candidate.
 */
export function chooseNoise(
  train: (noise: number) => Reward,
  validation: Pairs,
  candidates: readonly number[] = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4],
): number {
  checkPairs(validation)
  let best = { noise: 0, loss: Number.POSITIVE_INFINITY }
  for (const noise of candidates) {
    checkNoise(noise)
    const loss = noisyLoss(train(noise), validation, noise)
    if (loss < best.loss) best = { noise, loss }
  }
  return best.noise
}

function noisyLoss(reward: Reward, pairs: Pairs, noise: number): number {
  let loss = 0
  rowsOf(pairs).forEach(({ a, b }, i) => {
    const [odds, label] = [reward.odds(a, b), pairs.label[i]!]
    const p = noise + (1 - 2 * noise) * sigmoid(odds)
    // Without noise, the form that stays finite for any odds.
    const own = noise === 0 ? logLoss(odds, label) : -label * Math.log(p) - (1 - label) * Math.log(1 - p)
    loss += pairs.weight[i]! * own
  })
  return loss
}
