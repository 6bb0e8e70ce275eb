import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { Connection, explain, isBusy, PATIENCE, PRAGMAS } from './sqlite.connection.ts'
import { migrations } from './sqlite.schema.ts'

/** Stands in the file's header, so that another application's database is never taken for ours: "PENC". */
const APPLICATION = 0x50454e43

/**
 * Opens or creates a store's file and brings it to this version's format.
 *
 * @throws InvalidInputError when the file is not a Penchant database and cannot become one.
 * @throws StoreVersionError when a newer Penchant wrote it.
 */
export function openConnection(path: string): Connection {
  if (path === '' || path === ':memory:')
    throw new InvalidInputError('path', path, 'give a file, or use memoryStore()')
  const file = resolve(path)
  let db: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    db = new DatabaseSync(file, { timeout: PATIENCE })
    admit(db, path)
    switchToWal(db)
    db.exec(PRAGMAS)
    const connection = new Connection(db, path)
    if (formatOf(db) < migrations.length) connection.transaction(() => migrate(db!))
    return connection
  } catch (error) {
    db?.close()
    throw explain(error, path)
  }
}

/** Reads only, so that a file which is not ours stays as it was; at one moment, as another process may be making it. */
function admit(db: DatabaseSync, path: string): void {
  db.exec('BEGIN')
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()!.n
  const format = formatOf(db)
  const application = db.prepare('PRAGMA application_id').get()!.application_id
  db.exec('COMMIT')
  const blank = application === 0 && format === 0 && tables === 0
  if (!blank && application !== APPLICATION)
    throw new InvalidInputError('path', path, 'it is the database of another application; give another file')
  if (format > migrations.length) throw new StoreVersionError(path, format, migrations.length)
}

/** SQLite does not wait by itself while two processes switch the same new file to write-ahead logging. */
function switchToWal(db: DatabaseSync): void {
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      db.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}

/** Asks for the format again: another process may have migrated while this one waited for the lock. */
function migrate(db: DatabaseSync): void {
  for (const step of migrations.slice(formatOf(db))) step(db)
  db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${migrations.length}`)
}

const formatOf = (db: DatabaseSync) => Number(db.prepare('PRAGMA user_version').get()!.user_version)
