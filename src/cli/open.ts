import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { NotFoundError } from '../errors.ts'
import type { Profile } from '../preference.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'

/**
 * Opens the store, hands it over, closes it. Only with `create` is a missing file made: a mistyped path must
 * not leave an empty store behind.
 */
export async function withStore<T>(
  ctx: Context,
  use: (store: Store) => Promise<T>,
  { create = false } = {},
): Promise<T> {
  if (!create && !existsSync(ctx.store))
    throw new NotFoundError('store', ctx.store, 'import signals first, or name another file with --store')
  const { sqliteStore } = await import('../stores/sqlite.ts')
  const store = sqliteStore(ctx.store)
  try {
    return await use(responsive(store))
  } finally {
    await store.close()
  }
}

/**
 * node:sqlite answers without waiting, so a long run would never let Ctrl-C in. This lets the event loop turn
 * whenever a profile is read or written.
 */
export const responsive = (store: Store): Store => ({
  ...store,
  async profile(person) {
    await setImmediate()
    return store.profile(person)
  },
  async commit(commit) {
    await setImmediate()
    return store.commit(commit)
  },
})

/** The profile of somebody the store knows, learned or not. */
export async function profileOf(store: Store, person: string): Promise<Profile> {
  const profile = await store.profile(person)
  if (profile.version > 0) return profile
  for await (const _ of store.signals({ person })) return profile
  throw new NotFoundError('person', person, 'see `penchant people` for those the store knows')
}
