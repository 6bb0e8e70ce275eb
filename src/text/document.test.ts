import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Document, marksOf, read, sentenceCount, sentenceSpan, wordSpan } from './document.ts'
import { Lexicons } from './lexicons.ts'

const parse = (text: string): Document => read(text, new Lexicons())
const quote = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end)

function sentences(text: string): string[] {
  const doc = parse(text)
  return Array.from({ length: sentenceCount(doc) }, (_, s) => quote(text, sentenceSpan(doc, s)))
}

const SENTENCES: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', '', []],
  ['no word', '!!! 5. 🎉', []],
  ['no final stop', 'We came', ['We came']],
  ['stops', 'We came. We saw! Did we win? Yes', ['We came.', 'We saw!', 'Did we win?', 'Yes']],
  ['several marks', 'Really?! Yes!!!', ['Really?!', 'Yes!!!']],
  ['titles', 'We met Dr. Smith and Mrs. Lee. They left.', ['We met Dr. Smith and Mrs. Lee.', 'They left.']],
  ['abbreviations', 'Bring fruit, e.g. Pears, etc. and wine.', ['Bring fruit, e.g. Pears, etc. and wine.']],
  ['hours', 'We met at 5 p.m. on Friday.', ['We met at 5 p.m. on Friday.']],
  ['initials', 'J. R. Smith came. So did A. Lee.', ['J. R. Smith came.', 'So did A. Lee.']],
  ['"I" at the end', 'So did I. We left.', ['So did I.', 'We left.']],
  ['decimals', 'It is 3.5 m long and v2.0 works. Good.', ['It is 3.5 m long and v2.0 works.', 'Good.']],
  ['addresses', 'Write to ann.lee@example.org. Thanks.', ['Write to ann.lee@example.org.', 'Thanks.']],
  ['dots that trail off', 'Well... maybe. Well... Maybe.', ['Well... maybe.', 'Well...', 'Maybe.']],
  ['stop inside straight quotes', 'He said "go." Then he left.', ['He said "go."', 'Then he left.']],
  ['emoji after a stop', 'We won. 🎉 Good.', ['We won.', 'Good.']],
  ['a wrapped line', 'We came\nhome late.', ['We came\nhome late.']],
  ['a new line with a capital', 'We came\nAnn left', ['We came', 'Ann left']],
  ['a blank line', 'hi ann,\n\nwe came', ['hi ann,', 'we came']],
  ['a list', 'Bring:\n- bread\n- wine', ['Bring:', 'bread', 'wine']],
  ['numbered lines', '1. bread\n2. wine', ['bread', 'wine']],
  ['carriage returns', 'We came.\r\n\r\nWe left.', ['We came.', 'We left.']],
  ['Japanese', '東京に行く。寒い。', ['東京に行く。', '寒い。']],
]

describe('read', () => {
  test.each(SENTENCES)('sentences: %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  test('words are lower-cased, with plain apostrophes, and know their place', () => {
    const text = "It’s ANN’S “dog”, isn't it? 5"
    const doc = parse(text)
    expect(doc.words).toEqual(["it's", "ann's", 'dog', "isn't", 'it'])
    expect(doc.words.map((_, i) => quote(text, wordSpan(doc, i, i + 1)))).toEqual([
      'It’s',
      'ANN’S',
      'dog',
      "isn't",
      'it',
    ])
    expect(quote(text, wordSpan(doc, 1, 4))).toBe("ANN’S “dog”, isn't")
    expect(doc.numbers.map((t) => doc.tokens.start[t])).toEqual([28])
  })

  test('sentences hold every word once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('We', 'came', '.', '!', '\n', '\n\n', 'Dr', '5', '"', '-')),
        (parts) => {
          const doc = parse(parts.join(' '))
          expect(doc.sentences.at(-1)).toBe(doc.words.length)
          for (let s = 0; s < sentenceCount(doc); s++)
            expect(doc.sentences[s]).toBeLessThan(doc.sentences[s + 1]!)
          if (doc.words.length > 0) expect(doc.sentences[0]).toBe(0)
        },
      ),
    )
  })

  test('lines begin at their first character; blank lines part paragraphs', () => {
    const text = '\n  One\ntwo \n\n \t\n\nThree\r\n'
    const doc = parse(text)
    expect(doc.lines.map((line) => quote(text, line))).toEqual(['One', 'two ', 'Three\r'])
    expect(doc.paragraphs.map((paragraph) => quote(text, paragraph))).toEqual(['One\ntwo ', 'Three\r'])
    expect(parse(' \n ').lines).toEqual([])
    expect(parse('').paragraphs).toEqual([])
  })

  test('marks are kept by character, a run as one', () => {
    const text = 'a!! b, c! (d, e)'
    const doc = parse(text)
    const at = (mark: string) =>
      marksOf(doc, mark).map((t) => quote(text, { start: doc.tokens.start[t]!, end: doc.tokens.end[t]! }))
    expect(at('!')).toEqual(['!!', '!'])
    expect(at(',')).toEqual([',', ','])
    expect(at('(')).toEqual(['('])
    expect(at(';')).toEqual([])
  })

  test('a draft stays with the text made from it', () => {
    const draft = parse('One')
    expect(read('Two', new Lexicons(), draft).draft).toBe(draft)
    expect(parse('Two').draft).toBeUndefined()
  })
})

