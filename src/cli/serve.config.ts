import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { environment, setting } from '../models/env.ts'
import { LEARNERS } from './commands.values.ts'

/** Longest time a timer can be set to, in seconds. */
const LONGEST = 2_147_483

const list = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : value

/** As a number, where it is one: an empty text is none. */
const read = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value

const number = z.number('give a number')
const seconds = z.preprocess(
  read,
  number.positive('give seconds above 0').max(LONGEST, `give at most ${LONGEST} seconds`),
)
const whole = z.preprocess(read, number.int('give a whole number').min(1, 'give a whole number from 1 up'))

/** Name of an origin as browsers send it: no path, no slash at the end. */
const origin = z
  .string()
  .refine((text) => URL.parse(text)?.origin === text, 'give origins such as https://app.example.com')

const FIELDS = {
  store: z.string().min(1, 'name a file'),
  host: z.string().min(1, 'give an address to listen on, such as 127.0.0.1'),
  port: z.preprocess(
    read,
    number.int('give a whole number').min(0, 'give 0 to 65535').max(65_535, 'give 0 to 65535'),
  ),
  origins: z.preprocess(list, z.array(origin)),
  /** Requests a second of each key; 0 for no limit. */
  rate: z.preprocess(read, number.min(0, 'give requests a second, or 0 for no limit')),
  burst: whole,
  requestTimeout: seconds,
  grace: seconds,
  log: z.enum(['info', 'error', 'silent'], 'use info, error or silent'),
  model: z.string().min(1, 'name a model; see penchant models'),
  /** Seconds; 0 for never. */
  learnEvery: z.preprocess(
    read,
    number.min(0, 'give seconds, or 0 for never').max(LONGEST, `give at most ${LONGEST} seconds`),
  ),
  questions: z.string().min(1, 'name a file'),
  embedder: z.string().min(1, 'name an embedder, or local'),
  learners: z.preprocess(list, z.array(z.enum(LEARNERS, `use some of ${LEARNERS.join(', ')}`)).min(1)),
  budget: z.preprocess(read, number.min(0, 'give USD from 0 up')),
  maxCalls: z.preprocess(read, number.int('give a whole number').min(0, 'give a whole number from 0 up')),
  price: z.preprocess(
    (value) => {
      const [input, output] = typeof value === 'string' ? value.split(',').map(Number) : []
      return input === undefined ? value : { input, output }
    },
    z.strictObject(
      { input: z.number().min(0), output: z.number().min(0) },
      'give in,out in USD per million tokens',
    ),
  ),
  concurrency: whole,
  timeout: seconds,
}

const config = z.strictObject(FIELDS).partial()

/** How the service is to run. Times are in seconds. */
export type ServeConfig = Readonly<z.output<typeof config>>

const NAMES = Object.keys(FIELDS) as (keyof ServeConfig)[]

/** `maxCalls` in the file is PENCHANT_MAX_CALLS in the environment and --max-calls among the flags. */
const variable = (field: string): string => `PENCHANT_${field.replace(/[A-Z]/g, '_$&').toUpperCase()}`
const flag = (field: string): string => `--${field.replace(/[A-Z]/g, '-$&').toLowerCase()}`

/**
 * Flags before environment before file. Each is checked by itself, so that an error names the place of what is wrong.
 *
 * @throws InvalidInputError naming field, value and remedy.
 */
export async function readConfig(
  flags: Readonly<Record<string, unknown>>,
  file: string | undefined,
  env = environment(),
): Promise<ServeConfig> {
  const variables = NAMES.flatMap((name) => {
    const value = setting(env, variable(name))
    return value === undefined ? [] : [[name, value] as const]
  })
  const given = NAMES.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]))
  return {
    ...(file !== undefined && checked(await fileValues(file), (field) => `${field} in ${file}`)),
    ...checked(Object.fromEntries(variables), variable),
    ...checked(Object.fromEntries(given), flag),
  }
}

function checked(values: unknown, place: (field: string) => string): ServeConfig {
  const result = config.safeParse(values)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const extra = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const [field = extra ?? 'it'] = issue.path.map(String)
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : []
  const found = given.find(([name]) => name === field)
  throw new InvalidInputError(
    place(field),
    found ? found[1] : values,
    extra === undefined ? issue.message : `there are ${NAMES.join(', ')}`,
  )
}

async function fileValues(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new InvalidInputError('config', file, `give a file that can be read (${(error as Error).message})`)
  }
  try {
    return (extname(file) === '.json' ? JSON.parse(text) : parse(text)) ?? {}
  } catch (error) {
    const [line] = (error as Error).message.split('\n')
    throw new InvalidInputError('config', file, `mend it: ${line}`)
  }
}
