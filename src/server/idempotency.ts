import { createHash } from 'node:crypto'
import { Problem } from './problem.ts'

/** An answer as it was given, to be given again. */
export interface Kept {
  readonly status: number
  readonly body: string
  readonly type: string
}

interface Held {
  readonly print: string
  readonly person: string | undefined
  readonly tenant: string
  readonly until: number
  readonly answer: Promise<Kept>
  size: number
}

export interface Once {
  readonly tenant: string
  /** Whose key it is: callers do not share theirs. */
  readonly caller: string
  readonly key: string
  /** What was asked, whole: path and body. */
  readonly request: string
  readonly person?: string
}

const DAY = 86_400_000
const MOST_BYTES = 64_000_000

/** Whoever asked has gone before there was an answer. */
const CANCELLED = 499

/**
 * Answers requests with the same Idempotency-Key the same for 24 hours, also those that come while the first is still
 * at work. What failed by a fault of ours, or for want of room, is done again, and so is what nobody waited for; one who
 * still waits does it then. Held in memory: answers hold personal
 * text, and a restart forgets them. The oldest go when all together grow past 64 MB.
 */
export function createIdempotency(clock: () => Date) {
  const held = new Map<string, Held>()
  let bytes = 0

  function drop(id: string): void {
    bytes -= held.get(id)?.size ?? 0
    held.delete(id)
  }

  function dropOld(now: number): void {
    for (const [old, { until }] of held) {
      if (until > now) break
      drop(old)
    }
  }

  /** Holds the work while it is done, and what came of it if that is worth keeping. */
  async function done(id: string, once: Once, print: string, work: () => Promise<Kept>): Promise<Kept> {
    const until = clock().getTime() + DAY
    const entry: Held = { print, person: once.person, tenant: once.tenant, until, answer: work(), size: 0 }
    held.set(id, entry)
    // Meanwhile it may have been forgotten.
    const holds = () => held.get(id) === entry
    try {
      const kept = await entry.answer
      if (!holds()) return kept
      if (kept.status >= 500 || kept.status === 429 || kept.status === CANCELLED) drop(id)
      else {
        entry.size = kept.body.length * 2
        bytes += entry.size
      }
      for (const old of held.keys()) {
        if (bytes <= MOST_BYTES) break
        drop(old)
      }
      return kept
    } catch (error) {
      if (holds()) drop(id)
      throw error
    }
  }

  return {
    async answer(once: Once, work: () => Promise<Kept>): Promise<Kept & { readonly again: boolean }> {
      const id = digest(JSON.stringify([once.tenant, once.caller, once.key]))
      const print = digest(once.request)
      for (;;) {
        dropOld(clock().getTime())
        const known = held.get(id)
        if (known === undefined) return { ...(await done(id, once, print, work)), again: false }
        if (known.print !== print)
          throw new Problem('key-reused', {
            detail: 'this Idempotency-Key came with another request before',
            field: 'Idempotency-Key',
            remedy: 'make a new key for every request that differs',
          })
        const kept = await known.answer
        if (kept.status !== CANCELLED) return { ...kept, again: true }
      }
    },

    /** Answers about a person go with the person. */
    forget(tenant: string, person: string): void {
      for (const [id, entry] of held)
        if (entry.tenant === tenant && (entry.person === undefined || entry.person === person)) drop(id)
    },
  }
}

export type Idempotency = ReturnType<typeof createIdempotency>

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
