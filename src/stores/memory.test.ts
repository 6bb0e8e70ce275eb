import { describe, it } from 'vitest'
import { storeContract } from '../test/store-contract.ts'
import { memoryStore } from './memory.ts'

describe('memory store', () => {
  for (const { name, run } of storeContract)
    it(name, () => {
      const store = memoryStore()
      return run(async () => store)
    })
})
