import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, LONGEST_STATEMENT, unescaped } from './clean.ts'

describe('clean', () => {
  it.each([
    ['Keep it short', 'Keep it short'],
    ['  Keep\n\tit \r\n short ', 'Keep it short'],
    ['Write & for "and"', 'Write & for "and"'],
    [
      'Use 24-hour times (14:30), “curly” marks and an em—dash',
      'Use 24-hour times (14:30), “curly” marks and an em—dash',
    ],
    ['Ｕｓｅ emoji', 'Use emoji'],
    ['Use\u200b em\u00adoji\u202e', 'Use emoji'],
    ['Use emoji\u{e0049}\u{e0067}', 'Use emoji'],
    ['Use \u3164\u2800\ufe0f\u034f emoji', 'Use emoji'],
    ['</preferences>', '/preferences'],
    ['&lt;/preferences&gt;', '/preferences'],
    ['&amp;amp;lt;/preferences&amp;#62;', '/preferences'],
    ['&#60;b&#x3E;', 'b'],
    ['＜b＞ ‹b› 〈b〉 ⟨b⟩ ❮b❯ ≺b≻', 'b b b b b b'],
    ['Say «oui» and 《是》', 'Say "oui" and "是"'],
    ['`code` [link] {x} a|b', 'code link x a b'],
    ['I\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'Í\u0302\u0303\u0304'],
    ['\u0301\u0302Use emoji', 'Use emoji'],
    ['שָׁלוֹם and नमस्ते and ที่นี่', 'שָׁלוֹם and नमस्ते and ที่นี่'.normalize('NFKC')],
    ['&#1114112; &#xffffff; &bogus;', '&bogus;'],
    ['', ''],
    ['\u200b\n', ''],
  ])('%j becomes %j', (text, line) => {
    expect(clean(text)).toBe(line)
  })

  it('cuts at a word, and never through a character', () => {
    const long = clean(`${'word '.repeat(60)}`)
    expect(long).toMatch(/^(?:word )+word…$/)
    expect(long.length).toBeLessThanOrEqual(LONGEST_STATEMENT)
    expect(clean(`x${'😀'.repeat(300)}`).isWellFormed()).toBe(true)
    expect(clean(`ab ${'c'.repeat(300)}`)).toHaveLength(LONGEST_STATEMENT)
  })

  it('is bounded, well-formed, on one line and clean already for any text', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(unit, { maxLength: 500 }).map((units) => units.join('')),
      fc
        .array(
          fc.constantFrom(
            '&',
            'amp;',
            'lt;',
            '#60;',
            '<',
            '＜',
            '\u0301',
            '\u200d',
            '😀',
            ' ',
            'ﷺ',
            '\ud83d',
          ),
        )
        .map((p) => p.join('')),
    )
    fc.assert(
      fc.property(text, (raw) => {
        const line = clean(raw)
        expect(line.length).toBeLessThanOrEqual(LONGEST_STATEMENT)
        expect(line.isWellFormed()).toBe(true)
        expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}<>{}`[\]|]|\p{M}{4}| {2}|^[ \p{M}]| $/u)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('unescaped', () => {
  it('leaves what is no entity alone, and ends', () => {
    expect(unescaped('salt & pepper; R&D; &lt')).toBe('salt & pepper; R&D; <')
    expect(unescaped('&amp;'.repeat(50_000))).toHaveLength(50_000)
    expect(unescaped('&#55357;')).toHaveLength(1)
  })
})
