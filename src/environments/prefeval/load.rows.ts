import { z } from 'zod'
import { rows } from '../../data/rows.ts'
import { InvalidInputError } from '../../errors.ts'

export const message = z.object({ role: z.enum(['user', 'assistant']), content: z.string().min(1) })

/** All rows of a file in the shape of a schema. */
export async function parsed<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const { line, value, problem } of rows(file)) {
    if (problem) throw problem
    const { success, data, error } = schema.safeParse(value)
    if (!success) {
      const { path, message } = error.issues[0]!
      throw new InvalidInputError(`${file}:${line} ${path.join('.')}`.trim(), value, message)
    }
    found.push(data)
  }
  return found
}
