import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { TASK_KINDS } from './environment.ts'
import { RETRIEVALS } from './retrieve.ts'
import { WORLD_NAMES } from './worlds.ts'

/** Id of the model made of rules, which needs no key. As a person: one made of rules as well. */
export const SCRIPTED = 'scripted'

const atLeast = (low: number) =>
  z.number(`give a number from ${low} up`).min(low, `give a number from ${low} up`)
const whole = (low: number) =>
  z.int(`give a whole number from ${low} up`).min(low, `give a whole number from ${low} up`)
const text = z.string('give a text').min(1, 'give a text that is not empty')
const share = z
  .number('give a number from 0 to 1')
  .min(0, 'give a number from 0 to 1')
  .max(1, 'give a number from 0 to 1')
const list = <T extends z.ZodType>(each: T) =>
  z
    .array(each, 'give one, or a list')
    .min(1, 'name at least one, or leave it out')
    .refine(
      (all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length,
      'name each only once',
    )

const documentFile = z.strictObject(
  { file: text, kind: text.optional(), text: text.optional(), id: text.optional() },
  'give the name of a file, or {file, kind, text, id}',
)

/** Agents of the papers' tables, and ours. */
const AGENTS = ['none', 'oracle', 'cipher-1', 'cipher-5', 'prose', 'penchant']
/** Of PROSE's README. */
const SEEDS = [1235, 9328, 235, 6936, 2045]

const schema = z.strictObject({
  world: z.enum(WORLD_NAMES, `give one of ${WORLD_NAMES.join(', ')}`),
  agents: list(text).default(AGENTS),
  seeds: list(whole(0)).default(SEEDS),
  kinds: list(z.enum(TASK_KINDS, `give ${TASK_KINDS.join(' or ')}`)).default([...TASK_KINDS]),
  laps: whole(1).optional(),
  documents: list(documentFile).optional(),
  sources: z.record(z.string(), text, 'give a kind of document for each source').default({}),
  retrieval: list(z.enum(RETRIEVALS, `give one of ${RETRIEVALS.join(', ')}`)).default(['source']),
  examples: list(whole(1)).default([5]),
  p: list(share).default([1]),
  model: list(text).default([SCRIPTED]),
  personModel: text.default(SCRIPTED),
  judgeModel: text.optional(),
  price: z
    .strictObject({ input: atLeast(0), output: atLeast(0) }, 'give {input, output}, USD per million tokens')
    .optional(),
  budget: atLeast(0).optional(),
  maxCalls: whole(0).optional(),
  concurrency: whole(1).default(8),
  timeout: atLeast(1).optional(),
})

type Fields = z.input<typeof schema>
type Several<T> = T | readonly T[]
type Listed<K extends keyof Fields> = {
  readonly [F in K]?: Fields[F] extends readonly (infer T)[] | undefined ? Several<T> : never
}

/** An experiment as somebody writes it down; `docs/environments.md` says what each field means. */
export type ExperimentInput = Readonly<Omit<Fields, ListName | 'documents'>> &
  Listed<ListName> & { readonly documents?: Several<string | z.input<typeof documentFile>> }

/** An experiment with all that was left out filled in. Lists of one for what may be swept. */
export type Experiment = Readonly<z.output<typeof schema>>

/** One value of each field that may be swept. */
export interface Setting {
  readonly model: string
  readonly retrieval: (typeof RETRIEVALS)[number]
  readonly examples: number
  readonly p: number
}

/** Fields of which a list means that every combination is run. */
const SWEPT = ['model', 'retrieval', 'examples', 'p'] as const satisfies readonly (keyof Setting)[]

type ListName = 'agents' | 'seeds' | 'kinds' | (typeof SWEPT)[number]

/** Fields that may be given as one value where a list is meant. */
const LISTS: readonly string[] = ['agents', 'seeds', 'kinds', 'documents', ...SWEPT]

/** Fills in what is left out. @throws InvalidInputError naming the field, its value and what may stand there. */
export function experimentOf(input: ExperimentInput | Readonly<Record<string, unknown>>): Experiment {
  const listed = Object.fromEntries(
    Object.entries(input).map(([field, value]) => [field, asList(field, value)]),
  )
  const { data, error } = schema.safeParse(listed)
  if (error) throw invalid(error.issues[0]!, listed, { ...input })
  if (data.personModel !== SCRIPTED && data.p.some((p) => p !== 1))
    throw new InvalidInputError('p', data.p, 'leave it out: only the scripted person can be made noisy')
  return data
}

/** Every combination of what is swept, in the order in which the values stand. */
export const settingsOf = (experiment: Experiment): readonly Setting[] =>
  experiment.model.flatMap((model) =>
    experiment.retrieval.flatMap((retrieval) =>
      experiment.examples.flatMap((examples) => experiment.p.map((p) => ({ model, retrieval, examples, p }))),
    ),
  )

/** What tells a setting from the others of its experiment: "retrieval=cosine, p=0.9"; empty when nothing is swept. */
export const labelOf = (setting: Setting, experiment: Experiment): string =>
  SWEPT.filter((field) => experiment[field].length > 1)
    .map((field) => `${field}=${setting[field]}`)
    .join(', ')

function asList(field: string, value: unknown): unknown {
  if (!LISTS.includes(field) || value === undefined) return value
  const all = Array.isArray(value) ? value : [value]
  return field === 'documents' ? all.map((one) => (typeof one === 'string' ? { file: one } : one)) : all
}

function invalid(
  issue: z.core.$ZodIssue,
  listed: Readonly<Record<string, unknown>>,
  input: Readonly<Record<string, unknown>>,
): InvalidInputError {
  const unknown = issue.code === 'unrecognized_keys'
  const path = unknown ? [...issue.path, issue.keys[0]!] : issue.path
  // The place in a list of one tells nothing of a plain value: options make lists of what was given as one.
  const given = input[path[0] as string]
  const single =
    LISTS.includes(String(path[0])) &&
    (Array.isArray(given) ? given.length === 1 && path.length === 2 : path.length > 1)
  const shown = single ? path.filter((_, i) => i !== 1) : path
  const value = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    listed,
  )
  const remedy = unknown ? `there is no such field; there are ${fields(path).join(', ')}` : issue.message
  return new InvalidInputError(shown.join('.') || 'configuration', value, remedy)
}

const fields = (path: readonly PropertyKey[]): readonly string[] =>
  Object.keys(
    path[0] === 'documents'
      ? documentFile.shape
      : path[0] === 'price'
        ? { input: 0, output: 0 }
        : schema.shape,
  )
