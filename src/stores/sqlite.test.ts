import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'vitest'
import { storeContract } from '../test/store-contract.ts'
import { sqliteStore } from './sqlite.ts'

const dirs: string[] = []
function fresh() {
  const d = mkdtempSync(join(tmpdir(), 'penchant-'))
  dirs.push(d)
  return d
}
afterEach(() => {
  for (const d of dirs.splice(0)) rmSync(d, { recursive: true })
})

describe('sqlite store', () => {
  for (const { name, run } of storeContract)
    it(name, () => {
      const path = join(fresh(), 'new', 'folder', 'store.db')
      return run(async () => sqliteStore(path))
    })
})
