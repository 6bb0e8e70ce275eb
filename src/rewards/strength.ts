import { InvalidInputError } from '../errors.ts'
import { sigmoid } from './logistic.ts'
import { checkNoise } from './noise.ts'
import { checkPairs, rowsOf, take } from './pairs.ts'
import type { Pairs, Reward } from './reward.ts'

/** How strongly other choices speak for each choice: log-odds of the labelled side, over models that did not see it. */
export interface Strength {
  readonly mean: Float64Array
  /** Standard deviation over the models. */
  readonly spread: Float64Array
}

export interface StrengthOptions {
  /** Models fitted. Each choice is judged by about a third of them. Default 20. */
  readonly models?: number
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/**
 * Strength of every pair, by models fitted to bootstraps (Wang et al. 2024, Secrets of RLHF II). Unlike
 * there, only models whose bootstrap left the pair out judge it: a small model knows its own pairs by heart. Costs
 * `models` fits. The margins are everybody's taste, so fit it on one person's choices, or on people who mostly agree:
 * somebody who differs looks like noise.
 */
export function strengthOf(
  pairs: Pairs,
  train: (pairs: Pairs) => Reward,
  { models = 20, random }: StrengthOptions,
): Strength {
  checkPairs(pairs)
  if (!(models >= 2)) throw new InvalidInputError('models', models, 'give 2 or more')
  const rows = rowsOf(pairs)
  const found: number[][] = rows.map(() => [])
  for (let m = 0; m < models; m++) {
    const drawn = rows.map(() => Math.floor(random() * rows.length))
    const reward = train(take(pairs, drawn))
    const seen = new Set(drawn)
    rows.forEach(({ a, b }, i) => {
      if (!seen.has(i)) found[i]!.push(reward.odds(a, b) * (pairs.label[i]! < 0.5 ? -1 : 1))
    })
  }
  const mean = Float64Array.from(found, average)
  const spread = Float64Array.from(found, (own, i) =>
    Math.sqrt(average(own.map((odds) => (odds - mean[i]!) ** 2))),
  )
  return { mean, spread }
}

/**
 * Labels mended by strength: the probability that the person meant what is written, when a share `noise` of choices is
 * flipped and the other choices say what they say (Bayes' rule in place of the paper's fixed shares). What they strongly
 * contradict is turned round, what they say nothing of is softened to 1 - noise, what they confirm is kept.
 */
export function mended(pairs: Pairs, { mean, spread }: Strength, noise = 0.1): Pairs {
  checkNoise(noise)
  const label = pairs.label.map((y, i) => {
    const agreed = sigmoid(mean[i]! / Math.sqrt(1 + (Math.PI * spread[i]! ** 2) / 8))
    const meant = ((1 - noise) * agreed) / ((1 - noise) * agreed + noise * (1 - agreed))
    return y * meant + (1 - y) * (1 - meant)
  })
  return { ...pairs, label }
}

/** 0 for a pair no model left out: nothing is known of it. */
const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, x) => sum + x, 0) / values.length
