import { InvalidInputError } from '../errors.ts'
import type { Outcome, Prompt } from '../routing/log.ts'
import { namedPrompts, placing } from '../routing.prompts.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { withStore } from './open.ts'
import { type Progress, progress } from './progress.ts'
import { type FileOptions, inFiles, inStore, type Row, type Source } from './route.outcomes.ts'
import { promptsOf } from './route.prompts.ts'

export interface LogOptions extends FileOptions {
  /** A file of prompts. */
  readonly prompts?: string
}

/** A log with its prompts, which can be read again and again. */
export interface OpenLog {
  /** Undefined where rows name none: then a prompt's text is its id. */
  readonly prompts: readonly Prompt[] | undefined
  /** Language models named in what was read so far. */
  readonly models: ReadonlySet<string>
  /** @throws InvalidInputError for a log that holds none, with its first bad line where it has one. */
  outcomes(bad: BadLines): AsyncIterable<Outcome>
}

export interface Running {
  readonly signal: AbortSignal
  readonly bar: Progress
}

/** Opens the log of files, or of the store where none are named. Ctrl-C ends what is done with it. */
export async function withLog<T>(
  ctx: Context,
  files: readonly string[],
  options: LogOptions,
  use: (log: OpenLog, running: Running) => Promise<T>,
): Promise<T> {
  const bar = progress()
  const read = (source: Source, name: string) =>
    interruptible(async (signal) =>
      use(await openLog(source, name, options.prompts, { signal, bar }), { signal, bar }),
    )
  try {
    return files.length > 0
      ? await read(inFiles(files, options), files.join(' '))
      : await withStore(ctx, (store) => read(inStore(store), ctx.store))
  } catch (error) {
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    bar.stop()
  }
}

async function openLog(
  source: Source,
  name: string,
  file: string | undefined,
  { signal, bar }: Running,
): Promise<OpenLog> {
  const rows = (bad: BadLines) => source({ signal, draw: bar.update, bad })
  const prompts = file === undefined ? await namedPrompts(rows(new BadLines())) : await promptsOf(file)
  const idOf = prompts ? placing(prompts) : ({ prompt }: Row) => prompt
  const models = new Set<string>()
  return {
    prompts,
    models,
    async *outcomes(bad) {
      let read = 0
      for await (const row of rows(bad)) {
        read++
        if (row.model !== undefined) models.add(row.model)
        const { query, success, person } = row
        yield { query, prompt: idOf(row), success, person }
      }
      if (read === 0) throw nothingIn(name, bad)
    },
  }
}

/** The first bad line as an error, for where there is no good one. */
export function nothingIn(name: string, { first: [first] }: BadLines): InvalidInputError {
  if (first === undefined)
    return new InvalidInputError(
      'outcomes',
      name,
      'it holds none: collect some with `penchant route collect`, or name files of {query, prompt, success}',
    )
  const { file, line, field, value, message } = first
  return Object.assign(new InvalidInputError(field, value, ''), { message: `${file}:${line}: ${message}` })
}
