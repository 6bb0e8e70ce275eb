import { InvalidInputError } from '../errors.ts'

/** An instruction that may be put to a model with a query. */
export interface Prompt {
  readonly id: string
  readonly text: string
}

/** A prompt was tried on a query: what came of it. A signal of the kind `outcome` is one. */
export interface Outcome {
  readonly query: string
  /** Id of a prompt, or, where no prompts were named, its text. */
  readonly prompt: string
  /** 0 failed, 1 succeeded, or anything between. */
  readonly success: number
  readonly person?: string | undefined
}

/** Outcomes by column: row i is `success[i]` of prompt `prompt[i]` on query `query[i]`, for `person[i]` or nobody (-1). */
export interface Log {
  /** Texts, each once. */
  readonly queries: readonly string[]
  readonly prompts: readonly Prompt[]
  readonly people: readonly string[]
  readonly query: Int32Array
  readonly prompt: Int32Array
  readonly person: Int32Array
  readonly success: Float32Array
}

/** What of a log stands in a row. */
interface Columns {
  readonly query: number[]
  readonly prompt: number[]
  readonly person: number[]
  readonly success: number[]
}

/** Gives each text the number of its first appearance. */
function numbering(): { readonly texts: string[]; of(text: string): number } {
  const texts: string[] = []
  const known = new Map<string, number>()
  return {
    texts,
    of(text) {
      const found = known.get(text)
      if (found !== undefined) return found
      known.set(text, texts.length)
      return texts.push(text) - 1
    },
  }
}

/**
 * Outcomes as columns.
 *
 * @param prompts all there are, by id; left out, each text of a prompt is one, and its own id.
 * @throws InvalidInputError naming the row and the field.
 */
export function logOf(outcomes: Iterable<Outcome>, prompts?: readonly Prompt[]): Log {
  const queries = numbering()
  const people = numbering()
  const ids = promptIds(prompts)
  const columns: Columns = { query: [], prompt: [], person: [], success: [] }
  let row = 0
  for (const outcome of outcomes) {
    checkOutcome(outcome, row)
    columns.query.push(queries.of(outcome.query))
    columns.prompt.push(ids.of(outcome.prompt, row))
    columns.person.push(outcome.person === undefined ? -1 : people.of(outcome.person))
    columns.success.push(outcome.success)
    row++
  }
  return logFrom(queries.texts, ids.prompts(), people.texts, columns)
}

const logFrom = (
  queries: readonly string[],
  prompts: readonly Prompt[],
  people: readonly string[],
  columns: Columns,
): Log => ({
  queries,
  prompts,
  people,
  query: Int32Array.from(columns.query),
  prompt: Int32Array.from(columns.prompt),
  person: Int32Array.from(columns.person),
  success: Float32Array.from(columns.success),
})

/** @throws InvalidInputError naming the row and the field. */
export function checkOutcome(outcome: Outcome, row: number): void {
  if (typeof outcome !== 'object' || outcome === null)
    throw new InvalidInputError(`row ${row}`, outcome, 'give {query, prompt, success}')
  const { query, prompt, success, person } = outcome
  for (const [field, text] of Object.entries({ query, prompt, person }))
    if ((field !== 'person' || text !== undefined) && (typeof text !== 'string' || text === ''))
      throw new InvalidInputError(`row ${row}: ${field}`, text, 'give a text')
  if (!(typeof success === 'number' && success >= 0 && success <= 1))
    throw new InvalidInputError(`row ${row}: success`, success, 'give a number from 0 to 1')
}

/** The number of each prompt, which must be one of those given where any are. */
export function promptIds(given?: readonly Prompt[]) {
  const found = numbering()
  for (const { id } of given ?? []) {
    if (found.texts.includes(id))
      throw new InvalidInputError('prompts', id, 'give each prompt an id of its own')
    found.of(id)
  }
  const known = given && new Set(found.texts)
  return {
    prompts: (): readonly Prompt[] => given ?? found.texts.map((text) => ({ id: text, text })),
    of(id: string, row: number): number {
      if (known && !known.has(id))
        throw new InvalidInputError(
          `row ${row}: prompt`,
          id,
          `use the id of a prompt: ${found.texts.join(', ')}`,
        )
      return found.of(id)
    },
  }
}

/** The rows of some queries, which keep their numbers; so do prompts and people. */
export function rowsWhere(log: Log, keep: (row: number) => boolean): Log {
  const rows = Int32Array.from(log.query.keys()).filter((row) => keep(row))
  return {
    ...log,
    query: rows.map((row) => log.query[row]!),
    prompt: rows.map((row) => log.prompt[row]!),
    person: rows.map((row) => log.person[row]!),
    success: Float32Array.from(rows, (row) => log.success[row]!),
  }
}
