import { writeFile } from 'node:fs/promises'
import { leakOf } from '../routing/leak.ts'
import type { Outcome } from '../routing/log.ts'
import { type Measured, measureRouter } from '../routing/measure.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { progress } from './progress.ts'
import { checkFolders, type Opened, openRouter } from './route.input.ts'
import { type FileOptions, firstOf, inFiles, placing, type Reading } from './route.outcomes.ts'
import { testLines } from './route.show.ts'
import { verdict } from './route.words.ts'
import { json } from './show.ts'

export interface ReportArguments extends FileOptions {
  readonly router: string
  readonly out?: string
  readonly test?: readonly string[]
  readonly fit?: readonly string[]
  readonly embedder?: string
}

/** What a router knows, as a page, and how it does on outcomes it was not fitted on. */
export async function report(ctx: Context, options: ReportArguments): Promise<void> {
  const { out, test, fit } = options
  if (out === undefined && !ctx.json)
    throw new UsageError('name the page to write with --out, or give --json')
  if (fit && !test) throw new UsageError('--fit is what --test is compared with: give that, too')
  await checkFolders([out])
  const opened = await openRouter(options.router, options.embedder)
  const bar = progress()
  const bad = new BadLines()
  const tested = await interruptible(async (signal) =>
    test ? testedOn(opened, { ...options, test }, { bad, signal, draw: bar.update }) : undefined,
  )
    .catch((error) => {
      throw isAbort(error) ? new Interrupted() : error
    })
    .finally(bar.stop)
  const { report } = opened.router
  if (out !== undefined) {
    const { routerHtml } = await import('./route.report.page.ts')
    const page = { at: new Date(), router: options.router, report, ...(tested && { test: tested }) }
    await writeFile(out, routerHtml(page))
  }
  if (ctx.json) {
    const found = tested && { test: tested, badLines: bad.count, bad: bad.first }
    ctx.print(json({ router: options.router, ...report, verdict: verdict(report), ...found }))
    return
  }
  for (const line of bad.lines()) ctx.note(line)
  if (bad.count > 0) ctx.note(bad.summary())
  for (const line of tested ? testLines(tested, ctx) : [verdict(report)]) ctx.print(line)
  ctx.note(`written: ${out}`)
}

/** How a router did on the outcomes of files, and how much of these stands in what it was fitted on. */
export interface Tested extends Measured {
  readonly files: readonly string[]
}

async function testedOn(
  { router, embedder }: Opened,
  { test, fit, ...form }: ReportArguments & { readonly test: readonly string[] },
  reading: Reading,
): Promise<Tested> {
  const asked = new Set<string>()
  const idOf = placing(router.prompts)
  async function* outcomes(): AsyncIterable<Outcome> {
    let read = 0
    for await (const row of inFiles(test, form)(reading)) {
      read++
      if (fit) asked.add(row.query)
      yield { query: row.query, prompt: idOf(row), success: row.success }
    }
    if (read === 0 && reading.bad.count > 0) throw firstOf(reading.bad)
  }
  const { signal } = reading
  const measured = await measureRouter(router, outcomes(), { signal, ...(embedder && { embedder }) })
  const leak = fit && leakOf(await queriesOf(fit, form, reading), [...asked])
  return { files: test, ...measured, ...(leak && { leak }) }
}

async function queriesOf(files: readonly string[], form: FileOptions, reading: Reading): Promise<string[]> {
  const found = new Set<string>()
  for await (const { query } of inFiles(files, form)(reading)) found.add(query)
  return [...found]
}
