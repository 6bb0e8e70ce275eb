import type { MiddlewareHandler } from 'hono'
import type { Env, Works } from './call.ts'
import { Problem } from './problem.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/** Answers a POST that carries an Idempotency-Key once, and the same again for its repetitions. */
export function once({ idempotency }: Works): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined || c.req.method !== 'POST') return next()
    if (!KEY.test(key)) throw refused('send up to 255 characters without spaces, such as a UUID')
    if (c.req.header('accept')?.includes('text/event-stream'))
      throw refused('leave it out for streams: texts can be asked for as JSON')
    const { principal, tenant } = c.get('call')
    const person = c.req.param('person')
    const body = await c.req.text()
    // The tokens of two people's pages may rest on one key.
    const caller = `${principal.key ?? principal.id}/${principal.person ?? ''}`
    const asked = { tenant: tenant.name, caller, key }
    const request = `${c.req.path}\n${body}`
    const kept = await idempotency.answer({ ...asked, request, ...(person && { person }) }, async () => {
      await next()
      // A refusal is an answer as well: Hono has made it one by now.
      const { status, headers } = c.res
      const type = headers.get('content-type') ?? 'application/json'
      return { status, type, body: await c.res.clone().text() }
    })
    if (!kept.again) return
    return new Response(kept.body, {
      status: kept.status,
      headers: { 'content-type': kept.type, 'idempotency-replayed': 'true' },
    })
  }
}

const refused = (remedy: string): Problem =>
  new Problem('invalid-input', {
    detail: `Idempotency-Key: cannot be used; ${remedy}`,
    field: 'Idempotency-Key',
    remedy,
  })
