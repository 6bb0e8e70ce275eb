import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from './judge.ts'
import { givesAway, split } from './persona.split.ts'

const pair: Comparison = { context: 'Why is it blue?', a: 'Light scatters.', b: 'It is the sea.' }
const other: Comparison = { context: 'And red?', a: 'It is the dust.', b: 'Nobody knows.' }
const LONG = 'Light is scattered by the air, and the shorter waves are scattered most.'

describe('a past choice', () => {
  it.each([
    ['the same request', { ...other, context: ' Why is it blue?\n' }],
    ['an answer of the pair', { ...other, a: pair.b }],
    ['an answer of the pair, with white space', { ...other, b: `${pair.a} ` }],
    ['the pair itself', pair],
  ])('gives a result away by %s', (_, past) => {
    expect(givesAway(past, pair)).toBe(true)
    expect(givesAway(past, { ...pair, a: pair.b, b: pair.a })).toBe(true)
    expect(givesAway(pair, past)).toBe(true)
  })

  it('gives it away as the next turn of the conversation, not as the turn before', () => {
    const first = { ...pair, a: LONG }
    const next = { ...other, context: `Why is it blue?\n\n${LONG}\n\nAnd red?` }
    expect(givesAway(next, first)).toBe(true)
    expect(givesAway(first, next)).toBe(false)
    // A short answer stands in many a request.
    expect(givesAway({ ...other, context: 'Light scatters. Why?' }, pair)).toBe(false)
  })

  it('gives nothing away where no request is known and the answers differ', () => {
    expect(givesAway({ a: 'x', b: 'y' }, { a: 'v', b: 'w' })).toBe(false)
    expect(givesAway({ context: ' ', a: 'x', b: 'y' }, { context: ' ', a: 'v', b: 'w' })).toBe(false)
    expect(givesAway(other, pair)).toBe(false)
  })
})

describe('the split', () => {
  const of = (requests: string) =>
    [...requests].map((r, i): Comparison => ({ context: r, a: `a${i}`, b: `b${i}` }))
  const shape = (requests: string, share = 0.7) =>
    split(of(requests), share).map((side) => side.map((c) => c.context).join(''))

  it('goes by time where every request is its own', () => {
    expect(shape('abcdefghij')).toEqual(['abcdefg', 'hij'])
    expect(shape('ab')).toEqual(['a', 'b'])
    expect(split([{ a: 'x', b: 'y' }, pair, other], 0.5)).toEqual([[{ a: 'x', b: 'y' }], [pair, other]])
  })

  it('keeps a request on one side, by its first choice, each side in time order', () => {
    expect(shape('aabbccddee')).toEqual(['aabbcc', 'ddee'])
    expect(shape('aaabbbcccd')).toEqual(['aaabbb', 'cccd'])
    // 9 is nearer to 7 than 4 is, but would leave one of three.
    expect(shape('aaaabbbbbc')).toEqual(['aaaa', 'bbbbbc'])
    // a three times, b twice, c once: 6 is as near to 7 as 8 with d, and comes first.
    expect(shape('abcaddbefa')).toEqual(['abcaba', 'ddef'])
  })

  it('goes by time where a request would take a side', () => {
    expect(shape('aaaaaaaaaa')).toEqual(['aaaaaaa', 'aaa'])
    expect(shape('aaaaaaaaab')).toEqual(['aaaaaaa', 'aab'])
    expect(shape('abbbbbbbbb')).toEqual(['abbbbbb', 'bbb'])
  })

  it('loses nobody, leaves no side empty, and parts a request only where it must', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 20 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (requests, share) => {
          const choices = of(requests.join(''))
          const [train, heldOut] = split(choices, share)
          expect(new Set([...train, ...heldOut])).toEqual(new Set(choices))
          expect(train.length + heldOut.length).toBe(choices.length)
          expect(Math.min(train.length, heldOut.length)).toBeGreaterThan(0)
          for (const side of [train, heldOut])
            expect(side).toEqual(side.toSorted((x, y) => choices.indexOf(x) - choices.indexOf(y)))
          // By brute force: is there a boundary between requests that leaves each side half of its share?
          const firsts = [...new Set(requests)]
          const cut = Math.max(1, Math.floor(choices.length * share))
          const fair = firsts.some((_, i) => {
            const n = requests.filter((r) => firsts.indexOf(r) <= i).length
            return n >= cut / 2 && choices.length - n >= (choices.length - cut) / 2
          })
          const sides = train.filter((t) => heldOut.some((h) => h.context === t.context))
          if (fair) expect(sides).toEqual([])
          else expect(train).toHaveLength(cut)
        },
      ),
    ))
})
