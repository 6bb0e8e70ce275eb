import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InvalidInputError, NotFoundError, PenchantError } from '../errors.ts'
import type { Store } from '../store.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { loadDocuments, type SourceDocument } from './documents.ts'
import { parseRows, type Row } from './results.ts'
import type { Identity, Plan } from './run.plan.ts'

const CONFIG = 'config.json'
const RESULTS = 'results.jsonl'
const DOCUMENTS = 'documents.jsonl'

/** A run's folder while the run is under way. */
export interface RunFolder {
  /** Rows it held when it was opened. */
  readonly held: readonly Row[]
  /** Keeps what models answered. */
  readonly store: Store
  /** Appends a row; it is on the disk when this returns. */
  add(row: Row): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the folder of a run, made where it is missing. A line that a kill cut off is taken away.
 *
 * @throws InvalidInputError when another experiment lies in it, naming what differs.
 * @throws PenchantError while another process runs it.
 */
export async function openFolder(
  folder: string,
  { identity, documents }: Pick<Plan, 'identity' | 'documents'>,
): Promise<RunFolder> {
  await mkdir(folder, { recursive: true })
  const unlock = lock(folder)
  try {
    await claim(folder, identity, documents)
    const name = join(folder, RESULTS)
    const file = await open(name, 'a+')
    const text = await file.readFile('utf8')
    const held = parseRows(text, name)
    await file.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)))
    const store = sqliteStore(join(folder, 'answers.db'))
    let last: Promise<unknown> = Promise.resolve()
    return {
      held,
      store,
      add(row) {
        const added = last.then(async () => {
          await file.appendFile(`${JSON.stringify(row)}\n`)
          await file.sync()
        })
        last = added.catch(() => {})
        return added
      },
      async close() {
        await last
        await file.close()
        await store.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Held by an open transaction, which ends with the process however that ends. */
function lock(folder: string): () => void {
  const db = new DatabaseSync(join(folder, 'lock.db'))
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch {
    db.close()
    throw new PenchantError(`${folder}: another process is running it; wait for it, or name another folder`)
  }
  return () => db.close()
}

/** The folder is this experiment's from now on. */
async function claim(
  folder: string,
  identity: Identity,
  documents: readonly SourceDocument[],
): Promise<void> {
  const name = join(folder, CONFIG)
  if (!existsSync(name)) {
    if (existsSync(join(folder, RESULTS)))
      throw new InvalidInputError(
        'out',
        folder,
        `it has results without their ${CONFIG}; name another folder`,
      )
    const lines = documents.map((document) => `${JSON.stringify(document)}\n`)
    await writeFile(join(folder, DOCUMENTS), lines.join(''), { flush: true })
    await writeFile(`${name}.new`, `${JSON.stringify(identity, undefined, 2)}\n`, { flush: true })
    return rename(`${name}.new`, name)
  }
  const there = await readIdentity(folder)
  const fields = [...new Set([...Object.keys(identity), ...Object.keys(there)])] as (keyof Identity)[]
  const different = fields.flatMap((field) => {
    const [before, now] = [there[field], identity[field]].map((value) => JSON.stringify(value) ?? 'nothing')
    return before === now ? [] : [`${field} was ${before} and is ${now}`]
  })
  if (different.length > 0)
    throw new InvalidInputError(
      'out',
      folder,
      `another experiment lies there (${different.join('; ')}); name another folder`,
    )
}

/** What a run's folder is about. @throws NotFoundError where no run is. */
export async function readIdentity(folder: string): Promise<Identity> {
  const text = await readFile(join(folder, CONFIG), 'utf8').catch(() => {
    throw new NotFoundError('run', folder, 'give the folder that `penchant run` wrote')
  })
  return JSON.parse(text)
}

/** Rows of a run so far, as they were written. @throws NotFoundError where no run is. */
export async function readResults(folder: string): Promise<readonly Row[]> {
  const name = join(folder, RESULTS)
  const text = await readFile(name, 'utf8').catch(() => {
    throw new NotFoundError('run', folder, 'give the folder that `penchant run` wrote')
  })
  return parseRows(text, name)
}

/** The documents a run writes from, all there were. */
export const readDocuments = (folder: string): Promise<readonly SourceDocument[]> =>
  loadDocuments([{ file: join(folder, DOCUMENTS) }])
