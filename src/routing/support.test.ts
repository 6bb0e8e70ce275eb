import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from './reading.ts'
import * as support from './support.ts'

const supportOf = (texts: readonly string[], of: Int32Array) =>
  support.supportOf(
    texts.map((text) => read(text)),
    of,
  )
const coverage = (known: support.Support, text: string) => support.coverage(known, read(text))
const folds = (...of: number[]) => Int32Array.from(of)

describe('supportOf', () => {
  it('takes from each query what the other folds know of it: by hand', () => {
    // 2 of 3 words, 3 of 3, and of "the blue dog #" 2 of 4.
    const found = supportOf(['the red cat', 'the red dog', 'The blue dog, 3'], folds(0, 1, 2))
    expect(found.least).toBe(0.5)
  })

  it('does not count words that only its own fold has', () => {
    const texts = ['zebra zoo', 'zebra zoo', 'lion zoo', 'lion zoo']
    expect(supportOf(texts, folds(0, 0, 1, 1)).least).toBe(0.5)
    expect(supportOf(texts, folds(0, 1, 0, 1)).least).toBe(1)
  })

  it('lets one query in a hundred fall below: by the definition', () => {
    const words = 'ape bee cat dog eel fox gnu hen ibis jay'.split(' ')
    const log = fc.array(
      fc.tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), fc.nat(3)),
      {
        minLength: 1,
        maxLength: 250,
      },
    )
    fc.assert(
      fc.property(log, (queries) => {
        const { least } = supportOf(
          queries.map(([own]) => own.join(' ')),
          Int32Array.from(queries, ([, fold]) => fold),
        )
        const shares = queries
          .map(([own, fold]) => {
            const distinct = [...new Set(own)]
            const known = (word: string) => queries.some(([other, at]) => at !== fold && other.includes(word))
            return distinct.filter(known).length / distinct.length
          })
          .sort((a, b) => a - b)
        expect(shares.filter((share) => share < least).length).toBeLessThanOrEqual(0.01 * queries.length)
        expect(shares.filter((share) => share <= least).length).toBeGreaterThan(0.01 * queries.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('coverage', () => {
  const known = supportOf(
    ['How many cats has Ann, if she had 3?', 'How many dogs has Bob?', 'Ann gave Bob 2 cats.'],
    folds(0, 1, 2),
  )

  it.each([
    ['how MANY cats', 1],
    ['How many horses?', 2 / 3],
    ['cats cats cats horses', 1 / 2],
    ['Has Ann 1,234 cats', 1],
    ['What about them', 0],
    ['Wie viele Katzen besitzt Lena heute?', 0],
    ['安有几只猫', 0],
    ['Сколько кошек у Анны', 0],
    ['?!', 0],
    ['', 0],
  ])('of %j is %d', (text, share) => {
    expect(coverage(known, text)).toBeCloseTo(share, 12)
  })

  it('is 1 of every query of the log', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,8}$/), { minLength: 1 }),
        (texts) => {
          const own = supportOf(texts, Int32Array.from(texts.keys()))
          for (const text of texts) expect(coverage(own, text)).toBe(1)
        },
      ),
    )
  })
})
