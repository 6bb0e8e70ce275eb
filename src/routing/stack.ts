import { minimise } from '../minimise.ts'
import { sigmoid } from '../trees/forest.ts'

/** Tries of which as many succeeded, and what is known of them: log-odds are `given` + factors · x. */
export interface Tried {
  readonly n: number
  readonly successes: number
  readonly given: number
  readonly x: readonly number[]
}

/** Logistic regression of a few factors, ridge 1 around where they start. */
export function stack(rows: readonly Tried[], start: readonly number[]): number[] {
  const found = minimise(
    Float64Array.from(start),
    (factors, gradient) => {
      let loss = 0
      factors.forEach((f, j) => {
        loss += 0.5 * (f - start[j]!) ** 2
        gradient[j] = f - start[j]!
      })
      for (const { n, successes, given, x } of rows) {
        let margin = given
        for (let j = 0; j < x.length; j++) margin += factors[j]! * x[j]!
        loss += n * (Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)))) - successes * margin
        const slope = n * sigmoid(margin) - successes
        for (let j = 0; j < x.length; j++) gradient[j]! += slope * x[j]!
      }
      return loss
    },
    { iterations: 50, tolerance: 1e-6 },
  )
  return [...found]
}
