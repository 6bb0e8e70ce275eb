import { describe, expect, test } from 'vitest'
import { type Document, read } from '../document.ts'
import { lexicons, type Measure } from '../measure.ts'

/** A text that shows a measure, and one that does not: what is quoted, and the values worked out by hand. */
interface Case {
  readonly shows: string
  readonly quotes: readonly string[]
  readonly value: number
  /** Has none of it; for a choice between two ways, has only the other. */
  readonly lacks: string
  /** Value of the text that lacks it, where that is not 0. */
  readonly lacking?: number
}

const parse = (text: string): Document => read(text, lexicons)

/** Runs the cases of a family: every measure has one, quotes exactly its spans, and has exactly its value. */
export function cover(family: readonly Measure[], cases: Readonly<Record<string, readonly Case[]>>): void {
  describe(family[0]!.family, () => {
    test('every measure has a case, and every case a measure', () => {
      expect(Object.keys(cases).sort()).toEqual(family.map((measure) => measure.name).sort())
    })

    for (const [name, list] of Object.entries(cases)) {
      test(name, () => {
        const measure = family.find((each) => each.name === name)!
        const quoted = (text: string) =>
          measure.spans(parse(text)).map((span) => text.slice(span.start, span.end))
        for (const { shows, quotes, value, lacks, lacking = 0 } of list) {
          expect(quoted(shows)).toEqual(quotes)
          expect(measure.value(parse(shows))).toBeCloseTo(value, 10)
          expect(quoted(lacks)).toEqual([])
          expect(measure.value(parse(lacks))).toBeCloseTo(lacking, 10)
        }
      })
    }

    test('spans stay inside the text and are not empty', () => {
      const text = Object.values(cases)
        .flat()
        .map(({ shows, lacks }) => `${shows}\n\n${lacks}`)
        .join('\n\n')
      const doc = parse(text)
      for (const measure of family)
        for (const { start, end } of measure.spans(doc)) {
          expect(start, measure.name).toBeGreaterThanOrEqual(0)
          expect(end, measure.name).toBeGreaterThan(start)
          expect(end, measure.name).toBeLessThanOrEqual(text.length)
        }
    })
  })
}
