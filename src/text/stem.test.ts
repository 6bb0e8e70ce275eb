import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stem } from './stem.ts'

describe('stem', () => {
  it.each([
    ['write writes writing'],
    ['sentence sentences'],
    ['story stories'],
    ['use uses'],
    ['stop stops stopped stopping'],
    ['dash dashes'],
    ['formal formally'],
    ['simple simply'],
    ['polite politely'],
    ['list lists listed listing'],
    ["reader reader's readers"],
  ])('is one for %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1)
  })

  it.each(['word world', 'form formal', 'sing single', 'analysis analyst', 'warm warn'])(
    'keeps %s apart',
    (pair) => {
      const [a, b] = pair.split(' ') as [string, string]
      expect(stem(a)).not.toBe(stem(b))
    },
  )

  it('leaves nothing empty, and words that are none alone', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => stem(word).length > 0))
    expect(stem('a'.repeat(1000))).toHaveLength(1000)
  })
})
