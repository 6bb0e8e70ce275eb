import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signal } from '../api.ts'
import { gist, pieces, textsOf } from './signal.ts'

const shown = (text: string, spans: Parameters<typeof pieces>[1], around?: number) =>
  pieces(text, spans, around)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

describe('pieces of a text', () => {
  it('marks spans, also where they overlap, touch or point out of the text', () => {
    expect(shown('one two three', [{ start: 4, end: 7 }])).toBe('one [two] three')
    expect(
      shown('one two three', [
        { start: 4, end: 9 },
        { start: 6, end: 99 },
      ]),
    ).toBe('one [two t][hree]')
    expect(
      shown('one two', [
        { start: -5, end: 3 },
        { start: 9, end: 12 },
      ]),
    ).toBe('[one] two')
    expect(shown('one two', [])).toBe('one two')
    expect(pieces('', [{ start: 0, end: 3 }])).toEqual([])
  })

  it('leaves out what is far away, and cuts no word', () => {
    const text = shown('aaa bbb ccc ddd eee', [{ start: 8, end: 11 }], 2)
    expect(text).toMatch(/^… ?bbb \[ccc\] ddd ?…$/)
  })

  it('never change what they show, and mark what is in a span and nothing else', () => {
    const span = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }))
    fc.assert(
      fc.property(fc.string({ maxLength: 36 }), fc.array(span, { maxLength: 5 }), (text, found) => {
        const spans = found.map(([start, end]) => ({ start, end }))
        const all = pieces(text, spans, 1000)
        expect(all.map((p) => p.text).join('')).toBe(text)
        const marked = all.flatMap((p) => Array.from({ length: p.text.length }, () => p.marked))
        const inside = [...Array(text.length).keys()].map((i) => spans.some((s) => s.start <= i && i < s.end))
        expect(marked).toEqual(inside)
      }),
    )
  })
})

describe('texts of a signal', () => {
  const at = { id: '1', at: '2026-01-01T00:00:00Z', person: 'a' }
  it.each([
    [{ kind: 'edit', draft: 'd', final: 'f' }, ['draft', 'final'], 'f'],
    [{ kind: 'choice', chosen: 'c', rejected: 'r', reason: 'why' }, ['chosen', 'rejected', 'reason'], 'c'],
    [{ kind: 'followUp', response: 'r', message: 'm' }, ['response', 'message'], 'm'],
    [{ kind: 'rating', response: 'r', rating: 1, scale: [0, 1] }, ['response'], 'r'],
    [{ kind: 'statement', text: 't' }, ['text'], 't'],
  ] as const)('%j', (signal, fields, most) => {
    const whole = { ...at, ...signal } as unknown as Signal
    expect(textsOf(whole).map(([field]) => field)).toEqual(fields)
    expect(gist(whole)).toBe(most)
  })
})
