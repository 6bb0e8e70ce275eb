import { InvalidInputError } from '../errors.ts'
import { conditioned, type Gaussian, inverse } from './ratings.gaussian.ts'
import { logNormalBelow } from './ratings.normal.ts'
import { type Norms, type Rating, usage } from './ratings.scale.ts'

export const VERSION = 1
/** Least variance of a difference, for two things that were both rated. */
const CERTAIN = 1e-6

/** How a person rates a thing: the mean and standard deviation of what is expected, in units of the ratings. */
export interface RatingScore {
  readonly mean: number
  readonly sd: number
}

export interface RatingsOfPerson {
  /** What they rated already scores as they rated it; a thing nobody rated, as they rate on the whole. */
  score(thing: string): RatingScore
  /**
   * Log-odds that they rate a above b.
   *
   * @param gap given that the two ratings differ by at least so much, in units of the ratings. Default 0.
   */
  odds(a: string, b: string, gap?: number): number
}

export interface RatingsModel {
  /** Things that people rated. */
  readonly things: readonly string[]
  /**
   * What one person's ratings say of all the rest. Without ratings it is the population; of several ratings of a thing
   * the last counts. Forgetting one is this, without it. Cost: the cube of the things they did not rate.
   *
   * @throws InvalidInputError for a rating that is no number.
   */
  person(ratings: readonly Pick<Rating, 'thing' | 'rating'>[]): RatingsOfPerson
  /** JSON that `loadRatings` reads again, with a version. Holds nobody's ratings, only what they add up to. */
  save(): unknown
}

/** What a person rated; of several ratings of a thing the last. */
export const latest = <R extends Pick<Rating, 'thing' | 'rating'>>(
  ratings: readonly R[],
): ReadonlyMap<string, number> => {
  for (const { thing, rating } of ratings)
    if (!Number.isFinite(rating)) throw new InvalidInputError(`rating of ${thing}`, rating, 'give a number')
  return new Map(ratings.map((r) => [r.thing, r.rating]))
}

/** Ratings relative to how the person uses the scale, NaN for what they did not rate. */
export function rowOf(
  things: readonly string[],
  own: ReadonlyMap<string, number>,
  norms: Norms,
): Float64Array {
  const { offset, scale } = usage([...own.values()], norms)
  return Float64Array.from(things, (thing) => ((own.get(thing) ?? Number.NaN) - offset) / scale)
}

/** The model of a fitted distribution of relative ratings. */
export function modelOf(things: readonly string[], norms: Norms, gaussian: Gaussian): RatingsModel {
  const { size, mean, covariance } = gaussian
  const places = new Map(things.map((thing, i) => [thing, i]))
  const precision = inverse(size, covariance)
  // A thing nobody rated is like any other: as far from the mean as things and people are.
  const strange = mean.reduce((sum, v, i) => sum + v * v + covariance[i * (size + 1)]!, 0) / size

  function person(ratings: readonly Pick<Rating, 'thing' | 'rating'>[]): RatingsOfPerson {
    const own = latest(ratings)
    const { offset, scale, doubt } = usage([...own.values()], norms)
    const known = conditioned(gaussian, precision, rowOf(things, own, norms))
    const order = new Map([...known.missing].map((thing, i) => [thing, i]))
    const meanOf = (i: number | undefined) => (i === undefined ? 0 : known.mean[i]!)
    const spread = (i: number | undefined, j: number | undefined) => {
      if (i === undefined || j === undefined) return i === j ? strange : 0
      const [row, column] = [order.get(i), order.get(j)]
      return row === undefined || column === undefined
        ? 0
        : known.covariance[row * known.missing.length + column]!
    }
    return {
      score(thing) {
        const i = places.get(thing)
        const variance = spread(i, i)
        const sd = variance === 0 ? 0 : Math.sqrt(variance * scale * scale + doubt)
        return { mean: own.get(thing) ?? offset + scale * meanOf(i), sd }
      },
      odds(a, b, gap = 0) {
        if (a === b) return 0
        const [i, j] = [places.get(a), places.get(b)]
        const both = i === undefined && j === undefined ? 0 : spread(i, j)
        const sd = Math.sqrt(Math.max(CERTAIN, spread(i, i) + spread(j, j) - 2 * both))
        const ahead = meanOf(i) - meanOf(j)
        const apart = gap / scale
        return logNormalBelow((ahead - apart) / sd) - logNormalBelow((-ahead - apart) / sd)
      },
    }
  }

  return {
    things,
    person,
    save: () => ({
      format: 'penchant.ratings',
      version: VERSION,
      things,
      norms,
      mean: [...mean],
      // Symmetric: the rows of the lower triangle.
      covariance: things.map((_, i) => [...covariance.subarray(i * size, i * size + i + 1)]),
    }),
  }
}
