import { describe, expect, test } from 'vitest'
import { document } from '../measures.ts'
import { editing } from './editing.ts'

const DRAFT = 'We met the Smith family in Paris last May.'
const TEXT = 'We met the Smith family and ate fresh bread.'
const KEPT = ['We met the Smith family']
const ADDED = ['and ate fresh bread']

/** Worked out by hand for TEXT, an edit of DRAFT: nine words each, five of them shared. */
const CASES: Readonly<
  Record<string, { value: number; quotes: readonly string[]; low?: readonly string[]; neutral: number }>
> = {
  'kept-words': { value: 5 / 9, quotes: KEPT, low: ADDED, neutral: 1 },
  'own-words': { value: 4 / 9, quotes: ADDED, low: KEPT, neutral: 0 },
  // Eight pairs in the draft, four of them kept.
  'kept-order': { value: 4 / 8, quotes: KEPT, low: ADDED, neutral: 1 },
  growth: { value: 0, quotes: ADDED, neutral: 0 },
  'kept-opening': { value: 1, quotes: ['We met the Smith'], low: ['We met the Smith'], neutral: 1 },
  'kept-ending': { value: 0, quotes: ['and ate fresh bread'], low: ['and ate fresh bread'], neutral: 1 },
  'kept-lines': { value: 0, quotes: [TEXT], neutral: 0 },
  // Smith of Smith, Paris and May.
  'kept-case': { value: 1 / 3, quotes: ['Smith'], neutral: 1 },
}

const named = (name: string) => editing.find((measure) => measure.name === name)!

describe('editing', () => {
  test('every measure has a case, and every case a measure', () => {
    expect(Object.keys(CASES).sort()).toEqual(editing.map((measure) => measure.name).sort())
  })

  for (const [name, { value, quotes, low, neutral }] of Object.entries(CASES))
    test(name, () => {
      const measure = named(name)
      const edited = document(TEXT, DRAFT)
      expect(measure.value(edited)).toBeCloseTo(value, 12)
      expect(measure.spans(edited).map((span) => TEXT.slice(span.start, span.end))).toEqual(quotes)
      expect(measure.lowSpans?.(edited).map((span) => TEXT.slice(span.start, span.end))).toEqual(low)
      expect(measure.value(document(TEXT)), 'without a draft').toBe(neutral)
      expect(measure.spans(document(TEXT))).toEqual([])
      expect(measure.lowSpans?.(document(TEXT)) ?? []).toEqual([])
    })

  test('a draft left as it is keeps everything', () => {
    for (const { name } of editing)
      expect(named(name).value(document(DRAFT, DRAFT)), name).toBe(CASES[name]!.neutral)
  })

  test('growth and lines are log ratios', () => {
    const grown = document('One two\nthree\nfour five six.', 'One two.')
    expect(named('growth').value(grown)).toBeCloseTo(Math.log(7 / 3), 12)
    expect(named('kept-lines').value(grown)).toBeCloseTo(Math.log(4 / 2), 12)
    expect(named('growth').value(document('One.', 'One two three.'))).toBeCloseTo(Math.log(2 / 4), 12)
  })

  test('a repeated word is kept as often as both have it', () => {
    const edited = document('on and on', 'on and on and on')
    expect(named('kept-words').value(edited)).toBeCloseTo(3 / 5, 12)
    expect(named('own-words').value(edited)).toBe(0)
  })

  test('kept and added runs meet without overlapping', () => {
    const text = 'Please send us the signed form by noon, dear friend, and call Ann.'
    const edited = document(text, 'Please send us the form by noon and call Ann.')
    const quote = (name: string) =>
      named(name)
        .spans(edited)
        .map((span) => text.slice(span.start, span.end))
    expect(quote('kept-words')).toEqual(['Please send us the', 'form by noon', 'and call Ann'])
    expect(quote('own-words')).toEqual(['dear friend'])
  })

  test('empty texts have finite values', () => {
    for (const [text, draft] of [
      ['', ''],
      ['', DRAFT],
      [TEXT, ''],
    ] as const)
      for (const measure of editing) {
        const doc = document(text, draft)
        expect(Number.isFinite(measure.value(doc)), measure.name).toBe(true)
        for (const { start, end } of measure.spans(doc)) expect(end).toBeGreaterThan(start)
      }
  })
})
