import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { nearbyIn } from './nearby.ts'
import { type Reading, read } from './reading.ts'

/** The index by its definition, over maps. */
function byDefinition(readings: readonly Reading[]) {
  const n = readings.length
  const found = new Map<number, number>()
  for (const { at } of readings) for (const place of at) found.set(place, (found.get(place) ?? 0) + 1)
  const idf = (place: number) => Math.log((1 + n) / (1 + (found.get(place) ?? 0)))
  const weighed = ({ at, by }: Reading) => {
    const all = new Map([...at].map((place, k) => [place, by[k]! * idf(place)]))
    const length = Math.hypot(...all.values())
    return new Map([...all].map(([place, w]) => [place, length > 0 ? w / length : 0]))
  }
  const leads = ({ at }: Reading) =>
    [...at]
      .filter((place) => found.has(place) && found.get(place)! <= Math.max(10, n / 100))
      .sort((a, b) => found.get(a)! - found.get(b)! || a - b)
      .slice(0, 16)
  return {
    cosine(a: Reading, b: Reading): number {
      const [x, y] = [weighed(a), weighed(b)]
      return [...x].reduce((sum, [place, w]) => sum + w * (y.get(place) ?? 0), 0)
    },
    /** Weight of the leads that a query has. */
    met: (reading: Reading, query: number) =>
      leads(reading).reduce((sum, place) => sum + (readings[query]!.at.includes(place) ? idf(place) : 0), 0),
  }
}

const random = seeded(9)
const word = (rare: number) => `w${Math.floor(random() ** 3 * rare)}x`
const texts = Array.from({ length: 400 }, () => Array.from({ length: 6 }, () => word(300)).join(' '))
const readings = texts.map((text) => read(text))
const find = nearbyIn(readings)

describe('nearbyIn', () => {
  it('finds the queries that share most of the rarest terms, with their cosine', () => {
    const { cosine, met } = byDefinition(readings)
    let full = 0
    for (let i = 0; i < 60; i++) {
      const asked = read(Array.from({ length: 5 }, () => word(320)).join(' '))
      const near = find(asked)
      const scores = readings.map((_, query) => met(asked, query))
      const wanted = scores.filter((score) => score > 1e-6).sort((a, b) => b - a)
      expect(near.length).toBe(Math.min(24, wanted.length))
      expect(new Set(near.map(({ query }) => query)).size).toBe(near.length)
      near
        .map(({ query }) => scores[query]!)
        .sort((a, b) => b - a)
        .forEach((score, k) => {
          expect(score).toBeCloseTo(wanted[k]!, 4)
        })
      for (const { query, cosine: found } of near)
        expect(found).toBeCloseTo(cosine(asked, readings[query]!), 5)
      if (wanted.length > 24) full++
    }
    expect(full).toBeGreaterThan(5)
  })

  it('finds a query itself, at cosine 1', () => {
    for (let query = 0; query < texts.length; query += 7) {
      const own = find(readings[query]!).find((near) => near.query === query)
      // All of them have a rare term: the bigrams.
      expect(own?.cosine).toBeCloseTo(1, 5)
      expect(own?.cosine).toBeLessThanOrEqual(1)
    }
  })

  it('leaves out what is to be skipped, and looks at others in its place', () => {
    const asked = readings[3]!
    const all = find(asked)
    const skipped = new Set(all.slice(0, 5).map(({ query }) => query))
    const rest = find(asked, (query) => skipped.has(query))
    expect(rest.some(({ query }) => skipped.has(query))).toBe(false)
    const kept = new Map(rest.map(({ query, cosine }) => [query, cosine]))
    for (const { query, cosine } of all.slice(5)) expect(kept.get(query)).toBe(cosine)
    expect(find(asked, () => true)).toEqual([])
  })

  it('remembers nothing of what was asked before', () => {
    const asked = [readings[1]!, read('w1x w2x'), read(''), readings[8]!]
    const once = asked.map((reading) => find(reading))
    expect(asked.toReversed().map((reading) => find(reading))).toEqual(once.reverse())
  })

  it('finds nothing near what shares no rare term', () => {
    expect(find(read('entirely other'))).toEqual([])
    expect(find(read(''))).toEqual([])
    expect(nearbyIn([])(read('anything'))).toEqual([])
    // A term of every query leads nowhere.
    const same = nearbyIn(Array.from({ length: 50 }, (_, i) => read(`common w${i}x`)))
    expect(same(read('common unheard-of'))).toEqual([])
    expect(same(read('common w7x')).map(({ query }) => query)).toEqual([7])
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 15 }), fc.string(), (all, asked) => {
        const own = nearbyIn(all.map((text) => read(text)))
        for (const text of [asked, ...all])
          for (const { query, cosine } of own(read(text))) {
            expect(query).toBeLessThan(all.length)
            expect(cosine).toBeGreaterThan(0)
            expect(cosine).toBeLessThanOrEqual(1)
          }
      }),
      { numRuns: 10 },
    )
  })
})
