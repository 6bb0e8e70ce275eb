import { groupsOf } from '../routing/groups.ts'
import { leakOf } from '../routing/leak.ts'
import type { Outcome } from '../routing/log.ts'
import { fittedOn, type Measured, measureRouter } from '../routing/measure.ts'
import type { Router } from '../routing/router.ts'
import { placing } from '../routing.prompts.ts'
import { BadLines } from './import.bad.ts'
import type { Opened } from './route.input.ts'
import { nothingIn } from './route.log.ts'
import { lookupOf } from './route.lookup.ts'
import { type FileOptions, inFiles, type Reading } from './route.outcomes.ts'

export interface TestFiles extends FileOptions {
  readonly test: readonly string[]
  /** What the router was fitted on; what it holds of that when left out. */
  readonly fit?: readonly string[]
}

/** How a router did on the outcomes of files, and how much of these stands in what it was fitted on. */
export interface Tested extends Measured {
  readonly files: readonly string[]
  /** Where texts of the log were fitted on: what a plain table of their past outcomes does on it. */
  readonly lookup?: Omit<Measured, 'leak'>
  /** Where the log overlaps: what the router does on its queries that are like none fitted on, if there are any. */
  readonly apart?: Omit<Measured, 'leak'>
}

/** Reads the test log once, and up to twice more where it overlaps. @throws InvalidInputError for a log without a good row. */
export async function testedOn(
  { router, embedder }: Opened,
  { test, fit, ...form }: TestFiles,
  reading: Reading,
): Promise<Tested> {
  const idOf = placing(router.prompts)
  const asked = new Set<string>()
  const rows = async function* (bad: BadLines, only = (_: string) => true): AsyncIterable<Outcome> {
    let read = 0
    for await (const row of inFiles(test, form)({ ...reading, bad })) {
      read++
      asked.add(row.query)
      if (only(row.query)) yield { query: row.query, prompt: idOf(row), success: row.success }
    }
    if (read === 0) throw nothingIn(test.join(' '), bad)
  }
  const options = { signal: reading.signal, ...(embedder && { embedder }) }
  const measured = await measureRouter(router, rows(reading.bad), options)
  const known = fit ? await queriesOf(fit, form, reading) : fittedOn(router)
  const leak = fit ? leakOf(known, [...asked]) : measured.leak
  const tested = { files: test, ...measured, leak }
  if (leak.finding === 'clean') return tested
  const again = async (by: Router, only?: (query: string) => boolean) => {
    const { leak: _, ...found } = await measureRouter(by, rows(new BadLines(), only), options)
    return found
  }
  const unlike = unlikeAll(known, [...asked])
  return {
    ...tested,
    ...(leak.same > 0 && { lookup: await again(lookupOf(router)) }),
    ...(unlike.size > 0 && { apart: await again(router, (query) => unlike.has(query)) }),
  }
}

async function queriesOf(files: readonly string[], form: FileOptions, reading: Reading): Promise<string[]> {
  const found = new Set<string>()
  for await (const { query } of inFiles(files, form)(reading)) found.add(query)
  return [...found]
}

/** The queries that are in no group of those fitted on. */
function unlikeAll(fitted: readonly string[], asked: readonly string[]): ReadonlySet<string> {
  const groups = groupsOf([...fitted, ...asked])
  const known = new Set(groups.subarray(0, fitted.length))
  return new Set(asked.filter((_, i) => !known.has(groups[fitted.length + i]!)))
}
