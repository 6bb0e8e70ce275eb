import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { boost } from '../trees/boost.ts'
import { type Forest, margin } from '../trees/forest.ts'
import type { BoostOptions } from '../trees/options.ts'
import type { Labelled } from '../trees/rows.ts'
import { fromXgboost } from '../trees/xgboost.read.ts'
import { toXgboost } from '../trees/xgboost.write.ts'
import type { Model } from './logistic.ts'
import { checkPairs } from './pairs.ts'
import { type PersonalReward, personal } from './personal.ts'
import type { Pairs } from './reward.ts'

export interface TreesOptions extends Partial<Omit<BoostOptions, 'base' | 'validation'>> {
  /** Precision of a person's own numbers, around 0. Default 1: they move the odds of a usual pair by about 1. */
  readonly personRidge?: number
  /** Choices no tree sees: only as many trees are kept as predict them best. */
  readonly validation?: Pairs
}

/** Small steps and shallow trees: choices are fewer and noisier than boosted trees are mostly made for. */
const PAIRWISE = { depth: 4, rate: 0.1, rounds: 100, minChildWeight: 2, lambda: 2 } as const

/**
 * Boosted trees over the differences d = a - b: population odds T = (F(d) - F(-d)) / 2, so that swapping turns them
 * around exactly; fitted on each choice both ways round, for the same reason. A person is a linear correction: odds =
 * (1 + s) T + v·d, s for how decided they are, v what they care for more or less than others, both 0 for somebody of
 * whom nothing is known. It needs no leaf of their own and fits from a few choices; that people differ in thresholds
 * it cannot say. Odds cost two walks a tree: tens of microseconds.
 */
export function trees(pairs: Pairs, options: TreesOptions = {}): PersonalReward {
  const { personRidge = 1, validation, ...shape } = options
  if (!(personRidge > 0 && personRidge < Number.POSITIVE_INFINITY))
    throw new InvalidInputError('personRidge', String(personRidge), 'give a number above 0')
  const forest = boost(bothWays(pairs), {
    ...PAIRWISE,
    ...shape,
    base: 0.5,
    ...(validation && { validation: bothWays(validation) }),
  })
  return rewardOf({ forest, unit: unitsOf(pairs), personRidge })
}

interface Parts {
  readonly forest: Forest
  /** One over the usual difference in each feature and the root of their number; 0 for a feature that never differs. */
  readonly unit: readonly number[]
  readonly personRidge: number
}

function rewardOf({ forest, unit, personRidge }: Parts): PersonalReward {
  const model = treesModel(forest, unit)
  const fitted = { kind: 'trees', shape: {}, personRidge, noise: 0, shared: new Float64Array(0) }
  return {
    ...personal(model, fitted),
    save: () => ({
      format: 'penchant.reward',
      version: 1,
      kind: 'trees',
      personRidge,
      unit,
      forest: JSON.parse(toXgboost(forest)) as unknown,
    }),
  }
}

/** Own numbers: s, then v in units of the usual difference. */
function treesModel(forest: Forest, unit: readonly number[]): Model {
  const { width } = forest
  const population = (a: Float64Array, b: Float64Array): number => {
    const d = new Float32Array(width)
    for (let j = 0; j < width; j++) d[j] = a[j]! - b[j]!
    const forth = margin(forest, d)
    for (let j = 0; j < width; j++) d[j] = -d[j]!
    return (forth - margin(forest, d)) / 2
  }
  return {
    width,
    shared: 0,
    own: 1 + width,
    margin(_, own, a, b) {
      let sum = (1 + own[0]!) * population(a, b)
      for (let j = 0; j < width; j++) sum += own[1 + j]! * unit[j]! * (a[j]! - b[j]!)
      return sum
    },
    slope(by, _shared, _own, a, b, inOwn) {
      inOwn[0]! += by * population(a, b)
      for (let j = 0; j < width; j++) inOwn[1 + j]! += by * unit[j]! * (a[j]! - b[j]!)
    },
  }
}

/** Each choice as a row of differences and, after all of them, the same turned round. */
function bothWays(pairs: Pairs): Labelled {
  checkPairs(pairs)
  const { n, width, a, b, label, weight } = pairs
  const values = new Float32Array(2 * n * width)
  for (let k = 0; k < n * width; k++) {
    values[k] = a[k]! - b[k]!
    values[n * width + k] = b[k]! - a[k]!
  }
  return {
    n: 2 * n,
    width,
    values,
    label: Float64Array.from({ length: 2 * n }, (_, i) => (i < n ? label[i]! : 1 - label[i - n]!)),
    weight: Float64Array.from({ length: 2 * n }, (_, i) => weight[i % n]!),
  }
}

function unitsOf({ n, width, a, b }: Pairs): readonly number[] {
  const squares = new Float64Array(width)
  for (let k = 0; k < n * width; k++) squares[k % width]! += (a[k]! - b[k]!) ** 2
  return Array.from(squares, (s) => (s > 0 && Number.isFinite(s) ? Math.sqrt(n / s / width) : 0))
}

const saved = z.object({
  format: z.literal('penchant.reward'),
  version: z.literal(1),
  kind: z.literal('trees'),
  personRidge: z.number().positive(),
  unit: z.array(z.number().nonnegative()),
  forest: z.unknown(),
})

/**
 * The reward that `save` wrote, exactly.
 *
 * @throws InvalidInputError naming what is wrong.
 */
export function loadTrees(json: unknown): PersonalReward {
  const read = saved.safeParse(json)
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw new InvalidInputError(`reward.${path.join('.')}`, json, `${message}; give what save() returned`)
  }
  const { unit, personRidge } = read.data
  const forest = fromXgboost(read.data.forest)
  if (unit.length !== forest.width)
    throw new InvalidInputError(
      'reward.unit',
      `${unit.length} numbers`,
      `give ${forest.width}, one a feature`,
    )
  return rewardOf({ forest, unit, personRidge })
}
