import { DEFAULT_TENANT, type House, type Tenant } from './house.ts'
import type { Work } from './jobs.ts'

/** Tests and learns what is new of everybody in a tenant. */
export function learningAll({ work, news }: Tenant): Work {
  const all = work({ kind: 'learn' })
  return {
    ...all,
    async run(signal, onProgress) {
      news.waiting = false
      try {
        return await all.run(signal, onProgress)
      } catch (error) {
        news.waiting = true
        throw error
      }
    },
  }
}

/**
 * Learns what is new of all tenants that have a key, and of the default one, again and again. A tenant that is busy, or has
 * nothing new, waits for the next time. Returns what ends it.
 */
export function learnRegularly(house: House): () => void {
  const begin = () => {
    const keyed = house.keys.list().flatMap(({ tenant, revoked }) => (revoked === undefined ? tenant : []))
    for (const name of new Set([DEFAULT_TENANT, ...keyed])) {
      const tenant = house.tenant(name)
      if (tenant.news.waiting && tenant.jobs.running() === 0) tenant.jobs.start(learningAll(tenant))
    }
  }
  const timer = setInterval(begin, house.learnEvery * 1000)
  return () => clearInterval(timer)
}
