import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../call.ts'
import { DEFAULT_TENANT } from '../house.ts'
import { type GuardOptions, guard } from '../mount.ts'
import { closing, Problem } from '../problem.ts'

/** /healthz: the process runs. /readyz: its store answers and it is not closing. /metrics: for Prometheus. */
export function addHealth(app: OpenAPIHono<Env>, options: GuardOptions): void {
  const { house, metrics } = options
  app.get('/healthz', (c) => c.json({ status: 'ok' }))

  app.get('/readyz', async (c) => {
    if (house.closing.aborted) throw closing()
    await house.tenant(DEFAULT_TENANT).store.profile('')
    return c.json({ status: 'ok' })
  })

  app.get('/metrics', guard({ scope: 'manage' }, options), (c) => {
    if (c.get('call').principal.tenant !== DEFAULT_TENANT)
      throw new Problem('forbidden', {
        detail: 'these are figures of all tenants together; use a key of the default one',
        remedy: 'use a key of the default tenant',
      })
    return c.text(metrics.text(house.tenants()), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
}
