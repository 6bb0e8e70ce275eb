import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { exactMatch, lastNumber, numberMatch, regexMatch } from './score.ts'

const item = (expected?: string) => ({ query: 'How many?', ...(expected !== undefined && { expected }) })

describe('numberMatch', () => {
  it.each([
    ['72', 'She sold 48 + 24 = 72 clips.'],
    ['10', 'The answer is: 10'],
    ['42', 'It is 42.'],
    // What Prompt-OIRL's own scorer got wrong.
    ['1000', 'The total is 1,000'],
    ['-5', 'That leaves her with -5 dollars.'],
    // Thousands.
    ['1234567.5', 'It cost 1,234,567.50 in all'],
    ['100000', 'about 1,00,000 rupees'],
    ['1000', "1'000"],
    ['1000', 'In LaTeX: 1{,}000 or 1\\,000'],
    // Decimals.
    ['3.5', 'So 3.50'],
    ['0.5', 'p = .5'],
    ['0.333333333', '0.33333333'],
    ['1500', '1.5e3'],
    ['300000', '3 \\times 10^5'],
    // Signs, and what is none.
    ['-7', '(−7)'],
    ['-5', 'x=-5'],
    ['5', '10-5'],
    ['5', 'pages 3-5'],
    ['3', '5 - 3'],
    // Currencies, percents.
    ['1080.5', '$1,080.50'],
    ['-5', '-$5'],
    ['-5', 'a loss of $-5'],
    ['500', 'Rs. 500'],
    ['5', '\\$5'],
    ['12', 'a rise of 12%'],
    ['12%', '12'],
    // Fractions.
    ['3/4', '0.75'],
    ['-0.75', '\\boxed{-\\frac{3}{4}}'],
    // Marks of the result.
    ['42', '#### 42\n\nI hope this helps with all 7 problems'],
    ['42', 'so \\boxed{42}, as in example 3'],
    ['42', 'first \\boxed{6}, then \\boxed{\\text{42 apples}}'],
    ['48', '#### 1. First step\n48 in all\n#### Step 2\nit is 48'],
    ['She has 3 and sells 2.\n#### 1', 'just 1'],
    // Numbers of words and powers.
    ['42', '42 cm^2'],
    ['42', '42 m2 of floor, 42 m^{2}'],
    ['42', '答案是42'],
  ])('takes for %j: %j', (expected, answer) => {
    expect(numberMatch(answer, item(expected))).toBe(1)
  })

  it.each([
    ['0', 'The total is 1,000'],
    ['5', 'That leaves -5'],
    ['72', 'I do not know.'],
    ['72', ''],
    ['72', '72, no: 73'],
    ['3/2', '1/2'],
    ['0.5', '50%'],
    ['1000', '1000.01'],
    ['1', 'A1'],
    ['0', '1/0'],
  ])('does not take for %j: %j', (expected, answer) => {
    expect(numberMatch(answer, item(expected))).toBe(0)
  })

  it('reads what a program writes, whatever stands around it', () => {
    const wrap = fc.constantFrom<(s: string) => string>(
      (s) => s,
      (s) => `It is ${s}.`,
      (s) => `**${s}**`,
      (s) => `1 + 2, so $\\boxed{${s}}$ for question 9`,
      (s) => `step 1\n#### ${s}\n`,
      (s) => `${s} km^2`,
    )
    const figure = fc.oneof(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e8, max: 1e8 }).map((n) => n / 100),
    )
    fc.assert(
      fc.property(figure, wrap, (n, around) => {
        const written = n.toLocaleString('en', { maximumFractionDigits: 2 })
        expect(lastNumber(around(written))).toBeCloseTo(n, 8)
        expect(lastNumber(around(String(n)))).toBeCloseTo(n, 8)
        expect(numberMatch(around(written), item(String(n)))).toBe(1)
        // Beyond a million one more is within the tolerance.
        if (Math.abs(n) < 9e5) expect(numberMatch(around(written), item(String(n + 1)))).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  it('wants an expected answer that holds a number', () => {
    expect(() => numberMatch('42', item())).toThrow(InvalidInputError)
    expect(() => numberMatch('42', item(' '))).toThrow('expected')
    expect(() => numberMatch('42', item('none'))).toThrow(
      'expected: "none" cannot be used; give one that holds',
    )
  })
})

describe('exactMatch', () => {
  it.each([
    ['Paris', ' paris. '],
    ['Paris', '**Paris**.'],
    ['Paris', '"Paris."'],
    ['New York', 'new\n york'],
    ['yes', 'Yes'],
    ['3.5', '3.5'],
  ])('takes for %j: %j', (expected, answer) => {
    expect(exactMatch(answer, item(expected))).toBe(1)
  })

  it.each([
    ['Paris', 'It is Paris'],
    ['Paris', 'Pari'],
    ['Paris', ''],
    ['3.5', '35'],
    ['no', 'not'],
  ])('does not take for %j: %j', (expected, answer) => {
    expect(exactMatch(answer, item(expected))).toBe(0)
  })

  it('wants an expected answer', () => {
    expect(() => exactMatch('x', item())).toThrow('compares with, for: How many?')
  })
})

it('reads texts made to take long in one go', () => {
  const long = ['1,', ' ', '-', '"', '#### \n', '\\boxed{', '\\frac{1', '^{', '$ ', '1,000'].map((part) =>
    part.repeat(200_000 / part.length),
  )
  for (const text of long)
    for (const answer of [text, `5${text}x`, `x${text}5`]) {
      expect([0, 1]).toContain(numberMatch(answer, item('5')))
      expect(exactMatch(answer, item('5'))).toBe(0)
    }
})

describe('regexMatch', () => {
  it('is about the pattern alone without a group or without an expected answer', () => {
    expect(regexMatch('^\\{.*\\}$')('{"a":1}', item('b'))).toBe(1)
    expect(regexMatch('^\\{')('so: {', item())).toBe(0)
    expect(regexMatch('(yes|no)')('well, no', item())).toBe(1)
  })

  it('compares the group of the last match with the expected answer', () => {
    const choice = regexMatch('answer is \\(?([A-D])\\b')
    expect(choice('The answer is A? No, the answer is (C).', item('c'))).toBe(1)
    expect(choice('The answer is A? No, the answer is (C).', item('A'))).toBe(0)
    expect(choice('C', item('C'))).toBe(0)
  })

  it('takes flags, and is the same every time it is asked', () => {
    const match = regexMatch('/the answer/iy')
    expect([match('So THE answer', item()), match('So THE answer', item())]).toEqual([1, 1])
    expect(regexMatch('the answer')('THE answer', item())).toBe(0)
    expect(regexMatch('/')('a/b', item())).toBe(1)
  })

  it.each(['(', '', '/a/x', '/a/uv'])('refuses the pattern %j', (pattern) => {
    expect(() => regexMatch(pattern)).toThrow(/^pattern: .*mend it/)
  })
})
