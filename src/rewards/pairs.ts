import { InvalidInputError } from '../errors.ts'
import type { Pairs } from './reward.ts'

/** @throws InvalidInputError naming the field and the row. */
export function checkPairs(pairs: Pairs): void {
  const { n, width, a, b, person, people, label, weight } = pairs
  if (!(Number.isSafeInteger(width) && width > 0))
    throw new InvalidInputError('pairs.width', width, 'give at least one feature')
  const lengths = { a: n * width, b: n * width, person: n, label: n, weight: n }
  for (const [field, length] of Object.entries(lengths)) {
    const found = pairs[field as keyof typeof lengths].length
    if (found !== length)
      throw new InvalidInputError(`pairs.${field}`, `${found} numbers`, `give ${length}: n × width, or n`)
  }
  for (let i = 0; i < n; i++) {
    checkFeatures(a.subarray(i * width, (i + 1) * width), width, `pairs.a, row ${i}`)
    checkFeatures(b.subarray(i * width, (i + 1) * width), width, `pairs.b, row ${i}`)
    checkLabel(label[i]!, `pairs.label, row ${i}`)
    if (!(weight[i]! > 0 && weight[i]! < Number.POSITIVE_INFINITY))
      throw new InvalidInputError(`pairs.weight, row ${i}`, String(weight[i]), 'give a number above 0')
    if (!(person[i]! >= 0 && person[i]! < people))
      throw new InvalidInputError(`pairs.person, row ${i}`, person[i], `give 0 to ${people - 1}`)
  }
}

/** Beyond this, squares of odds would no longer be numbers. */
const LARGEST = 1e9

/** @throws InvalidInputError naming the field. */
export function checkFeatures(x: Float64Array, width: number, field: string): void {
  if (x.length !== width)
    throw new InvalidInputError(field, `${x.length} features`, `this model was made for ${width}`)
  for (let j = 0; j < width; j++)
    if (!(Math.abs(x[j]!) <= LARGEST))
      throw new InvalidInputError(
        `${field}, feature ${j}`,
        String(x[j]),
        `give a finite number, of about unit scale and at most ${LARGEST}`,
      )
}

/** @throws InvalidInputError naming the field. */
export function checkLabel(label: number, field: string): void {
  if (!(label >= 0 && label <= 1)) throw new InvalidInputError(field, String(label), 'give 0 to 1')
}

/** The features of a's and b's answers, a view a row. */
export function rowsOf({ n, width, a, b }: Pairs): readonly { a: Float64Array; b: Float64Array }[] {
  return Array.from({ length: n }, (_, i) => ({
    a: a.subarray(i * width, (i + 1) * width),
    b: b.subarray(i * width, (i + 1) * width),
  }))
}

/** The rows named, in that order; one may come twice. People keep their numbers. */
export function take(pairs: Pairs, rows: readonly number[]): Pairs {
  const all = rowsOf(pairs)
  const { width, people } = pairs
  const a = new Float64Array(rows.length * width)
  const b = new Float64Array(rows.length * width)
  rows.forEach((row, i) => {
    a.set(all[row]!.a, i * width)
    b.set(all[row]!.b, i * width)
  })
  const person = Int32Array.from(rows, (row) => pairs.person[row]!)
  const label = Float64Array.from(rows, (row) => pairs.label[row]!)
  const weight = Float64Array.from(rows, (row) => pairs.weight[row]!)
  return { n: rows.length, width, a, b, person, people, label, weight }
}

/** Row numbers by person. Those without a choice have an empty list. */
export function rowsByPerson({ n, person, people }: Pairs): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: people }, () => [])
  for (let i = 0; i < n; i++) rows[person[i]!]!.push(i)
  return rows
}
