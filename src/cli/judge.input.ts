import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { InvalidInputError } from '../errors.ts'
import { UsageError } from './failure.ts'
import { openInput } from './import.input.ts'
import { isRecord } from './import.shapes.ts'

export interface Given {
  readonly context?: string
  readonly a?: string
  readonly b?: string
  readonly aFile?: string
  readonly bFile?: string
  readonly answers?: string
}

/** What is to be judged: two answers, or many to be ordered. */
export type Judged = { readonly context?: string } & (
  | { readonly a: string; readonly b: string }
  | { readonly answers: readonly string[] }
)

/** Reads what was given as text, file or stdin. @throws UsageError where answers are missing or given twice. */
export async function materialOf({ context, a, b, aFile, bFile, answers }: Given): Promise<Judged> {
  const pair = [a, b, aFile, bFile].some((given) => given !== undefined)
  if (pair === (answers !== undefined))
    throw new UsageError('give two answers with --a and --b (or --a-file, --b-file), or many with --answers')
  const list = answers === undefined ? undefined : await answersIn(answers)
  const texts = list ? { answers: list } : { a: await one('a', a, aFile), b: await one('b', b, bFile) }
  const request = context === '-' ? await fromStdin() : context
  return { ...texts, ...(request !== undefined && { context: request }) }
}

async function one(name: 'a' | 'b', text: string | undefined, file: string | undefined): Promise<string> {
  if ((text === undefined) === (file === undefined))
    throw new UsageError(`give answer ${name.toUpperCase()} with --${name} or with --${name}-file`)
  if (file === undefined) return text!
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidInputError(`${name}-file`, file, `it cannot be read: ${error.message}`)
  })
}

async function fromStdin(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('pipe the request into stdin, or give it with --context')
  return textOf(process.stdin)
}

/** One answer a line in a `.txt`; else JSONL of texts or of objects with a `text`. */
async function answersIn(file: string): Promise<readonly string[]> {
  if (/\.txt$/i.test(file)) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new InvalidInputError('answers', file, `it cannot be read: ${error.message}`)
    })
    return text.split(/\r?\n/).filter((line) => line.trim() !== '')
  }
  const found: string[] = []
  for await (const { line, value, problem } of (await openInput(file, {})).rows) {
    const text = isRecord(value) ? value.text : value
    if (problem || typeof text !== 'string' || text.trim() === '')
      throw new InvalidInputError(`${file}:${line}`, value, 'give a text, or an object with a text')
    found.push(text)
  }
  return found
}
