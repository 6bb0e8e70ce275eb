import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMOJI, MARK, NEWLINE, NUMBER, tokenize, WORD } from './tokens.ts'

const NAMES = { [WORD]: 'word', [NUMBER]: 'number', [MARK]: 'mark', [NEWLINE]: 'newline', [EMOJI]: 'emoji' }

/** Each token as "kind text". */
function read(text: string): string[] {
  const { kind, start, end } = tokenize(text)
  return kind.map((k, t) => `${NAMES[k as keyof typeof NAMES]} ${text.slice(start[t], end[t])}`)
}

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  [' \t\u00a0\u3000', []],
  ['Hello, world!', ['word Hello', 'mark ,', 'word world', 'mark !']],
  ['don’t rock-n-roll', ['word don’t', 'word rock-n-roll']],
  ["'tis the dogs' way", ["mark '", 'word tis', 'word the', 'word dogs', "mark '", 'word way']],
  ['well- known -ed', ['word well', 'mark -', 'word known', 'mark -', 'word ed']],
  ['a--b', ['word a', 'mark --', 'word b']],
  ['Wait... what?!', ['word Wait', 'mark ...', 'word what', 'mark ?', 'mark !']],
  ['1,000.50 and 3.', ['number 1,000.50', 'word and', 'number 3', 'mark .']],
  ['2nd 5km v2 x-2', ['number 2nd', 'number 5km', 'word v2', 'word x', 'mark -', 'number 2']],
  ['50% £5', ['number 50', 'mark %', 'mark £', 'number 5']],
  ['a\n\n \r\nb\u2028c', ['word a', 'newline \n\n \r\n', 'word b', 'newline \u2028', 'word c']],
  [
    'e.g. a@b.org',
    ['word e', 'mark .', 'word g', 'mark .', 'word a', 'mark @', 'word b', 'mark .', 'word org'],
  ],
  ['naïve cafe\u0301 Straße', ['word naïve', 'word cafe\u0301', 'word Straße']],
  ['Привет, мир', ['word Привет', 'mark ,', 'word мир']],
  ['東京。はい', ['word 東京', 'mark 。', 'word はい']],
  ['हिन्दी भाषा', ['word हिन्दी', 'word भाषा']],
  ['٣٫٥', ['number ٣', 'mark ٫', 'number ٥']],
  ['🎉🎉 ok', ['emoji 🎉', 'emoji 🎉', 'word ok']],
  ['👩‍👩‍👧‍👦💃🏽❤️', ['emoji 👩‍👩‍👧‍👦', 'emoji 💃🏽', 'emoji ❤️']],
  ['🇫🇷🇩🇪', ['emoji 🇫🇷', 'emoji 🇩🇪']],
  ['🏳️‍🌈!', ['emoji 🏳️‍🌈', 'mark !']],
  ['𝒜', ['mark 𝒜']],
  ['© 2020', ['mark ©', 'number 2020']],
  ['a_b', ['word a', 'mark _', 'word b']],
  ['\ud83d', ['mark \ud83d']],
  ['\ude00a', ['mark \ude00', 'word a']],
]

/** The same rules as one regular expression, for ASCII. */
const ASCII =
  /(?<word>[A-Za-z](?:[A-Za-z0-9]|['-][A-Za-z])*)|(?<number>\d(?:\d|[.,]\d)*[A-Za-z]*)|(?<newline>[\r\n]\s*)|(?<mark>(\S)\5*)/g

const anyUnits = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(0x20, 0x0a, 0x61, 0x27, 0x2d, 0x2e, 0xd83d, 0xde00, 0x200d, 0xfe0f, 0xd83c, 0xdffd),
  ),
  { maxLength: 60 },
)

describe('tokenize', () => {
  test.each(TABLE)('%j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('offsets are in UTF-16 units', () => {
    expect(tokenize('Hi 🎉, it’s 5')).toEqual({
      kind: [WORD, EMOJI, MARK, WORD, NUMBER],
      start: [0, 3, 5, 7, 12],
      end: [2, 5, 6, 11, 13],
    })
  })

  test('tokens are in order, not empty, apart, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const text = String.fromCharCode(...units)
        const { kind, start, end } = tokenize(text)
        expect(start.length).toBe(kind.length)
        expect(end.length).toBe(kind.length)
        let past = 0
        const wrong = kind.findIndex((k, t) => {
          const gap = text.slice(past, start[t])
          const fine =
            k >= WORD && k <= EMOJI && start[t]! >= past && end[t]! > start[t]! && gap.trim() === ''
          past = end[t]!
          return !fine
        })
        expect(wrong).toBe(-1)
        expect(past).toBeLessThanOrEqual(text.length)
        expect(text.slice(past).trim()).toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  test('agrees with a regular expression on ASCII', () => {
    const ascii = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)),
        fc.constantFrom('a', "n't", '-', "'", '.', ',', '1', ' ', '\n', '!!'),
      ),
      { maxLength: 50 },
    )
    fc.assert(
      fc.property(ascii, (parts) => {
        const text = parts.join('')
        const expected = [...text.matchAll(ASCII)].map(({ 0: found, groups }) => {
          const [kind] = Object.entries(groups!).find(([, part]) => part !== undefined)!
          return `${kind} ${found}`
        })
        expect(read(text)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('tokens that are easily read wrongly', () => {
  test.each([
    ['half an emoji does not swallow a letter', '\ud83da', ['mark \ud83d', 'word a']],
    ['signs shown as text are no emoji', 'Penchant™ ↔', ['word Penchant', 'mark ™', 'mark ↔']],
    ['flags of regions are one emoji', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', ['emoji 🏴󠁧󠁢󠁥󠁮󠁧󠁿']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})
