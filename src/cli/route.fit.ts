import { writeFile } from 'node:fs/promises'
import { InvalidInputError } from '../errors.ts'
import { fitRouter } from '../routing/fit.ts'
import type { Outcome, Prompt } from '../routing/log.ts'
import type { Router } from '../routing/router.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { withStore } from './open.ts'
import { type Progress, progress } from './progress.ts'
import { promptsIn } from './route.collect.input.ts'
import { checkFolders, embedderOf } from './route.input.ts'
import {
  type FileOptions,
  firstOf,
  inFiles,
  inStore,
  namedPrompts,
  placing,
  type Row,
  type Source,
} from './route.outcomes.ts'
import { reportLines } from './route.show.ts'
import { verdict } from './route.words.ts'
import { count, json, printable } from './show.ts'

export interface FitArguments extends FileOptions {
  readonly out: string
  readonly prompts?: string
  readonly seed: number
  readonly most?: number
  readonly report?: string
  readonly embedder?: string
}

/** Fits a router to the outcomes of files, or of the store, and says what it gains. */
export async function fit(ctx: Context, files: readonly string[], options: FitArguments): Promise<void> {
  await checkFolders([options.out, options.report])
  const bar = progress()
  const log: Log = { bad: new BadLines(), models: new Set() }
  try {
    const router = await interruptible((signal) =>
      files.length > 0
        ? fitted(inFiles(files, options), files.join(' '), log, { options, signal, bar })
        : withStore(ctx, (store) => fitted(inStore(store), ctx.store, log, { options, signal, bar })),
    )
    bar.stop()
    await write(ctx, router, options)
    tell(ctx, router, log, options)
  } catch (error) {
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    bar.stop()
  }
}

/** What reading a log brings to light beside its outcomes. */
interface Log {
  readonly bad: BadLines
  readonly models: Set<string>
}

interface Running {
  readonly options: FitArguments
  readonly signal: AbortSignal
  readonly bar: Progress
}

async function fitted(source: Source, name: string, log: Log, { options, signal, bar }: Running) {
  const { seed, most, embedder } = options
  const through = { signal, draw: bar.update }
  const prompts =
    options.prompts === undefined
      ? await namedPrompts(source({ ...through, bad: new BadLines() }))
      : (await promptsIn(options.prompts)).map(({ id, text }): Prompt => ({ id: id ?? text, text }))
  const rows = outcomes(source({ ...through, bad: log.bad }), name, log, prompts)
  return fitRouter(rows, {
    ...{ seed, signal, ...(prompts && { prompts }), ...(most !== undefined && { most }) },
    ...(embedder !== undefined && { embedder: await embedderOf(embedder) }),
    onStep: (step, done) => bar.update(done, 1, step),
  })
}

/** @throws InvalidInputError for a log that holds none, with its first bad line where it has one. */
async function* outcomes(
  rows: AsyncIterable<Row>,
  name: string,
  { bad, models }: Log,
  prompts: readonly Prompt[] | undefined,
): AsyncIterable<Outcome> {
  const idOf = prompts ? placing(prompts) : ({ prompt }: Row) => prompt
  let read = 0
  for await (const row of rows) {
    read++
    if (row.model !== undefined) models.add(row.model)
    const { query, success, person } = row
    yield { query, prompt: idOf(row), success, person }
  }
  if (read > 0) return
  if (bad.count > 0) throw firstOf(bad)
  throw new InvalidInputError(
    'outcomes',
    name,
    'it holds none: collect some with `penchant route collect`, or name files of {query, prompt, success}',
  )
}

async function write(ctx: Context, router: Router, { out, report }: FitArguments): Promise<void> {
  await writeFile(out, JSON.stringify(router.save()))
  if (report === undefined) return
  const { routerHtml } = await import('./route.report.page.ts')
  await writeFile(report, routerHtml({ at: new Date(), router: out, report: router.report }))
  ctx.note(`written: ${report}`)
}

function tell(ctx: Context, { report }: Router, { bad, models }: Log, { out }: FitArguments): void {
  if (ctx.json) {
    ctx.print(json({ out, ...report, verdict: verdict(report), badLines: bad.count, bad: bad.first }))
    return
  }
  for (const line of bad.lines()) ctx.note(line)
  if (bad.count > 0) ctx.note(bad.summary())
  if (models.size > 1)
    ctx.note(
      `the log mixes outcomes of ${count(models.size, 'language model')}: ${printable([...models].join(', '))}; what works with one may not with another`,
    )
  for (const line of reportLines(report, ctx)) ctx.print(line)
  ctx.note(`written: ${out}`)
}
