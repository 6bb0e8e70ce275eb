import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Choice } from '../judges/judge.ts'
import { choicesOf } from '../judging.ts'
import type { Store } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import type { Context } from './context.ts'
import type { EvaluateOptions } from './evaluate.options.ts'
import { UsageError } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { readFiles } from './import.files.ts'
import { withStore } from './open.ts'
import { count } from './show.ts'

export interface Data {
  /** Keeps the answers of a model as long as it lives. */
  readonly store: Store
  readonly choices: readonly Choice[]
  /** What could not be read. */
  readonly bad: BadLines
}

/** Reads the choices, each person's in the order of time: out of files into memory, or out of the store at hand. */
export async function withData<T>(
  ctx: Context,
  options: Pick<EvaluateOptions, 'data' | 'format' | 'map'>,
  signal: AbortSignal,
  draw: (done: number, total: number | undefined, label: string) => void,
  use: (data: Data) => Promise<T>,
): Promise<T> {
  const bad = new BadLines()
  if (options.data === undefined)
    return withStore(ctx, async (store) => use({ store, bad, ...(await held(store)) }))
  const store = memoryStore()
  const tally = { read: 0, stored: 0, known: 0 }
  const { format, map } = options
  const files = (await Promise.all(options.data.map(filesIn))).flat()
  await readFiles(files, { store, options: { format, map, bad: 'skip' }, tally, bad, signal, draw })
  signal.throwIfAborted()
  return use({ store, bad, ...(await held(store)) })
}

/** What files of data are called, in a folder. */
const DATA = /\.(?:jsonl|json|csv|parquet)(?:\.gz)?$/i

async function filesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) return [path]
  const files = (await readdir(path)).filter((name) => DATA.test(name)).sort()
  if (files.length === 0)
    throw new InvalidInputError('data', path, 'give a folder that holds JSONL, JSON, CSV or Parquet files')
  return files.map((name) => join(path, name))
}

/** Choices between equal answers say nothing and are left out. */
async function held(store: Store): Promise<{ readonly choices: readonly Choice[] }> {
  const choices: Choice[] = []
  for await (const { person } of store.people()) {
    const signals = []
    for await (const { signal } of store.signals({ person })) signals.push(signal)
    choices.push(...choicesOf(signals.toSorted((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : 0))))
  }
  return { choices: choices.filter(({ a, b }) => a.trim() !== b.trim()) }
}

/** Who is tested, and how many others made choices. */
export interface Chosen {
  readonly people: ReadonlySet<string>
  /** With fewer choices than `least`: nothing to learn from, or nothing to test. */
  readonly few: number
  readonly least: number
  /** Over the limit. */
  readonly beyond: number
}

/** Who made choices enough to learn from and to test, of more than `limit` some that are drawn. */
export function chosenOf(
  choices: readonly Choice[],
  { fit, limit, seed }: Pick<EvaluateOptions, 'fit' | 'limit' | 'seed'>,
): Chosen {
  if (choices.length === 0)
    throw new UsageError(
      'there are no choices to evaluate on: rows with chosen and rejected, or ratings, hold them',
    )
  const least = fit < 1 ? Math.max(2, Math.ceil(1 / fit)) : fit + 1
  const all = [...Map.groupBy(choices, (c) => c.person)]
  const able = all.filter(([, own]) => own.length >= least).map(([person]) => person)
  if (able.length === 0)
    throw new UsageError(
      `nobody made ${count(least, 'choice')}, the fewest that --fit ${fit} takes; ${count(all.length, 'person has', 'people have')} fewer: give a smaller --fit`,
    )
  const random = seeded(seed)
  const drawn =
    limit === undefined || limit >= able.length
      ? able
      : able
          .map((person) => ({ person, place: random() }))
          .sort((x, y) => x.place - y.place)
          .slice(0, limit)
          .map(({ person }) => person)
  return { people: new Set(drawn), few: all.length - able.length, least, beyond: able.length - drawn.length }
}
