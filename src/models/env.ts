import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { InvalidInputError } from '../errors.ts'

/** Variables by name. Never printed, never logged: keys stand in it. */
export type Env = Readonly<Record<string, string | undefined>>

/**
 * The environment, and below it a `.env` of the working folder: what is really set goes first, also when it is
 * set to nothing. process.env stays as it is, so that no program started from here inherits a key.
 */
export function environment(folder = process.cwd()): Env {
  return { ...fileIn(folder), ...process.env }
}

function fileIn(folder: string): Env {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
  } catch (error) {
    // A folder called .env is a Python habit.
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return {}
    throw error
  }
}

/** The value of a variable; undefined when it is not set, or set to nothing. */
export const setting = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined

/**
 * The first of these keys that is set.
 *
 * @throws InvalidInputError when it could not be sent: fetch would put it into its own error.
 */
export function keyOf(env: Env, names: readonly string[]): string | undefined {
  const name = names.find((candidate) => setting(env, candidate) !== undefined)
  if (name === undefined) return undefined
  const key = setting(env, name)!
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new InvalidInputError(name, '(not shown)', 'it has characters no key has; copy it again')
  return key
}

/** fetch, but what a server answers in place of success has the key taken out: some repeat what they were sent. */
export function discreet(key: string | undefined): typeof fetch | undefined {
  if (key === undefined) return undefined
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.ok) return response
    const body = (await response.text()).replaceAll(key, '(key)')
    const { status, statusText, headers } = response
    return new Response(body || null, { status, statusText, headers })
  }
}
