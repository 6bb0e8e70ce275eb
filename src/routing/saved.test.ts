import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { count, floats, ints, parsed } from './saved.ts'

const schema = z.object({ size: count, at: ints(2), inside: z.object({ by: floats() }) })
const good = { size: 1, at: intsTo(Int32Array.of(5, 6)), inside: { by: floatsTo(Float32Array.of(0.5)) } }

describe('parsed', () => {
  it('reads what was saved', () => {
    const { at, inside } = parsed('thing', schema, good)
    expect([...at]).toEqual([5, 6])
    expect([...inside.by]).toEqual([0.5])
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'thing'],
    ['null', null, 'thing'],
    ['a list', [], 'thing'],
    ['no size', { ...good, size: 0 }, 'thing.size'],
    ['numbers for bytes', { ...good, at: [5, 6] }, 'thing.at'],
    ['too few', { ...good, at: intsTo(Int32Array.of(5)) }, 'thing.at'],
    ['what is cut off', { ...good, at: 'AAAA' }, 'thing.at'],
    ['what is no base64', { ...good, inside: { by: 'ä' } }, 'thing.inside.by'],
    [
      'what is no number',
      { ...good, inside: { by: floatsTo(Float32Array.of(1, Number.NaN)) } },
      'thing.inside.by',
    ],
    ['nothing inside', { ...good, inside: undefined }, 'thing.inside'],
  ])('refuses %s, and names the field', (_, json, field) => {
    expect(() => parsed('thing', schema, json)).toThrow(InvalidInputError)
    expect(() => parsed('thing', schema, json)).toThrow(expect.objectContaining({ field }))
  })
})
