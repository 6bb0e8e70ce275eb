import { NotFoundError } from '../../errors.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import type { Tenant } from '../house.ts'
import { Problem } from '../problem.ts'
import { jobStarted } from '../schemas/keeping.ts'
import * as schema from '../schemas/use.ts'

const choose = endpoint({
  method: 'post',
  path: '/v1/route',
  tag: 'Routing',
  summary: 'The prompt for a query, by the router that is kept and the outcomes stored since',
  scope: 'read',
  body: schema.routeRequest,
  result: schema.chosen,
})

const report = endpoint({
  method: 'get',
  path: '/v1/router',
  tag: 'Routing',
  summary: 'What the router that is kept knows, and whether choosing by query gains anything',
  scope: 'read',
  result: schema.routerReport,
})

const fit = endpoint({
  method: 'post',
  path: '/v1/router',
  tag: 'Routing',
  summary: 'Fit a router to all outcomes stored, and keep it',
  scope: 'manage',
  status: 202,
  result: jobStarted,
})

/** @throws Problem before a router was fitted. */
async function needsRouter({ store }: Tenant): Promise<void> {
  for await (const _ of store.artifacts('router', 'mark')) return
  const remedy = 'store outcomes, then fit one: POST /v1/router'
  throw new Problem('conflict', { detail: `no router is kept; ${remedy}`, remedy })
}

export const routing: readonly Route[] = [
  route(choose, async ({ body: { query, ...options } }, { tenant }) => {
    await needsRouter(tenant)
    return tenant.penchant.route(query, options)
  }),

  route(report, async (_, { tenant }) => {
    for await (const { value } of tenant.store.artifacts('router', 'all'))
      return JSON.parse(new TextDecoder().decode(value)).router.report
    throw new NotFoundError('router', 'router', 'store outcomes, then fit one: POST /v1/router')
  }),

  route(fit, async (_, { tenant: { jobs, work } }) => ({ job: jobs.start(work({ kind: 'router' })) })),
]
