import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../text/tokens.ts'
import { COUNTS, countsOf, numberIn } from './counts.ts'
import { ODD_TEXTS } from './reward.contract.values.ts'

type Count = (typeof COUNTS)[number]

const counted = (text: string): Readonly<Record<Count, number>> => {
  const numbers = countsOf(text, tokenize(text))
  expect(numbers.length).toBe(COUNTS.length)
  return Object.fromEntries(COUNTS.map((name, j) => [name, numbers[j]!])) as Record<Count, number>
}

describe('countsOf', () => {
  it('counts what a text with numbers has', () => {
    const text = 'Ann buys 3 big apples and 1,200 pears. She pays $4.50! Did she pay 50% or 1/2?'
    const sizes = [3, 1200, 4.5, 50, 1, 2].map((x) => Math.log10(1 + x))
    const wanted: Readonly<Record<Count, number>> = {
      characters: Math.log1p(text.length),
      words: Math.log1p(12),
      sentences: 3,
      'longest sentence': Math.log1p(8),
      'last sentence': Math.log1p(7),
      questions: 1,
      commas: 0,
      signs: Math.log1p(6),
      lines: 0,
      capitals: 3,
      'length of words': 42 / 13,
      'long words': 0,
      'distinct words': 11 / 13,
      numbers: 6,
      'numbers again': 0,
      'numbers in the last sentence': 3,
      digits: Math.log1p(14),
      'largest number': Math.log10(1201),
      'smallest number': Math.log10(2),
      'mean of numbers': sizes.reduce((a, b) => a + b) / 6,
      'spread of numbers': Math.log10(1201) - Math.log10(2),
      'product of numbers': sizes.reduce((a, b) => a + b),
      'large numbers': 1,
      ones: 1,
      'round numbers': 2,
      decimals: 1,
      fractions: 1,
      percents: 1,
      'amounts of money': 1,
      'numbers in words': 0,
      'place of the first number': text.indexOf('3') / text.length,
      'place of the last number': text.lastIndexOf('2') / text.length,
    }
    const found = counted(text)
    for (const name of COUNTS) expect(found[name], name).toBeCloseTo(wanted[name], 5)
  })

  it('counts what a text without numbers has', () => {
    expect(counted('Twice, three times\nor half a DOZEN, everybody')).toMatchObject({
      sentences: 1,
      commas: 2,
      lines: Math.fround(Math.log1p(1)),
      capitals: 2,
      'long words': Math.fround(1 / 9),
      numbers: 0,
      'largest number': 0,
      'smallest number': 0,
      'product of numbers': 0,
      'place of the first number': 0,
      'numbers in words': 4,
    })
  })

  it('counts numbers that come again, and those of the last sentence only', () => {
    expect(counted('3 and 3.0 and 4. Then 5. And 6 of 7')).toMatchObject({
      sentences: 3,
      numbers: 6,
      'numbers again': 1,
      'numbers in the last sentence': 2,
    })
  })

  it.each(['\n', '"', ' )'])('counts the same numbers in a last sentence with %j behind it', (end) => {
    expect(counted(`Ann has 2 cats. What is 3 and 4?${end}`)['numbers in the last sentence']).toBe(2)
  })

  it('gives numbers for any text', () => {
    for (const text of ['', ...ODD_TEXTS, '1 '.repeat(100_000), 'a.'.repeat(100_000)])
      for (const [name, value] of Object.entries(counted(text)))
        expect(Number.isFinite(value), `${name} of ${JSON.stringify(text.slice(0, 20))}`).toBe(true)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const value of Object.values(counted(text))) {
          expect(Number.isFinite(value)).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it.each(['1 ', 'a.'])('takes ever so many of %j', (part) => {
    expect(counted(part.repeat(300_000)).words).toBeDefined()
  })
})

describe('numberIn', () => {
  it.each([
    ['7', 7],
    ['1,234.5', 1234.5],
    ['007', 7],
    ['3kg', 3],
    ['9'.repeat(400), 1e15],
    ['word', undefined],
    ['½', undefined],
    ['-3', undefined],
  ])('reads %s', (token, number) => {
    expect(numberIn(token)).toBe(number)
  })
})
