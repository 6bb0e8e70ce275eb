import { normals } from '../belief.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Reading } from './reading.ts'
import { placeIn } from './sorted.ts'

/** Directions looked for, and steps towards them. */
const TOPICS = 16
const STEPS = 6
/** Queries a word must stand in, and the most frequent words that count. */
const LEAST = 3
const WORDS = 20_000
/** Queries that are looked at: more would say the same. */
const MOST = 20_000

/** Directions in which queries of a log differ most by the words they have in common. */
export interface Topics {
  /** Hashes of words, ascending. */
  readonly words: Int32Array
  /** How much each is in each direction, times its rarity: words × directions, row-major. */
  readonly basis: Float32Array
  readonly directions: number
}

/**
 * Latent semantic analysis (Deerwester et al. 1990): the leading right singular vectors of the queries' words, weighted by
 * rarity, each query of length 1, by orthogonal iteration. No outcome is looked at. Words × directions operations a query
 * and step: a second for 20,000 queries.
 */
export function topicsOf(all: readonly Reading[]): Topics {
  const readings = all.slice(0, MOST)
  const holders = new Map<number, number>()
  for (const { words } of readings) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1)
  const words = Int32Array.from(
    [...holders]
      .filter(([, found]) => found >= LEAST)
      .sort(([a, m], [b, n]) => n - m || a - b)
      .slice(0, WORDS)
      .map(([word]) => word),
  ).sort()
  const directions = Math.min(TOPICS, words.length)
  const rarity = Float64Array.from(words, (word) => Math.log(readings.length / holders.get(word)!))
  const rows = readings.map((reading) => vectorOf(reading, words, rarity))
  const normal = normals(seeded(1))
  let basis = Float64Array.from({ length: words.length * directions }, normal)
  const scores = new Float64Array(directions)
  for (let step = 0; step < STEPS; step++) {
    const next = new Float64Array(basis.length)
    for (const { at, by } of rows) {
      scores.fill(0)
      for (let k = 0; k < at.length; k++)
        for (let d = 0; d < directions; d++) scores[d]! += by[k]! * basis[at[k]! * directions + d]!
      for (let k = 0; k < at.length; k++)
        for (let d = 0; d < directions; d++) next[at[k]! * directions + d]! += by[k]! * scores[d]!
    }
    basis = orthonormal(next, directions)
  }
  return {
    words,
    basis: Float32Array.from(basis, (x, i) => x * rarity[Math.floor(i / directions)]!),
    directions,
  }
}

/** Where a query stands: `directions` numbers, 0 for one without known words. Some 2 µs. */
export function topicScores(
  { words, basis, directions }: Topics,
  reading: Reading,
  into: Float64Array,
): void {
  into.fill(0)
  let found = 0
  for (const word of reading.words) {
    const place = placeIn(words, word)
    if (place < 0) continue
    found++
    for (let d = 0; d < directions; d++) into[d]! += basis[place * directions + d]!
  }
  if (found > 0) for (let d = 0; d < directions; d++) into[d]! /= Math.sqrt(found)
}

interface Vector {
  readonly at: readonly number[]
  readonly by: readonly number[]
}

function vectorOf(reading: Reading, words: Int32Array, rarity: Float64Array): Vector {
  const at = Array.from(reading.words, (word) => placeIn(words, word)).filter((place) => place >= 0)
  const length = Math.sqrt(at.reduce((sum, place) => sum + rarity[place]! ** 2, 0)) || 1
  return { at, by: at.map((place) => rarity[place]! / length) }
}

/** Columns made orthogonal and of length 1, the first kept most (modified Gram and Schmidt); one that vanishes stays 0. */
function orthonormal(columns: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const made = Float64Array.from(columns)
  const rows = made.length / width
  for (let d = 0; d < width; d++) {
    for (let e = 0; e < d; e++) {
      let product = 0
      for (let r = 0; r < rows; r++) product += made[r * width + d]! * made[r * width + e]!
      for (let r = 0; r < rows; r++) made[r * width + d]! -= product * made[r * width + e]!
    }
    let squares = 0
    for (let r = 0; r < rows; r++) squares += made[r * width + d]! ** 2
    const length = Math.sqrt(squares)
    for (let r = 0; r < rows; r++) made[r * width + d] = length > 1e-12 ? made[r * width + d]! / length : 0
  }
  return made
}
