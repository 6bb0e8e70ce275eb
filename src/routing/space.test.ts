import { describe, expect, it } from 'vitest'
import { COUNTS } from './counts.ts'
import { PLACES, placeOf, read } from './reading.ts'
import { topics } from './reward.contract.values.ts'
import { frequencies, scaled, scalesOf, spaceOf } from './space.ts'

const { readings } = topics

describe('spaceOf', () => {
  it('has a column for each place of two queries or more, then one for each count', () => {
    const { column, columns, scales } = spaceOf(topics)
    const found = Array.from({ length: PLACES }, () => 0)
    for (const { at } of readings) for (const place of at) found[place]!++
    expect([...frequencies(readings)]).toEqual(found)
    const wanted = found.flatMap((f, place) => (f >= 2 ? [place] : []))
    expect([...column].flatMap((c, place) => (c >= 0 ? [place] : []))).toEqual(wanted)
    expect(wanted.map((place) => column[place])).toEqual(wanted.map((_, c) => c))
    expect(columns).toBe(wanted.length + COUNTS.length)
    expect(scales.mean.length).toBe(COUNTS.length)
  })

  it('counts a word once a query, not each time it is said', () => {
    const one = spaceOf({ ...topics, readings: [read('again again again'), read('other')] })
    expect(one.column[placeOf('again')]).toBe(-1)
  })
})

describe('scales', () => {
  const some = ['3 cats', '4 dogs of 5, 6 and 7.', 'none'].map((text, i) => read(text, [i - 1, 2, 0]))
  const scales = scalesOf(some)
  const j = COUNTS.indexOf('numbers')

  it('are mean and standard deviation', () => {
    const raw = [1, 4, 0]
    const mean = 5 / 3
    const deviation = Math.sqrt(raw.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3)
    some.forEach((reading, i) => {
      expect(scaled(scales, reading, j)).toBeCloseTo((raw[i]! - mean) / deviation, 5)
    })
    // Embeddings are scaled at length 1.
    const first = some.map(({ embedding }) => embedding![0]!)
    expect(scales.mean[COUNTS.length]).toBeCloseTo(first.reduce((a, b) => a + b) / 3, 6)
    expect(scales.mean.length).toBe(COUNTS.length + 3)
  })

  it('are bounded, and 0 for what never differed', () => {
    const far = read('1 2 3 4 5 6 7 8 9 '.repeat(500), [1, 0, 9])
    expect(scaled(scales, far, j)).toBe(4)
    const none = COUNTS.indexOf('percents')
    expect(scaled(scales, read('100% %%%', [1, 0, 0]), none)).toBe(0)
    expect(scaled(scales, far, COUNTS.length + 2)).toBe(0)
  })

  it('are of length 0 in deviation for one query', () => {
    const one = scalesOf([some[0]!])
    for (let k = 0; k < COUNTS.length + 3; k++) expect(scaled(one, some[1]!, k)).toBe(0)
  })
})
