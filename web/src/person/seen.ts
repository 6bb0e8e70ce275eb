// Which version of a profile was seen last, by person, on this device.

const PLACE = 'penchant.seen.'
const NOW = 'penchant.since.'

/**
 * The version to compare with: what was seen at the last visit, which lasts as long as the tab does. Undefined at a first
 * visit, and where the store was begun anew.
 */
export function since(person: string, version: number, lasting: Storage, tab: Storage): number | undefined {
  const known = tab.getItem(NOW + person) ?? lasting.getItem(PLACE + person) ?? 'none'
  tab.setItem(NOW + person, known)
  lasting.setItem(PLACE + person, String(version))
  const seen = Number(known)
  return Number.isInteger(seen) && seen <= version ? seen : undefined
}

/** What is new was read. */
export const read = (person: string, version: number, tab: Storage): void =>
  tab.setItem(NOW + person, String(version))

/** After everything was forgotten, that somebody was here is forgotten too. */
export function unsee(person: string, lasting: Storage, tab: Storage): void {
  lasting.removeItem(PLACE + person)
  tab.removeItem(NOW + person)
}
