import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { nameOf } from '../environments/report.table.ts'
import type { Row } from '../environments/results.ts'
import { readDocuments, readIdentity, readResults } from '../environments/run.folder.ts'
import { tasksOf } from '../environments/run.plan.ts'
import { type SheetFigures, sheetFigures } from '../environments/sheets.figures.ts'
import { readSheets } from '../environments/sheets.read.ts'
import { type KeyItem, ratingSheet, type SheetRow } from '../environments/sheets.ts'
import { InvalidInputError } from '../errors.ts'
import type { Context } from './context.ts'
import { percent } from './evaluate.report.columns.ts'
import { UsageError } from './failure.ts'
import { checkOutputs } from './route.input.ts'
import { count, json, printable } from './show.ts'

interface MakeOptions {
  readonly agents: readonly string[]
  readonly out: string
  readonly setting: string
  readonly items: number
  readonly seed: number
}

/** Writes a blinded sheet of two agents' texts, and its key. */
export async function makeSheet(ctx: Context, folder: string, options: MakeOptions): Promise<void> {
  const { agents, out, setting, items: most, seed } = options
  const [one, other, ...more] = agents
  if (one === undefined || other === undefined || one === other || more.length > 0)
    throw new UsageError('name two agents, with a comma between: --agents prose,penchant')
  const key = `${out.replace(/\.csv$/, '')}.key.json`
  await checkOutputs([out, key], [])
  const [identity, rows, documents] = await Promise.all([
    readIdentity(folder),
    readResults(folder),
    readDocuments(folder),
  ])
  const tasks = new Map(
    identity.kinds.flatMap((kind) =>
      identity.seeds.map(
        (seed) => [placeOf({ kind, seed }), tasksOf(identity, documents, kind, seed)] as const,
      ),
    ),
  )
  const sheet = ratingSheet(rowsOf(rows, one, setting), rowsOf(rows, other, setting), {
    ...{ seed, most },
    brief: (row) => {
      const own = tasks.get(placeOf(row))!.find(({ user, lap }) => user.id === row.user && lap === row.lap)!
      return { instruction: own.instruction, document: own.document, preferences: own.user.preferences }
    },
  })
  await writeFile(out, sheet.sheet)
  await writeFile(key, `${json(sheet.key, 2)}\n`)
  const n = sheet.key.length
  if (ctx.json) return ctx.print(json({ sheet: out, key, items: n, same: sheet.same }))
  if (sheet.same > 0) ctx.note(`${count(sheet.same, 'round')} left out: both wrote the same`)
  ctx.print(`${count(n, 'item')} to be rated: give everybody a copy of ${out}, and nobody ${key}`)
}

const placeOf = ({ kind, seed }: Pick<SheetRow, 'kind' | 'seed'>): string => `${kind} ${seed}`

/** Texts of an agent; rounds in which it wrote none are left out. */
function rowsOf(rows: readonly Row[], agent: string, setting: string): readonly Row[] {
  const own = rows.filter((row) => row.agent === agent && row.setting === setting && row.text !== '')
  if (own.length > 0) return own
  const known = new Set(rows.map(nameOf))
  throw new InvalidInputError('agents', agent, `the run has ${[...known].join(', ') || 'no rounds'}`)
}

const keySchema: z.ZodType<readonly KeyItem[]> = z.array(
  z.object({
    ...{ item: z.string(), a: z.string(), b: z.string() },
    ...{ kind: z.string(), seed: z.number(), user: z.string(), lap: z.number(), task: z.string() },
  }),
)

/** What raters said. A rater goes by the name of their file. */
export async function readFilled(
  ctx: Context,
  files: readonly string[],
  options: { readonly key: string },
): Promise<void> {
  const key = await readKey(options.key)
  const sheets = await Promise.all(
    files.map(async (file) => ({
      rater: basename(file).replace(/\.csv$/, ''),
      csv: await readText('files', file),
    })),
  )
  const votes = readSheets(sheets, key)
  const [agent, other] = [...new Set(key.flatMap(({ a, b }) => [a, b]))].sort() as [string, string]
  const figures = sheetFigures(votes, agent)
  if (ctx.json) return ctx.print(json({ ...figures, against: other, votes: votes.length }))
  ctx.print(`${printable(agent)} against ${printable(other)}, item by item: ${told(figures.items)}`)
  for (const own of figures.raters) ctx.print(ctx.colors.dim(`${printable(own.rater)}: ${told(own)}`))
  const alpha = figures.alpha === undefined ? 'no item has two raters' : figures.alpha.toFixed(2)
  ctx.print(`agreement (Krippendorff’s alpha): ${alpha}`)
}

const told = ({ wins, losses, ties, rate }: SheetFigures['items']): string =>
  `${wins} better, ${losses} worse, ${count(ties, 'tie')}${rate.n > 0 ? `; ${percent(rate.mean)} % (${percent(rate.low)} to ${percent(rate.high)})` : ''}`

async function readKey(file: string): Promise<readonly KeyItem[]> {
  try {
    return keySchema.parse(JSON.parse(await readText('key', file)))
  } catch (error) {
    if (error instanceof InvalidInputError) throw error
    throw new InvalidInputError('key', file, 'give the key that `penchant sheets make` wrote')
  }
}

const readText = (field: string, file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidInputError(field, file, `it cannot be read: ${error.message}`)
  })
