import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { type Questions, questionsOf } from './boosted.ts'
import { COUNTS } from './counts.ts'
import type { Log, Prompt } from './log.ts'
import { PLACES, placeOf, type Reading, read, terms } from './reading.ts'
import { tableOf } from './table.ts'

const VERSION = 1

/** What is asked of queries and prompts: the columns of training data, and what a forest fitted on them needs to be read. */
export interface Questionnaire {
  readonly questions: Questions
  /** In the order of their columns, which are the last. */
  readonly prompts: readonly Prompt[]
  /** A name for each column: `word=how many`, `count=commas`, `embedding=0`, `prompt=cot`. */
  readonly columns: readonly string[]
}

/** What to ask, by a log or a sample of one: the words its queries share. Costs reading each query twice. */
export function questionnaireOf(
  log: Log,
  readings: readonly Reading[] = log.queries.map((query) => read(query)),
): Questionnaire {
  const questions = questionsOf(tableOf(log, readings))
  const words = wordsAt(questions.places, log.queries)
  const columns = [
    ...Array.from(questions.places, (place) => `word=${words.get(place) ?? `@${place}`}`),
    ...COUNT_COLUMNS,
    ...Array.from({ length: questions.embedded }, (_, i) => `embedding=${i}`),
    ...log.prompts.map(({ id }) => `prompt=${id}`),
  ]
  return { questions, prompts: log.prompts, columns: columns.map(plain) }
}

const COUNT_COLUMNS = COUNTS.map((name) => `count=${name}`)

/** XGBoost takes no name with [, ] or <, and line breaks help nobody: they are written as in addresses, %5B. */
const plain = (name: string): string => name.replace(/[%[\]<\p{Cc}]/gu, encodeURIComponent)

/** The most frequent of the words and pairs that share a place. */
function wordsAt(places: Int32Array, queries: readonly string[]): Map<number, string> {
  const asked = new Set(places)
  const found = new Map<number, Map<string, number>>()
  for (const query of queries)
    for (const term of terms(query)) {
      const place = placeOf(term)
      if (!asked.has(place)) continue
      const own = found.get(place) ?? new Map<string, number>()
      found.set(place, own.set(term, (own.get(term) ?? 0) + 1))
    }
  return new Map(
    Array.from(found, ([place, own]) => [place, [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]),
  )
}

/** JSON from which `loadQuestions` makes the same again. Holds frequent words of the log, and the texts of its prompts. */
export function saveQuestions({ questions, prompts, columns }: Questionnaire): unknown {
  const { places, embedded } = questions
  return {
    format: 'penchant.questions',
    version: VERSION,
    columns: [...columns],
    places: [...places],
    embedded,
    prompts: prompts.map(({ id, text }) => ({ id, text })),
  }
}

const head = z.looseObject({ format: z.literal('penchant.questions'), version: z.int().positive() })
const saved = z.object({
  columns: z.array(z.string()),
  places: z
    .array(
      z
        .int()
        .min(0)
        .max(PLACES - 1),
    )
    .refine((all) => all.every((place, i) => i === 0 || place > all[i - 1]!), 'must ascend'),
  embedded: z.int().min(0),
  prompts: z
    .array(z.object({ id: z.string(), text: z.string() }))
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each needs an id of its own'),
})

/**
 * What `saveQuestions` wrote.
 *
 * @throws InvalidInputError naming the field; StoreVersionError when a newer Penchant wrote it.
 */
export function loadQuestions(json: unknown): Questionnaire {
  const known = head.safeParse(json)
  if (!known.success) throw new InvalidInputError('questions', json, 'give what saveQuestions returned')
  if (known.data.version > VERSION) throw new StoreVersionError('questions', known.data.version, VERSION)
  const result = saved.safeParse(json)
  if (!result.success) {
    const { path, message } = result.error.issues[0]!
    throw new InvalidInputError(
      `questions.${path.join('.')}`,
      at(json, path),
      `${message}; give what saveQuestions returned`,
    )
  }
  const { columns, places, embedded, prompts } = result.data
  const width = places.length + COUNTS.length + embedded + prompts.length
  const counts = columns.slice(places.length, places.length + COUNTS.length)
  if (columns.length !== width || counts.some((name, i) => name !== COUNT_COLUMNS[i]))
    throw new InvalidInputError(
      'questions.columns',
      columns,
      'what is counted has changed: write the training data anew with this Penchant and fit it again',
    )
  const questions = { places: Int32Array.from(places), embedded, prompts: prompts.length }
  return { questions, prompts, columns }
}

const at = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)
