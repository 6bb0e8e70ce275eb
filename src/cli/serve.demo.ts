import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPenchant } from '../penchant.ts'
import type { Store } from '../store.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { shippedSignals } from './demo.ts'

export interface DemoStore {
  readonly store: Store
  remove(): Promise<void>
}

/** True when the store knows nobody; a file that is not there is not made. */
export async function isEmpty(path: string): Promise<boolean> {
  if (!existsSync(path)) return true
  const store = sqliteStore(path)
  try {
    for await (const _ of store.signals()) return false
    return true
  } finally {
    await store.close()
  }
}

const FOLDER = 'penchant-demo-'

/** Folders of servers that were killed. */
async function removeLeft(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(FOLDER) ? Number(name.slice(FOLDER.length).split('-')[0]) : 0
    // Somebody else's cannot be removed, and need not be.
    if (owner > 0 && !runs(owner))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function runs(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** The made-up people of the demonstration, learned in a store that goes with the server. */
export async function demoStore(): Promise<DemoStore> {
  await removeLeft()
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`))
  const store = sqliteStore(join(folder, 'penchant.db'))
  await store.append(await shippedSignals())
  await createPenchant({ store }).learnAll()
  return { store, remove: () => rm(folder, { recursive: true, force: true }) }
}
