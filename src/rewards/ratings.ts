import { InvalidInputError } from '../errors.ts'
import { type Gaussian, improved } from './ratings.gaussian.ts'
import { latest, modelOf, type RatingsModel, rowOf } from './ratings.model.ts'
import { normsOf, type Rating } from './ratings.scale.ts'
import { factored } from './ratings.shrink.ts'

/** The tastes of others stand for so many people in the estimate. */
const PRIOR = 800
/** More rounds fit the ratings better and people who were left out worse. */
const ROUNDS = 5
/** Nobody's rating is exact, not where all agree either: keeps the covariance invertible. */
const EXACT = 1e-4

/**
 * How people rate the same things: a normal distribution over all things at once, fitted to ratings of which most may
 * be missing. Ratings are taken relative to how each person uses the scale. The covariance is drawn towards one of few
 * tastes (ratings.shrink.ts), the more the fewer people there are. For some hundreds of things: a fit takes
 * ROUNDS × people × the cube of what each did not rate. Docs: docs/rewards/ratings.md, with what else was tried.
 *
 * @throws InvalidInputError for a rating that is no number, or where no two people rated anything.
 */
export function fitRatings(ratings: readonly Rating[]): RatingsModel {
  const people = [...Map.groupBy(ratings, (r) => r.person).values()].map(latest)
  if (people.length < 2)
    throw new InvalidInputError('ratings', `${people.length} people`, 'give the ratings of two or more')
  const norms = normsOf(people)
  const things = [...new Set(ratings.map((r) => r.thing))]
  const rows = people.map((own) => rowOf(things, own, norms))
  return modelOf(things, norms, fitted(things.length, rows))
}

function fitted(size: number, rows: readonly Float64Array[]): Gaussian {
  let found = start(size, rows)
  for (let round = 0; round < ROUNDS; round++) {
    const next = improved(found, rows)
    const seen = next.covariance.map((v, at) => (at % (size + 1) === 0 ? v + EXACT : v))
    const target = factored(size, seen, rows.length)
    const covariance = seen.map((v, i) => (rows.length * v + PRIOR * target[i]!) / (rows.length + PRIOR))
    found = { size, mean: next.mean, covariance }
  }
  return found
}

/** The mean of each thing, and people who agree a little about everything. */
function start(size: number, rows: readonly Float64Array[]): Gaussian {
  const mean = Float64Array.from({ length: size }, (_, i) => {
    const seen = rows.map((row) => row[i]!).filter((v) => !Number.isNaN(v))
    return seen.reduce((sum, v) => sum + v, 0) / seen.length
  })
  const covariance = Float64Array.from({ length: size * size }, (_, at) =>
    at % (size + 1) === 0 ? 0.9 : 0.2,
  )
  return { size, mean, covariance }
}
