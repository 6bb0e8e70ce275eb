import { describe, expect, it } from 'vitest'
import { fitFamily, printOf, score } from './voice.family.ts'
import { readVoice } from './voice.reading.ts'
import { loadVoice, saveVoice } from './voice.saved.ts'
import { fitVoice } from './voice.ts'

const row = (x: number) => ({ index: Int32Array.of(0), value: Float64Array.of(x) })
const WAYS = [
  (s: string) => `Well, I think that ${s} is great! Really great!`,
  (s: string) => `One must concede, however, that ${s} is of some merit; yet it is not without fault.`,
  (s: string) => `so ${s} ... its ok i guess ... whatever you want`,
  (s: string) => `Why ${s}? Because we need it. Who pays for it? We do.`,
]
const THINGS = ['the garden', 'the old house', 'their music', 'this plan', 'the river', 'our city']
const texts = WAYS.flatMap((way, p) =>
  THINGS.slice(0, 5).map((thing) => ({ person: `p${p}`, reading: readVoice({ text: way(thing) }) })),
)
const fitted = fitVoice(texts)
const own = texts.filter((t) => t.person === 'p0').map((t) => t.reading)
const a = readVoice({ text: WAYS[0]!(THINGS[5]!) })
const b = readVoice({ text: WAYS[1]!(THINGS[5]!) })

describe('voice', () => {
  it('has the closed form for one feature', () => {
    // Two people, texts at 1, 3 and 5, 7: squares within 4, whole variance 5.
    const family = fitFamily([1, 3, 5, 7].map(row), Int32Array.of(0, 0, 1, 1), 2, 1)
    const within = 104 / 22
    expect(family.mean[0]).toBeCloseTo(4)
    expect(family.within[0]).toBeCloseTo(within)
    expect(family.between[0]).toBeCloseTo((16 - within) / 2)
    const between = (16 - within) / 2
    const w = ((between / (between + within / 2)) * (6 - 4)) / within
    const print = printOf(family, Float64Array.of(12), 2)
    expect(score(print, row(5)) - score(print, row(4))).toBeCloseTo(w)
    expect(score(print, row(4))).toBeCloseTo(-0.5 * w * w * within)
  })

  it("knows a person's text and their copy from another's, and turns around exactly", () => {
    const print = fitted.print(own)
    for (const text of [a, own[0]!]) {
      expect(fitted.odds(print, text, b, 'p0')).toBeGreaterThan(0)
      expect(fitted.odds(print, b, text, 'p0')).toBe(-fitted.odds(print, text, b, 'p0'))
    }
    expect(fitted.odds(print, a, a, 'p0')).toBe(0)
  })

  it('says nothing of somebody without texts, nor without a population', () => {
    expect(fitted.odds(fitted.print([]), a, b)).toBe(0)
    const alone = fitVoice(texts.filter((t) => t.person === 'p0'))
    expect(alone.odds(alone.print(own), a, b, 'p0')).toBe(0)
    expect(() => fitVoice([])).toThrow(/texts/)
  })

  it('takes a new person from their own texts', () => {
    const without = fitVoice(texts.filter((t) => t.person !== 'p0'))
    expect(without.odds(without.print(own), a, b)).toBeGreaterThan(0)
  })

  it('is saved and loaded exactly', () => {
    const loaded = loadVoice(JSON.parse(JSON.stringify(saveVoice(fitted))))
    expect(loaded.odds(loaded.print(own), a, b, 'p0')).toBe(fitted.odds(fitted.print(own), a, b, 'p0'))
    expect(() => loadVoice({ format: 'penchant.voice', version: 1 })).toThrow(/voice/)
    expect(() => loadVoice({ format: 'penchant.voice', version: 9 })).toThrow(/newer/)
  })

  it('sees no voice in what the draft held already', () => {
    const { words, measures } = readVoice({ text: 'We met. It rained.', draft: 'We met. It rained.' })
    expect(words.index).toHaveLength(0)
    expect(Math.max(...measures.map(Math.abs))).toBeLessThan(10)
  })
})
