import type { Preference } from '../api.ts'

/** Where a preference stands, as the person is told. */
export type State = 'used' | 'undecided' | 'paused' | 'retired' | 'overruled'

export function stateOf(p: Pick<Preference, 'usable' | 'status' | 'overruledBy'>): State {
  if (p.overruledBy !== undefined) return 'overruled'
  if (p.usable) return 'used'
  if (p.status === 'paused') return 'paused'
  return p.status === 'retired' ? 'retired' : 'undecided'
}

/** What it is about; what no measure tells is put together. */
export const topicOf = ({ topic }: Pick<Preference, 'topic'>): string => topic ?? 'other'

const ORIGIN = { inferred: 0, stated: 1, revised: 2 } as const
const own = (p: Preference): number => (p.pinned ? 4 : 0) + ORIGIN[p.origin]

/** The person's own words first, then what behaviour supports most. */
export function strongestFirst(a: Preference, b: Preference): number {
  const effect = (p: Preference) => Math.abs(p.measured?.weight ?? 0)
  return own(b) - own(a) || b.chance - a.chance || effect(b) - effect(a) || (a.id < b.id ? -1 : 1)
}

/** Narrow scopes after the wide one; of these by name. */
function groupKey({ scope }: Pick<Preference, 'scope'>): string {
  if (scope.kind === 'always') return '0'
  return scope.kind === 'task' ? `1${scope.task.trim().toLowerCase()}` : `2${scope.contexts[0] ?? ''}`
}

/** Where each preference is shown: decided once, so that nothing jumps away under the hand that changes it. */
export type Placing = ReadonlyMap<string, { readonly group: string; readonly rank: number }>

export function placing(before: Placing, preferences: readonly Preference[]): Placing {
  const fresh = preferences.filter((p) => !before.has(p.id)).toSorted(strongestFirst)
  if (fresh.length === 0) return before
  const next = new Map(before)
  for (const p of fresh) {
    const aside = !['used', 'undecided'].includes(stateOf(p))
    // What came while the page is open stands first: it is what was just added.
    const rank = before.size === 0 ? next.size : -next.size
    next.set(p.id, { group: aside ? '9' : groupKey(p), rank })
  }
  return next
}

export interface Group {
  readonly key: string
  readonly preferences: readonly Preference[]
}

export function groups(placed: Placing, preferences: readonly Preference[]): readonly Group[] {
  const found = new Map<string, Preference[]>()
  for (const p of preferences.toSorted((a, b) => placed.get(a.id)!.rank - placed.get(b.id)!.rank)) {
    const { group } = placed.get(p.id)!
    found.set(group, [...(found.get(group) ?? []), p])
  }
  return [...found]
    .map(([key, preferences]) => ({ key, preferences }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
