import { type Colors, createColors } from './colors.ts'

/** What every command is given: where to write, how, and which store. */
export interface Context {
  /** Path of the embedded store. */
  readonly store: string
  /** True when it was named, and is not the one taken where nobody says. */
  readonly named?: boolean
  /** Data goes out as JSON, errors as JSON on stderr. */
  readonly json: boolean
  /** For stdout, where results go. */
  readonly colors: Colors
  /** Writes a result to stdout, with a line end. */
  print(text: string): void
  /** Writes a note to stderr, with a line end. */
  note(text: string): void
}

export interface GlobalOptions {
  readonly store?: string
  readonly json?: boolean
  readonly color?: boolean
}

/** Where the store lies when neither --store nor PENCHANT_STORE says so. */
export const DEFAULT_STORE = 'penchant.db'

export function createContext(options: GlobalOptions, env: NodeJS.ProcessEnv = process.env): Context {
  return {
    store: options.store || DEFAULT_STORE,
    named: Boolean(options.store),
    json: options.json ?? false,
    colors: createColors(options.color !== false && wantsColor(env, process.stdout.isTTY)),
    print: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
  }
}

/** NO_COLOR (https://no-color.org) goes before FORCE_COLOR; with neither, only a terminal gets colours. */
function wantsColor(env: NodeJS.ProcessEnv, terminal: boolean | undefined): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  // In a pipe isTTY is undefined, and picocolors would take that for "decide yourself", which means yes in CI.
  return terminal === true && env.TERM !== 'dumb'
}
