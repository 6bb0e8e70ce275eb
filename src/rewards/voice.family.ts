/** Numbers of a text, those that are 0 left out. */
export interface Sparse {
  readonly index: Int32Array
  readonly value: Float64Array
}

/** How one family of features is spread among texts: the mean, and the variances within and between people. */
export interface Family {
  readonly mean: Float64Array
  readonly within: Float64Array
  readonly between: Float64Array
}

/** A writer by one family: the log-odds that a text is theirs and not anybody's are constant + weights · text. */
export interface Print {
  readonly weights: Float64Array
  readonly constant: number
}

const TINY = 1e-8
/** Weight of the whole variance in the one within people, in texts: a word few people use may not scatter by luck. */
const DRAW = 20

/**
 * Mean and variance components by the analysis of variance for groups of unequal size (Searle, Casella and McCulloch
 * 1992, section 3.6); a variance between people below zero is zero.
 *
 * @param owner whose each row is, from 0 to people - 1.
 */
export function fitFamily(rows: readonly Sparse[], owner: Int32Array, people: number, width: number): Family {
  const n = rows.length
  const sums = sumsOf(rows, owner, people, width)
  const counts = countsOf(owner, people)
  const mean = new Float64Array(width)
  const total = new Float64Array(width)
  for (const { index, value } of rows)
    for (let k = 0; k < index.length; k++) {
      mean[index[k]!]! += value[k]! / n
      total[index[k]!]! += value[k]! ** 2
    }
  const within = new Float64Array(width)
  const between = new Float64Array(width)
  const size = n - counts.reduce((sum, count) => sum + count * count, 0) / n
  for (let j = 0; j < width; j++) {
    let groups = 0
    for (let p = 0; p < people; p++) if (counts[p]! > 0) groups += sums[p]![j]! ** 2 / counts[p]!
    const whole = Math.max(TINY, total[j]! / n - mean[j]! ** 2)
    within[j] = (Math.max(0, total[j]! - groups) + DRAW * whole) / (n - people + DRAW)
    const apart = groups - n * mean[j]! ** 2 - (people - 1) * within[j]!
    between[j] = n > people && people > 1 ? Math.max(0, apart / size) : 0
  }
  return { mean, within, between }
}

/** A writer from the sum of their texts: the mean's deviation, shrunk, as in a linear discriminant. */
export function printOf({ mean, within, between }: Family, sum: Float64Array, texts: number): Print {
  const weights = new Float64Array(mean.length)
  let constant = 0
  if (texts > 0)
    for (let j = 0; j < weights.length; j++) {
      const shrunk = between[j]! / (between[j]! + within[j]! / texts)
      const w = (shrunk * (sum[j]! / texts - mean[j]!)) / within[j]!
      weights[j] = w
      constant -= w * mean[j]! + 0.5 * w * w * within[j]!
    }
  return { weights, constant }
}

export function score({ weights, constant }: Print, { index, value }: Sparse): number {
  let sum = constant
  for (let k = 0; k < index.length; k++) sum += weights[index[k]!]! * value[k]!
  return sum
}

/** Sum of each person's rows. */
function sumsOf(rows: readonly Sparse[], owner: Int32Array, people: number, width: number): Float64Array[] {
  const sums = Array.from({ length: people }, () => new Float64Array(width))
  for (const [i, row] of rows.entries()) addTo(sums[owner[i]!]!, row, 1)
  return sums
}

export function addTo(sum: Float64Array, { index, value }: Sparse, by: number): void {
  for (let k = 0; k < index.length; k++) sum[index[k]!]! += by * value[k]!
}

export function countsOf(owner: Int32Array, people: number): Int32Array {
  const counts = new Int32Array(people)
  for (const p of owner) counts[p]!++
  return counts
}
