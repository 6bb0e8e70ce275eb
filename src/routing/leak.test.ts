import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leakOf } from './leak.ts'

/** Texts without a run of three words in common; variant > 0 has another number. */
const text = (topic: number, variant = 0): string =>
  `${Array.from({ length: 8 }, (_, k) => `t${topic}w${k}x`).join(' ')} ${variant}`

describe('leakOf', () => {
  it('counts planted overlaps exactly, each time a query stands there', () => {
    const row = fc.tuple(fc.nat(8), fc.nat(2))
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        fc.array(row, { minLength: 1, maxLength: 20 }),
        (fit, test) => {
          const leak = leakOf(
            fit.map(([topic, variant]) => text(topic, variant)),
            test.map(([topic, variant]) => text(topic, variant)),
          )
          const near = test.filter(([topic]) => fit.some(([other]) => other === topic))
          const same = test.filter(([a, b]) => fit.some(([topic, variant]) => a === topic && b === variant))
          expect(leak.n).toBe(test.length)
          expect(leak.overlap).toBeCloseTo(near.length / test.length, 12)
          expect(leak.same).toBeCloseTo(same.length / test.length, 12)
          expect(leak.examples.length).toBe(Math.min(5, new Set(near.map(([a, b]) => text(a, b))).size))
          for (const [asked, known] of leak.examples) {
            expect(asked.split(' ').slice(0, -1)).toEqual(known.split(' ').slice(0, -1))
            expect(test.map(([a, b]) => text(a, b))).toContain(asked)
            expect(fit.map(([a, b]) => text(a, b))).toContain(known)
            if (fit.some(([a, b]) => text(a, b) === asked)) expect(known).toBe(asked)
          }
        },
      ),
    )
  })

  it.each([
    [0, 'clean'],
    [19, 'clean'],
    [20, 'overlapping'],
    [899, 'overlapping'],
    [900, 'fully overlapping'],
    [1000, 'fully overlapping'],
  ] as const)('finds that %d of 1,000 are %s', (overlapping, finding) => {
    const fit = Array.from({ length: overlapping }, (_, i) => text(i))
    const test = Array.from({ length: 1000 }, (_, i) => text(i, 7))
    expect(leakOf(fit, test)).toMatchObject({ finding, same: 0, overlap: overlapping / 1000 })
  })

  it('finds nothing in nothing', () => {
    expect(leakOf([], [text(1)])).toMatchObject({ n: 1, same: 0, overlap: 0, finding: 'clean' })
    expect(leakOf([text(1)], [])).toEqual({ n: 0, same: 0, overlap: 0, examples: [], finding: 'clean' })
  })

  it('sees a text with some words changed, not one on the same matter', () => {
    const fit = [
      'Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May.',
    ]
    const changed =
      'Natalia sold clips to 60 of her friends in April, and then she sold half as many clips in June.'
    const other =
      'How many clips did Natalia sell to her friends altogether in April and May, if she sold half?'
    expect(leakOf(fit, [changed, other])).toMatchObject({
      same: 0,
      overlap: 0.5,
      examples: [[changed, fit[0]]],
    })
  })
})
