import { dot } from '../minimise.ts'

/** Tastes looked for: those below the noise are dropped, so that more of them change little. */
const FACTORS = 8
const ROUNDS = 20
const STEPS = 4
/** Least share of a thing's variance that is its own. */
const OWN = 0.05

/**
 * A covariance of few tastes: factors and a variance of each thing's own, nearest to the one given. A factor counts by
 * how far it stands above what chance alone makes of so many things seen by so few people (Marchenko and Pastur 1967;
 * their edge without its last term, which cuts a little too much here): with few people few are left, with none the
 * things are unrelated.
 *
 * @param covariance size × size, of `people` people.
 */
export function factored(size: number, covariance: Float64Array, people: number): Float64Array {
  const edge = 1 + 2 * Math.sqrt(size / people)
  const own = Float64Array.from({ length: size }, (_, i) => 0.6 * covariance[i * size + i]!)
  const vectors = Array.from({ length: Math.min(FACTORS, size) }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => Math.cos((Math.PI * k * (i + 0.5)) / size)),
  )
  let loadings: Float64Array[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const root = own.map(Math.sqrt)
    const scaled = covariance.map((v, at) => v / (root[Math.floor(at / size)]! * root[at % size]!))
    const values = leading(size, scaled, vectors)
    loadings = vectors.map((vector, k) => {
      const strength = Math.sqrt(Math.max(0, values[k]! - edge))
      return vector.map((v, i) => v * root[i]! * strength)
    })
    for (let i = 0; i < size; i++) {
      const whole = covariance[i * size + i]!
      own[i] = Math.max(OWN * whole, whole - loadings.reduce((sum, l) => sum + l[i]! * l[i]!, 0))
    }
  }
  const found = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      found[i * size + j] = loadings.reduce((sum, l) => sum + l[i]! * l[j]!, i === j ? own[i]! : 0)
  }
  return found
}

/** Turns the vectors, in place, towards the leading eigenvectors by orthogonal iteration; gives the eigenvalues. */
function leading(size: number, matrix: Float64Array, vectors: Float64Array[]): readonly number[] {
  let values: number[] = []
  for (let step = 0; step < STEPS; step++) {
    values = vectors.map((vector, k) => {
      const next = new Float64Array(size)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) next[i]! += matrix[i * size + j]! * vector[j]!
      for (let earlier = 0; earlier < k; earlier++) {
        const along = dot(next, vectors[earlier]!)
        for (let i = 0; i < size; i++) next[i]! -= along * vectors[earlier]![i]!
      }
      const length = Math.sqrt(dot(next, next))
      if (length > 0) vectors[k] = next.map((v) => v / length)
      return length
    })
  }
  return values
}
