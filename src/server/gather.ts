import { setImmediate } from 'node:timers/promises'
import type { Signal } from '../signal.ts'
import type { Store } from '../store.ts'

interface Waiting {
  readonly signals: readonly Signal[]
  readonly resolve: (added: number) => void
  readonly reject: (error: unknown) => void
}

/**
 * The store as many requests at once use it. What they append while the event loop turns is stored in one
 * transaction, so that they wait for the disk once and not each; none is told before it is durable. Where such a
 * transaction fails each is stored by itself, so that one request's fault is not another's. The loop also turns
 * whenever a profile is read or written: node:sqlite answers without waiting, and a long learning run would let
 * nobody else in.
 *
 * @param onNew told when signals were stored.
 */
export function gathered(store: Store, onNew: () => void = () => {}): Store {
  let waiting: Waiting[] = []

  async function flush(): Promise<void> {
    await setImmediate()
    const batch = waiting
    waiting = []
    try {
      const all = batch.flatMap((w) => w.signals)
      const added = await store.append(all)
      onNew()
      // How many were new is known of all together; whoever is alone is told.
      for (const w of batch) w.resolve(batch.length === 1 ? added : w.signals.length)
    } catch (error) {
      if (batch.length === 1) return batch[0]!.reject(error)
      for (const { signals, resolve, reject } of batch) await store.append(signals).then(resolve, reject)
      onNew()
    }
  }

  return {
    ...store,
    append(signals) {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      waiting.push({ signals, resolve, reject })
      if (waiting.length === 1) void flush()
      return promise
    },
    async profile(person, how) {
      await setImmediate()
      return store.profile(person, how)
    },
    async commit(commit) {
      await setImmediate()
      return store.commit(commit)
    },
  }
}
