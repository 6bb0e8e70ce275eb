import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { bradleyTerryModel } from './bradley-terry.ts'
import { generalModel } from './general.ts'
import { latentModel } from './latent.ts'
import type { Model } from './logistic.ts'
import { lowRankModel } from './low-rank.ts'
import { mixtureModel } from './mixture.ts'
import { type PersonalReward, personal } from './personal.ts'
import { loadTrees } from './trees.ts'

const VERSION = 1
const count = z.int().positive()

const head = z.looseObject({
  format: z.literal('penchant.reward'),
  version: z.int().positive(),
  kind: z.string(),
})
const common = {
  format: z.literal('penchant.reward'),
  version: z.literal(VERSION),
  personRidge: z.number().positive(),
  noise: z.number().min(0).lt(0.5),
  shared: z.array(z.number()),
}
const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ ...common, kind: z.literal(name), shape: z.strictObject(shape) })
const saved = z.discriminatedUnion('kind', [
  kind('bradleyTerry', { width: count }),
  kind('latent', { width: count, rank: count }),
  kind('lowRank', { width: count, rank: count }),
  kind('mixture', { width: count, prototypes: count, dimensions: count }),
  kind('general', { width: count, planes: count }),
])

/**
 * The reward that `save` wrote, exactly: states made before fit it still.
 *
 * @throws InvalidInputError naming what is wrong; StoreVersionError when a newer Penchant wrote it.
 */
export function loadReward(json: unknown): PersonalReward {
  const known = head.safeParse(json)
  if (!known.success) throw new InvalidInputError('reward', json, 'give what save() of a reward returned')
  if (known.data.version > VERSION) throw new StoreVersionError('reward', known.data.version, VERSION)
  if (known.data.kind === 'trees') return loadTrees(json)
  const read = saved.safeParse(json)
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw new InvalidInputError(`reward.${path.join('.')}`, json, `${message}; give what save() returned`)
  }
  const model = modelOf(read.data)
  if (read.data.shared.length !== model.shared)
    throw new InvalidInputError(
      'reward.shared',
      `${read.data.shared.length} numbers`,
      `its shape needs ${model.shared}`,
    )
  return personal(model, { ...read.data, shared: Float64Array.from(read.data.shared) })
}

function modelOf(data: z.infer<typeof saved>): Model {
  switch (data.kind) {
    case 'bradleyTerry':
      return bradleyTerryModel(data.shape.width)
    case 'latent':
      return latentModel(data.shape.width, data.shape.rank)
    case 'lowRank':
      return lowRankModel(data.shape.width, data.shape.rank)
    case 'mixture':
      return mixtureModel(data.shape.width, data.shape.prototypes, data.shape.dimensions)
    case 'general':
      return generalModel(data.shape.width, data.shape.planes)
  }
}
