import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { blendOf } from './blend.ts'
import { loadTrees } from './boosted.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { byName, NAMES } from './crossfit.ts'
import { loadLogistic } from './logistic.ts'
import { neighboursOf } from './neighbours.ts'
import { checkOffsets, type Offsets } from './offsets.ts'
import { type Reading, read } from './reading.ts'
import type { RouterReport } from './report.ts'
import { type Router, type RouterParts, routerOf } from './router.ts'
import { count, floats, ints, parsed } from './saved.ts'
import { sureRates } from './table.ts'
import { loadTopical } from './topical.ts'

const LOADERS = { logistic: loadLogistic, trees: loadTrees, topics: loadTopical }
const VERSION = 1
const FORMAT = 'penchant.router'

/** The router as JSON. It holds the log's queries: where these are secret, so is the file. */
export function saveRouter(parts: RouterParts): unknown {
  const { table, support, people } = parts
  return {
    format: FORMAT,
    version: VERSION,
    prompts: parts.prompts,
    promptVectors: vectorsOf(parts.promptReadings),
    queries: table.readings.map(({ text }) => text),
    queryVectors: vectorsOf(table.readings),
    sum: floatsTo(table.sum),
    count: floatsTo(table.count),
    foretold: floatsTo(parts.foretold),
    ...byName((name) => parts.rewards[name].save()),
    weights: parts.weights,
    factors: parts.factors,
    support: { words: intsTo(support.words), least: support.least },
    embedded: parts.embedded,
    report: parts.report,
    offsets: parts.offsets,
    people: [...people],
  }
}

const vectorsOf = (readings: readonly Reading[]): string =>
  floatsTo(Float32Array.from(readings.flatMap(({ embedding }) => [...(embedding ?? [])])))

/** What choices go by; the rest of a report is only shown. */
const routing = z.looseObject({
  gain: z.looseObject({ n: z.number(), mean: z.number(), low: z.number(), high: z.number() }),
  threshold: z.number().optional(),
  established: z.boolean(),
})
const report = z.looseObject({
  best: z.string(),
  prompts: z.array(z.looseObject({ id: z.string(), success: z.number() })),
  fresh: routing.optional(),
  again: routing.optional(),
  unseen: routing.optional(),
  people: z.looseObject({ established: z.boolean() }).optional(),
})
const offsets = z.object({ prompts: count, numbers: z.array(z.number()) })
const saved = z.object({
  prompts: z.array(z.object({ id: z.string(), text: z.string() })).min(2),
  promptVectors: floats(),
  queries: z.array(z.string()).min(1),
  queryVectors: floats(),
  sum: floats(),
  count: floats(),
  foretold: floats(),
  ...byName(() => z.unknown()),
  weights: z.object(byName(() => z.number())),
  factors: z.object({
    foretold: z.number(),
    near: z.number(),
    nearAll: z.number(),
    same: z.number(),
    sameAll: z.number(),
  }),
  support: z.object({ words: ints(), least: z.number() }),
  embedded: z.int().min(0),
  report,
  offsets,
  people: z.array(z.tuple([z.string(), offsets])),
})

/**
 * The router that `save` wrote.
 *
 * @throws InvalidInputError naming the field; StoreVersionError when a newer Penchant wrote it.
 */
export function loadRouter(json: unknown): Router {
  const head = z.looseObject({ format: z.literal(FORMAT), version: count }).safeParse(json)
  if (!head.success) throw new InvalidInputError('router', json, 'give what save() of a router returned')
  if (head.data.version > VERSION) throw new StoreVersionError('router', head.data.version, VERSION)
  const data = parsed('router', saved, json)
  check(data)
  const width = data.prompts.length
  const readings = readingsOf(data.queries, data.queryVectors, data.embedded)
  const table = { readings, width, sum: Float64Array.from(data.sum), count: Float64Array.from(data.count) }
  const foretold = Float64Array.from(data.foretold)
  const rewards = byName((name) => LOADERS[name](data[name]))
  return routerOf(
    {
      ...data,
      // As it was written, with its fields in their order.
      report: (json as { readonly report: RouterReport }).report,
      promptReadings: readingsOf(
        data.prompts.map(({ text }) => text),
        data.promptVectors,
        data.embedded,
      ),
      table,
      singles: sureRates(table),
      foretold,
      rewards,
      blend: blendOf(NAMES.map((name) => ({ reward: rewards[name], weight: data.weights[name] }))),
      neighbours: neighboursOf(table, foretold),
      people: new Map(data.people),
    },
    saveRouter,
  )
}

/** What the fields hold must go together. */
function check(data: z.output<typeof saved>): void {
  const { prompts, queries, embedded, report } = data
  const refuse = (field: string, value: unknown, remedy: string) => {
    throw new InvalidInputError(`router.${field}`, value, remedy)
  }
  const ids = prompts.map(({ id }) => id)
  const twice = ids.find((id, p) => ids.indexOf(id) < p)
  if (twice !== undefined) refuse('prompts', twice, 'give each prompt an id of its own')
  const cells = queries.length * prompts.length
  const sizes = {
    ...{ sum: cells, count: cells, foretold: cells },
    ...{ promptVectors: prompts.length * embedded, queryVectors: queries.length * embedded },
  }
  for (const [field, size] of Object.entries(sizes)) {
    const { length } = data[field as keyof typeof sizes]
    if (length !== size) refuse(field, `${length} numbers`, `give ${size}`)
  }
  if (report.prompts.length !== prompts.length)
    refuse('report.prompts', `${report.prompts.length} prompts`, `give ${prompts.length}`)
  if (!ids.includes(report.best)) refuse('report.best', report.best, 'give the id of a prompt')
  const all: readonly (readonly [string, Offsets, number])[] = [
    ['offsets', data.offsets, (prompts.length * (prompts.length + 3)) / 2],
    ...data.people.map(([, own], i) => [`people.${i}`, own, 2 * prompts.length] as const),
  ]
  for (const [field, own, size] of all) {
    if (own.prompts !== prompts.length) refuse(`${field}.prompts`, own.prompts, `give ${prompts.length}`)
    if (own.numbers.length !== size)
      refuse(`${field}.numbers`, `${own.numbers.length} numbers`, `give ${size}`)
    try {
      checkOffsets(own)
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error
      refuse(`${field}.numbers: ${error.field}`, error.value, 'give what save() of a router returned')
    }
  }
}

const readingsOf = (texts: readonly string[], vectors: Float32Array, size: number): Reading[] =>
  texts.map((text, i) => read(text, size > 0 ? vectors.subarray(i * size, (i + 1) * size) : undefined))
