import { text as textOf } from 'node:stream/consumers'
import { embed } from '../nearest.ts'
import type { Chosen } from '../routing/router.ts'
import type { Context } from './context.ts'
import { percent } from './evaluate.report.columns.ts'
import { UsageError } from './failure.ts'
import { type Opened, openRouter, queriesIn } from './route.input.ts'
import { json, printable } from './show.ts'

export interface ChooseArguments {
  readonly router: string
  /** Ids. */
  readonly prompts?: readonly string[]
  readonly person?: string
  readonly file?: string
  readonly why?: boolean
  readonly embedder?: string
}

/** Queries held, and embedded, at once. */
const BATCH = 100

/** Prints the prompt to use for a query, or a line of JSON for each of a file's. */
export async function choose(
  ctx: Context,
  query: string | undefined,
  options: ChooseArguments,
): Promise<void> {
  const { file, why } = options
  if (file !== undefined && (query !== undefined || why))
    throw new UsageError(`leave out ${why ? '--why' : 'the query'} with --file, whose lines say it all`)
  const opened = await openRouter(options.router, options.embedder)
  if (file !== undefined) return chooseAll(ctx, queriesIn(file), opened, options)
  const asked = query === undefined || query === '-' ? await fromStdin() : query
  const [chosen] = await chosenFor([asked], opened, options)
  const { prompt, probability, reason } = chosen!
  if (ctx.json) ctx.print(json(chosen))
  else ctx.print(printable(prompt))
  if (why) ctx.note(`${percent(probability)} % likely to succeed: ${printable(reason)}`)
}

async function chooseAll(
  ctx: Context,
  queries: AsyncIterable<string>,
  opened: Opened,
  options: ChooseArguments,
): Promise<void> {
  let batch: string[] = []
  const flush = async () => {
    const chosen = await chosenFor(batch, opened, options)
    if (chosen.length > 0) ctx.print(chosen.map((line) => json(line)).join('\n'))
    batch = []
  }
  for await (const query of queries) if (batch.push(query) === BATCH) await flush()
  await flush()
}

/** What was chosen for each query, with the prompt's text. */
async function chosenFor(
  queries: readonly string[],
  { router, embedder }: Opened,
  { prompts, person }: ChooseArguments,
): Promise<readonly (Chosen & { readonly query: string; readonly text: string })[]> {
  const vectors = embedder && (await embed(embedder, queries))
  const texts = new Map(router.prompts.map(({ id, text }) => [id, text]))
  // A text that is an id may begin or end with a space; one after a comma is mostly none of it.
  const ids = prompts?.map((id) => (texts.has(id) ? id : id.trim()))
  const among = { ...(ids && { prompts: ids }), ...(person !== undefined && { person }) }
  return queries.map((query, i) => {
    const embedding = vectors?.[i]
    const chosen = router.choose(query, { ...among, ...(embedding && { embedding }) })
    return { query, ...chosen, text: texts.get(chosen.prompt)! }
  })
}

async function fromStdin(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('give a query, or pipe it into stdin')
  const text = (await textOf(process.stdin)).replace(/\r?\n$/, '')
  if (text.trim() === '') throw new UsageError('stdin holds no query')
  return text
}
