import type { ScriptedComponent } from './component.ts'
import { SCRIPTED } from './components.ts'
import { drawFor } from './draw.ts'
import { neutral, type WritingTask } from './neutral.ts'
import { bodySentences, readPage } from './page.ts'
import { ENOUGH } from './person.ts'

// What the scripted model sees in texts. It sees texts only: nobody's true preferences.

/** So much stronger in one text than in another is clearly stronger; so strong is plain without another text. */
const CLEARLY = 0.2
export const PLAINLY = 0.4

/** How many texts and neutral texts are kept as read: the same ones return in call after call. */
const KEPT = 300

/** Remembers what a function of a text gave, for the texts seen last. */
function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    if (known.size >= KEPT) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}

const shownIn = remembered(() => new Map<string, number>())

/** How strongly a text shows a component, 0 to 1. */
export function shows(text: string, component: ScriptedComponent): number {
  const known = shownIn(text)
  const kept = known.get(component.key)
  if (kept !== undefined) return kept
  const strength = component.present(text)
  known.set(component.key, strength)
  return strength
}

const neutralOf = {
  summary: remembered((document) => neutral({ kind: 'summary', document })),
  email: remembered((document) => neutral({ kind: 'email', document })),
}
/** The neutral text of a task, remembered. */
export const plainText = ({ kind, document }: WritingTask): string => neutralOf[kind](document)

/** A text told again plainly: its own statements without its manner; a letter stays one. */
export function retold(text: string): string {
  const page = readPage(text)
  const kind = page.opening.length + page.closing.length > 0 ? 'email' : 'summary'
  return plainText({ kind, document: bodySentences(page).join(' ') })
}

/** A component a text shows, and how much more than the text it is held against. */
export interface Seen {
  readonly component: ScriptedComponent
  readonly gain: number
}

/**
 * What stands out in a text against another (or, without one, against what it says told plainly), strongest first. What
 * comes along with something else is not seen again: of what has grown, the component that explains most when it is
 * written into the other text is taken, and so on with what is left. `known` explains first. Cost: as many writings of
 * the other text as components have grown, a few milliseconds.
 */
export const standingOut = (
  own: string,
  other: string | undefined,
  known: readonly ScriptedComponent[] = [],
): readonly Seen[] => found(JSON.stringify([own, other ?? null, known.map(({ key }) => key)]))

const found = remembered((question): readonly Seen[] => {
  const [own, other, known] = JSON.parse(question) as [string, string | null, readonly string[]]
  const base = other ?? retold(own)
  const least = other === null ? PLAINLY : ENOUGH
  const gain = (c: ScriptedComponent) => shows(own, c) - shows(base, c)
  const grown = SCRIPTED.filter((c) => shows(own, c) >= ENOUGH && gain(c) >= CLEARLY)
  const brought = new Map(
    grown.map((cause) => {
      const text = cause.write(base, drawFor(0, cause.key, own))
      return [cause, new Map(grown.map((c) => [c, Math.max(0, c.present(text) - shows(base, c))]))]
    }),
  )
  const explained = (cause: ScriptedComponent, c: ScriptedComponent) => brought.get(cause)!.get(c)!
  let open = grown
  const close = (cause: ScriptedComponent) => {
    open = open.filter((c) => c !== cause && gain(c) - explained(cause, c) >= CLEARLY)
  }
  for (const cause of grown.filter((c) => known.includes(c.key))) close(cause)
  const seen: Seen[] = []
  while (open.length > 0) {
    // What is brought beyond what is there speaks against a cause.
    const power = (cause: ScriptedComponent) =>
      open.reduce((sum, c) => sum + gain(c) - Math.abs(gain(c) - explained(cause, c)), 0)
    const component = open.reduce((best, c) => (power(c) > power(best) ? c : best))
    if (shows(own, component) >= least) seen.push({ component, gain: gain(component) })
    close(component)
  }
  return seen.toSorted((a, b) => b.gain - a.gain)
})
