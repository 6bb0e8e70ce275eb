import type { Votes } from './popularity.ts'
import type { Pairs } from './reward.ts'

/** The votes of these rows. */
export function only(votes: Votes, rows: readonly number[]): Votes {
  return {
    n: rows.length,
    person: Int32Array.from(rows, (i) => votes.person[i]!),
    a: Int32Array.from(rows, (i) => votes.a[i]!),
    b: Int32Array.from(rows, (i) => votes.b[i]!),
    label: Float64Array.from(rows, (i) => votes.label[i]!),
  }
}

/** One after the other. */
export function joined(first: readonly number[], rest: Float64Array): Float64Array {
  const all = new Float64Array(first.length + rest.length)
  all.set(first)
  all.set(rest, first.length)
  return all
}

/** One person's choices as rows: features of what was taken and what was left, and the label. */
export function pairsOf(
  rows: readonly (readonly [Float64Array, Float64Array, number])[],
  width = rows[0]?.[0].length ?? 1,
): Pairs {
  const n = rows.length
  const a = new Float64Array(n * width)
  const b = new Float64Array(n * width)
  rows.forEach(([x, y], i) => {
    a.set(x, i * width)
    b.set(y, i * width)
  })
  return {
    n,
    width,
    a,
    b,
    person: new Int32Array(n),
    people: 1,
    label: Float64Array.from(rows, ([, , label]) => label),
    weight: new Float64Array(n).fill(1),
  }
}
