import { writeFile } from 'node:fs/promises'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { progress } from './progress.ts'
import { checkOutputs, openRouter } from './route.input.ts'
import type { FileOptions } from './route.outcomes.ts'
import { badLines, testLines } from './route.show.ts'
import { testedOn } from './route.tested.ts'
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
  await checkOutputs([out], [options.router, ...(test ?? []), ...(fit ?? [])])
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
  for (const line of badLines(bad)) ctx.note(line)
  ctx.print(verdict(report))
  for (const line of tested ? testLines(tested, ctx) : []) ctx.print(line)
  ctx.note(`written: ${out}`)
}
