import { expect, test } from 'vitest'
import { parseSignal } from '../signal.ts'
import { quoteOf } from './quote.ts'
import { json, number, printable, sparkline, wrap } from './show.ts'

test('nothing of a text reaches the terminal but what it shows', () => {
  expect(printable('\x1b[31mred\x1b[0m\u009b2J\u202eevil\u200b end\r\nnext')).toBe(
    ' [31mred [0m 2Jevil end next',
  )
  expect(printable('[a] <b> {c} ﬁ 👩‍🚀')).toBe('[a] <b> {c} ﬁ 👩‍🚀')
  const hostile = { text: '\u009b2J\u202e\x1b' }
  expect(json(hostile)).toBe('{"text":"\\u009b2J\\u202e\\u001b"}')
  expect(JSON.parse(json(hostile))).toEqual(hostile)
})

test('numbers carry as many digits as say something', () => {
  expect([0, 0.001, 0.26, 1.5, 10.24, 87.4, 3].map(number)).toEqual([
    '0',
    'nearly 0',
    '0.26',
    '1.5',
    '10',
    '87',
    '3',
  ])
})

test('lines are broken at words, and a sparkline keeps its scale', () => {
  expect(wrap('one two three', 9, '  ')).toBe('  one two\n  three')
  expect(sparkline([0, 1, 2, 0], 2)).toBe('▁▅█▁')
  expect(sparkline([1, 1, 0, 0], 1, 2)).toBe('█▁')
})

test('a quoted line end is seen', () => {
  const evidence = { signal: 's', field: 'final', start: 0, end: 2, quote: '\n\n' }
  expect(quoteOf(evidence, new Map()).span).toBe('↵↵')
})

test('a quote stands in its surroundings, cut at words', () => {
  const text = `${'before '.repeat(20)}the span${' after'.repeat(20)}`
  const signal = parseSignal({ kind: 'edit', person: 'a', draft: text, final: 'x' }, new Date(0))
  const start = text.indexOf('the span')
  const evidence = { signal: signal.id, field: 'draft', start, end: start + 8, quote: 'the span' }
  const { did, before, span, after } = quoteOf(evidence, new Map([[signal.id, signal]]))
  expect([did, span]).toEqual(['replaced', 'the span'])
  expect(before).toMatch(/^…before( before)* $/)
  expect(after).toMatch(/^( after)+…$/)
  expect((before + span + after).length).toBeLessThanOrEqual(72)
  expect(quoteOf(evidence, new Map())).toEqual({ did: 'replaced', before: '', span: 'the span', after: '' })
})
