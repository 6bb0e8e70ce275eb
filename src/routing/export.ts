import { InvalidInputError } from '../errors.ts'
import type { Labelled } from '../trees/rows.ts'
import { rowsOf } from './boosted.ts'
import { masked } from './groups.ts'
import { checkOutcome, logOf, type Outcome, promptIds } from './log.ts'
import { hash } from './minhash.ts'
import type { Questionnaire } from './questions.ts'
import { type Reading, read } from './reading.ts'
import { tableOf } from './table.ts'

/** Outcomes that are turned into rows together. */
const PART = 20_000

/** Rows that XGBoost fits as trees are fitted here. */
export interface TrainingRows {
  /** As many columns as the questionnaire names. Label: mean success of a prompt on a query; weight: how many tries. */
  readonly rows: Labelled
  /** A number for each row, 32 bits: queries that are one text once numbers are masked have the same. */
  readonly query: Int32Array
}

export interface ExportOptions {
  /** Reads a query, with the embedding that was there when the questionnaire was made. */
  readonly reading?: (query: string) => Reading | Promise<Reading>
}

/**
 * A log as training data, 20,000 outcomes at a time, in memory for no more; the log may be of any length and the
 * questionnaire of a sample of it (`sampleLog`). Within a part, tries of one prompt on one query are one row.
 *
 * Split by `query`, never by row. Near-duplicates that differ in more than numbers have different ones: finding those
 * needs all texts at once. Costs 10 to 50 µs a query.
 *
 * @throws InvalidInputError naming the row, counted from 0, and the field.
 */
export async function* trainingRows(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  { questions, prompts }: Questionnaire,
  { reading = (query) => read(query) }: ExportOptions = {},
): AsyncGenerator<TrainingRows> {
  for await (const part of parts(outcomes, promptIds(prompts))) {
    const log = logOf(part, prompts)
    const readings: Reading[] = []
    for (const query of log.queries) readings.push(checked(await reading(query), questions.embedded))
    const table = tableOf(log, readings)
    const groups = log.queries.map((query) => hash(masked(query).join(' ')) | 0)
    const tried = Array.from(table.count.keys()).filter((cell) => table.count[cell]! > 0)
    yield {
      rows: rowsOf(questions, table),
      query: Int32Array.from(tried, (cell) => groups[Math.floor(cell / table.width)]!),
    }
  }
}

/** Outcomes in parts, each checked under its own row number. */
async function* parts(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  ids: ReturnType<typeof promptIds>,
): AsyncGenerator<readonly Outcome[]> {
  let part: Outcome[] = []
  let row = 0
  for await (const outcome of outcomes) {
    checkOutcome(outcome, row)
    ids.of(outcome.prompt, row++)
    if (part.push(outcome) < PART) continue
    yield part
    part = []
  }
  if (row === 0) throw new InvalidInputError('outcomes', '0 rows', 'give a log with at least one')
  if (part.length > 0) yield part
}

function checked(reading: Reading, embedded: number): Reading {
  const found = reading.embedding?.length ?? 0
  if (found === embedded) return reading
  throw new InvalidInputError(
    'reading.embedding',
    `${found} numbers`,
    `give the ${embedded} of the questionnaire`,
  )
}

/**
 * Lines of XGBoost's libsvm text: `label:weight index:value ...`, columns counted from 0, weights always there. Read it
 * with `xgb.DMatrix('file?format=libsvm')`. Zero is a value and written, since XGBoost takes what is left out for missing
 * and would then ask another question than is asked here; a missing value (NaN) is left out. Costs about 50 µs and 3 KB
 * a row; gzip makes a thirtieth of it.
 *
 * @throws InvalidInputError naming the row and the field.
 */
export async function* libsvm(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  questionnaire: Questionnaire,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  for await (const { rows } of trainingRows(outcomes, questionnaire, options))
    for (let row = 0; row < rows.n; row++) yield line(rows, row)
}

function line({ width, values, label, weight }: Labelled, row: number): string {
  let text = `${decimal(label[row]!)}:${decimal(weight?.[row] ?? 1)}`
  for (let column = 0; column < width; column++) {
    const value = values[row * width + column]!
    if (!Number.isNaN(value)) text += ` ${column}:${decimal(value)}`
  }
  return `${text}\n`
}

/**
 * Nine digits tell 32-bit floats apart. Never with an exponent: XGBoost's reader is then off by a bit in one number of
 * thirty (1.7.4), and a number beside the split it made falls on the other side.
 */
const decimal = (x: number): string => {
  if (Number.isInteger(x) && Math.abs(x) < 1e9) return String(x)
  return Math.abs(x) < 1e-6 ? x.toFixed(18) : String(Number(x.toPrecision(9)))
}
