import { InvalidInputError } from './errors.ts'
import type { StepEstimate } from './estimate.ts'
import { tokensIn } from './models/account.ts'
import { judged, judgedPrompt } from './routing/score.prompt.ts'
import type { Item } from './routing/score.ts'
import { MAX_TEXT, type SignalInput } from './signal.ts'

/** An instruction to be tried. */
export interface Tried {
  readonly id?: string
  readonly text: string
}

/** What came of one prompt on one query. */
export type OutcomeInput = Extract<SignalInput, { kind: 'outcome' }>

/** A query and a prompt to be put to the model together. */
export interface Pair {
  readonly item: Item
  readonly prompt: Tried
}

export interface Grid {
  readonly prompts: readonly Tried[]
  readonly queries: readonly Item[]
  /** Which pairs need not be asked any more; none when left out. */
  readonly done?: (query: string, prompt: string) => boolean
}

/** Query by query, so that what a budget cuts short holds whole queries: prompts are compared on the same ones. */
export function* pairsOf({ prompts, queries, done }: Grid): Generator<Pair> {
  for (const item of queries)
    for (const prompt of prompts) if (!done?.(item.query, prompt.text)) yield { item, prompt }
}

export function countPairs(grid: Grid): number {
  let n = 0
  for (const _ of pairsOf(grid)) n++
  return n
}

/**
 * Which pairs a log holds outcomes of: those of this model, scored by this scorer. Other signals are passed over.
 * Reads the log once; memory grows with the pairs found.
 */
export async function doneIn(
  log: AsyncIterable<unknown>,
  { prompts, queries, model, scorer }: Grid & { readonly model: string; readonly scorer: string },
): Promise<NonNullable<Grid['done']>> {
  // The log's own copies of the texts are let go of: only places are kept.
  const places = new Map(prompts.map(({ text }, place) => [text, place]))
  const found = new Map(queries.map(({ query }) => [query, new Set<number>()]))
  for await (const entry of log) {
    const { kind, query, prompt, meta } = entry as Partial<OutcomeInput>
    if (kind !== 'outcome' || meta?.model !== model || meta.scorer !== scorer) continue
    const place = places.get(prompt ?? '')
    if (place !== undefined) found.get(query ?? '')?.add(place)
  }
  return (query, prompt) => found.get(query)?.has(places.get(prompt) ?? -1) ?? false
}

/** @throws InvalidInputError for an empty grid, or a text no outcome could carry: before anything is paid. */
export function checkGrid({ prompts, queries }: Grid): void {
  for (const [field, list] of Object.entries({ prompts, queries }))
    if (list.length === 0) throw new InvalidInputError(field, list, 'give at least one')
  for (const [i, { text }] of prompts.entries()) checkText(`prompts[${i}].text`, text)
  for (const [i, { query }] of queries.entries()) checkText(`queries[${i}].query`, query)
}

function checkText(field: string, text: string): void {
  if (text.trim() === '' || text.length > MAX_TEXT)
    throw new InvalidInputError(field, text, `give a text of 1 to ${MAX_TEXT} characters`)
}

/** The query, an empty line, the prompt; a prompt with `{{query}}` in it has the query put there instead. */
export function joined(query: string, prompt: string): string {
  const place = /\{\{\s*query\s*\}\}/g
  return place.test(prompt) ? prompt.replace(place, () => query) : `${query}\n\n${prompt}`
}

/** Characters of an answer of the usual length: some steps and a result. */
const USUAL = 600

/** What collecting will take at most: calls are exact, what an answer takes is a guess. */
export function foretellCollecting(
  grid: Grid & {
    readonly join?: (query: string, prompt: string) => string
    readonly score: unknown
  },
): readonly StepEstimate[] {
  const { join = joined } = grid
  let calls = 0
  let asked = 0
  let checked = 0
  for (const { item, prompt } of pairsOf(grid)) {
    calls++
    asked += tokensIn(join(item.query, prompt.text).length)
    if (grid.score !== judged) continue
    const { system, user } = judgedPrompt('x'.repeat(USUAL), item)
    checked += tokensIn(system.length + user.length)
  }
  const said = tokensIn(JSON.stringify(judgedPrompt('', { query: '' }).typical).length)
  return [
    { step: 'collect.answer', calls, input: asked, output: calls * tokensIn(USUAL) },
    ...(grid.score === judged
      ? [{ step: 'collect.judge', calls, input: checked, output: calls * said }]
      : []),
  ]
}
