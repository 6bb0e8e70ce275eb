import { chance, type Measured, type Preference, type Profile, usable } from '../preference.ts'
import { advises, kinOf, MEASURES, measureIndex } from '../text/measures.ts'
import { number, printable, shorten, shortId } from './show.ts'

/** A preference shown in full, and those that say nearly the same, weaker ones, which are only named under it. */
export interface Entry {
  readonly preference: Preference
  readonly also: readonly Preference[]
}

export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
  /** How many preferences belong here, shown or not. */
  readonly size: number
  /** How many of them are neither shown nor named. */
  readonly hidden: number
}

/** How many entries of each group are shown unless all are asked for. */
const SHOWN = { use: 20, telling: 4, proposed: 8, retired: 5 }

/** A profile's preferences in groups, the surest first. Every preference stands in exactly one. */
export function sectionsOf(profile: Profile, all = false): readonly Section[] {
  const sorted = profile.preferences.toSorted(strongestFirst)
  const overruled = sorted.filter((p) => p.overruledBy !== undefined)
  const rest = sorted.filter((p) => p.overruledBy === undefined)
  const whole = (title: string, preferences: readonly Preference[]): Section => {
    const entries = preferences.map((preference) => ({ preference, also: [] }))
    return { title, entries, size: preferences.length, hidden: 0 }
  }
  const section = (title: string, preferences: readonly Preference[], shown: number): Section => {
    if (all) return whole(title, preferences)
    const entries = foldKin(preferences)
    const hidden = entries.slice(shown).reduce((sum, { also }) => sum + 1 + also.length, 0)
    return { title, entries: entries.slice(0, shown), size: preferences.length, hidden }
  }
  const used = rest.filter(usable)
  const unused = rest.filter((p) => !usable(p))
  return [
    section(
      'In use',
      used.filter((p) => !onlyTells(p)),
      SHOWN.use,
    ),
    section('Tells them apart, kept out of prompts', used.filter(onlyTells), SHOWN.telling),
    section(
      'Undecided',
      unused.filter((p) => p.status === 'proposed'),
      SHOWN.proposed,
    ),
    section(
      'Retired: behaviour spoke against them',
      unused.filter((p) => p.status === 'retired'),
      SHOWN.retired,
    ),
    whole(
      'Paused',
      unused.filter((p) => p.status === 'paused'),
    ),
    whole('Overruled', overruled),
  ].filter((s) => s.size > 0)
}

/**
 * Puts what says nearly the same in the same scope under the first of it. Only what behaviour alone taught is
 * put away like that, never the person's own words.
 */
export function foldKin(sorted: readonly Preference[]): readonly Entry[] {
  const entries: Entry[] = []
  const under = new Map<string, Preference[]>()
  for (const preference of sorted) {
    const { measured, about, scope } = preference
    const matter = JSON.stringify([measured ? kinOf(measured.name) : about, scope])
    const first = under.get(matter)
    if (first && inferredOnly(preference)) {
      first.push(preference)
      continue
    }
    const also: Preference[] = []
    entries.push({ preference, also })
    if (!first) under.set(matter, also)
  }
  return entries
}

const inferredOnly = (p: Preference): boolean => p.origin === 'inferred' && !p.pinned

/** True for what tells the person from others but is no advice to a writer: prompts leave it out. */
export const onlyTells = (p: Preference): boolean => inferredOnly(p) && !advises(p.about)

/** "In use (86, shown as 20)". */
export function heading({ title, entries, size }: Section): string {
  return `${title} (${size}${entries.length < size ? `, shown as ${entries.length}` : ''})`
}

/** "Leave no blank lines (7 of 8)". */
export function brief({ statement, tally }: Preference): string {
  const trials = tally.wins + tally.losses
  const held = trials === 0 ? 'not tested yet' : `${number(tally.wins)} of ${number(trials)}`
  return `${printable(statement)} (${held})`
}

/** The person's own words first, then what behaviour supports most. */
export function strongestFirst(a: Preference, b: Preference): number {
  const effect = (p: Preference) => Math.abs(p.measured?.weight ?? 0)
  return (
    own(b) - own(a) || chance(b.tally) - chance(a.tally) || effect(b) - effect(a) || (a.id < b.id ? -1 : 1)
  )
}

const own = (p: Preference): number => (p.pinned ? 4 : 0) + { inferred: 0, stated: 1, revised: 2 }[p.origin]

/**
 * What is to be said of a preference besides its statement, each a short phrase. `neutral`: ids of those that were
 * tested against a neutral text.
 */
export function factsOf(
  preference: Preference,
  profile: Profile,
  neutral: ReadonlySet<string>,
): readonly string[] {
  const { origin, pinned, scope, measured, overruledBy, reopened } = preference
  const winner = profile.preferences.find((p) => p.id === overruledBy)
  return [
    pinned && 'pinned',
    origin === 'stated' && 'stated',
    origin === 'revised' && 'in their own words',
    scope.kind === 'task' && `task "${shorten(printable(scope.task), 40)}"`,
    scope.kind === 'near' && `near "${shorten(printable(scope.contexts[0] ?? ''), 40)}"`,
    heldIn(preference, neutral.has(preference.id)),
    measured && figures(measured),
    reopened && `in doubt since ${reopened.at.slice(0, 10)}`,
    overruledBy &&
      `overruled by ${winner ? `"${printable(winner.statement)}" ` : ''}(${shortId(overruledBy)})`,
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')
}

function heldIn({ tally, status, learner }: Preference, neutral: boolean): string {
  const trials = tally.wins + tally.losses
  if (trials === 0) return status === 'paused' ? '' : 'not tested yet'
  // PROSE tests what it finds on earlier texts too.
  const signals = `${learner === 'prose' ? 'other' : 'later'} signals`
  const against = neutral ? ', against a neutral text for the same task' : ''
  return `held in ${number(tally.wins)} of ${number(trials)} ${signals}${against}`
}

/** A longer unit is a formula; the statement beside the numbers says more. */
const LONGEST_UNIT = 36

/** "5.7 words per sentence, usually 11". */
export function figures({ name, own, usual }: Measured): string {
  if (own === undefined || usual === undefined) return ''
  const unit = MEASURES[measureIndex(name) ?? -1]?.unit.split(',')[0] ?? ''
  const [value, words] = scaleOf(unit)
  return [
    `${value(own)}${words === '' || words.length > LONGEST_UNIT ? '' : ` ${words}`}`,
    `usually ${value(usual)}`,
  ].join(', ')
}

/** How values of a unit are written, and the words that follow. */
function scaleOf(unit: string): [(value: number) => string, string] {
  const percent = (value: number) => `${number(value * 100)} %`
  const ratio = /^log ratio of (.*?)s?$/.exec(unit)
  if (ratio)
    return [(v) => percent(Math.exp(v)), `of the draft’s ${ratio[1]}${ratio[1] === 'length' ? '' : 's'}`]
  if (unit.startsWith('share')) return [percent, unit.slice('share '.length)]
  return [number, unit]
}

/** How many preferences are used, undecided and given up. */
export function states({ preferences }: Profile): { inUse: number; undecided: number; retired: number } {
  const unused = preferences.filter((p) => !usable(p))
  const having = (status: Preference['status']) => unused.filter((p) => p.status === status).length
  return {
    inUse: preferences.length - unused.length,
    undecided: having('proposed'),
    retired: having('retired'),
  }
}
