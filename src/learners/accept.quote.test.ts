import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spans } from './accept.quote.ts'

/** What a quote finds in a text, as it stands there. */
const found = (text: string, quote: string): string | undefined => {
  const span = spans(text, quote)
  return span && text.slice(span.start, span.end)
}

describe('a quote', () => {
  const text = '🙂🙂 “Dear Ann,”\n\nit’s late —  and I\tam\u00a0off. So: à bientôt…'

  it.each([
    ['as it stands', 'and I\tam\u00a0off', 'and I\tam\u00a0off'],
    ['with white space of another kind or length', '— and I am off.', '—  and I\tam\u00a0off.'],
    ['across a paragraph', 'Dear Ann,” it’s', 'Dear Ann,”\n\nit’s'],
    ['with straight marks for curly ones', 'Ann," it\'s late - and', 'Ann,”\n\nit’s late —  and'],
    ['with a capital it does not have there', 'It’s late', 'it’s late'],
    ['without a capital it has there', 'so: à', 'So: à'],
    ['between quotation marks the model put there', '"it’s late"', 'it’s late'],
    ['between dots the model put there', '...late —  and...', 'late —  and'],
    ['between guillemets and a sign for dots', '«…late»', 'late'],
  ])('is found %s', (_, quote, expected) => {
    expect(found(text, quote)).toBe(expected)
  })

  it('has offsets in UTF-16 units', () => {
    expect(spans('🙂🙂 ab', 'ab')).toEqual({ start: 5, end: 7 })
    expect(spans('🙂\n\n🙂 AB', '🙂 ab')).toEqual({ start: 4, end: 9 })
  })

  it.each(['I am on', 'late and I', 'Dear Anne', 'it is late', '', '  ', '""', 'off. So: a bientot'])(
    'is not found where another text stands: %j',
    (quote) => {
      expect(spans(text, quote)).toBeUndefined()
    },
  )

  it('takes no letter that becomes two in lower case for another', () => {
    expect(found('In İzmir we met', 'izmir')).toBeUndefined()
    expect(found('In İzmir we MET', 'İzmir we met')).toBe('İzmir we MET')
  })
})

describe('any quote of any text', () => {
  const units = fc.constantFrom(
    ...[
      'a',
      'B',
      'é',
      'Σ',
      'ß',
      'İ',
      '7',
      '.',
      ',',
      '"',
      '“',
      '”',
      '’',
      "'",
      '«',
      '-',
      '—',
      '…',
      '🙂',
      'я',
      '字',
    ],
    ...[' ', '  ', '\n', '\t', '\u00a0', '\r\n', '\u2028'],
  )
  const cut = fc
    .tuple(fc.array(units, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat())
    .map(([parts, i, j]) => {
      const [from, to] = [i % parts.length, j % parts.length].toSorted((a, b) => a - b) as [number, number]
      return { text: parts.join(''), quote: parts.slice(from, to + 1).join('') }
    })
    .filter(({ quote }) => /[\p{L}\d]/u.test(quote))

  it('is found, and its span holds the same', () => {
    fc.assert(
      fc.property(cut, ({ text, quote }) => {
        const inner = quote.replace(/^(?:[\s"“”'’«…]|\.{3})+|(?:[\s"“”'’«…]|\.{3})+$/g, '')
        expect(found(text, quote)).toBe(inner)
      }),
    )
  })

  /** Equal for texts that a model may take for each other. */
  const plain = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/[“”«]/g, '"')
      .replace(/’/g, "'")
      .replace(/—/g, '-')
      .replace(/[^İ]/g, (c) => c.toLowerCase())
  const disguises: readonly ((quote: string) => string)[] = [
    (quote) => quote.replace(/\s+/g, ' '),
    (quote) => quote.replace(/[“”«]/g, '"').replace(/’/g, "'"),
    (quote) => quote.replace(/"/g, '“').replace(/'/g, '’'),
    (quote) => quote.replace(/—/g, '-'),
    (quote) => quote.replace(/[aBéя]/g, (c) => (c === 'B' ? 'b' : c.toUpperCase())),
    (quote) => `"${quote}"`,
    (quote) => `…${quote}...`,
    (quote) => ` “${quote}” `,
  ]

  it('is found in any disguise a model gives it', () => {
    fc.assert(
      fc.property(cut, fc.subarray([...disguises]), ({ text, quote }, some) => {
        const span = spans(
          text,
          some.reduce((changed, disguise) => disguise(changed), quote),
        )
        expect(span).toBeDefined()
        const core = (s: string) => plain(s).replace(/^(?:[\s"'…]|\.{3})+|(?:[\s"'…]|\.{3})+$/g, '')
        expect(core(text.slice(span!.start, span!.end))).toBe(core(quote))
      }),
    )
  })

  it('is not found once a letter is another', () => {
    fc.assert(
      fc.property(cut, ({ text, quote }) => {
        const changed = quote.replace(/[\p{L}\d]/u, 'q')
        expect(spans(text, changed)).toBeUndefined()
      }),
    )
  })
})
