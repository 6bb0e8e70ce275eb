import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import type { SignalInput } from '../signal.ts'

/** One prompt on one test, in the way all of promptfoo's files can tell it. */
export interface Result {
  readonly vars: Readonly<Record<string, unknown>>
  /** The prompt as it was written, before variables were put in; its label where the file does not hold that. */
  readonly prompt: string
  readonly promptId?: string | undefined
  readonly provider?: string | undefined
  readonly testIdx?: number | undefined
  readonly passed: boolean
  readonly score?: number | undefined
  /** Why there was nothing to grade. */
  readonly error?: string | undefined
  /** ISO time of the evaluation. */
  readonly at?: string | undefined
}

const record = z.record(z.string(), z.unknown())

/** A result as JSON files hold it: one a line in JSONL. Versions differ in what they leave out. */
export const told = z.looseObject({
  success: z.boolean(),
  score: z.number().nullish(),
  prompt: z.looseObject({
    raw: z.string(),
    label: z.string().nullish(),
    display: z.string().nullish(),
  }),
  promptId: z.string().nullish(),
  promptIdx: z.number().nullish(),
  testIdx: z.number().nullish(),
  vars: record.nullish(),
  testCase: z.looseObject({ vars: record.nullish() }).nullish(),
  provider: z
    .union([z.string(), z.looseObject({ id: z.string().nullish(), label: z.string().nullish() })])
    .nullish(),
  failureReason: z.number().nullish(),
  gradingResult: z.unknown().optional(),
  error: z.string().nullish(),
})

/** @param template the prompt before variables were put in: `prompt.raw` is what was sent, one for each test. */
export function resultOf(row: z.output<typeof told>, template?: string, at?: string): Result {
  const { prompt, provider } = row
  return {
    vars: row.vars ?? row.testCase?.vars ?? {},
    prompt: template ?? prompt.label ?? prompt.display ?? prompt.raw,
    promptId: row.promptId || undefined,
    provider: typeof provider === 'string' ? provider : (provider?.id ?? provider?.label ?? undefined),
    testIdx: row.testIdx ?? undefined,
    passed: row.success,
    score: row.score ?? undefined,
    error: errorOf({ ...row, passed: row.success }),
    at,
  }
}

/** By its number in promptfoo: 0 none, 1 an assertion, 2 an error. */
const ASSERTION = 1

/** A test that did not pass and was not graded has failed for another reason than its prompt: no answer came. */
export function errorOf({
  passed,
  failureReason,
  gradingResult,
  error,
}: {
  readonly passed: boolean
  readonly failureReason?: number | null | undefined
  readonly gradingResult?: unknown
  readonly error?: string | null | undefined
}): string | undefined {
  const graded = failureReason == null ? gradingResult != null : failureReason === ASSERTION
  return passed || graded ? undefined : error || 'there was no output'
}

/** Variables that usually hold the query, the likeliest first. */
const QUERY = ['query', 'question', 'input', 'prompt', 'text', 'message', 'problem', 'task']
/** What promptfoo puts among the variables itself. */
const OWN = /^_|^sessionId$/

/** @throws InvalidInputError for a result that was not graded, or has no variables to be a query. */
export function outcomeOf({ vars, prompt, passed, score, error, at, ...more }: Result): SignalInput {
  if (error !== undefined)
    throw new InvalidInputError('error', error, 'it says nothing of the prompt; run this test again')
  const { query, queryVar } = queryOf(vars)
  const success = Math.min(1, Math.max(0, score ?? Number(passed)))
  const known = Object.entries({ ...more, queryVar }).filter(([, value]) => value !== undefined)
  const meta = { set: 'promptfoo', ...Object.fromEntries(known) }
  return { kind: 'outcome', ...(at !== undefined && { at }), query, prompt, success, meta }
}

/** The variable named like a query, else the only one, else all of them as JSON. */
function queryOf(vars: Result['vars']): { readonly query: string; readonly queryVar: string } {
  const own = Object.fromEntries(Object.entries(vars).filter(([name]) => !OWN.test(name)))
  const names = Object.keys(own)
  if (names.length === 0) throw new InvalidInputError('vars', vars, 'a test without variables has no query')
  const name =
    QUERY.flatMap((likely) => names.filter((n) => n.toLowerCase() === likely))[0] ??
    (names.length === 1 ? names[0] : undefined)
  if (name === undefined) return { query: JSON.stringify(own), queryVar: '(all)' }
  const value = own[name]
  return { query: typeof value === 'string' ? value : JSON.stringify(value), queryVar: name }
}
