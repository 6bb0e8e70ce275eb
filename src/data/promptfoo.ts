import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import type { SignalInput } from '../signal.ts'
import { outcomeOf, type Result, resultOf, told } from './promptfoo.result.ts'
import { csvResults, grid, gridResults } from './promptfoo.table.ts'
import { rows } from './rows.ts'
import { type Entry, type LoadOptions, report, signals, table } from './table.ts'

export interface PromptfooOptions extends LoadOptions {
  readonly files: readonly string[]
}

/**
 * Results of `promptfoo eval -o` (JSON of versions 1 to 3, JSONL, CSV): an outcome for each prompt on each test. Its
 * query is the variable named query, question, input, prompt, text, message, problem or task, else the only variable,
 * else all of them as JSON; `meta.queryVar` says which. Its prompt is the template, in JSONL and CSV the label (the
 * same unless one was given). Its success is the score, from 0 to 1. A test that was not graded, for want of an answer,
 * is a bad row: that is no failure of its prompt.
 *
 * JSONL is read row by row; JSON and CSV are held in memory.
 *
 * @throws InvalidInputError for a missing file, one that promptfoo did not write, and without `onBad` a bad row.
 */
export function promptfoo(options: PromptfooOptions): AsyncIterable<SignalInput> {
  return signals(outcomes(options), (signal) => [signal], options)
}

async function* outcomes(options: PromptfooOptions): AsyncIterable<Entry<SignalInput>> {
  for (const file of options.files)
    for await (const { line, row } of results(file, options)) {
      try {
        yield { file, line, row: outcomeOf(row) }
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        report(options, file, line, error)
      }
    }
}

/** What a file holds is told by its first row: JSON over several lines, or of a whole evaluation, is no row of JSONL. */
async function* results(file: string, options: LoadOptions): AsyncIterable<Entry<Result>> {
  const csv = /\.csv(\.gz)?$/i.test(file)
  const first = await firstOf(file)
  const bad = (line: number, error: InvalidInputError) => report(options, file, line, error)
  if (csv) {
    for (const { line, result } of csvResults(await textOf(file), bad)) yield { file, line, row: result }
  } else if (first !== undefined && 'success' in first) {
    for await (const { line, row } of table([file], told, options)) yield { file, line, row: resultOf(row) }
  } else yield* whole(file, options)
}

/** An evaluation in one piece. Before version 2 it was not wrapped. */
const evaluation = z.looseObject({
  timestamp: z.iso.datetime({ offset: true }).nullish().catch(undefined),
  prompts: z.array(z.looseObject({ raw: z.string() })).nullish(),
  results: z.array(z.unknown()).nullish(),
  table: grid.nullish(),
})

async function* whole(file: string, options: LoadOptions): AsyncIterable<Entry<Result>> {
  const json = jsonOf(file, await textOf(file))
  const nested = z.object({ results: z.record(z.string(), z.unknown()) }).safeParse(json)
  const { data, error } = evaluation.safeParse(nested.success ? nested.data.results : json)
  if (data === undefined || !(data.table || data.results)) {
    const [issue] = error?.issues ?? []
    const field = issue ? issue.path.join('.') : 'results'
    throw new InvalidInputError(
      'file',
      file,
      `give one as promptfoo wrote it: ${field} is not what it should be`,
    )
  }
  const at = data.timestamp ?? undefined
  if (data.table) {
    for (const { line, result } of gridResults(data.table, at)) yield { file, line, row: result }
    return
  }
  for (const [i, value] of data.results!.entries()) {
    const { data: row, error: wrong } = told.safeParse(value)
    if (row) yield { file, line: i + 1, row: resultOf(row, data.prompts?.[row.promptIdx ?? -1]?.raw, at) }
    else {
      const issue = wrong.issues[0]!
      report(options, file, i + 1, new InvalidInputError(issue.path.join('.'), value, issue.message))
    }
  }
}

/** Also looks whether the file is there and can be read. */
async function firstOf(file: string): Promise<object | undefined> {
  for await (const { value } of rows(file))
    return typeof value === 'object' && value !== null ? value : undefined
  throw new InvalidInputError('file', file, 'give one that holds rows')
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InvalidInputError('file', file, `it is no JSON: ${(error as Error).message}`)
  }
}
