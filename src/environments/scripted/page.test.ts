import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continued, parted, readPage, sentencesOf, writePage } from './page.ts'

describe('a page', () => {
  it('knows a greeting, lines with their marks, headings and a closing', () => {
    const page = readPage(
      'Dear Ann,\n\nPlans for May:\n- One thing. Another.\n2. Last?\nQ: Why?\n\nThanks,\nBo',
    )
    expect(page).toEqual({
      opening: ['Dear Ann,'],
      body: [
        { lead: 'Plans for May:', sentences: [], gap: true },
        { lead: '- ', sentences: ['One thing.', 'Another.'], gap: false },
        { lead: '2. ', sentences: ['Last?'], gap: false },
        { lead: 'Q: ', sentences: ['Why?'], gap: false },
      ],
      closing: ['Thanks,', 'Bo'],
    })
  })

  it('takes a text that only begins politely for no letter', () => {
    expect(readPage('Hello world is the first program that people write.').opening).toEqual([])
    expect(readPage('One line.\nThanks to him all is well.').closing).toEqual([])
  })

  it('is put together again: the same words and marks', () => {
    const words = fc.constantFrom(
      'Rain falls.',
      'Why?',
      '- a point',
      '1. one',
      'Q: x?',
      'Hi Ann,',
      'Thanks,',
      'INT. ROOM',
      '',
      'e.g. this',
      '🎉',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const bare = (t: string) => t.replace(/\s+/g, ' ').trim()
        const again = writePage(readPage(text))
        expect(bare(again)).toBe(bare(text))
        expect(writePage(readPage(again))).toBe(again)
      }),
      // Found once: a closing with blank lines in it was none, and became one when they were gone.
      {
        examples: [[['Rain falls.', 'Thanks,', '', '', 'Rain falls.', 'Rain falls.', 'Rain falls.']]],
        numRuns: 1000,
      },
    )
  })

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(writePage(readPage(text)).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
      }),
    )
  })
})

describe('sentences', () => {
  it('end where they end', () => {
    expect(
      sentencesOf(
        'Dr. Low left at 5 p.m. on Monday. "Why?" he asked. Nobody knew… Well! 🎉 Next one (of two.) The end.',
      ),
    ).toEqual([
      'Dr. Low left at 5 p.m. on Monday.',
      '"Why?" he asked.',
      'Nobody knew…',
      'Well! 🎉',
      'Next one (of two.)',
      'The end.',
    ])
  })

  it('part from their marks, and go on small unless they open with a name', () => {
    expect(parted('He said "no." 🎉')).toEqual(['He said "no', '." 🎉'])
    expect(parted('No mark')).toEqual(['No mark', ''])
    expect(continued('The roof leaks.')).toBe('the roof leaks.')
    expect(continued('Paris is far.')).toBe('Paris is far.')
    expect(continued('I go.')).toBe('I go.')
  })
})
