import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { InvalidInputError, PenchantError, StoreBusyError } from '../errors.ts'

/** How long a statement waits for another process's transaction, in milliseconds. */
export const PATIENCE = 30_000

/**
 * FULL: a commit is on the disk before it is acknowledged. The last two are for imports: ids are random, so each
 * row touches pages all over two indexes; a cache of 16 MiB, and a journal of 32 MiB before pages are copied from
 * it into the file, double the speed.
 */
export const PRAGMAS = `
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -16384;
  PRAGMA wal_autocheckpoint = 8192;
`

/** A page ends after this many rows, or as soon as it holds this many bytes or characters. Larger ones only fill memory. */
const PAGE_ROWS = 100
const PAGE_SIZE = 4_000_000

/** One open database: prepared statements by their text, transactions, and errors in our words. */
export class Connection {
  readonly db: DatabaseSync
  readonly path: string
  readonly #statements = new Map<string, StatementSync>()

  constructor(db: DatabaseSync, path: string) {
    this.db = db
    this.path = path
  }

  /** Returns how many rows were changed, those changed by a cascade not counted. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql, values).run(...values).changes)
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql, values).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    // SQLite's rows have no prototype; those that leave the store should be objects like any other.
    return this.#prepared(sql, values)
      .all(...values)
      .map((row) => ({ ...row }) as Row)
  }

  /** The first rows, as many as fit a page. The statement has ended on return, so nothing waits for the reader. */
  page<Row>(size: (row: Row) => number, sql: string, ...values: SQLInputValue[]): Row[] {
    const rows: Row[] = []
    let held = 0
    for (const row of this.#prepared(sql, values).iterate(...values) as Iterable<Row>) {
      rows.push(row)
      held += size(row)
      if (rows.length === PAGE_ROWS || held >= PAGE_SIZE) break
    }
    return rows
  }

  /** All or nothing, and alone: no other connection writes between its first read and its commit. */
  transaction<T>(work: () => T): T {
    try {
      this.db.exec('BEGIN IMMEDIATE')
      const result = work()
      this.db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK')
      throw explain(error, this.path)
    }
  }

  close(): void {
    if (this.db.isOpen) this.db.close()
  }

  #prepared(sql: string, values: readonly SQLInputValue[]): StatementSync {
    // SQLite would store every lone surrogate as the same U+FFFD, and two names would become one. Texts are
    // safe: they are stored as JSON, which escapes it.
    const broken = values.find((value) => typeof value === 'string' && !value.isWellFormed())
    if (broken !== undefined) throw new InvalidInputError('name', broken, 'remove its lone surrogate')
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

/** SQLite's result code, without its details. */
const codeOf = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) & 0xff

export const isBusy = (error: unknown): boolean => codeOf(error) === 5

/** What SQLite and the file system report for causes outside this package, in words that say what to do. */
export function explain(error: unknown, path: string): unknown {
  if (error instanceof PenchantError) return error
  if (isBusy(error))
    return new StoreBusyError(path, `another process kept it locked for ${PATIENCE / 1000} s`, 'try again')
  if (codeOf(error) === 26 || codeOf(error) === 11)
    return new InvalidInputError('path', path, 'it is not a database, or a damaged one; give another file')
  if (codeOf(error) === 14 || codeOf(error) === 8 || (error as { syscall?: string }).syscall)
    return new InvalidInputError(
      'path',
      path,
      `give a file that can be written (${(error as Error).message})`,
    )
  return error
}
