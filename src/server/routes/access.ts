import { packageVersion } from '../../package.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/keeping.ts'
import { signToken } from '../tokens.ts'

const token = endpoint({
  method: 'post',
  path: '/v1/people/{person}/token',
  tag: 'Access',
  summary: "A token for one person's page, for minutes to a day",
  description: 'It reads and changes what is believed of them, forgets and exports, and nothing else.',
  scope: 'manage',
  params: personParams,
  body: schema.tokenRequest,
  status: 201,
  result: schema.token,
})

const session = endpoint({
  method: 'get',
  path: '/v1/session',
  tag: 'Access',
  summary: 'Whose key or token this is, and what it may do',
  scope: 'observe',
  result: schema.session,
  anybody: true,
})

const settings = endpoint({
  method: 'get',
  path: '/v1/settings',
  tag: 'Access',
  summary: 'What the service learns and asks with; it is set where it is started',
  scope: 'read',
  result: schema.settings,
})

const list = endpoint({
  method: 'get',
  path: '/v1/keys',
  tag: 'Access',
  summary: 'The keys of this tenant, without their secrets',
  scope: 'manage',
  result: schema.keyList,
})

const create = endpoint({
  method: 'post',
  path: '/v1/keys',
  tag: 'Access',
  summary: 'Make a key. It is shown once: only a hash is kept',
  scope: 'manage',
  body: schema.keyRequest,
  status: 201,
  result: schema.newKey,
})

const revoke = endpoint({
  method: 'delete',
  path: '/v1/keys/{key}',
  tag: 'Access',
  summary: 'Revoke a key, and the tokens made with it',
  scope: 'manage',
  params: schema.keyParams,
  result: schema.key,
})

export const access: readonly Route[] = [
  route(token, async ({ params: { person }, body: { minutes } }, { house, principal, tenant }) => {
    const exp = Math.floor(house.clock().getTime() / 1000) + minutes * 60
    const made = {
      tenant: tenant.name,
      person,
      exp,
      ...(principal.key !== undefined && { key: principal.key }),
    }
    return { token: signToken(made, house.keys.secret), expires: new Date(exp * 1000).toISOString() }
  }),

  route(session, async (_, { principal: { scopes, person }, tenant }) => ({
    tenant: tenant.name,
    ...(person !== undefined && { person }),
    scopes,
    ...(tenant.penchant.settings.model !== undefined && { model: tenant.penchant.settings.model }),
    demo: tenant.demo,
    thresholds: tenant.penchant.settings.thresholds,
    version: packageVersion(),
  })),

  route(settings, async (_, { tenant, house: { learnEvery } }) => ({
    ...tenant.penchant.settings,
    ...(learnEvery > 0 && { learnEvery }),
  })),

  route(list, async (_, { house, tenant }) => ({ items: house.keys.list(tenant.name) })),
  route(create, async ({ body }, { house, tenant }) => house.keys.create({ tenant: tenant.name, ...body })),
  route(revoke, async ({ params: { key } }, { house, tenant }) => house.keys.revoke(key, tenant.name)),
]
