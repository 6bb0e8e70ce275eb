import { randomBytes } from 'node:crypto'
import type { Comparison } from '../judges/judge.ts'
import { createPenchant, DEFAULT_STORE, type Penchant, type PenchantOptions } from '../penchant.ts'
import type { Thresholds } from '../preference.ts'
import type { Store } from '../store.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { createEvents, type Events } from './events.ts'
import { gathered } from './gather.ts'
import { createJobs, type Job, type Jobs, type Work } from './jobs.ts'
import { DEMO_TENANT, type Keys, openKeys } from './keys.ts'
import { tasteApart } from './taste.ts'
import { apart } from './work.apart.ts'
import { carryOut, type Order } from './work.ts'

/** What is served: a Penchant a tenant, each over a store of its own, and the keys to them. */
export interface HouseOptions extends Omit<PenchantOptions, 'store'> {
  /** Path of the embedded store of the tenant `default`; others lie beside it. */
  readonly store?: string
  /** Opens a tenant's store in another place than the embedded one. */
  readonly open?: (tenant: string) => Store
  /** A store of made-up people: the tenant `demo`, in which no signals are taken. */
  readonly demo?: Store
  /** Seconds after which what is new is learned by itself, everybody's, again and again. Never when left out. */
  readonly learnEvery?: number
  /** Questions of the product's own that its people's page asks. */
  readonly questions?: readonly Comparison[]
}

export interface Tenant {
  readonly name: string
  readonly penchant: Penchant
  readonly store: Store
  readonly jobs: Jobs
  readonly events: Events
  readonly thresholds: Thresholds
  readonly demo: boolean
  /** The job that carries an order out. */
  work(order: Order): Work
  /** Whether there may be signals that nobody has begun to learn from. */
  readonly news: { waiting: boolean }
}

export interface House {
  readonly keys: Keys
  readonly clock: () => Date
  /** Seconds; 0 for never. */
  readonly learnEvery: number
  readonly questions: readonly Comparison[]
  /** Opens it at the first need. */
  tenant(name: string): Tenant
  /** Those that were opened. */
  tenants(): readonly Tenant[]
  /** A token that may do everything in a tenant until the house closes. */
  session(tenant: string): string
  /** The tenant of such a token. */
  sessionOf(token: string): string | undefined
  /** Aborted when the house begins to close: streams end then. */
  readonly closing: AbortSignal
  /** Tells of each job that ended, and of what was thrown where it failed. */
  onJob(listener: (job: Job, error?: unknown) => void): void
  /** Streams end and jobs end at their next commit; once the requests under way are through, the stores are closed. */
  close(requests?: Promise<void>): Promise<void>
}

/** The tenant whose store is the one that was named. */
export const DEFAULT_TENANT = 'default'

/** Where a tenant's store lies, beside that of the default tenant. */
const storePath = (path: string, tenant: string): string =>
  tenant === DEFAULT_TENANT ? path : `${path.replace(/\.db$/, '')}.${tenant}.db`

export const keysPath = (store: string): string => `${store.replace(/\.db$/, '')}.keys.db`

export function createHouse(options: HouseOptions = {}): House {
  const { store: path = DEFAULT_STORE, open, demo, learnEvery = 0, questions = [], ...own } = options
  const clock = options.clock ?? (() => new Date())
  const keys = openKeys(keysPath(path), clock)
  const tenants = new Map<string, Tenant>()
  const sessions = new Map<string, string>()
  const closing = new AbortController()
  const listeners: ((job: Job, error?: unknown) => void)[] = []

  function made(name: string): Tenant {
    const isDemo = demo !== undefined && name === DEMO_TENANT
    const opened = isDemo ? demo : (open?.(name) ?? sqliteStore(storePath(path, name)))
    const news = { waiting: true }
    const store = gathered(opened, () => {
      news.waiting = true
    })
    const events = createEvents(clock)
    const jobs = createJobs(clock, (job, error) => {
      events.add({ event: 'job', what: job.state, about: job.id, ...(job.person && { person: job.person }) })
      for (const listener of listeners) listener(job, error)
    })
    const penchant = createPenchant({ fitTaste: tasteApart, ...own, store })
    const { thresholds } = penchant.settings
    // A thread can open the store and count; models and learners of another's making stay here.
    const alone = !isDemo && open === undefined && !own.model && !own.embedder && !own.learners
    const work = (order: Order): Work => ({
      ...order,
      run: (signal, onProgress) =>
        alone
          ? apart({ store: storePath(path, name), thresholds }, order, signal, onProgress)
          : carryOut(penchant, order, signal, onProgress),
    })
    return { name, penchant, store, jobs, events, thresholds, demo: isDemo, work, news }
  }

  return {
    keys,
    clock,
    learnEvery,
    questions,
    tenant(name) {
      const tenant = tenants.get(name) ?? made(name)
      tenants.set(name, tenant)
      return tenant
    },
    tenants: () => [...tenants.values()],
    session(tenant) {
      const token = `ps_${randomBytes(32).toString('base64url')}`
      sessions.set(token, tenant)
      return token
    },
    sessionOf: (token) => sessions.get(token),
    closing: closing.signal,
    onJob: (listener) => listeners.push(listener),
    async close(requests) {
      closing.abort()
      await Promise.all([requests, ...[...tenants.values()].map(({ jobs }) => jobs.close())])
      for (const { penchant } of tenants.values()) await penchant.close()
      keys.close()
    },
  }
}
