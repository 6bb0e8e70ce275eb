import { find, type Profile } from '../../preference.ts'
import { promptBlock } from '../../prompt.ts'
import { needsModel, profileOf } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/use.ts'
import { shown } from '../versions.ts'

const prompt = endpoint({
  method: 'post',
  path: '/v1/people/{person}/prompt',
  tag: 'Use',
  summary: 'The block to put before a model, after your own words',
  scope: 'read',
  own: true,
  params: personParams,
  body: schema.promptRequest,
  result: schema.promptBlock,
})

const preview = endpoint({
  method: 'post',
  path: '/v1/people/{person}/preview',
  tag: 'Use',
  summary: 'What goes before a model, or is written, with and without one preference, in use or not',
  scope: 'read',
  own: true,
  params: personParams,
  body: schema.previewRequest,
  result: schema.preview,
})

export const prompts: readonly Route[] = [
  route(prompt, ({ params: { person }, body }, call) => call.tenant.penchant.prompt(person, body)),

  route(preview, async ({ params: { person }, body: { preference: id, texts, ...place } }, call) => {
    if (texts) needsModel(call)
    const profile = await profileOf(call, person)
    const preference = find(profile, id)
    const others = profile.preferences.filter((p) => p.id !== preference.id)
    // Pinned, so that it is there whatever its trials say, and where others would take its room.
    const { overruledBy: _, ...free } = preference
    const tried = { ...free, status: 'active', pinned: true } as const
    const without = { ...profile, preferences: others }
    const added = { ...profile, preferences: [...others, tried] }
    const { task, context: input } = place
    const write = async (supposed: Profile) =>
      (await call.tenant.penchant.write(person, { task, input, signal: call.signal }, supposed)).text
    return {
      preference: shown(preference, call.tenant.thresholds),
      without: promptBlock(without, place),
      with: promptBlock(added, place),
      ...(texts && { texts: { without: await write(without), with: await write(added) } }),
    }
  }),
]
