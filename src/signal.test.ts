import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError, isPenchantError } from './errors.ts'
import { MAX_TEXT, material, parseSignal, type SignalInput, signalJsonSchema, texts } from './signal.ts'

const NOW = new Date('2026-05-01T08:00:00.000Z')
const parse = (input: unknown, now = NOW) => parseSignal(input, now)

const EACH: readonly SignalInput[] = [
  { kind: 'sample', person: 'ann', text: 'Hello there.' },
  { kind: 'edit', person: 'ann', draft: 'Hello there.', final: 'Hi.' },
  {
    kind: 'choice',
    person: 'ann',
    chosen: 'Short.',
    rejected: 'Rather long.',
    strength: 0.5,
    reason: 'Shorter.',
  },
  { kind: 'rating', person: 'ann', response: 'An answer.', rating: 4, scale: [1, 5], reason: 'Clear.' },
  { kind: 'followUp', person: 'ann', response: 'An answer.', message: 'Shorter please.' },
  { kind: 'statement', person: 'ann', text: 'No emoji.' },
  { kind: 'outcome', person: 'ann', query: 'What is 2 + 2?', prompt: 'Think.', success: 1 },
]

const sample = { kind: 'sample', person: 'ann', text: 'Hello there.' } as const
const rating = { kind: 'rating', person: 'ann', response: 'x', rating: 3, scale: [1, 5] } as const
const circle: Record<string, unknown> = { kind: 'sample', person: 'ann' }
circle.text = circle

