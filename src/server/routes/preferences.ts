import { ConflictError } from '../../errors.ts'
import { find, type Profile } from '../../preference.ts'
import { type Call, profileOf } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/profile.ts'
import { shown, undone, versionsOf } from '../versions.ts'

const said = { tag: 'Preferences', scope: 'manage', own: true, result: schema.changedPreference } as const

const add = endpoint({
  ...said,
  method: 'post',
  path: '/v1/people/{person}/preferences',
  summary: "Add a preference in the person's own words",
  params: personParams,
  body: schema.added,
  status: 201,
})

const revise = endpoint({
  ...said,
  method: 'patch',
  path: '/v1/people/{person}/preferences/{preference}',
  summary: 'Put a preference into other words',
  params: schema.preferenceParams,
  body: schema.revised,
})

const remove = endpoint({
  ...said,
  method: 'delete',
  path: '/v1/people/{person}/preferences/{preference}',
  summary: 'Take a preference away; it is not learned again from what is known now',
  description:
    'With `forever`, nor from anything later. Its words stay in older versions; forget them to erase them.',
  params: schema.preferenceParams,
  query: schema.removeQuery,
})

const undo = endpoint({
  ...said,
  method: 'post',
  path: '/v1/people/{person}/undo',
  summary: "Take a change of the person's own back",
  description: '`version` is what the change answered. What was learned since stays.',
  params: personParams,
  body: schema.undo,
})

const simple = (name: string, summary: string) =>
  endpoint({
    ...said,
    method: 'post',
    path: `/v1/people/{person}/preferences/{preference}/${name}`,
    summary,
    params: schema.preferenceParams,
  })

/** Makes one change to one preference, tells who watches, and answers with it. */
async function changed(
  call: Call,
  what: string,
  person: string,
  id: string,
  change: (id: string) => Promise<Profile>,
) {
  const { id: whole } = find(await profileOf(call, person), id)
  const profile = await change(whole)
  return told(call, what, profile, whole)
}

function told({ tenant }: Call, what: string, profile: Profile, id: string) {
  const { person, version, preferences } = profile
  tenant.events.add({ event: 'preference', what, person, about: id })
  const found = preferences.find((p) => p.id === id)
  return { version, ...(found && { preference: shown(found, tenant.thresholds) }) }
}

const simply = (
  name: string,
  summary: string,
  change: (penchant: Call['tenant']['penchant'], person: string, id: string) => Promise<Profile>,
): Route =>
  route(simple(name, summary), ({ params: { person, preference } }, call) =>
    changed(call, name, person, preference, (id) => change(call.tenant.penchant, person, id)),
  )

export const preferences: readonly Route[] = [
  route(add, async ({ params: { person }, body: { statement, scope } }, call) => {
    const before = await call.tenant.store.profile(person)
    const profile = await call.tenant.penchant.add(person, statement, scope)
    const known = new Map(before.preferences.map((p) => [p.id, JSON.stringify(p)]))
    const fresh = profile.preferences.filter((p) => known.get(p.id) !== JSON.stringify(p))
    // What it overrules is changed as well; only what was added is in their words and new or renewed.
    const own = fresh.filter((p) => p.origin !== 'inferred').toSorted((a, b) => (a.at < b.at ? 1 : -1))
    return told(call, 'add', profile, own[0]?.id ?? '')
  }),
  route(revise, ({ params: { person, preference }, body: { statement } }, call) =>
    changed(call, 'revise', person, preference, (id) => call.tenant.penchant.revise(person, id, statement)),
  ),
  route(remove, ({ params: { person, preference }, query: { forever } }, call) =>
    changed(call, 'remove', person, preference, (id) =>
      call.tenant.penchant.remove(person, id, { forever: forever === 'true' }),
    ),
  ),
  simply('confirm', 'Say that a preference is right: it is used, whatever its trials say', (p, who, id) =>
    p.confirm(who, id),
  ),
  simply('pause', 'Set a preference aside', (p, who, id) => p.pause(who, id)),
  simply('resume', 'Take a preference up again', (p, who, id) => p.pause(who, id, false)),
  simply('pin', 'Use a preference first, before all others', (p, who, id) => p.pin(who, id)),
  simply('unpin', 'Let its trials decide again', (p, who, id) => p.pin(who, id, false)),

  route(undo, async ({ params: { person }, body: { version } }, call) => {
    const { store, thresholds } = call.tenant
    for (;;) {
      const current = await profileOf(call, person)
      const { exact } = await versionsOf(store, person)
      const change = {
        before: version === 1 ? { ...current, preferences: [], removed: [], learned: 0 } : exact(version - 1),
        after: exact(version),
      }
      const { trials } = await store.history(person)
      const { profile, id } = undone(current, change, trials, thresholds)
      const next = { ...profile, version: current.version + 1 }
      try {
        await store.commit({ profile: next, expected: current.version })
        return told(call, 'undo', next, id)
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    }
  }),
]
