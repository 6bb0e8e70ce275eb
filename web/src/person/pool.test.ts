import { describe, expect, it } from 'vitest'
import type { Signal } from '../api.ts'
import { pairKey, poolOf, unanswered } from './pool.ts'
import { QUESTIONS } from './questions.ts'

const choice = (chosen: string, rejected: string, context?: string) =>
  ({
    kind: 'choice',
    chosen,
    rejected,
    ...(context && { context: [{ role: 'user', content: context }] }),
  }) as unknown as Signal

describe('questions', () => {
  it('are not asked again once answered, whichever was taken; with another request they are others', () => {
    const pool = [
      { context: 'x', a: '1', b: '2' },
      { a: '1', b: '2' },
      { context: 'y', a: '3', b: '4' },
    ]
    expect(unanswered(pool, [choice('2', '1', 'x'), choice('3', '4')])).toEqual([pool[1], pool[2]])
  })

  it('are read from lines', () => {
    expect(poolOf('{"a":"x","b":"y"}\r\n\n{"a":"x","b":"z","context":"c","more":1}\n')).toEqual([
      { a: 'x', b: 'y' },
      { a: 'x', b: 'z', context: 'c' },
    ])
  })

  it.each([
    ['{"a":"x","b":"y"}\nno', /Line 2/],
    ['{"a":"x"}', /Line 1/],
    ['{"a":"x","b":"x"}', /two different/],
    ['null', /Line 1/],
    [' \n', /no questions/],
  ])('%j is refused with the line', (text, message) => expect(() => poolOf(text)).toThrow(message))

  it('to begin with differ from each other, and their answers too', () => {
    expect(new Set(QUESTIONS.map(pairKey)).size).toBe(QUESTIONS.length)
    for (const { a, b } of QUESTIONS) expect(a).not.toBe(b)
  })
})