describe('parseSignal', () => {
  it.each(EACH)('takes a $kind', (input) => {
    const signal = parse(input)
    expect(signal).toMatchObject(input)
    expect(signal.at).toBe('2026-05-01T08:00:00.000Z')
    expect(signal.id).toMatch(/^[0-9a-f]{24}$/)
  })

  it('takes every optional field', () => {
    const more = {
      at: '2026-01-31T09:30:00Z',
      task: 'email',
      source: 'doc-7',
      context: [{ role: 'user', content: 'Write to Bob.' }],
      meta: { app: 'mail', n: 3, sent: true, note: null },
    } as const
    expect(parse({ ...sample, ...more })).toMatchObject({ ...more, at: '2026-01-31T09:30:00.000Z' })
  })

  it('takes an outcome of nobody', () => {
    expect(parse({ kind: 'outcome', query: 'q', prompt: 'p', success: 0.5 }).person).toBeUndefined()
  })

  it('trims names and leaves texts as they are', () => {
    expect(parse({ kind: 'sample', person: '  ann ', text: ' \n Hi ' })).toMatchObject({
      person: 'ann',
      text: ' \n Hi ',
    })
  })

  it('refuses one character too many, not one less', () => {
    expect(parse({ ...sample, text: 'x'.repeat(MAX_TEXT) })).toBeDefined()
    expect(() => parse({ ...sample, text: 'x'.repeat(MAX_TEXT + 1) })).toThrow(InvalidInputError)
  })

  const WRONG: readonly (readonly [string, unknown, field: string, shown: string, remedy: string])[] = [
    ['an unknown kind', { ...sample, kind: 'smple' }, 'kind', '"smple"', 'use one of sample, edit, choice'],
    ['no kind', { person: 'ann', text: 'x' }, 'kind', 'undefined', 'use one of sample'],
    ['a missing person', { kind: 'sample', text: 'x' }, 'person', 'undefined', 'give a string'],
    ['a blank person', { ...sample, person: '  ' }, 'person', '"  "', 'must not be empty'],
    ['a long person', { ...sample, person: 'x'.repeat(257) }, 'person', 'xxx', 'at most 256'],
    ['an empty text', { ...sample, text: '' }, 'text', '""', 'must not be empty'],
    ['too long a text', { ...sample, text: 'x'.repeat(MAX_TEXT + 1) }, 'text', 'xxx', 'at most 200000'],
    ['a text of another type', { ...sample, text: 3 }, 'text', '3', 'give a string instead'],
    ['an unknown key', { ...sample, colour: 'red' }, 'colour', '"red"', 'remove colour or put it into meta'],
    [
      'a word for a time',
      { ...sample, at: 'yesterday' },
      'at',
      '"yesterday"',
      'such as 2026-01-31T09:30:00Z',
    ],
    [
      'a day there is not',
      { ...sample, at: '2026-02-30T00:00:00Z' },
      'at',
      '"2026-02-30',
      'must be an ISO time',
    ],
    [
      'a time without zone',
      { ...sample, at: '2026-02-03T00:00:00' },
      'at',
      '"2026-02-03',
      'must be an ISO time',
    ],
    ['a rating outside its scale', { ...rating, rating: 6 }, 'rating', '6', 'within scale [1,5]'],
    ['a rating below its scale', { ...rating, rating: 0.9 }, 'rating', '0.9', 'within scale [1,5]'],
    ['a scale upside down', { ...rating, scale: [5, 1] }, 'scale', '[5,1]', '[lowest, highest]'],
    ['no number', { ...rating, rating: Number.NaN }, 'rating', 'NaN', 'give a number'],
    ['a rating in words', { ...rating, rating: '3' }, 'rating', '"3"', 'give a number instead'],
    ['a big integer', { ...rating, rating: 10n }, 'rating', '10', 'give a number instead'],
    [
      'too much strength',
      { kind: 'choice', person: 'a', chosen: 'x', rejected: 'y', strength: 1.5 },
      'strength',
      '1.5',
      'from 0 to 1',
    ],
    [
      'negative success',
      { kind: 'outcome', query: 'q', prompt: 'p', success: -1 },
      'success',
      '-1',
      'from 0 to 1',
    ],
    [
      'an unknown role',
      { ...sample, context: [{ role: 'boss', content: 'x' }] },
      'context.0.role',
      '"boss"',
      'user',
    ],
    ['a nested meta', { ...sample, meta: { list: [1] } }, 'meta.list', '[1]', 'give text, a number'],
    [
      'a choice without its other side',
      { kind: 'choice', person: 'a', chosen: 'x' },
      'rejected',
      'undefined',
      'give a string',
    ],
    [
      'an edit with a text',
      { ...sample, kind: 'edit', draft: 'a', final: 'b' },
      'text',
      '"Hello',
      'remove text',
    ],
    ['a circle', circle, 'text', '[object Object]', 'give a string instead'],
    ['nothing', undefined, 'signal', 'undefined', 'give an object'],
    ['null', null, 'signal', 'null', 'give an object instead'],
    ['a list', [], 'signal', '[]', 'give an object instead'],
  ]

  it.each(WRONG)('refuses %s and says what to do', (_, input, field, shown, remedy) => {
    let thrown: unknown
    try {
      parse(input)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(InvalidInputError)
    expect(isPenchantError(thrown)).toBe(true)
    const error = thrown as InvalidInputError
    expect(error.field).toBe(field)
    expect(error.message.startsWith(`${field}: `)).toBe(true)
    expect(error.message).toContain(shown)
    expect(error.message).toContain(remedy)
    // A log line, not the whole text.
    expect(error.message.length).toBeLessThan(300)
  })

  it('throws nothing but its own error, whatever it is given', () => {
    const keys = fc.constantFrom(
      'kind',
      'person',
      'text',
      'draft',
      'final',
      'at',
      'scale',
      'rating',
      'meta',
      'context',
      'response',
    )
    const leaf = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
      fc.constantFrom('sample', 'rating', 'ann'),
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(keys, leaf)), (input) => {
        try {
          expect(parse(input).id).toHaveLength(24)
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' })
const when = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString())
const input = fc.record(
  {
    kind: fc.constant('edit' as const),
    person: fc.constantFrom('ann', 'bob'),
    draft: text,
    final: text,
    task: text,
    source: text,
    at: when,
    meta: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5 }),
      fc.oneof(text, fc.integer(), fc.boolean()),
    ),
  },
  { requiredKeys: ['kind', 'person', 'draft', 'final'] },
)

describe('the id', () => {
  it('does not depend on the order of keys, nor on the clock', () => {
    fc.assert(
      fc.property(
        input,
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        (given, clock) => {
          const turned = Object.fromEntries(Object.entries(given).reverse())
          if (given.meta) turned.meta = Object.fromEntries(Object.entries(given.meta).reverse())
          expect(parse(turned, clock).id).toBe(parse(given).id)
        },
      ),
    )
  })

  it('differs where any field differs', () => {
    fc.assert(
      fc.property(
        input,
        fc.constantFrom('person', 'draft', 'final', 'task', 'source', 'meta'),
        (given, field) => {
          const value = field === 'meta' ? { more: 1 } : `${given[field as 'draft'] ?? ''} more`
          expect(parse({ ...given, [field]: value }).id).not.toBe(parse(given).id)
        },
      ),
    )
  })

  it('differs between kinds that hold the same text', () => {
    const ids = ['sample', 'statement'].map((kind) => parse({ kind, person: 'ann', text: 'Hello.' }).id)
    expect(new Set(ids).size).toBe(2)
  })

  it('cannot be confused by moving text between fields', () => {
    const a = parse({ kind: 'edit', person: 'ann', draft: 'a","final":"b', final: 'c' })
    const b = parse({ kind: 'edit', person: 'ann', draft: 'a', final: 'b","final":"c' })
    expect(a.id).not.toBe(b.id)
  })

  it('holds the time when it was given, and only then', () => {
    const first = parse({ ...sample, at: '2026-01-01T00:00:00Z' })
    const second = parse({ ...sample, at: '2026-01-02T00:00:00Z' })
    expect(new Set([first.id, second.id, parse(sample).id]).size).toBe(3)
    expect(parse(sample, new Date('2027-01-01')).id).toBe(parse(sample).id)
  })

  it('takes one moment in two time zones for one signal', () => {
    const ways = ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', '2025-12-31T19:00:00.000-05:00']
    const parsed = ways.map((at) => parse({ ...sample, at }))
    expect(parsed.map((s) => s.at)).toEqual(ways.map(() => '2026-01-01T00:00:00.000Z'))
    expect(new Set(parsed.map((s) => s.id)).size).toBe(1)
  })

  it('takes an undefined field for an absent one', () => {
    expect(parse({ ...sample, task: undefined, at: undefined }).id).toBe(parse(sample).id)
  })
})

describe('material', () => {
  const edit = { kind: 'edit', person: 'ann', draft: 'Dear all,', final: 'Hi all', task: 'email' } as const

  it("is the same for two people's edits of the same draft", () => {
    const other = {
      ...edit,
      person: 'bob',
      final: 'Hello everybody',
      at: '2026-01-01T00:00:00Z',
      meta: { a: 1 },
    }
    expect(material(parse(other))).toBe(material(parse(edit)))
  })

  it.each([
    ['draft', { draft: 'Dear Sir,' }],
    ['task', { task: 'letter' }],
    ['source', { source: 'doc-1' }],
    ['context', { context: [{ role: 'user' as const, content: 'Write.' }] }],
  ])('differs with the %s', (_, change) => {
    expect(material(parse({ ...edit, ...change }))).not.toBe(material(parse(edit)))
  })

  it('does not depend on what was written from it', () => {
    const one = parse({ ...sample, task: 'essay', source: 's' })
    const two = parse({ ...sample, person: 'bob', text: 'Something else.', task: 'essay', source: 's' })
    expect(material(one)).toBe(material(two))
  })
})

describe('texts', () => {
  it('holds every free text of every kind but its surroundings', () => {
    const fields = EACH.map((signal) => Object.keys(texts(parse(signal))).sort())
    expect(fields).toEqual([
      ['text'],
      ['draft', 'final'],
      ['chosen', 'reason', 'rejected'],
      ['reason', 'response'],
      ['message', 'response'],
      ['text'],
      ['prompt', 'query'],
    ])
  })

  it('gives the texts unchanged', () => {
    for (const signal of EACH)
      for (const [field, value] of Object.entries(texts(parse(signal))))
        expect(value).toBe((signal as unknown as Record<string, string>)[field])
  })
})

describe('signalJsonSchema', () => {
  it('describes every kind and survives JSON', () => {
    const schema = JSON.parse(JSON.stringify(signalJsonSchema()))
    const kinds = (schema.oneOf ?? schema.anyOf).map(
      (one: { properties: { kind: { const: string } } }) => one.properties.kind.const,
    )
    expect(kinds).toEqual(EACH.map((signal) => signal.kind))
  })

  it('asks for what the parser asks for, kind by kind', () => {
    const schema = JSON.parse(JSON.stringify(signalJsonSchema()))
    for (const signal of EACH) {
      const one = (schema.oneOf ?? schema.anyOf).find(
        (s: { properties: { kind: { const: string } } }) => s.properties.kind.const === signal.kind,
      )
      expect(one.additionalProperties).toBe(false)
      for (const field of Object.keys(one.properties)) {
        const { [field as 'person']: _, ...less } = signal
        const taken = (() => {
          try {
            parse(less)
            return true
          } catch {
            return false
          }
        })()
        expect([field, taken]).toEqual([field, !one.required.includes(field)])
      }
    }
  })
})
