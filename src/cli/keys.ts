import { existsSync } from 'node:fs'
import { NotFoundError } from '../errors.ts'
import { keysPath } from '../server/house.ts'
import { type Key, type Keys, openKeys, type Scope } from '../server/keys.ts'
import type { Context } from './context.ts'
import { json, printable } from './show.ts'

export interface CreateOptions {
  readonly name: string
  readonly tenant: string
  readonly scope: readonly Scope[]
}

/** Makes a key and prints it, once: only its hash is kept. */
export async function createKey(ctx: Context, { name, tenant, scope }: CreateOptions): Promise<void> {
  withKeys(
    ctx,
    (keys) => {
      const made = keys.create({ tenant, name, scopes: scope })
      if (ctx.json) return ctx.print(json(made))
      ctx.print(made.key)
      ctx.note(`for ${tenant}, may ${made.scopes.join(', ')}; it is not shown again`)
    },
    true,
  )
}

export async function listKeys(ctx: Context): Promise<void> {
  const list = withKeys(ctx, (keys) => keys.list())
  if (ctx.json) return ctx.print(json({ keys: list }))
  if (list.length === 0) return ctx.note('no keys yet; `penchant keys create` makes one')
  for (const key of list) ctx.print(line(key))
}

export async function revokeKey(ctx: Context, id: string): Promise<void> {
  const key = withKeys(ctx, (keys) => keys.revoke(id))
  ctx.print(ctx.json ? json(key) : line(key))
}

const line = ({ id, tenant, name, scopes, used, revoked }: Key): string =>
  [
    id,
    tenant.padEnd(10),
    scopes.join(',').padEnd(12),
    (revoked ? 'revoked' : used ? `used ${used.slice(0, 10)}` : 'not used').padEnd(16),
    printable(name),
  ].join('  ')

/** The keys lie beside the store. Only making one makes their file. */
function withKeys<T>(ctx: Context, use: (keys: Keys) => T, create = false): T {
  const path = keysPath(ctx.store)
  if (!create && !existsSync(path))
    throw new NotFoundError(
      'keys',
      path,
      'make one with `penchant keys create`, or name the store with --store',
    )
  const keys = openKeys(path)
  try {
    return use(keys)
  } finally {
    keys.close()
  }
}
