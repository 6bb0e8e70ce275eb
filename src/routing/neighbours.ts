import type { Reading } from './reading.ts'
import { PLACES } from './reading.ts'
import type { PromptReward } from './reward.ts'
import { frequencies } from './space.ts'
import { rates, type Table } from './table.ts'

/** Nearest queries that count. */
const K = 40
/** Share of queries a word may stand in to lead from one to another: the words of every query lead nowhere. */
const COMMON = 0.05
/** Tries the prompts' overall rates weigh beside those of neighbours that are all alike. */
const PRIOR = 6

/**
 * Nearest neighbours over queries: mean success of each prompt on the queries most alike, by the cosine of their words and
 * pairs of words weighted by rarity (idf), squared, and drawn towards the prompt's rate where few are near. A query of the
 * log finds itself: what it says of it is then the log's own answer. Odds cost the common words' postings: tens to
 * hundreds of µs.
 */
export function neighboursReward(table: Table): PromptReward {
  const { readings, width, sum, count } = table
  return neighboursOf({ readings, width, sum, count, rate: rates(table) })
}

interface Memory extends Table {
  readonly rate: Float64Array
}

function neighboursOf({ readings, width, sum, count, rate }: Memory): PromptReward {
  const n = readings.length
  const found = frequencies(readings)
  const idf = Float32Array.from({ length: PLACES }, (_, place) => Math.log((1 + n) / (1 + found[place]!)))
  const lengths = Float32Array.from(readings, (reading) => lengthOf(reading, idf))
  const postings = postingsOf(readings, (place) => found[place]! <= Math.max(2, COMMON * n))
  const alike = new Float32Array(n)
  return {
    width,
    odds(reading, into) {
      const near: number[] = []
      const length = lengthOf(reading, idf)
      for (let k = 0; k < reading.at.length; k++) {
        const place = reading.at[k]!
        const weight = reading.by[k]! * idf[place]! * idf[place]!
        for (const { query, by } of postings[place] ?? []) {
          if (alike[query] === 0) near.push(query)
          alike[query]! += weight * by
        }
      }
      const nearest = near
        .map((query) => ({ query, cosine: alike[query]! / (length * lengths[query]!) }))
        .sort((a, b) => b.cosine - a.cosine || a.query - b.query)
        .slice(0, K)
      for (const query of near) alike[query] = 0
      for (let p = 0; p < width; p++) {
        let successes = PRIOR * 0.1 * rate[p]!
        let tries = PRIOR * 0.1
        for (const { query, cosine } of nearest) {
          successes += cosine * cosine * sum[query * width + p]!
          tries += cosine * cosine * count[query * width + p]!
        }
        into[p] = Math.log(successes / (tries - successes))
      }
    },
    save: () => ({}),
  }
}

function lengthOf({ at, by }: Reading, idf: Float32Array): number {
  let squares = 0
  for (let k = 0; k < at.length; k++) squares += (by[k]! * idf[at[k]!]!) ** 2
  return Math.sqrt(squares) || 1
}

function postingsOf(readings: readonly Reading[], leads: (place: number) => boolean) {
  const postings: ({ query: number; by: number }[] | undefined)[] = new Array(PLACES)
  for (const [query, { at, by }] of readings.entries())
    at.forEach((place, k) => {
      if (leads(place)) (postings[place] ??= []).push({ query, by: by[k]! })
    })
  return postings
}
