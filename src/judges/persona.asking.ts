import pLimit from 'p-limit'
import { ModelError } from '../errors.ts'
import type { Ask, Prompt } from '../model.ts'

/** Asks within one fit: so many at once, counted, and (where it remembers) the same prompt never twice. */
export interface Asking {
  readonly ask: Ask
  readonly calls: () => number
}

/**
 * Once the model cannot be reached, the budget is spent or the run is aborted, what still waits is not asked: nothing
 * goes on behind the caller's back.
 */
export function asking(ask: Ask, workers: number, remembers: boolean, abort?: AbortSignal): Asking {
  const limit = pLimit(workers)
  const asked = new Map<string, Promise<unknown>>()
  let calls = 0
  let ended: { readonly error: unknown } | undefined
  return {
    calls: () => calls,
    ask<T>(prompt: Prompt<T>, signals: readonly string[]): Promise<T> {
      const key = `${prompt.system}\u0000${prompt.user}`
      const before = remembers ? asked.get(key) : undefined
      if (before !== undefined) return before as Promise<T>
      const answer = limit(async () => {
        if (ended) throw ended.error
        abort?.throwIfAborted()
        calls++
        try {
          return await ask(prompt, signals)
        } catch (error) {
          if (!(error instanceof ModelError && error.answered)) ended = { error }
          throw error
        }
      })
      asked.set(key, answer)
      return answer
    },
  }
}

/** All of them, or the first error once all have come to their end. */
export async function settled<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
