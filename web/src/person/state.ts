import type { Preference } from '../api.ts'
import { TOPICS } from '../words.ts'

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

/** The person's own words and what they put first, before what it is about. */
export const OWN = 'own'

interface Seat {
  readonly group: string
  readonly part: string
  readonly rank: number
}

/** Where each preference is shown: decided once, so that nothing jumps away under the hand that changes it. */
export type Placing = ReadonlyMap<string, Seat>

export function placing(before: Placing, preferences: readonly Preference[]): Placing {
  const fresh = preferences.filter((p) => !before.has(p.id)).toSorted(strongestFirst)
  if (fresh.length === 0) return before
  const next = new Map(before)
  for (const p of fresh) {
    const aside = !['used', 'undecided'].includes(stateOf(p))
    // What came while the page is open stands first: it is what was just added.
    const rank = before.size === 0 ? next.size : -next.size
    next.set(p.id, { group: aside ? ASIDE : groupKey(p), part: own(p) > 0 ? OWN : topicOf(p), rank })
  }
  return next
}

/** The group of what is not used. */
export const ASIDE = '9'

export interface Part {
  /** What its statements are about, or OWN. */
  readonly name: string
  readonly preferences: readonly Preference[]
}

export interface Group {
  readonly key: string
  readonly parts: readonly Part[]
}

/** Parts stand in this order whatever is in them. */
const ORDER = [OWN, ...Object.keys(TOPICS)]

export function groups(placed: Placing, preferences: readonly Preference[]): readonly Group[] {
  const sorted = preferences.toSorted((a, b) => placed.get(a.id)!.rank - placed.get(b.id)!.rank)
  const byGroup = Map.groupBy(sorted, (p) => placed.get(p.id)!.group)
  return [...byGroup]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, all]) => {
      if (key === ASIDE) return { key, parts: [{ name: key, preferences: all }] }
      const byPart = Map.groupBy(all, (p) => placed.get(p.id)!.part)
      const names = [...byPart.keys()].toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
      return { key, parts: names.map((name) => ({ name, preferences: byPart.get(name)! })) }
    })
}
