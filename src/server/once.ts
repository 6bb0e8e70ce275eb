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
    if (streams(c.req.header('accept'), c.req.header('content-type')))
      throw refused(
        'leave it out for streams: signals have ids of their own, and texts can be asked for as JSON',
      )
    const { principal, tenant } = c.get('call')
    const person = c.req.param('person')
    const body = await c.req.text()
    const asked = { tenant: tenant.name, caller: principal.key ?? principal.id, key }
    const request = `${c.req.path}\n${principal.person ?? ''}\n${body}`
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

const streams = (accept = '', content = ''): boolean =>
  accept.includes('text/event-stream') || content.includes('ndjson')

const refused = (remedy: string): Problem =>
  new Problem('invalid-input', {
    detail: `Idempotency-Key: cannot be used; ${remedy}`,
    field: 'Idempotency-Key',
    remedy,
  })
