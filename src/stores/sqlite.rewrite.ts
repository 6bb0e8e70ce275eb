import type { DatabaseSync } from 'node:sqlite'
import { isBusy, PATIENCE } from './sqlite.connection.ts'

/** Milliseconds that one attempt waits. */
const ATTEMPT = 100
const PAUSE = 20

/**
 * Makes the files hold nothing of what was deleted. `secure_delete` alone does not: where SQLite moved rows
 * between pages, copies stay in the free part of a page, and the journal keeps old pages until it is cut. So
 * the database is rewritten from its living rows, which costs time and disk in proportion to its size, and the
 * journal is cut. What a file system or a backup keeps is out of reach. Blocks its thread.
 *
 * @param patience milliseconds for which it is tried again while others read or write.
 * @returns false when somebody was in the way for longer.
 */
export function rewrite(db: DatabaseSync, patience: number): boolean {
  const end = Date.now() + patience
  db.exec(`PRAGMA busy_timeout = ${ATTEMPT}`)
  try {
    for (let rewritten = false; ; pause()) {
      rewritten ||= unlessBusy(() => db.exec('VACUUM'))
      if (rewritten && unlessBusy(() => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!.busy === 0))
        return true
      if (Date.now() >= end) return false
    }
  } finally {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
  }
}

function unlessBusy(work: () => unknown): boolean {
  try {
    return work() !== false
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
