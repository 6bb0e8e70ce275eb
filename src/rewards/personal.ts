import { type Belief, diagonal, full, learned, normals } from '../belief.ts'
import { InvalidInputError } from '../errors.ts'
import { dot, minimise } from '../minimise.ts'
import { jointLoss, type Model, sigmoid } from './logistic.ts'
import { denoised } from './noise.ts'
import { checkFeatures, checkLabel, checkPairs, rowsOf } from './pairs.ts'
import type { Reward } from './reward.ts'

/** Mean and variance of the log-odds, under what is known of the person. */
export interface Margin {
  readonly mean: number
  readonly variance: number
}

/** A reward that knows how little it knows: a state is a Gaussian over the person's own numbers, mean and covariance. */
export interface PersonalReward extends Reward {
  /** What `odds` is made of. Without a state: over all people. */
  margin(a: Float64Array, b: Float64Array, state?: Float64Array): Margin
  /** State of one person who could be this one: no uncertainty is left in it. `random` is uniform in [0, 1). */
  draw(state: Float64Array, random: () => number): Float64Array
}

/** A fitted model as it is saved: all there is to it. */
export interface Fitted {
  readonly kind: string
  /** Sizes and penalties the kind is built from. */
  readonly shape: Readonly<Record<string, number>>
  readonly personRidge: number
  readonly noise: number
  readonly shared: Float64Array
}

/** What is known of somebody before the first choice. Above so many own numbers a state keeps variances only. */
export const priorOf = (own: number, personRidge: number): Belief =>
  (own > MOST_FULL ? diagonal : full)(own, 1 / personRidge)
const MOST_FULL = 12

/**
 * The reward of a fitted model. A person is the most probable own numbers under their choices and the Laplace
 * approximation around them; `observe` is the maximum for one more choice under a Gaussian prior at the last state,
 * exact where the odds are linear in the own numbers. `odds` averages over what is not known of the person (MacKay
 * 1992), and so is nearer to even than the mean.
 */
export function personal(model: Model, fitted: Fitted): PersonalReward {
  const { kind, shape, personRidge, noise, shared } = fitted
  const { width } = model
  const belief = priorOf(model.own, personRidge)
  const nobody = belief.start()

  function known(state: Float64Array): Float64Array {
    if (state.length !== belief.size)
      throw new InvalidInputError(
        'state',
        `${state.length} numbers`,
        `give a state of this reward: ${belief.size}`,
      )
    return state.subarray(0, model.own)
  }

  /** The margin at a state's mean, its gradient in the own numbers, and its variance. */
  function look(a: Float64Array, b: Float64Array, state: Float64Array) {
    checkFeatures(a, width, 'a')
    checkFeatures(b, width, 'b')
    const own = known(state)
    const along = new Float64Array(model.own)
    model.slope(1, shared, own, a, b, along)
    const spread = belief.spread(state, along)
    return { mean: model.margin(shared, own, a, b), along, variance: dot(along, spread) }
  }

  return {
    kind,
    width,
    size: belief.size,
    start: () => nobody.slice(),
    adapt(pairs) {
      checkPairs(pairs)
      if (pairs.width !== width)
        throw new InvalidInputError('pairs.width', pairs.width, `this model was made for ${width}`)
      const state = nobody.slice()
      if (pairs.n === 0) return state
      const alone = { ...pairs, people: 1, person: new Int32Array(pairs.n) }
      const loss = jointLoss(held(model, shared), alone, { ridge: 1, personRidge, noise })
      const own = minimise(new Float64Array(model.own), loss, { iterations: 200, tolerance: 1e-9 })
      state.set(own)
      rowsOf(pairs).forEach(({ a, b }, i) => {
        const { along, mean } = look(a, b, state)
        belief.tighten(state, along, pairs.weight[i]! * sigmoid(mean) * sigmoid(-mean))
      })
      return state
    },
    observe(state, a, b, label = 1) {
      checkLabel(label, 'label')
      const { mean, along } = look(a, b, state)
      return learned(belief, state, along, mean, denoised(label, noise))
    },
    odds(a, b, state = nobody) {
      const { mean, variance } = look(a, b, state)
      return mean / Math.sqrt(1 + (Math.PI * variance) / 8)
    },
    margin(a, b, state = nobody) {
      const { mean, variance } = look(a, b, state)
      return { mean, variance: Math.max(0, variance) }
    },
    draw(state, random) {
      known(state)
      return belief.draw(state, normals(random))
    },
    save: () => ({
      format: 'penchant.reward',
      version: 1,
      kind,
      shape,
      personRidge,
      noise,
      shared: [...shared],
    }),
  }
}

/** The same model with the shared numbers fixed. */
function held(model: Model, shared: Float64Array): Model {
  return {
    width: model.width,
    shared: 0,
    own: model.own,
    margin: (_, own, a, b) => model.margin(shared, own, a, b),
    slope: (by, _, own, a, b, inOwn) => model.slope(by, shared, own, a, b, inOwn),
  }
}
