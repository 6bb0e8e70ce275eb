import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { floatsFrom, intsFrom } from './bytes.ts'

export const count = z.int().positive()

/** Base64 of 32-bit floats, all of them numbers. */
export const floats = (length?: number) =>
  array(floatsFrom, length).refine((values) => values.every(Number.isFinite), 'holds what is no number')
export const ints = (length?: number) => array(intsFrom, length)

function array<T extends { readonly length: number }>(from: (text: string) => T, length?: number) {
  return z
    .base64()
    .transform((text, context) => {
      try {
        return from(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'was cut off' })
        return z.NEVER
      }
    })
    .refine((values) => length === undefined || values.length === length, `needs ${length} numbers`)
}

/** @throws InvalidInputError naming the field. */
export function parsed<S extends z.ZodType>(field: string, schema: S, json: unknown): z.output<S> {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  let value = json
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  throw new InvalidInputError(
    [field, ...path].join('.'),
    value,
    `${message}; give what save() of a router returned`,
  )
}
