import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { writeParquet } from '../routing/export.parquet.ts'
import { libsvm } from '../routing/export.ts'
import type { Log, Outcome } from '../routing/log.ts'
import { type Questionnaire, questionnaireOf, saveQuestions } from '../routing/questions.ts'
import { sampleLog } from '../routing/sample.ts'
import type { Context } from './context.ts'
import { UsageError } from './failure.ts'
import { BadLines } from './import.bad.ts'
import { checkOutputs } from './route.input.ts'
import { type LogOptions, type OpenLog, type Running, withLog } from './route.log.ts'
import { badLines } from './route.show.ts'
import { count, json } from './show.ts'

export interface ExportArguments extends LogOptions {
  readonly out: string
  /** Rows that say what is asked. */
  readonly most?: number
}

/** Writes a log as training data for XGBoost, and beside it what a model fitted on that needs to be read back. */
export async function exportRows(
  ctx: Context,
  files: readonly string[],
  options: ExportArguments,
): Promise<void> {
  const { out } = options
  if (!/\.(?:parquet|libsvm)$/i.test(out))
    throw new UsageError(`${out}: give --out a name that ends in .parquet or .libsvm, which it will be`)
  const questions = `${out}.questions.json`
  await checkOutputs([out, questions], [...files, options.prompts])
  const bad = new BadLines()
  const { rows, questionnaire } = await withLog(ctx, files, options, async (log, running) => {
    const questionnaire = await asking(log, options)
    return { rows: await written(log.outcomes(bad), out, questionnaire, running), questionnaire }
  })
  await writeFile(questions, JSON.stringify(saveQuestions(questionnaire)))
  const { columns, prompts } = questionnaire
  if (ctx.json) {
    const found = { rows, columns: columns.length, prompts, badLines: bad.count, bad: bad.first }
    return ctx.print(json({ out, questions, ...found }))
  }
  for (const line of badLines(bad)) ctx.note(line)
  ctx.print(`${count(rows, 'row')} of ${count(columns.length, 'column')}: ${count(prompts.length, 'prompt')}`)
  ctx.note(`written: ${out}\nwritten: ${questions}`)
}

/** What to ask, by as much of the log as is held; of prompts, all. */
async function asking(log: OpenLog, { most }: ExportArguments): Promise<Questionnaire> {
  const { prompts } = log
  const ids = new Set<string>()
  async function* outcomes(): AsyncIterable<Outcome> {
    for await (const outcome of log.outcomes(new BadLines())) {
      ids.add(outcome.prompt)
      yield outcome
    }
  }
  const sampled = await sampleLog(outcomes(), {
    ...(prompts && { prompts }),
    ...(most !== undefined && { most }),
  })
  return questionnaireOf(withPrompts(sampled.log, ids))
}

/** With those that stand in no row that was held: rows name prompts by their place, so these come last. */
function withPrompts(log: Log, ids: ReadonlySet<string>): Log {
  const held = new Set(log.prompts.map(({ id }) => id))
  const others = [...ids].filter((id) => !held.has(id)).map((id) => ({ id, text: id }))
  return { ...log, prompts: [...log.prompts, ...others] }
}

/** Under another name until it is whole: half a file looks like one. @returns rows written. */
async function written(
  outcomes: AsyncIterable<Outcome>,
  out: string,
  questionnaire: Questionnaire,
  { signal }: Running,
): Promise<number> {
  const part = `${out}.part`
  try {
    const rows = /\.parquet$/i.test(out)
      ? await writeParquet(part, outcomes, questionnaire)
      : await writeLines(part, outcomes, questionnaire, signal)
    await rename(part, out)
    return rows
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function writeLines(
  file: string,
  outcomes: AsyncIterable<Outcome>,
  questionnaire: Questionnaire,
  signal: AbortSignal,
): Promise<number> {
  let rows = 0
  async function* lines(): AsyncIterable<string> {
    for await (const line of libsvm(outcomes, questionnaire)) {
      rows++
      yield line
    }
  }
  await pipeline(lines, createWriteStream(file), { signal })
  return rows
}