describe('Lexicons', () => {
  test('the longest term counts, and only it', () => {
    const lexicons = new Lexicons()
    const reasons = lexicons.add(['because', 'because of', 'of the'])
    const others = lexicons.add(['Of', 'because of the rain'])
    const { hits } = read('Because it rained, because of the rain, because.', lexicons)
    expect(hits[reasons]).toEqual([0, 1, 3, 5, 7, 8])
    expect(hits[others]).toEqual([3, 7])
  })

  test('words are found in any case and with either apostrophe', () => {
    const lexicons = new Lexicons()
    const id = lexicons.add(["don't", 'Thank you'])
    expect(read('DON’T thank YOU', lexicons).hits[id]).toEqual([0, 1, 1, 3])
  })

  test('terms given twice count once, and a lexicon added later is found too', () => {
    const lexicons = new Lexicons()
    const twice = lexicons.add(['a', 'a', 'a b', 'a b'])
    expect(read('a b a', lexicons).hits[twice]).toEqual([0, 2, 2, 3])
    const later = lexicons.add(['b'])
    expect(read('a b a', lexicons).hits[later]).toEqual([1, 2])
    expect(read('', lexicons).hits).toEqual([[], []])
  })

  test('agrees with a search at every word', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const term = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
    const lists = fc.array(fc.array(term, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(lists, fc.array(word, { maxLength: 40 }), (terms, words) => {
        const lexicons = new Lexicons()
        const ids = terms.map((list) => lexicons.add(list))
        const { hits } = read(words.join(' '), lexicons)
        for (const [l, list] of terms.entries()) {
          const expected: number[] = []
          for (let i = 0; i < words.length; ) {
            const sizes = list
              .filter((each) => `${words.slice(i).join(' ')} `.startsWith(`${each} `))
              .map((each) => each.split(' ').length)
            const size = Math.max(0, ...sizes)
            if (size > 0) expected.push(i, i + size)
            i += Math.max(1, size)
          }
          expect(hits[ids[l]!]).toEqual(expected)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('sentences that are easily read wrongly', () => {
  test.each([
    ['"no" at the end of a sentence', 'I said no. She left.', ['I said no.', 'She left.']],
    ['stop inside curly quotes', 'He said “go.” Then he left.', ['He said “go.”', 'Then he left.']],
    ['stop inside brackets', '(We came.) Then we left.', ['We came.)', 'Then we left.']],
    [
      'a number after an abbreviation',
      'We met in Dec 2020. Then we left.',
      ['We met in Dec 2020.', 'Then we left.'],
    ],
    ['a number before the stop', 'It rose by 5. Then it fell.', ['It rose by 5.', 'Then it fell.']],
    ['a script without capitals', 'مرحبا. كيف', ['مرحبا.', 'كيف']],
  ])('sentences: %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })
})
