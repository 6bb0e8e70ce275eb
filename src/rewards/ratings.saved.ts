import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { modelOf, type RatingsModel, VERSION } from './ratings.model.ts'

const head = z.looseObject({ format: z.literal('penchant.ratings'), version: z.int().positive() })
const saved = z.object({
  things: z.array(z.string()),
  norms: z.object({ mean: z.number(), within: z.number().positive(), between: z.number().min(0) }),
  mean: z.array(z.number()),
  covariance: z.array(z.array(z.number())),
})

/**
 * The model that `save` wrote, exactly.
 *
 * @throws InvalidInputError naming what is wrong; StoreVersionError when a newer Penchant wrote it.
 */
export function loadRatings(json: unknown): RatingsModel {
  const known = head.safeParse(json)
  if (!known.success)
    throw new InvalidInputError('ratings', json, 'give what save() of a ratings model returned')
  if (known.data.version > VERSION) throw new StoreVersionError('ratings', known.data.version, VERSION)
  const read = saved.safeParse(json)
  const size = read.data?.things.length
  if (
    !read.success ||
    read.data.mean.length !== size ||
    read.data.covariance.length !== size ||
    read.data.covariance.some((row, i) => row.length !== i + 1)
  )
    throw new InvalidInputError('ratings', json, 'give what save() of a ratings model returned')
  const { things, norms, mean, covariance } = read.data
  const full = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    return covariance[Math.max(i, j)]![Math.min(i, j)]!
  })
  return modelOf(things, norms, { size, mean: Float64Array.from(mean), covariance: full })
}
