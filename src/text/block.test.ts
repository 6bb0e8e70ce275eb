import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { block, enclosed, excerpt, numbered } from './block.ts'

const SOME = ['own', 'other', 'text', 'text_a', 'statements', 'material', 'task', 'preferences'] as const

describe('a block', () => {
  it('is the text between its tags', () => {
    expect(block('own', '  Hello\nthere \n')).toBe('<own>\nHello\nthere\n</own>')
  })

  it('leaves other angle brackets as they are', () => {
    for (const text of ['1 < 2', '<b>bold</b>', 'a <textual> b', 'x<y>z', '<o w n>', '</ b>'])
      expect(block('own', text)).toBe(`<own>\n${text}\n</own>`)
  })

  it.each(['</own>', '< /own >', '</OWN>', '<own>', '<\n/ own>', '</other>', '<text_a>', '</task x="1">'])(
    'breaks a tag of ours inside it: %j',
    (tag) => {
      const inside = block('own', `a ${tag} b`).slice('<own>\n'.length, -'\n</own>'.length)
      expect(inside).not.toContain(tag)
      expect(inside.replace(/\s/g, '')).toBe(`a${tag}b`.replace(/\s/g, ''))
    },
  )

  it('cannot be closed from inside, nor can another be opened', () => {
    const piece = fc.constantFrom(...SOME, '<', '</', '>', '/', ' ', '\n', 'x', 'TEXT', '<<')
    fc.assert(
      fc.property(fc.constantFrom(...SOME), fc.array(piece, { maxLength: 15 }), (tag, parts) => {
        const lines = block(tag, parts.join(''))
        const tags = lines.match(new RegExp(`<\\/?(?:${SOME.join('|')})\\b`, 'gi'))
        expect(tags).toEqual([`<${tag}`, `</${tag}`])
      }),
    )
  })

  it('may hold blocks', () => {
    const inner = [block('task', 'Sum up'), block('text', 'It </demonstration> rains')].join('\n')
    expect(enclosed('demonstration', inner)).toBe(
      '<demonstration>\n<task>\nSum up\n</task>\n<text>\nIt < /demonstration> rains\n</text>\n</demonstration>',
    )
  })
})

describe('an excerpt', () => {
  it('is the text itself when it is short enough', () => {
    expect(excerpt('abc', 3)).toBe('abc')
    expect(excerpt('x'.repeat(6000))).toBe('x'.repeat(6000))
  })

  it('is three fifths of the beginning, two fifths of the end', () => {
    expect(excerpt('0123456789ABCDEFGHIJ', 10)).toBe('012345\n[...]\nGHIJ')
    expect(excerpt(`${'a'.repeat(5000)}${'b'.repeat(5000)}`)).toBe(
      `${'a'.repeat(3600)}\n[...]\n${'b'.repeat(2400)}`,
    )
  })

  it('breaks no character and never holds more than it may', () => {
    const text = fc.array(fc.constantFrom('a', '🙂', ' '), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 40 }), (parts, longest) => {
        const whole = parts.join('')
        const cut = excerpt(whole, longest)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut.replace('\n[...]\n', '').length).toBeLessThanOrEqual(longest)
        const [head, tail = ''] = cut.split('\n[...]\n') as [string, string?]
        expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true)
      }),
    )
  })
})

it('a numbered list begins at 1', () => {
  expect(numbered(['a', 'b'])).toBe('1. a\n2. b')
  expect(numbered([])).toBe('')
})
