import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { seeded } from 'penchant/evaluate'
import { type Critic, foldsOf, type Outcome, type Prompt } from 'penchant/routing'
import { rows } from './data.ts'

/** Sets of outcomes: LLaMA-2-7B-chat on arithmetic word problems (Sun et al., ICLR 2024). */
export const SETS = ['gsm8k', 'svamp', 'mawps'] as const
export type SetName = (typeof SETS)[number]

/** The authors' own parts, where test texts of svamp and mawps stand in train too, or parts with no group in common. */
export type Split = 'paper' | 'clean'
export type Part = 'train' | 'test'

/** A query, as it stands in the source's order. */
interface OirlQuery {
  readonly text: string
  readonly split: Part
  readonly clean: Part | 'drop'
  /** Equal for texts that are the same once numbers are masked, or share their story. */
  readonly group: number
  readonly textId: number
}

/** A set of outcomes; tables are queries × prompts, row-major, NaN where nothing is known. */
export interface OirlSet {
  readonly name: SetName
  readonly queries: readonly OirlQuery[]
  readonly prompts: readonly Prompt[]
  /** Ids: prompts tried everywhere, and prompts tried in the paper's test part only. */
  readonly roles: { readonly training: readonly string[]; readonly heldout: readonly string[] }
  readonly success: Float32Array
  /** Paper's test part only. */
  readonly verdict: Float64Array
  readonly confidence: Float64Array
  /** What the makers of the set computed from it, and the authors' released selections. */
  // biome-ignore lint/suspicious/noExplicitAny: a report of many shapes
  readonly baselines: any
}

/** Reads a set; undefined when it is not in the folder. */
export function loadSet(data: string, name: SetName): OirlSet | undefined {
  if (!existsSync(join(data, `${name}.outcomes.json`))) return undefined
  const all = read(data, 'prompts.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const ids: string[] = all.map((prompt) => prompt.id)
  const of = (role: string): string[] =>
    all.filter((prompt) => prompt.role === role).map((prompt) => prompt.id)
  const queries = rows(data, `${name}.queries.jsonl.gz`) as OirlQuery[]
  const { train, test } = JSON.parse(read(data, `${name}.outcomes.json`))
  const { verdict, confidence } = JSON.parse(read(data, `${name}.critic.json.gz`))
  const table = (column: (id: string, query: number) => unknown): Float64Array =>
    Float64Array.from({ length: queries.length * ids.length }, (_, cell) =>
      Number(column(ids[cell % ids.length]!, Math.floor(cell / ids.length)) ?? Number.NaN),
    )
  const tested = (columns: Record<string, ArrayLike<unknown>>) =>
    table((id, query) => columns[id]?.[query - train.queries])
  return {
    name,
    queries,
    prompts: all.map(({ id, text }) => ({ id, text })),
    roles: { training: of('training'), heldout: of('heldout') },
    success: Float32Array.from(
      table((id, query) =>
        query < train.queries ? train.outcomes[id]?.[query] : test.outcomes[id][query - train.queries],
      ),
    ),
    verdict: tested(verdict),
    confidence: tested(confidence),
    baselines: JSON.parse(read(data, 'baselines.json')).datasets[name],
  }
}

function read(data: string, file: string): string {
  const bytes = readFileSync(join(data, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Some queries of a set with some of its prompts. */
export interface PartOfSet {
  /** Places of the queries in the set. */
  readonly rows: Int32Array
  /** Texts, in order; a text may stand here several times. */
  readonly queries: readonly string[]
  /** Ids. */
  readonly prompts: readonly string[]
  /** queries × prompts; NaN where not tried. */
  readonly success: Float32Array
  /** Each pair that was tried. */
  readonly outcomes: readonly Outcome[]
}

/** A part of a split, with the prompts of these ids: all when left out. */
export const partOf = (set: OirlSet, split: Split, part: Part, ids = idsOf(set)): PartOfSet =>
  someOf(set, (query) => (split === 'paper' ? query.split : query.clean) === part, ids)

/** Folds of all queries of a set, whole groups together: what each fold is fitted on and what it is tested on. */
export function foldsOfSet(
  set: OirlSet,
  { count, seed, ids = set.roles.training }: { count: number; seed: number; ids?: readonly string[] },
): readonly { readonly train: PartOfSet; readonly test: PartOfSet }[] {
  const fold = foldsOf(
    Int32Array.from(set.queries, (query) => query.group),
    count,
    seeded(seed),
  )
  return Array.from({ length: count }, (_, own) => ({
    train: someOf(set, (_query, i) => fold[i] !== own, ids),
    test: someOf(set, (_query, i) => fold[i] === own, ids),
  }))
}

/** Success rate of each prompt of a part, by id. */
export function ratesOf({ prompts, success }: PartOfSet): ReadonlyMap<string, number> {
  return new Map(
    prompts.map((id, column) => {
      const tried = success.filter((s, cell) => cell % prompts.length === column && !Number.isNaN(s))
      return [id, tried.reduce((a, b) => a + b, 0) / tried.length] as const
    }),
  )
}

/** The language model's opinion of its answers to the queries of a part, which must be of the paper's test part. */
export const criticOf = (set: OirlSet, part: PartOfSet): Critic => {
  const cells = cellsOf(set, part)
  const scores = (table: Float64Array) => ({
    queries: part.queries.length,
    prompts: part.prompts,
    probability: cells.map((cell) => table[cell]!),
    success: part.success,
  })
  return { verdict: scores(set.verdict), confidence: scores(set.confidence) }
}

const idsOf = ({ prompts }: OirlSet): readonly string[] => prompts.map(({ id }) => id)

/** Where the pairs of some queries and prompts stand in the tables of a set, row-major. */
function cellsOf(set: OirlSet, { rows, prompts }: Pick<PartOfSet, 'rows' | 'prompts'>): Float64Array {
  const ids = idsOf(set)
  const columns = prompts.map((id) => ids.indexOf(id))
  return Float64Array.from([...rows].flatMap((row) => columns.map((column) => row * ids.length + column)))
}

function someOf(
  set: OirlSet,
  keep: (query: OirlQuery, row: number) => boolean,
  prompts: readonly string[],
): PartOfSet {
  const rows = Int32Array.from(set.queries.keys()).filter((row) => keep(set.queries[row]!, row))
  const queries = Array.from(rows, (row) => set.queries[row]!.text)
  const success = Float32Array.from(cellsOf(set, { rows, prompts }), (cell) => set.success[cell]!)
  const outcomes = queries.flatMap((query, i) =>
    prompts.flatMap((prompt, column) => {
      const own = success[i * prompts.length + column]!
      return Number.isNaN(own) ? [] : [{ query, prompt, success: own }]
    }),
  )
  return { rows, queries, prompts, success, outcomes }
}
