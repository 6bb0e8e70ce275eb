import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { problemOfIssues } from './issues.ts'

const told = (schema: z.ZodType, value: unknown) => {
  const { field, remedy } = problemOfIssues(schema.safeParse(value).error!.issues).facts
  return [field, remedy]
}

const forms = z.union([z.strictObject({ all: z.literal(true) }), z.strictObject({ one: z.string().min(1) })])
const kinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('task'), task: z.string().max(3) }),
])

describe('what does not fit', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['another type', z.object({ a: z.string() }), { a: 1 }, 'a', 'give a string'],
    ['nothing', z.object({ a: z.number() }), {}, 'a', 'give a number'],
    ['a part of a number', z.object({ a: z.int() }), { a: 1.5 }, 'a', 'give a whole number'],
    ['an array', z.object({ a: z.string() }), [], 'body', 'give an object'],
    ['a field too many', z.strictObject({}), { b: 1 }, 'b', 'remove b'],
    ['another word', z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, 'a', 'use "x", "y"'],
    ['too long a text', z.object({ a: z.string().max(2) }), { a: 'abc' }, 'a', 'give at most 2 characters'],
    ['an empty text', z.object({ a: z.string().min(1) }), { a: '' }, 'a', 'give at least 1 character'],
    ['too many', z.array(z.int()).max(1), [1, 2], 'body', 'give at most 1 item'],
    ['not as many', z.array(z.int()).length(2), [1], 'body', 'give exactly 2 items'],
    ['too large a number', z.array(z.number().max(5)), [6], '0', 'give at most 5'],
    ['too small a number', z.number().positive(), 0, 'body', 'give more than 0'],
    ['a number out of all bounds', z.int(), 1e99, 'body', 'give at most 9007199254740991'],
    ['a kind there is not', z.object({ s: kinds }), { s: { kind: 'x' } }, 's.kind', 'use "always", "task"'],
    ['a field of a kind', kinds, { kind: 'task', task: 'long' }, 'task', 'give at most 3 characters'],
    ['none of the forms', forms, {}, 'body', 'all: use true, or one: give a string'],
    ['nearly one of them', forms, { one: '' }, 'one', 'give at least 1 character'],
    [
      'neither of two types',
      z.union([z.string(), z.object({})]),
      5,
      'body',
      'give a string, or give an object',
    ],
    ['a name too long', z.record(z.string().max(1), z.int()), { ab: 1 }, 'ab', 'give at most 1 character'],
    ['what we say ourselves', z.string().refine(() => false, 'say more'), 'a', 'body', 'say more'],
  ])('(%s) is said with a remedy in our words', (_, schema, value, field, remedy) => {
    expect(told(schema, value)).toEqual([field, remedy])
  })

  it('has a remedy also where nothing is known of it', () => {
    const [, remedy] = told(z.email(), 'x')
    expect(remedy).toMatch(/openapi/)
  })
})
