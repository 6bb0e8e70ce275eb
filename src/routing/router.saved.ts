import { z } from 'zod'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { blendOf } from './blend.ts'
import { loadTrees } from './boosted.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { loadLogistic } from './logistic.ts'
import { neighboursOf } from './neighbours.ts'
import { type Reading, read } from './reading.ts'
import type { RouterReport } from './report.ts'
import { type Router, type RouterParts, routerOf } from './router.ts'
import { count, floats, ints, parsed } from './saved.ts'

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
    logistic: parts.logistic.save(),
    trees: parts.trees.save(),
    weights: parts.weights,
    factors: parts.factors,
    support: { words: intsTo(support.words), least: support.least },
    embedded: parts.embedded,
    report: parts.report,
    offsets: parts.offsets,
    people: Object.fromEntries(people),
  }
}

const vectorsOf = (readings: readonly Reading[]): string =>
  floatsTo(Float32Array.from(readings.flatMap(({ embedding }) => [...(embedding ?? [])])))

const offsets = z.object({ prompts: count, numbers: z.array(z.number()) })
const saved = z.object({
  prompts: z.array(z.object({ id: z.string(), text: z.string() })).min(2),
  promptVectors: floats(),
  queries: z.array(z.string()).min(1),
  queryVectors: floats(),
  sum: floats(),
  count: floats(),
  foretold: floats(),
  logistic: z.unknown(),
  trees: z.unknown(),
  weights: z.object({ logistic: z.number(), trees: z.number() }),
  factors: z.object({
    foretold: z.number(),
    near: z.number(),
    nearAll: z.number(),
    same: z.number(),
    sameAll: z.number(),
  }),
  support: z.object({ words: ints(), least: z.number() }),
  embedded: z.int().min(0),
  // What was measured is shown and gone by, not computed with.
  report: z.custom<RouterReport>((value) => typeof value === 'object' && value !== null, 'is no report'),
  offsets,
  people: z.record(z.string(), offsets),
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
  const width = data.prompts.length
  for (const field of ['sum', 'count', 'foretold'] as const)
    if (data[field].length !== data.queries.length * width)
      throw new InvalidInputError(
        `router.${field}`,
        `${data[field].length} numbers`,
        `give ${data.queries.length * width}`,
      )
  const readings = readingsOf(data.queries, data.queryVectors, data.embedded)
  const table = { readings, width, sum: Float64Array.from(data.sum), count: Float64Array.from(data.count) }
  const foretold = Float64Array.from(data.foretold)
  const logistic = loadLogistic(data.logistic)
  const trees = loadTrees(data.trees)
  return routerOf(
    {
      ...data,
      promptReadings: readingsOf(
        data.prompts.map(({ text }) => text),
        data.promptVectors,
        data.embedded,
      ),
      table,
      foretold,
      logistic,
      trees,
      blend: blendOf([
        { reward: logistic, weight: data.weights.logistic },
        { reward: trees, weight: data.weights.trees },
      ]),
      neighbours: neighboursOf(table, foretold),
      people: new Map(Object.entries(data.people)),
    },
    saveRouter,
  )
}

const readingsOf = (texts: readonly string[], vectors: Float32Array, size: number): Reading[] =>
  texts.map((text, i) => read(text, size > 0 ? vectors.subarray(i * size, (i + 1) * size) : undefined))
