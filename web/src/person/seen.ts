import type { Kept } from '../session.ts'

// Which version of a profile was seen last, by whose it is, on this device.

const PLACE = 'penchant.seen.'
const NOW = 'penchant.since.'

/**
 * The version to compare with: what was seen at the last visit, which lasts as long as the tab does. Undefined at a first
 * visit, and where the store was begun anew.
 */
export function since(whose: string, version: number, lasting: Kept, tab: Kept): number | undefined {
  const known = tab.getItem(NOW + whose) ?? lasting.getItem(PLACE + whose) ?? 'none'
  tab.setItem(NOW + whose, known)
  lasting.setItem(PLACE + whose, String(version))
  const seen = Number(known)
  return Number.isInteger(seen) && seen <= version ? seen : undefined
}

/** What is new was read. */
export const read = (whose: string, version: number, tab: Kept): void =>
  tab.setItem(NOW + whose, String(version))

/** The person made a version themself: no news to them, unless something else came in between. */
export function made(whose: string, version: number, lasting: Kept, tab: Kept): void {
  const before = String(version - 1)
  if (lasting.getItem(PLACE + whose) === before) lasting.setItem(PLACE + whose, String(version))
  if (tab.getItem(NOW + whose) === before) tab.setItem(NOW + whose, String(version))
}

/** After everything was forgotten, that somebody was here is forgotten too. */
export function unsee(whose: string, lasting: Kept, tab: Kept): void {
  lasting.removeItem(PLACE + whose)
  tab.removeItem(NOW + whose)
}
