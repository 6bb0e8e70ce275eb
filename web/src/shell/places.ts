/** The views of one person's page, by their name in the address. */
export const PERSON = {
  believed: 'What we believe',
  proposed: 'Proposed',
  compare: 'Compare',
  learning: 'Learning',
  forget: 'Forget',
} as const

/** The views of the developer's console. */
export const CONSOLE = {
  people: 'People',
  import: 'Import',
  live: 'Live',
  model: 'Model and spend',
  routing: 'Routing',
  keys: 'Keys',
} as const

export interface Place {
  readonly person?: string
  readonly view: string
}

/** What an address shows. A person's own token shows nothing but that person's page, whatever the address says. */
export function placeOf([first, name, view]: readonly string[], own: string | undefined): Place {
  const known = (text: string | undefined, views: object, otherwise: string) =>
    text !== undefined && Object.hasOwn(views, text) ? text : otherwise
  const person = own ?? (first === 'people' ? name : undefined)
  if (person !== undefined) return { person, view: known(view, PERSON, 'believed') }
  return { view: known(first, CONSOLE, 'people') }
}
