import { InvalidInputError, NotFoundError } from '../errors.ts'
import {
  chance,
  emptyProfile,
  type Preference,
  type Profile,
  recount,
  resolve,
  type Thresholds,
  type Trial,
  usable,
} from '../preference.ts'
import type { Store } from '../store.ts'
import { type Topic, topicOf } from '../text/measures.ts'

/** A preference as the service shows it. */
export type Shown = Preference & {
  readonly topic?: Topic
  readonly chance: number
  readonly usable: boolean
}

export function shown(preference: Preference, thresholds: Thresholds): Shown {
  const topic = topicOf(preference.about)
  return {
    ...preference,
    ...(topic && { topic }),
    chance: chance(preference.tally, thresholds),
    usable: usable(preference),
  }
}

/** The versions kept of a person's profile, the newest first. */
export async function versionsOf(store: Store, person: string) {
  const all: Profile[] = []
  for await (const profile of store.versions(person)) all.push(profile)
  return {
    all,

    /** @throws NotFoundError for one that is not kept. */
    exact(version: number): Profile {
      const found = all.find((p) => p.version === version)
      if (found) return found
      throw new NotFoundError('version', String(version), 'list the versions that are kept')
    },

    /** That version, or the oldest kept after it: what came before version 1 is empty. */
    since(version: number, last: Profile): Profile {
      if (version > last.version)
        throw new InvalidInputError('from', version, `give a version up to ${last.version}`)
      const oldest = all.at(-1)?.version ?? 0
      if (version === 0 && oldest <= 1) return emptyProfile(last.person)
      return all.findLast((p) => p.version >= version) ?? last
    },
  }
}

const FIELDS = ['statement', 'status', 'origin', 'pinned'] as const
type Field = (typeof FIELDS)[number] | 'usable' | 'tally'

/** What changed from one version to another. Evidence and numbers that were only renewed are no change. */
export function difference(before: Profile, after: Profile, thresholds: Thresholds) {
  const then = new Map(before.preferences.map((p) => [p.id, p]))
  const now = new Set(after.preferences.map((p) => p.id))
  const changed = after.preferences.flatMap((p) => {
    const old = then.get(p.id)
    const fields = old === undefined ? [] : fieldsChanged(old, p)
    return old === undefined || fields.length === 0
      ? []
      : [{ id: p.id, before: shown(old, thresholds), after: shown(p, thresholds), fields }]
  })
  return {
    added: after.preferences.filter((p) => !then.has(p.id)).map((p) => shown(p, thresholds)),
    removed: before.preferences.filter((p) => !now.has(p.id)).map((p) => shown(p, thresholds)),
    changed,
  }
}

function fieldsChanged(a: Preference, b: Preference): Field[] {
  const fields: Field[] = FIELDS.filter((field) => a[field] !== b[field])
  if (usable(a) !== usable(b)) fields.push('usable')
  if (a.tally.wins !== b.tally.wins || a.tally.losses !== b.tally.losses) fields.push('tally')
  return fields
}

/**
 * Takes one change of the person's own back: the preference it touched becomes what it was before, whatever happened to
 * others since. Trials that came meanwhile count.
 *
 * @throws InvalidInputError when that version was not made by a change to one preference.
 */
export function undone(
  current: Profile,
  { before, after }: { readonly before: Profile; readonly after: Profile },
  trials: readonly Trial[],
  thresholds: Thresholds,
): { readonly profile: Profile; readonly id: string } {
  const id = touched(before, after)
  if (id === undefined)
    throw new InvalidInputError('version', after.version, 'give the version that a change of their own made')
  const old = before.preferences.find((p) => p.id === id)
  const restored = old && recount(old, trials, thresholds)
  const there = current.preferences.some((p) => p.id === id)
  const kept = current.preferences.flatMap((p) => (p.id === id ? (restored ?? []) : p))
  const removed = [
    ...current.removed.filter((t) => t.id !== id),
    ...before.removed.filter((t) => t.id === id),
  ]
  return {
    id,
    profile: resolve({ ...current, removed, preferences: there || !restored ? kept : [...kept, restored] }),
  }
}

/** The one preference a version changed, where it learned nothing. What it overrules, or no longer, does not count. */
function touched(before: Profile, after: Profile): string | undefined {
  if (before.learned !== after.learned) return undefined
  const plain = (p: Preference | undefined) => JSON.stringify({ ...p, overruledBy: undefined })
  const ids = new Set([...before.preferences, ...after.preferences].map((p) => p.id))
  const find = (profile: Profile, id: string) => profile.preferences.find((p) => p.id === id)
  const changed = [...ids].filter((id) => plain(find(before, id)) !== plain(find(after, id)))
  return changed.length === 1 ? changed[0] : undefined
}
