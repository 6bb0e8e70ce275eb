import type { OpenAPIHono } from '@hono/zod-openapi'
import { authenticate, authorize } from '../auth.ts'
import type { Env, Works } from '../call.ts'
import { DEFAULT_TENANT } from '../house.ts'
import { Problem } from '../problem.ts'

/** /healthz: the process runs. /readyz: its store answers and it is not closing. /metrics: for Prometheus. */
export function addHealth(app: OpenAPIHono<Env>, { house, metrics }: Works): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))

  app.get('/readyz', async (c) => {
    if (house.closing.aborted)
      throw new Problem('closing', { detail: 'the server is shutting down', headers: { 'retry-after': '5' } })
    await house.tenant(DEFAULT_TENANT).store.profile('')
    return c.json({ status: 'ok' })
  })

  app.get('/metrics', (c) => {
    const principal = authenticate(c.req.header('authorization'), house)
    if (principal.tenant !== DEFAULT_TENANT)
      throw new Problem('forbidden', {
        detail: 'these are figures of all tenants together; use a key of the default one',
        remedy: 'use a key of the default tenant',
      })
    authorize(principal, { scope: 'manage' }, undefined)
    return c.text(metrics.text(house.tenants()), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
}
