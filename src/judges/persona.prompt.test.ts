import { describe, expect, it } from 'vitest'
import type { Shown } from './judge.prompt.ts'
import { personaOf, synthesisPrompt } from './persona.prompt.ts'

const shown = (n: number, more: Partial<Shown> = {}): Shown => ({
  context: `request ${n}`,
  a: `one ${n}`,
  b: `two ${n}`,
  chosen: n % 2 ? 'A' : 'B',
  ...more,
})

describe('the prompt for a persona', () => {
  it('tells what was taken and what was left, without places, and numbers the unexplained on', () => {
    const { user } = synthesisPrompt([shown(1, { reason: 'short' }), shown(2, { reason: 'dry' })], [shown(3)])
    expect(user).toContain(
      'Choice 1:\n<past_choice>\n<request>\nrequest 1\n</request>\n<chosen>\none 1\n</chosen>\n<rejected>\ntwo 1\n</rejected>\n<reason>\nshort\n</reason>',
    )
    expect(user).toContain('<chosen>\ntwo 2\n</chosen>\n<rejected>\none 2\n</rejected>')
    expect(user).toMatch(/<\/past_choice>\n\nChoices not yet explained:\n\nChoice 3:\n<past_choice>/)
    expect(user).not.toContain('answer_a')
    expect(synthesisPrompt([shown(1)], []).user).not.toContain('explained')
  })

  it('stays within a length, however many and long the choices are', () => {
    const long = 'word '.repeat(10_000)
    const many = Array.from({ length: 60 }, (_, n) => shown(n, { context: long, a: long, b: long }))
    expect(synthesisPrompt(many.slice(0, 30), many.slice(30)).user.length).toBeLessThan(60_000)
  })
})

describe('traits', () => {
  const lines = (shown: number, ...cited: number[][]) => {
    const found = personaOf(
      { traits: cited.map((choices, i) => ({ trait: `Takes kind ${i}.`, choices })) },
      shown,
    )
    return 'text' in found ? found.text.split('\n').map((line) => Number(line.match(/\d/)![0])) : found.why
  }

  it('need two different choices that were shown, from four on', () => {
    expect(lines(4, [1], [2, 2], [1, 2], [3, 5], [0, 4])).toEqual([2])
    expect(lines(3, [4], [1])).toEqual([1])
    expect(lines(4, [1], [2, 9])).toMatch(/names two choices/)
    expect(lines(3, [], [9])).toMatch(/names a choice/)
  })

  it('are one for every two choices, one at least and eight at most', () => {
    const all = Array.from({ length: 10 }, () => [1, 2])
    for (const [n, most] of [
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
      [7, 3],
      [15, 7],
      [40, 8],
    ] as const)
      expect(lines(n, ...all.map((c) => (n === 1 ? [1] : c)))).toEqual(
        Array.from({ length: most }, (_, i) => i),
      )
  })
})
