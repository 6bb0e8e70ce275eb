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
  /** What was asked, whole: method, path and body. */
  readonly request: string
  readonly person?: string
}

const DAY = 86_400_000
const MOST_BYTES = 64_000_000

/**
 * Answers requests with the same Idempotency-Key the same for 24 hours, also those that come while the first is still
 * at work. What failed by a fault of ours, or for want of room, is done again. Held in memory: answers hold personal
 * text, and a restart forgets them. The oldest go when all together grow past 64 MB.
 */
export function createIdempotency(clock: () => Date) {
  const held = new Map<string, Held>()
  let bytes = 0

  function drop(id: string): void {
    bytes -= held.get(id)?.size ?? 0
    held.delete(id)
  }

  return {
    async answer(once: Once, work: () => Promise<Kept>): Promise<Kept & { readonly again: boolean }> {
      const id = digest(JSON.stringify([once.tenant, once.caller, once.key]))
      const print = digest(once.request)
      const now = clock().getTime()
      for (const [old, { until }] of held) {
        if (until > now) break
        drop(old)
      }
      const known = held.get(id)
      if (known) {
        if (known.print !== print)
          throw new Problem('key-reused', {
            detail: 'this Idempotency-Key came with another request before',
            field: 'Idempotency-Key',
            remedy: 'make a new key for every request that differs',
          })
        return { ...(await known.answer), again: true }
      }
      const answer = work()
      const entry: Held = {
        print,
        person: once.person,
        tenant: once.tenant,
        until: now + DAY,
        answer,
        size: 0,
      }
      held.set(id, entry)
      try {
        const kept = await answer
        if (kept.status >= 500 || kept.status === 429) drop(id)
        else if (held.get(id) === entry) {
          entry.size = kept.body.length * 2
          bytes += entry.size
        }
        for (const old of held.keys()) {
          if (bytes <= MOST_BYTES) break
          drop(old)
        }
        return { ...kept, again: false }
      } catch (error) {
        drop(id)
        throw error
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
