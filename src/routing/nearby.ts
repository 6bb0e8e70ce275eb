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
 * it, so that a search costs some 20 µs however many queries there are. It knows words, not meanings.
 */
export function nearbyIn(readings: readonly Reading[]): FindNearby {
  const n = readings.length
  const found = frequencies(readings)
  const idf = Float32Array.from(found, (f) => Math.log((1 + n) / (1 + f)))
  const limit = Math.max(FEW, RARE * n)
  // Terms no query holds are the rarest of all, and lead nowhere.
  const leads = ({ at }: Reading): number[] =>
    top(at, LEADS, (place) => (found[place]! > 0 && found[place]! <= limit ? idf[place]! : 0))
  const postings = new Map<number, number[]>()
  const vectors = readings.map((reading, query) => {
    for (const place of reading.at) {
      if (found[place]! > limit) continue
      const own = postings.get(place)
      if (own) own.push(query)
      else postings.set(place, [query])
    }
    return weighted(reading, idf)
  })
  const met = new Float32Array(n)
  const asked = new Float32Array(PLACES)
  return (reading, skip) => {
    const candidates: number[] = []
    for (const place of leads(reading))
      for (const query of postings.get(place) ?? []) {
        if (met[query] === 0) candidates.push(query)
        met[query]! += idf[place]!
      }
    const likely = top(candidates, COMPARED, (query) => (skip?.(query) ? 0 : met[query]!))
    for (const query of candidates) met[query] = 0
    const own = weighted(reading, idf)
    own.at.forEach((place, i) => {
      asked[place] = own.by[i]!
    })
    const near = likely.map((query): Nearby => {
      const { at, by } = vectors[query]!
      let cosine = 0
      for (let i = 0; i < at.length; i++) cosine += by[i]! * asked[at[i]!]!
      return { query, cosine: Math.min(1, cosine) }
    })
    for (const place of own.at) asked[place] = 0
    return near
  }
}

/** Those with the `k` largest scores above 0, in no order; of equal ones the first. One pass. */
function top(candidates: ArrayLike<number>, k: number, score: (candidate: number) => number): number[] {
  const kept: number[] = []
  const scores: number[] = []
  let least = 0
  for (let c = 0; c < candidates.length; c++) {
    const candidate = candidates[c]!
    const own = score(candidate)
    if (own <= 0 || (kept.length === k && own <= scores[least]!)) continue
    const at = kept.length === k ? least : kept.length
    kept[at] = candidate
    scores[at] = own
    least = 0
    for (let i = 1; i < scores.length; i++) if (scores[i]! < scores[least]!) least = i
  }
  return kept
}

interface Vector {
  readonly at: Int32Array
  readonly by: Float32Array
}

/** The reading weighted by rarity, a vector of length 1. */
function weighted({ at, by }: Reading, idf: Float32Array): Vector {
  const weights = Float32Array.from(at, (place, k) => by[k]! * idf[place]!)
  const length = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)) || 1
  return { at, by: weights.map((w) => w / length) }
}
