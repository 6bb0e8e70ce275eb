import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { errorOf, type Result } from './promptfoo.result.ts'

/** A result with the number of its row. */
export interface Placed {
  readonly line: number
  readonly result: Result
}

const output = z.union([
  z.string(),
  z.looseObject({
    pass: z.boolean(),
    score: z.number().nullish(),
    text: z.string().nullish(),
    provider: z.string().nullish(),
    failureReason: z.number().nullish(),
    gradingResult: z.unknown().optional(),
    error: z.string().nullish(),
  }),
])

/** The table of versions 1 and 2: a row a test, a column a prompt and provider. */
export const grid = z.looseObject({
  head: z.looseObject({
    vars: z.array(z.string()),
    prompts: z.array(
      z.looseObject({
        raw: z.string(),
        id: z.string().nullish(),
        provider: z.string().nullish(),
      }),
    ),
  }),
  body: z.array(z.looseObject({ outputs: z.array(output.nullish()), vars: z.array(z.string()) })),
})

export function* gridResults({ head, body }: z.output<typeof grid>, at?: string): Generator<Placed> {
  for (const [testIdx, { outputs, vars }] of body.entries())
    for (const [i, cell] of outputs.entries()) {
      const prompt = head.prompts[i]
      if (cell == null || prompt === undefined) continue
      const common = {
        vars: Object.fromEntries(head.vars.map((name, v) => [name, vars[v] ?? ''])),
        prompt: prompt.raw,
        promptId: prompt.id ?? undefined,
        testIdx,
        at,
      }
      const provider = prompt.provider ?? undefined
      const result =
        typeof cell === 'string'
          ? { ...common, provider, ...worded(cell) }
          : {
              ...common,
              provider: provider ?? cell.provider ?? undefined,
              passed: cell.pass,
              score: cell.score ?? undefined,
              error: errorOf({ ...cell, passed: cell.pass, error: cell.error ?? cell.text }),
            }
      yield { line: testIdx + 1, result }
    }
}

/** A cell of older tables, which begins "[PASS] (1.00)"; the number came later than the word. */
function worded(cell: string): Verdict {
  const [, status = '', score] = /^\s*\[(PASS|FAIL|ERROR)\](?:\s*\((-?\d+(?:\.\d+)?))?/.exec(cell) ?? []
  return graded(status, score, cell)
}

type Verdict = Pick<Result, 'passed' | 'score' | 'error'>

/** @param text the output, which says why where it is no answer. */
function graded(status: string, score: string | undefined, text: string): Verdict {
  if (!['PASS', 'FAIL', 'ERROR'].includes(status))
    throw new InvalidInputError('output', text, 'give results marked PASS, FAIL or ERROR')
  return {
    passed: status === 'PASS',
    score: score ? Number(score) : undefined,
    error: status === 'ERROR' ? text || 'there was no output' : undefined,
  }
}

interface Column {
  /** Place of the output. */
  readonly at: number
  readonly provider?: string
  readonly label: string
  /** Outputs stand apart from "Status" and "Score"; else all is in one cell. */
  readonly apart: boolean
}

/**
 * A CSV export: variables, then for each prompt "[provider] label" with its columns. Only the label of a prompt is
 * told, which is its text unless it was given another; scores have two digits.
 *
 * @throws InvalidInputError for a file without such columns; what is wrong with a single cell is handed to `bad`.
 */
export function* csvResults(
  text: string,
  bad: (line: number, error: InvalidInputError) => void,
): Generator<Placed> {
  const [header = [], ...rows] = records(text)
  const columns = columnsOf(header)
  if (columns.length === 0)
    throw new InvalidInputError('column', 'Status', 'give a CSV file as promptfoo wrote it')
  const names = header.slice(0, columns[0]!.at)
  for (const [testIdx, cells] of rows.entries()) {
    const own = names.map((name, i) => [name, unescaped(cells[i] ?? '')] as const)
    const vars = Object.fromEntries(own.filter(([name], i) => !(i === 0 && name === 'Description')))
    for (const { at, provider, label, apart } of columns) {
      const [cell = '', status = '', score] = cells.slice(at, at + 3)
      if ((apart ? status : cell) === '') continue
      try {
        const verdict = apart ? graded(status, score, cell) : worded(cell)
        yield { line: testIdx + 2, result: { vars, prompt: label, provider, testIdx, ...verdict } }
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        bad(testIdx + 2, error)
      }
    }
  }
}

function columnsOf(header: readonly string[]): readonly Column[] {
  const named = (name: string) => /^\[(.*?)\] (.+)$/s.exec(name)
  const apart = header.some((name) => name === 'Status')
  return header.flatMap((cell, at) => {
    const name = unescaped(cell)
    const [, provider, label = name] = named(name) ?? []
    const isOutput = apart
      ? header[at + 1] === 'Status' && header[at + 2] === 'Score'
      : provider !== undefined
    return isOutput ? [{ at, label, apart, ...(provider !== undefined && { provider }) }] : []
  })
}

function records(text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new InvalidInputError('file', error.code, `mend the CSV: ${error.message}`)
  }
}

/** Exports put a quote before what a spreadsheet would take for a formula. */
const unescaped = (cell: string): string => cell.replace(/^'(?=\s*[=@+-])/, '')
