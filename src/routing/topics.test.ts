import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { read } from './reading.ts'
import { type Topics, topicScores, topicsOf } from './topics.ts'

const syllables = 'ba de fi go lu ma ne pi ro su'.split(' ')
const word = (i: number) => [100, 10, 1].map((by) => syllables[Math.floor(i / by) % 10]!).join('')

/** Queries of six words, four of their topic's twenty and two of everybody's hundred. */
function planted(n: number, topics: number, seed: number): { text: string; topic: number }[] {
  const random = seeded(seed)
  const from = (first: number, size: number) => word(first + Math.floor(random() * size))
  return Array.from({ length: n }, (_, i) => {
    const topic = i % topics
    const words = [...[0, 1, 2, 3].map(() => from(100 + 20 * topic, 20)), from(0, 100), from(0, 100)]
    return { text: words.join(' '), topic }
  })
}

const scoresOf = (topics: Topics, text: string): Float64Array => {
  const scores = new Float64Array(topics.directions)
  topicScores(topics, read(text), scores)
  return scores
}

/** Squares of the singular values of the rows, largest first: by Jacobi's rotations of their products. */
function squaredSingularValues(rows: readonly (readonly number[])[]): number[] {
  const width = rows[0]!.length
  const a = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  )
  for (let sweep = 0; sweep < 30; sweep++)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < i; j++) {
        if (Math.abs(a[i]![j]!) < 1e-14) continue
        const theta = (a[j]![j]! - a[i]![i]!) / (2 * a[i]![j]!)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (const row of a) [row[i], row[j]] = [c * row[i]! - s * row[j]!, s * row[i]! + c * row[j]!]
        const [x, y] = [a[i]!, a[j]!]
        ;[a[i], a[j]] = [x.map((v, k) => c * v - s * y[k]!), x.map((v, k) => s * v + c * y[k]!)]
      }
  return a.map((row, i) => row[i]!).sort((p, q) => q - p)
}

describe('topicsOf', () => {
  it('spans what the leading singular vectors span: as much of the rows lies in it', () => {
    const texts = planted(150, 3, 1).map(({ text }) => text)
    const topics = topicsOf(texts.map((text) => read(text)))
    const holders = (w: string) => texts.filter((text) => text.split(' ').includes(w)).length
    const words = [...new Set(texts.flatMap((text) => text.split(' ')))].filter((w) => holders(w) >= 3)
    expect(topics.words).toHaveLength(words.length)
    const rows = texts.map((text) => {
      const row = words.map((w) => (text.split(' ').includes(w) ? Math.log(150 / holders(w)) : 0))
      const length = Math.hypot(...row)
      return row.map((x) => x / length)
    })
    const most = squaredSingularValues(rows)
      .slice(0, topics.directions)
      .reduce((sum, x) => sum + x, 0)
    const found = texts.reduce((sum, text) => {
      const known = text.split(' ').filter((w) => words.includes(w))
      const own = [...new Set(known)]
      // Scores are of words once each, over the root of their number; rows of length 1.
      const scale = Math.sqrt(own.length) / Math.hypot(...own.map((w) => Math.log(150 / holders(w))))
      return sum + scoresOf(topics, text).reduce((s, x) => s + (x * scale) ** 2, 0)
    }, 0)
    expect(found).toBeLessThanOrEqual(most + 1e-6)
    expect(found).toBeGreaterThan(0.97 * most)
  })

  it('tells topics apart on queries it has not seen', () => {
    const topics = topicsOf(planted(600, 5, 2).map(({ text }) => read(text)))
    const unit = (v: Float64Array) => v.map((x) => x / Math.hypot(...v))
    const fresh = planted(200, 5, 3).map(({ text, topic }) => ({ topic, at: unit(scoresOf(topics, text)) }))
    const alike = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, d) => sum + x * b[d]!, 0)
    const right = fresh.filter(({ at, topic }, i) => {
      const others = fresh.filter((_, j) => j !== i)
      const nearest = others.reduce((best, other) =>
        alike(other.at, at) > alike(best.at, at) ? other : best,
      )
      return nearest.topic === topic
    })
    expect(right.length).toBeGreaterThan(180)
  })

  it('takes logs without words in common, and queries without known words', () => {
    for (const texts of [[], [''], ['one two', 'three four']]) {
      const topics = topicsOf(texts.map((text) => read(text)))
      expect(topics.directions).toBe(0)
      expect(scoresOf(topics, 'one')).toHaveLength(0)
    }
    const topics = topicsOf(planted(60, 2, 4).map(({ text }) => read(text)))
    expect(scoresOf(topics, 'zzz ?').every((x) => x === 0)).toBe(true)
    const same = topicsOf(Array.from({ length: 9 }, () => read('all say this')))
    expect(scoresOf(same, 'all say this').every(Number.isFinite)).toBe(true)
  })
})
