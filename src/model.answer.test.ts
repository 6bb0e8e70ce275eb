import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readAnswer, spoken } from './model.answer.ts'

const schema = z.object({ a: z.number() })
const json = (text: string, finish = 'stop') => readAnswer({ schema }, { text, finish })
const plain = (text: string, finish = 'stop') => readAnswer<string>({}, { text, finish })

describe('a structured answer', () => {
  it.each([
    ['as it is', '{"a": 1}'],
    ['in a fence', '```json\n{"a": 1}\n```'],
    ['with words around it', 'Here you are: {"a": 1}. Anything else?'],
    ['after thinking', '<think>{"a": 2} or so</think>\n{"a": 1}'],
    ['after thinking whose beginning a server left out', 'perhaps {"a": 2}\n</think>{"a": 1}'],
    ['cut off after its end', '{"a": 1}\n\nThe'],
  ])('is read %s', (_, text) => {
    expect(json(text, 'length')).toEqual({ value: { a: 1 } })
  })

  it.each([
    ['{"a": "x"}', 'stop', 'malformed', /^a: /],
    ['{"b": 1}', 'stop', 'malformed', /^a: /],
    ['[1, 2', 'stop', 'malformed', /no JSON/],
    ['{"a": ', 'length', 'truncated', /cut off/],
    ['', 'stop', 'empty', /empty/],
    ['', 'length', 'truncated', /empty/],
    ['{"a": 1}', 'content-filter', 'filtered', /^$/],
    ["I'm sorry, but I can't help with that.", 'stop', 'refused', /sorry/],
    ['<think>only thought', 'length', 'truncated', /empty/],
  ])('that cannot be used says why: %s', (text, finish, fault, detail) => {
    expect(json(text, finish)).toMatchObject({ fault, detail: expect.stringMatching(detail) })
  })
})

describe('a text answer', () => {
  it('that begins with an apology is a letter, not a refusal', () => {
    for (const text of [
      "I'm sorry I missed your call.",
      'Sorry for the delay, Ann.',
      'I cannot wait to see you!',
    ])
      expect(plain(text)).toEqual({ value: text })
  })

  it.each([
    "I'm sorry, but I can't assist with that request.",
    'I cannot comply with this.',
    "I can't help with that.",
    'I am unable to fulfil this request.',
  ])('that refuses is told from one that does not: %s', (text) => {
    expect(plain(text)).toMatchObject({ fault: 'refused' })
  })

  it('that was cut off is none', () => {
    expect(plain('Dear Ann, I', 'length')).toMatchObject({ fault: 'truncated' })
  })
})

describe('what is said so far', () => {
  it('leaves thinking out, however the text is cut into pieces', () => {
    const text = '<think>hm, <b>hm</b></think>\nDear Ann'
    let shown = ''
    for (let end = 0; end <= text.length; end++) {
      const seen = spoken(text.slice(0, end))
      expect(seen.startsWith(shown)).toBe(true)
      shown = seen
    }
    expect(shown).toBe('Dear Ann')
  })

  it('is everything where nothing is thought', () => {
    for (const text of ['Dear Ann', '<b>Ann</b>', '<thing>', 'a <think> b']) expect(spoken(text)).toBe(text)
  })
})
