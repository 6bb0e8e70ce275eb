import { PLACES, type Reading } from './reading.ts'
import { frequencies } from './space.ts'

/** Terms of a reading that lead to other queries, the rarest. */
const LEADS = 16
/** Share of queries a term may stand in to lead, and the number it always may. */
const RARE = 0.01
const FEW = 10
/** Queries met first on the way that are compared. */
const COMPARED = 24

export interface Nearby {
  /** Index of the query. */
  readonly query: number
  /** Cosine of the terms, weighted by rarity: above 0, up to 1. */
  readonly cosine: number
}

/** Queries of a log that are like a reading, in no order; those that `skip` names are left out. */
export type FindNearby = (reading: Reading, skip?: (query: number) => boolean) => readonly Nearby[]

/**
 * An index of queries by their rarest terms: cosine of tf-idf. A query that shares no rare term with another is not near
 * it, so that a search costs some 10 µs however many queries there are. It knows words, not meanings.
 */
export function nearbyIn(readings: readonly Reading[]): FindNearby {
  const n = readings.length
  const found = frequencies(readings)
  const limit = Math.max(FEW, RARE * n)
  const rarity = (f: number) => Math.log((1 + n) / (1 + f))
  // Terms by how many hold them: those of the log have the first numbers, the rarest, which lead, the very first.
  const terms = Int32Array.from(found.keys())
    .filter((place) => found[place]! > 0)
    .sort((a, b) => found[a]! - found[b]! || a - b)
  const term = new Int32Array(PLACES).fill(-1)
  terms.forEach((place, t) => {
    term[place] = t
  })
  const idf = Float32Array.from(terms, (place) => rarity(found[place]!))
  const leading = terms.findIndex((place) => found[place]! > limit)
  const leads = leading < 0 ? terms.length : leading
  const vectors = vectorsOf(readings, term, idf)
  const holders = holdersOf(vectors, leads)
  const unknown = rarity(0)
  const met = new Float32Array(n)
  const candidates = new Int32Array(n)
  const asked = new Float32Array(terms.length)
  return ({ at, by }, skip) => {
    const own: number[] = []
    let squares = 0
    for (let i = 0; i < at.length; i++) {
      const t = term[at[i]!]!
      const weight = by[i]! * (t < 0 ? unknown : idf[t]!)
      squares += weight * weight
      if (t < 0) continue
      own.push(t)
      asked[t] = weight
    }
    let many = 0
    for (const t of top(
      own.filter((t) => t < leads),
      LEADS,
      idf,
    ))
      for (let i = holders.first[t]!; i < holders.first[t + 1]!; i++) {
        const query = holders.queries[i]!
        if (skip?.(query)) continue
        if (met[query] === 0) candidates[many++] = query
        met[query]! += idf[t]!
      }
    const length = Math.sqrt(squares) || 1
    const { first, terms, weights } = vectors
    const near = top(candidates.subarray(0, many), COMPARED, met).map((query): Nearby => {
      let product = 0
      for (let i = first[query]!; i < first[query + 1]!; i++) product += weights[i]! * asked[terms[i]!]!
      return { query, cosine: Math.min(1, product / length) }
    })
    for (let c = 0; c < many; c++) met[candidates[c]!] = 0
    for (const t of own) asked[t] = 0
    return near
  }
}

/** Readings weighted by rarity, of length 1: those of reading r lie from first[r] up to first[r + 1]. */
interface Vectors {
  readonly first: Int32Array
  readonly terms: Int32Array
  readonly weights: Float32Array
}

function vectorsOf(readings: readonly Reading[], term: Int32Array, idf: Float32Array): Vectors {
  const first = new Int32Array(readings.length + 1)
  readings.forEach(({ at }, r) => {
    first[r + 1] = first[r]! + at.length
  })
  const terms = new Int32Array(first.at(-1)!)
  const weights = new Float32Array(first.at(-1)!)
  readings.forEach(({ at, by }, r) => {
    const from = first[r]!
    let squares = 0
    for (let i = 0; i < at.length; i++) {
      terms[from + i] = term[at[i]!]!
      weights[from + i] = by[i]! * idf[terms[from + i]!]!
      squares += weights[from + i]! ** 2
    }
    const length = Math.sqrt(squares) || 1
    for (let i = from; i < first[r + 1]!; i++) weights[i]! /= length
  })
  return { first, terms, weights }
}

/** The readings that hold each of the first terms: those of term t are queries[first[t]] up to queries[first[t + 1]]. */
function holdersOf({ first: start, terms }: Vectors, leads: number) {
  const first = new Int32Array(leads + 1)
  for (const t of terms) if (t < leads) first[t + 1]! += 1
  for (let t = 0; t < leads; t++) first[t + 1]! += first[t]!
  const queries = new Int32Array(first[leads]!)
  const end = first.slice()
  for (let query = 0; query + 1 < start.length; query++)
    for (let i = start[query]!; i < start[query + 1]!; i++)
      if (terms[i]! < leads) queries[end[terms[i]!]!++] = query
  return { first, queries }
}

/** The candidates with the `k` largest scores above 0, in no order; of equal ones the first. One pass. */
function top(candidates: ArrayLike<number>, k: number, scores: Float32Array): number[] {
  const kept: number[] = []
  let least = 0
  for (let c = 0; c < candidates.length; c++) {
    const candidate = candidates[c]!
    const own = scores[candidate]!
    if (own <= 0 || (kept.length === k && own <= scores[kept[least]!]!)) continue
    kept[kept.length === k ? least : kept.length] = candidate
    least = 0
    for (let i = 1; i < kept.length; i++) if (scores[kept[i]!]! < scores[kept[least]!]!) least = i
  }
  return kept
}
