import { writeFile } from 'node:fs/promises'
import { fitRouter } from '../routing/fit.ts'
import type { Router } from '../routing/router.ts'
import type { Context } from './context.ts'
import { BadLines } from './import.bad.ts'
import { checkOutputs, embedderOf } from './route.input.ts'
import { type LogOptions, withLog } from './route.log.ts'
import { badLines, reportLines } from './route.show.ts'
import { verdict } from './route.words.ts'
import { count, json, printable } from './show.ts'

export interface FitArguments extends LogOptions {
  readonly out: string
  readonly seed: number
  readonly most?: number
  readonly report?: string
  readonly embedder?: string
}

/** Fits a router to the outcomes of files, or of the store, and says what it gains. */
export async function fit(ctx: Context, files: readonly string[], options: FitArguments): Promise<void> {
  const { out, prompts: promptFile, seed, most, report } = options
  await checkOutputs([out, report], [...files, promptFile])
  const embedder = options.embedder === undefined ? undefined : await embedderOf(options.embedder)
  const bad = new BadLines()
  const { router, models } = await withLog(ctx, files, options, async (log, { signal, bar }) => {
    const { prompts, models } = log
    const router = await fitRouter(log.outcomes(bad), {
      ...{ seed, signal, ...(prompts && { prompts }), ...(most !== undefined && { most }) },
      ...(embedder && { embedder }),
      onStep: (step, done) => bar.update(done, 1, step),
    })
    return { router, models }
  })
  await write(ctx, router, options)
  tell(ctx, router, { bad, models, out })
}

async function write(ctx: Context, router: Router, { out, report }: FitArguments): Promise<void> {
  await writeFile(out, JSON.stringify(router.save()))
  if (report === undefined) return
  const { routerHtml } = await import('./route.report.page.ts')
  await writeFile(report, routerHtml({ at: new Date(), router: out, report: router.report }))
  ctx.note(`written: ${report}`)
}

interface Found {
  readonly bad: BadLines
  readonly models: ReadonlySet<string>
  readonly out: string
}

function tell(ctx: Context, { report }: Router, { bad, models, out }: Found): void {
  if (ctx.json) {
    ctx.print(json({ out, ...report, verdict: verdict(report), badLines: bad.count, bad: bad.first }))
    return
  }
  for (const line of badLines(bad)) ctx.note(line)
  if (models.size > 1)
    ctx.note(
      `the log mixes outcomes of ${count(models.size, 'language model')}: ${printable([...models].join(', '))}; what works with one may not with another`,
    )
  for (const line of reportLines(report, ctx)) ctx.print(line)
  ctx.note(`written: ${out}`)
}
