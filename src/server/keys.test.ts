import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError, StoreVersionError } from '../errors.ts'
import { type Keys, openKeys } from './keys.ts'
import { folder } from './serving.values.ts'
import { readToken, signToken } from './tokens.ts'

const make = (keys: Keys, tenant = 'default') => keys.create({ tenant, name: 'app', scopes: ['read'] })

describe('keys', () => {
  it('are kept as hashes in a file for its owner only', () => {
    const dir = folder()
    const keys = openKeys(join(dir, 'p.keys.db'))
    const { key } = make(keys)
    expect(key).toMatch(/^pk_[0-9a-f]{16}_[\w-]{43}$/)
    for (const name of readdirSync(dir)) {
      const path = join(dir, name)
      expect(statSync(path).mode & 0o077).toBe(0)
      expect(readFileSync(path, 'latin1')).not.toContain(key.slice(20))
    }
    expect(JSON.stringify(keys.list())).not.toContain(key.slice(20))
    keys.close()
  })

  it('open what they were made for, until they are revoked, by any process', () => {
    const path = join(folder(), 'p.keys.db')
    const [keys, other] = [openKeys(path), openKeys(path)]
    const { key, id } = make(keys, 'acme')
    expect(other.check(key)).toMatchObject({ id, tenant: 'acme', scopes: ['read'] })
    const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    for (const bad of [
      '',
      'pk_',
      wrong,
      key.toUpperCase(),
      `${key}x`,
      make(keys).key.slice(0, 20) + key.slice(20),
    ])
      expect(keys.check(bad)).toBeUndefined()
    expect(() => keys.revoke(id, 'default')).toThrow(NotFoundError)
    expect(other.check(key)).toBeDefined()
    other.revoke(id, 'acme')
    expect(keys.check(key)).toBeUndefined()
    expect([keys.valid(id), keys.valid('none')]).toEqual([false, false])
    expect(keys.list('default').map((k) => k.tenant)).toEqual(['default'])
    keys.close()
    other.close()
  })

  it('say when they were used last, to the hour', () => {
    let now = new Date('2026-05-05T10:20:30Z')
    const keys = openKeys(join(folder(), 'p.keys.db'), () => now)
    const { key, id } = make(keys)
    const used = () => keys.list().find((k) => k.id === id)!.used
    expect(used()).toBeUndefined()
    keys.check(key)
    expect(used()).toBe('2026-05-05T10:00:00.000Z')
    now = new Date('2026-05-05T10:59:00Z')
    keys.check(key)
    expect(used()).toBe('2026-05-05T10:00:00.000Z')
    now = new Date('2026-05-05T12:01:00Z')
    keys.check(key)
    expect(used()).toBe('2026-05-05T12:00:00.000Z')
    keys.close()
  })

  it.each(['', 'Acme', '../acme', 'a.b', '-a', 'demo', 'keys', 'a'.repeat(64)])(
    'are not made for a tenant called %j',
    (tenant) => {
      const keys = openKeys(join(folder(), 'p.keys.db'))
      expect(() => make(keys, tenant)).toThrow(InvalidInputError)
      keys.close()
    },
  )

  it('of a newer Penchant are left as they are', () => {
    const path = join(folder(), 'p.keys.db')
    openKeys(path).close()
    const db = new DatabaseSync(path)
    db.exec('PRAGMA user_version = 9')
    db.close()
    expect(() => openKeys(path)).toThrow(StoreVersionError)
  })
})

describe('a token', () => {
  const secret = Buffer.from('secret')
  const token = { tenant: 't', person: 'Zoë <b>', exp: 1000 }

  it('says what was signed until its time is over', () => {
    const text = signToken(token, secret)
    expect(text).toMatch(/^pt_[\w-]+\.[\w-]{43}$/)
    expect(readToken(text, secret, new Date(999_999))).toEqual(token)
    expect(readToken(text, secret, new Date(1_000_000))).toBeUndefined()
    expect(readToken(text, Buffer.from('other'), new Date(0))).toBeUndefined()
  })

  it('is refused with any character changed', () => {
    const text = signToken(token, secret)
    for (let i = 0; i < text.length; i++) {
      const changed = `${text.slice(0, i)}${text[i] === 'A' ? 'B' : 'A'}${text.slice(i + 1)}`
      const read = readToken(changed, secret, new Date(0))
      // The last character of base64 has bits that say nothing: those may differ.
      if (i < text.length - 1) expect(read).toBeUndefined()
      else if (read) expect(read).toEqual(token)
    }
  })
})
