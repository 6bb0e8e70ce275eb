import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { InvalidInputError, NotFoundError, StoreVersionError } from '../errors.ts'

/** observe: store signals. read: see and use what is believed. manage: everything, of its own tenant. */
export const SCOPES = ['observe', 'read', 'manage'] as const
export type Scope = (typeof SCOPES)[number]

/** A key as it is kept: all but its secret, of which there is only a hash. */
export interface Key {
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly created: string
  /** To the hour. */
  readonly used?: string
  readonly revoked?: string
}

/** The keys of all tenants. Another process may create and revoke while this one reads: it counts at once. */
export interface Keys {
  /** The key itself is in the answer, and nowhere else. */
  create(key: Pick<Key, 'tenant' | 'name' | 'scopes'>): Key & { readonly key: string }
  list(tenant?: string): readonly Key[]
  /** @throws NotFoundError for one that is not there, or another tenant's. */
  revoke(id: string, tenant?: string): Key
  /** The record a key belongs to; undefined for any that is not valid now. */
  check(key: string): Key | undefined
  /** Whether the key of an id is there and not revoked. */
  valid(id: string): boolean
  /** What tokens are signed with. */
  readonly secret: Buffer
  close(): void
}

/** A tenant's name becomes part of a file's name. */
const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/
/** The demonstration's has no keys. */
export const DEMO_TENANT = 'demo'
/** A store of this tenant would be the file of the keys. */
const KEYS = 'keys'
const FORMAT = 1
const HOUR = 3_600_000

interface Row {
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly scopes: string
  readonly hash: Uint8Array
  readonly created: string
  readonly used: string | null
  readonly revoked: string | null
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const keyOf = ({ id, tenant, name, scopes, created, used, revoked }: Row): Key => ({
  id,
  tenant,
  name,
  scopes: scopes.split(' ') as Scope[],
  created,
  ...(used !== null && { used }),
  ...(revoked !== null && { revoked }),
})

/** Opens or creates the file of keys, readable by its owner only. */
export function openKeys(path: string, clock: () => Date = () => new Date()): Keys {
  const db = opened(path)
  const byId = db.prepare('SELECT * FROM keys WHERE id = ?')
  const now = () => clock().toISOString()
  const found = (id: string) => byId.get(id) as Row | undefined

  return {
    create({ tenant, name, scopes }) {
      if (!TENANT.test(tenant) || tenant === DEMO_TENANT || tenant === KEYS)
        throw new InvalidInputError(
          'tenant',
          tenant,
          `use a-z, 0-9 and -, at most 63, no - in front, not ${DEMO_TENANT} or ${KEYS}`,
        )
      if (scopes.length === 0 || !scopes.every((s) => SCOPES.includes(s)))
        throw new InvalidInputError('scopes', scopes.join(','), `name one or more of ${SCOPES.join(', ')}`)
      const id = randomBytes(8).toString('hex')
      const secret = randomBytes(32).toString('base64url')
      const sql = 'INSERT INTO keys (id, tenant, name, scopes, hash, created) VALUES (?, ?, ?, ?, ?, ?)'
      db.prepare(sql).run(id, tenant, name, [...new Set(scopes)].join(' '), hashOf(secret), now())
      return { ...keyOf(found(id)!), key: `pk_${id}_${secret}` }
    },

    list(tenant) {
      const rows =
        tenant === undefined
          ? db.prepare('SELECT * FROM keys ORDER BY created, id').all()
          : db.prepare('SELECT * FROM keys WHERE tenant = ? ORDER BY created, id').all(tenant)
      return (rows as unknown as Row[]).map(keyOf)
    },

    revoke(id, tenant) {
      const row = found(id)
      if (row === undefined || (tenant !== undefined && row.tenant !== tenant))
        throw new NotFoundError('key', id, 'list the keys for their ids')
      db.prepare('UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?').run(now(), id)
      return keyOf(found(id)!)
    },

    check(key) {
      const [, id, secret] = /^pk_([0-9a-f]{16})_([\w-]{43})$/.exec(key) ?? []
      const row = id === undefined ? undefined : found(id)
      if (row === undefined || row.revoked !== null || !timingSafeEqual(row.hash, hashOf(secret!)))
        return undefined
      if (row.used === null || clock().getTime() - Date.parse(row.used) > HOUR)
        db.prepare('UPDATE keys SET used = ? WHERE id = ?').run(`${now().slice(0, 13)}:00:00.000Z`, row.id)
      return keyOf(row)
    },

    valid(id) {
      const row = found(id)
      return row !== undefined && row.revoked === null
    },

    secret: Buffer.from(
      (db.prepare("SELECT value FROM secrets WHERE name = 'token'").get() as { value: Uint8Array }).value,
    ),

    close() {
      if (db.isOpen) db.close()
    },
  }
}

function opened(path: string): DatabaseSync {
  const file = resolve(path)
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: 30_000 })
  chmodSync(file, 0o600)
  const format = Number(db.prepare('PRAGMA user_version').get()!.user_version)
  if (format > FORMAT) {
    db.close()
    throw new StoreVersionError(path, format, FORMAT)
  }
  db.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS keys (
      id TEXT PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, hash BLOB NOT NULL,
      created TEXT NOT NULL, used TEXT, revoked TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    PRAGMA user_version = ${FORMAT};
  `)
  db.prepare("INSERT OR IGNORE INTO secrets (name, value) VALUES ('token', ?)").run(randomBytes(32))
  return db
}
