import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
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

/** The made-up people of the demonstration, learned in a store that goes with the server. */
export async function demoStore(): Promise<DemoStore> {
  const folder = await mkdtemp(join(tmpdir(), 'penchant-demo-'))
  const store = sqliteStore(join(folder, 'penchant.db'))
  await store.append(await shippedSignals())
  await createPenchant({ store }).learnAll()
  return { store, remove: () => rm(folder, { recursive: true, force: true }) }
}
