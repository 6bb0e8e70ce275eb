import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { InvalidInputError } from '../../errors.ts'
import { type Exchange, exchanges, type Form, type PrefEvalData, saidOutright } from './entries.ts'
import { isOriginal, loadOriginal } from './load.original.ts'
import { message, parsed } from './load.rows.ts'

const entry = z.object({ id: z.string(), topic: z.string(), preference: z.string(), question: z.string() })
const talked = entry.extend({ conversation: z.array(message) })
const choice = z.object({ id: z.string(), options: z.array(z.string()).min(2), answer: z.int().min(0) })
const unrelated = z.object({ conversation: z.array(message) })

/**
 * PrefEval from a folder: the files of the original's benchmark_dataset, or JSONL, gzipped or not, with explicit,
 * implicit-choice, implicit-persona, mcq (options with the index of the right one) and filler-turns, joined by id.
 * Options are left out where there is no file of them. Held in memory whole.
 *
 * @throws InvalidInputError for a missing file, and a row that cannot be taken, naming it.
 */
export async function loadPrefEval(folder: string, form: Form): Promise<PrefEvalData> {
  if (isOriginal(folder)) return loadOriginal(folder, form)
  const options = new Map<string, { right: string; wrong: readonly string[] }>()
  if (fileOf(folder, 'mcq') !== undefined)
    for (const { id, options: all, answer } of await parsed(needed(folder, 'mcq'), choice))
      options.set(id, { right: all[answer]!, wrong: all.filter((_, i) => i !== answer) })
  const filler = await parsed(needed(folder, 'filler-turns'), unrelated)
  const file = needed(folder, form)
  const found =
    form === 'explicit'
      ? (await parsed(file, entry)).map((row) => ({ ...row, conversation: saidOutright(row.preference) }))
      : await parsed(file, talked)
  return {
    form,
    entries: found.map((row) => {
      const own = options.get(row.id)
      return own ? { ...row, options: own } : row
    }),
    filler: filler.flatMap(({ conversation }): readonly Exchange[] =>
      exchanges('filler-turns', conversation),
    ),
  }
}

const fileOf = (folder: string, name: string): string | undefined =>
  ['.jsonl.gz', '.jsonl'].map((end) => join(folder, `${name}${end}`)).find((file) => existsSync(file))

function needed(folder: string, name: string): string {
  const file = fileOf(folder, name)
  if (file === undefined)
    throw new InvalidInputError(
      'folder',
      folder,
      `give one that holds ${name}.jsonl or ${name}.jsonl.gz, or the benchmark_dataset of the original`,
    )
  return file
}
