import type { House } from './house.ts'
import { SCOPES, type Scope } from './keys.ts'
import { Problem } from './problem.ts'
import { readToken } from './tokens.ts'

/** Who makes a request, and what they may do. */
export interface Principal {
  /** For the log and for limits; no secret. */
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly Scope[]
  /** Only this person's own resources. */
  readonly person?: string
  /** The key it rests on. */
  readonly key?: string
}

/** manage may do all; the others do what they are called. */
export const allows = ({ scopes }: Principal, scope: Scope): boolean =>
  scopes.includes(scope) || scopes.includes('manage')

/** Whether they may be told what is believed of somebody they may come to at all. */
export const reads = (principal: Principal): boolean =>
  principal.person !== undefined || allows(principal, 'read')

/** Things as they come, for as long as the key holds with which they were asked for. */
export async function* whileValid<T>(
  { key }: Principal,
  { keys }: House,
  things: AsyncIterable<T>,
): AsyncGenerator<T> {
  for await (const thing of things) {
    if (key !== undefined && !keys.valid(key)) return
    yield thing
  }
}

/** Who an Authorization header is. @throws Problem when it is nobody. */
export function authenticate(header: string | undefined, house: House): Principal {
  const [, token] = /^Bearer +([\w.-]+)$/i.exec(header?.trim() ?? '') ?? []
  if (token === undefined) throw nobody('send Authorization: Bearer <key or token>')
  const found = ofKey(token, house) ?? ofPerson(token, house) ?? ofSession(token, house)
  if (found === undefined) throw nobody('use a key that is not revoked, or a token whose time is not over')
  return found
}

const nobody = (remedy: string): Problem =>
  new Problem('unauthenticated', {
    detail: `no valid key or token; ${remedy}`,
    remedy,
    headers: { 'www-authenticate': 'Bearer' },
  })

function ofKey(token: string, { keys }: House): Principal | undefined {
  const key = keys.check(token)
  return key && { id: key.id, tenant: key.tenant, scopes: key.scopes, key: key.id }
}

function ofPerson(token: string, { keys, clock }: House): Principal | undefined {
  const read = readToken(token, keys.secret, clock())
  if (read === undefined || (read.key !== undefined && !keys.valid(read.key))) return undefined
  const { tenant, person, key } = read
  return { id: 'person', tenant, scopes: [], person, ...(key !== undefined && { key }) }
}

function ofSession(token: string, house: House): Principal | undefined {
  const tenant = house.sessionOf(token)
  return tenant === undefined ? undefined : { id: 'session', tenant, scopes: SCOPES }
}

/** Lets through who may do this here. `person` is the one in the path. */
export function authorize(
  principal: Principal,
  { scope, own }: { readonly scope: Scope; readonly own?: boolean | undefined },
  person: string | undefined,
): void {
  if (principal.person !== undefined) {
    if (own && person === principal.person) return
    throw new Problem('forbidden', {
      detail: 'this token is for the page of one person; use a key',
      remedy: 'use a key',
    })
  }
  if (allows(principal, scope)) return
  throw new Problem('forbidden', {
    detail: `this key may not ${scope}; use one with the scope ${scope}`,
    remedy: `use a key with the scope ${scope}`,
  })
}
