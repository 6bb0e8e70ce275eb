import { readFile } from 'node:fs/promises'
import { rows } from '../data/rows.ts'
import { InvalidInputError } from '../errors.ts'
import type { Item } from '../routing/score.ts'
import type { Tried } from '../routing.collect.pairs.ts'
import { isRecord } from './import.shapes.ts'

/** Prompts to try: one a line in a `.txt`, else rows of {id?, text}. */
export async function promptsIn(file: string): Promise<readonly Tried[]> {
  const found: Tried[] = []
  const lines = new Map<string, number>()
  for await (const { line, value } of /\.txt$/i.test(file) ? textLines(file) : objects(file)) {
    const place = `${file}:${line}`
    const text = textOf(place, value, ['text', 'prompt'])
    const same = lines.get(text)
    if (same !== undefined)
      throw new InvalidInputError(`${place}: text`, text, `it is the prompt of line ${same} again`)
    lines.set(text, line)
    const id = scalar(value.id)
    found.push({ text, ...(id !== undefined && { id }) })
  }
  if (found.length === 0) throw new InvalidInputError('prompts', file, 'give a file that holds prompts')
  return found
}

/** Queries to put them on: rows of {query, expected?}. The same row twice is one query. */
export async function queriesIn(file: string): Promise<readonly Item[]> {
  const found = new Map<string, Item & { readonly line: number }>()
  for await (const { line, value } of objects(file)) {
    const place = `${file}:${line}`
    const query = textOf(place, value, ['query', 'text', 'question'])
    const expected = scalar(value.expected) ?? scalar(value.answer)
    const same = found.get(query)
    if (same && same.expected !== expected)
      throw new InvalidInputError(
        `${place}: expected`,
        expected,
        `line ${same.line} has the same query with ${JSON.stringify(same.expected)}: keep one of them`,
      )
    if (!same) found.set(query, { query, ...(expected !== undefined && { expected }), line })
  }
  if (found.size === 0) throw new InvalidInputError('queries', file, 'give a file that holds queries')
  return [...found.values()].map(({ line: _, ...item }) => item)
}

interface Numbered {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>>
}

/** Rows of JSONL, JSON, CSV or Parquet. A bad one ends it: what was paid for must not hang on what was left out. */
async function* objects(file: string): AsyncIterable<Numbered> {
  for await (const { line, value, problem } of rows(file)) {
    if (!problem && isRecord(value)) yield { line, value }
    else throw new InvalidInputError(`${file}:${line}`, value ?? problem?.value, 'give one object a row')
  }
}

async function* textLines(file: string): AsyncIterable<Numbered> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidInputError('prompts', file, `it cannot be read: ${error.message}`)
  })
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries())
    if (line.trim() !== '') yield { line: i + 1, value: { text: line } }
}

/** The first of these fields that is there. */
function textOf(place: string, value: Numbered['value'], fields: readonly string[]): string {
  const field = fields.find((name) => value[name] != null) ?? fields[0]!
  const text = value[field]
  if (typeof text !== 'string' || text.trim() === '')
    throw new InvalidInputError(`${place}: ${field}`, text, 'give a text')
  return text
}

/** A number stands for its text: answers to sums are mostly written as such. */
const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
