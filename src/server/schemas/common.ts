import { z } from '@hono/zod-openapi'
import { reachable, UNREACHABLE } from '../../signal.ts'
import type { ProblemDetails } from '../problem.ts'

// Shapes that several resources share. Each is at once what is checked, what the document says and the client's types.

export const personName = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .refine(reachable, UNREACHABLE)
  .openapi({ description: 'The person, as signals name them. URL-encoded in a path.', example: 'ada' })

export const personParams = z.object({ person: personName })

/** An id, or where one may be abbreviated, its beginning. */
export const idText = z.string().min(1).max(64)

/** Where a slip would do harm, an id is not abbreviated. */
export const wholeId = z
  .string()
  .refine((id) => /^[0-9a-f]{24}$/.test(id), 'give the whole id, of 24 digits')
  .openapi({ pattern: '^[0-9a-f]{24}$' })

export const text = z.string().min(1).max(200_000)

export const pageQuery = {
  cursor: z.string().max(1000).optional().openapi({ description: 'Where the page before ended.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .openapi({ description: 'Most rows of a page.' }),
}

/** A page of rows. Without `next` it is the last. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ items: z.array(row), next: z.string().optional() })

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    field: z.string().optional(),
    remedy: z.string().optional(),
    request: z.string().optional(),
  })
  .openapi('Problem') satisfies z.ZodType<ProblemDetails>
