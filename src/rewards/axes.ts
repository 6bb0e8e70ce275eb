import { InvalidInputError } from '../errors.ts'
import { dot } from '../minimise.ts'
import { checkFeatures } from './pairs.ts'

/** Directions of style along which tastes may lie, found in texts without asking what anybody prefers. */
export interface Axes {
  /** Of a text's measures (after their transforms): in standard deviations, so many from the mean, at most 4. */
  standard(measured: Float64Array): Float64Array
  /** Where a text lies on the axes: `size` numbers, scaled so that a person's weights on them are N(0, 1) beforehand. */
  place(standard: Float64Array): Float64Array
  readonly size: number
  readonly saved: SavedAxes
}

export interface SavedAxes {
  /** One a measure. */
  readonly mean: readonly number[]
  /** One a measure; 0 where all texts are alike. */
  readonly deviation: readonly number[]
  /** size × measures, row-major. */
  readonly directions: readonly number[]
}

const MOST = 4
const ROUNDS = 12

/**
 * The `size` main axes of texts, by how much a person's taste may make of them: measures are weighted by `variance`, that
 * of a person's weight on each. What the axes leave out of the weighted measures is least. Principal components by subspace
 * iteration (Golub and Van Loan 2013, 8.2.4): measures² × (texts / 2 + size × 12) operations. Twelve rounds settle what
 * the axes span; which axis is which they settle less well, and a person's weights do not mind.
 *
 * @param measured one vector a text, measures in the same order.
 * @throws InvalidInputError without a text, or where a measure is no number.
 */
export function axesOf(measured: readonly Float64Array[], variance: Float64Array, size: number): Axes {
  const width = variance.length
  if (measured.length === 0) throw new InvalidInputError('texts', 0, 'give at least one text')
  const mean = new Array<number>(width).fill(0)
  const square = new Array<number>(width).fill(0)
  for (const row of measured)
    for (let j = 0; j < width; j++) {
      mean[j]! += row[j]! / measured.length
      square[j]! += (row[j]! * row[j]!) / measured.length
    }
  const deviation = mean.map((m, j) => {
    const v = square[j]! - m * m
    return v > 1e-12 * Math.max(1, m * m) ? Math.sqrt(v) : 0
  })
  const standardise = standardiser(mean, deviation)
  const rows = measured.map((row) => standardise(row).map((z, j) => z * Math.sqrt(variance[j]!)))
  const found = principal(rows, width, Math.min(size, width))
  const directions = found.flatMap((v) => [...v.map((x, j) => x * Math.sqrt(variance[j]!))])
  return loadAxes({ mean, deviation, directions })
}

/** The axes that were saved. */
export function loadAxes(saved: SavedAxes): Axes {
  const width = saved.mean.length
  const size = saved.directions.length / width
  const rows = Array.from({ length: size }, (_, k) =>
    Float64Array.from(saved.directions.slice(k * width, (k + 1) * width)),
  )
  return {
    size,
    saved,
    standard: standardiser(saved.mean, saved.deviation),
    place: (z) => Float64Array.from(rows, (row) => dot(row, z)),
  }
}

function standardiser(mean: readonly number[], deviation: readonly number[]) {
  return (measured: Float64Array) => {
    checkFeatures(measured, mean.length, 'measures of a text')
    return measured.map((value, j) =>
      deviation[j] === 0 ? 0 : Math.max(-MOST, Math.min(MOST, (value - mean[j]!) / deviation[j]!)),
    )
  }
}

/** Orthonormal directions of most variance around 0, the first the most. */
function principal(rows: readonly Float64Array[], width: number, size: number): Float64Array[] {
  const golden = (Math.sqrt(5) - 1) / 2
  let basis: Float64Array[] = Array.from({ length: size }, (_, k) =>
    Float64Array.from({ length: width }, (_, j) => ((golden * (k * width + j + 1) * (j + 2)) % 1) - 0.5),
  )
  const squares = squaresOf(rows, width)
  for (let round = 0; round < ROUNDS; round++)
    basis = orthonormal(basis.map((v) => v.map((_, j) => dot(squares[j]!, v))))
  return basis
}

/** Sums over rows of the products of any two of their numbers: a symmetric matrix, row by row. */
function squaresOf(rows: readonly Float64Array[], width: number): readonly Float64Array[] {
  const squares = Array.from({ length: width }, () => new Float64Array(width))
  for (const row of rows)
    for (let i = 0; i < width; i++) {
      const x = row[i]!
      if (x === 0) continue
      const into = squares[i]!
      for (let j = 0; j <= i; j++) into[j]! += x * row[j]!
    }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) squares[j]![i] = squares[i]![j]!
  return squares
}

/** Gram and Schmidt, twice over for rounding. A direction that nothing is left of becomes zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const vector of vectors) {
    const v = vector.slice()
    const before = Math.sqrt(dot(v, v))
    for (let pass = 0; pass < 2; pass++)
      for (const u of done) {
        const by = dot(u, v)
        for (let j = 0; j < v.length; j++) v[j]! -= by * u[j]!
      }
    const length = Math.sqrt(dot(v, v))
    done.push(length > 1e-9 * before && length > 0 ? v.map((x) => x / length) : new Float64Array(v.length))
  }
  return done
}
