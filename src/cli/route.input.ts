import { access, constants, readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { rows } from '../data/rows.ts'
import { InvalidInputError } from '../errors.ts'
import type { Embedder } from '../model.ts'
import { loadRouter } from '../routing/router.saved.ts'
import type { Router } from '../routing/router.ts'
import { UsageError } from './failure.ts'
import { isRecord } from './import.shapes.ts'

/** A router as it lies in a file, and what it needs to be asked. */
export interface Opened {
  readonly router: Router
  readonly embedder?: Embedder
}

const head = z.looseObject({ format: z.literal('penchant.router'), embedded: z.number().catch(0) })

/** @throws InvalidInputError for a file that is no router; UsageError where its embedder is not named. */
export async function openRouter(file: string, embedder: string | undefined): Promise<Opened> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidInputError('router', file, `it cannot be read: ${error.message}`)
  })
  const found = head.safeParse(jsonOf(text))
  if (!found.success)
    throw new InvalidInputError('router', file, 'give a file that `penchant route fit` wrote')
  const { embedded } = found.data
  if (embedded > 0 !== (embedder !== undefined))
    throw new UsageError(
      embedded > 0
        ? `${file} was fitted with an embedder: name the same with --embedder`
        : `${file} was fitted without an embedder: leave out --embedder`,
    )
  const router = loaded(file, found.data)
  return embedder === undefined ? { router } : { router, embedder: await embedderOf(embedder) }
}

/** Whoever has a file wants to hear of the file. */
function loaded(file: string, json: unknown): Router {
  try {
    return loadRouter(json)
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error
    throw new InvalidInputError('router', file, `${error.field} is not what it should be: fit it again`)
  }
}

export const embedderOf = async (id: string): Promise<Embedder> =>
  (await import('../models/ids.ts')).resolveEmbedder(id)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Queries to choose prompts for: one a line in a `.txt`, else rows that are texts or have a `query`. */
export async function* queriesIn(file: string): AsyncIterable<string> {
  if (/\.txt$/i.test(file)) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new InvalidInputError('file', file, `it cannot be read: ${error.message}`)
    })
    yield* text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
    return
  }
  for await (const { line, value, problem } of rows(file)) {
    const query = isRecord(value) ? (value.query ?? value.text ?? value.question) : value
    if (problem || typeof query !== 'string' || query.trim() === '')
      throw new InvalidInputError(
        `${file}:${line}: query`,
        problem ? problem.value : query,
        'give a text, or an object with a query',
      )
    yield query
  }
}

/**
 * Before anything is computed: what comes of it must have somewhere to go, and not over what it is made from.
 *
 * @throws InvalidInputError naming the file.
 */
export async function checkOutputs(
  outputs: readonly (string | undefined)[],
  inputs: readonly (string | undefined)[],
): Promise<void> {
  const taken = new Set(await Promise.all(inputs.map(placeOf)))
  for (const file of outputs) {
    if (file === undefined) continue
    const info = await stat(file).catch(() => undefined)
    if (info?.isDirectory()) throw new InvalidInputError('file', file, 'give a file, not a folder')
    await access(info ? file : dirname(file), constants.W_OK).catch(() => {
      throw new InvalidInputError('file', file, 'give one in a folder that exists and can be written to')
    })
    const place = (await placeOf(file)) ?? resolve(file)
    if (taken.has(place))
      throw new InvalidInputError('file', file, 'it is read or written here already: name another')
    taken.add(place)
  }
}

/** The same for all names of a file; undefined for one that is not there. */
const placeOf = async (file: string | undefined): Promise<string | undefined> =>
  file === undefined
    ? undefined
    : stat(file).then(
        ({ dev, ino }) => `${dev}:${ino}`,
        () => undefined,
      )
