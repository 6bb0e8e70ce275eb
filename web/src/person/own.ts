import type { Kept } from '../session.ts'

/** A change the person made in this visit. `version` is what takes it back. */
export interface Own {
  readonly version: number
  /** The statement it touched. */
  readonly id: string
  readonly text: string
}

/** One place for whoever is looked at: of the last person looked at nothing is kept for the next. */
const PLACE = 'penchant.own'

/** Changes that can still be taken back: the service keeps twenty versions. */
const MOST = 19

/** What was changed in this tab, the newest first. */
export function ownOf(whose: string, tab: Kept): readonly Own[] {
  const kept = tab.getItem(PLACE)
  if (kept === null) return []
  const { whose: known, changes } = JSON.parse(kept) as { whose: string; changes: readonly Own[] }
  if (known === whose) return changes
  tab.removeItem(PLACE)
  return []
}

const keep = (whose: string, changes: readonly Own[], tab: Kept): void =>
  changes.length === 0 ? tab.removeItem(PLACE) : tab.setItem(PLACE, JSON.stringify({ whose, changes }))

export function addOwn(whose: string, change: Own, tab: Kept): void {
  const last = ownOf(whose, tab).filter(({ version }) => version > change.version - MOST)
  keep(whose, [change, ...last], tab)
}

/** After a change was taken back: later ones to the same statement went with it. */
export function dropOwn(whose: string, { id, version }: Own, tab: Kept): void {
  const rest = ownOf(whose, tab).filter((own) => own.id !== id || own.version < version)
  keep(whose, rest, tab)
}

/** After something was forgotten nothing can be taken back, and no words of it may stay. */
export const forgetOwn = (tab: Kept): void => tab.removeItem(PLACE)
