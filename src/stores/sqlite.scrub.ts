import { StoreBusyError } from '../errors.ts'
import { startThread } from '../thread.ts'
import type { Connection } from './sqlite.connection.ts'
import { rewrite } from './sqlite.rewrite.ts'

/** How long a rewrite waits for others who read, in milliseconds. Penchant's own reads last a few. */
const PATIENCE = 3_000

/**
 * Sees to it that what was erased is gone from the files. The rewrite has a thread of its own, so that others go on
 * reading; who writes waits for its end. The note in `unscrubbed` goes last: after a crash the next opening or
 * forget finishes the work.
 */
export function createScrubber(connection: Connection) {
  let running: Promise<void> | undefined

  async function scrubbed(last: number): Promise<void> {
    if (!(await rewrittenApart(connection.db.location()!)))
      throw new StoreBusyError(
        connection.path,
        'erased, but somebody reads the store and keeps old pages in its files',
        'end that read, then forget the same again',
      )
    settle(connection, last)
  }

  /** Begun after the last erasure, so that whoever comes meanwhile waits for the same. */
  async function scrub(): Promise<void> {
    const last = owed(connection)
    if (last === null) return
    running ??= scrubbed(last).finally(() => {
      running = undefined
    })
    await running
  }

  return {
    scrub,

    /** Does what writes once no rewrite holds the lock: to wait in SQLite would block the event loop. */
    async write<T>(work: () => T): Promise<T> {
      while (running) await running.catch(() => {})
      return work()
    },
  }
}

/** Finishes what a crash or another reader interrupted, unless somebody is in the way. */
export function resumeScrub(connection: Connection): void {
  const last = owed(connection)
  if (last !== null && rewrite(connection.db, 0)) settle(connection, last)
}

const owed = (connection: Connection) =>
  connection.get<{ last: number | null }>('SELECT max(position) AS last FROM unscrubbed')!.last

function settle(connection: Connection, last: number): void {
  connection.run('DELETE FROM unscrubbed WHERE position <= ?', last)
}

function rewrittenApart(file: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const thread = startThread('stores/sqlite.rewrite', { file, patience: PATIENCE })
  thread.on('message', resolve)
  thread.on('error', reject)
  thread.on('exit', (code) => reject(new Error(`ended with ${code}`)))
  return promise
}
