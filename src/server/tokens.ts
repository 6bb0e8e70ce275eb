import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a token for one person's page says. It is signed, not secret. */
export interface PersonToken {
  readonly tenant: string
  readonly person: string
  /** Seconds since 1970. */
  readonly exp: number
  /** Id of the key it was made with: revoking that ends it too. Absent for a session's. */
  readonly key?: string
}

const signature = (body: string, secret: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`pt_${body}`).digest()

/** `pt_` + the token as base64url JSON + `.` + HMAC-SHA256. */
export function signToken(token: PersonToken, secret: Uint8Array): string {
  const body = Buffer.from(JSON.stringify(token)).toString('base64url')
  return `pt_${body}.${signature(body, secret).toString('base64url')}`
}

/** The token as it was made; undefined when it was not made with this secret, or its time is over. */
export function readToken(text: string, secret: Uint8Array, now: Date): PersonToken | undefined {
  const [, body, mac] = /^pt_([\w-]+)\.([\w-]+)$/.exec(text) ?? []
  if (body === undefined || mac === undefined) return undefined
  const [given, expected] = [Buffer.from(mac, 'base64url'), signature(body, secret)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const token: PersonToken = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  return token.exp * 1000 > now.getTime() ? token : undefined
}
