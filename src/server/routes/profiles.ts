import { type Profile, usable } from '../../preference.ts'
import { type Call, known, profileOf } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/profile.ts'
import { difference, shown, versionsOf } from '../versions.ts'

const get = endpoint({
  method: 'get',
  path: '/v1/people/{person}/profile',
  tag: 'Profiles',
  summary: 'What is believed of a person, with evidence and trials',
  scope: 'read',
  own: true,
  params: personParams,
  query: schema.profileQuery,
  result: schema.profile,
})

const versions = endpoint({
  method: 'get',
  path: '/v1/people/{person}/profile/versions',
  tag: 'Profiles',
  summary: 'The versions kept, the newest first',
  description: 'The last 20. Forgetting anything of a person drops all but the newest.',
  scope: 'read',
  own: true,
  params: personParams,
  result: schema.versions,
})

const diff = endpoint({
  method: 'get',
  path: '/v1/people/{person}/profile/diff',
  tag: 'Profiles',
  summary: 'What changed between two versions',
  description: 'Where `from` is not kept any more, the oldest kept after it is compared with.',
  scope: 'read',
  own: true,
  params: personParams,
  query: schema.diffQuery,
  result: schema.diff,
})

async function view(call: Call, profile: Profile) {
  const { person, version, removed, learned } = profile
  let waiting = 0
  for await (const _ of call.tenant.store.signals({ person, after: learned })) waiting++
  const preferences = profile.preferences.map((p) => shown(p, call.tenant.thresholds))
  return { person, version, preferences, removed, waiting }
}

export const profiles: readonly Route[] = [
  route(get, async ({ params: { person }, query: { version } }, call) => {
    const profile = await profileOf(call, person)
    if (version === undefined) return view(call, profile)
    const { exact } = await versionsOf(call.tenant.store, person)
    return view(call, exact(version))
  }),

  route(versions, async ({ params: { person } }, call) => {
    await known(call, person)
    const { all } = await versionsOf(call.tenant.store, person)
    const items = all.map((profile, i) => {
      const { added, removed } = difference(all[i + 1] ?? profile, profile, call.tenant.thresholds)
      const { version, preferences } = profile
      const inUse = preferences.filter(usable).length
      return {
        version,
        preferences: preferences.length,
        usable: inUse,
        added: added.length,
        removed: removed.length,
      }
    })
    return { items }
  }),

  route(diff, async ({ params: { person }, query: { from, to } }, call) => {
    const newest = await profileOf(call, person)
    const { exact, since } = await versionsOf(call.tenant.store, person)
    const last = to === undefined ? newest : exact(to)
    const first = since(from, last)
    return { from: first.version, to: last.version, ...difference(first, last, call.tenant.thresholds) }
  }),
]
