import { InvalidInputError } from '../errors.ts'
import type { Comparison } from '../judges/judge.ts'
import { openInput } from './import.input.ts'
import { isRecord } from './import.shapes.ts'

/**
 * Questions of a JSONL file: {context?, a, b} a line. A line that holds none ends it, so that a question's number
 * never depends on what was left out.
 */
export async function poolOf(file: string): Promise<readonly Comparison[]> {
  const pool: Comparison[] = []
  for await (const { line, value, problem } of (await openInput(file, {})).rows) {
    if (problem || !isRecord(value))
      throw new InvalidInputError(`${file}:${line}`, value, 'give {context?, a, b}')
    const { context, a, b } = value
    for (const [field, text] of Object.entries({ a, b, ...(context !== undefined && { context }) }))
      if (typeof text !== 'string' || text.trim() === '')
        throw new InvalidInputError(`${file}:${line}: ${field}`, text, 'give a text')
    if (String(a).trim() === String(b).trim())
      throw new InvalidInputError(`${file}:${line}: b`, b, 'it is the same text as a')
    pool.push({ a: String(a), b: String(b), ...(typeof context === 'string' && { context }) })
  }
  if (pool.length === 0) throw new InvalidInputError('pool', file, 'give one that holds questions')
  return pool
}
