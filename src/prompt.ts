import { chance, type Preference, type Profile, usable } from './preference.ts'
import { holds, narrowness, type Place } from './scope.ts'
import { clean } from './text/clean.ts'
import { advises, kinOf, MEASURES, measureIndex, transform } from './text/measures.ts'
import { aboutTexts, BEARS, bearing } from './text/subjects.ts'
import { frameLength, preferenceBlock } from './write.prompt.ts'

/** Where the block goes, and how long it may be. */
export interface PromptRequest extends Place {
  /** Most tokens the block may take, its frame included; a token is taken as four characters. */
  readonly budget?: number
}

/** The block to put before a model, after the developer's own words. Empty when nothing is known. */
export interface PromptBlock {
  readonly text: string
  /** Ids of the preferences used, in the block's order. */
  readonly used: readonly string[]
  readonly because: readonly { readonly id: string; readonly reason: string }[]
  /** Ids that hold here but found no room. */
  readonly left: readonly string[]
}

const BUDGET = 300

/**
 * Chooses what to say: in scope, in use, the person's own words first (pinned, revised, stated), of these what
 * bears most on the text at hand, then what behaviour supports most; a narrower scope silences a wider one about
 * the same thing. Where there is a text at hand, stated likes of things ("Dislikes fish") are left out unless it
 * asks for advice on such things; pinned ones stay. Of inferred statements
 * that say nearly the same, the first is enough; those that are no advice to a writer are left out. Statements
 * are data: each is cleaned to one line and cannot hold or close the delimiters.
 *
 * @param before statements gathered elsewhere; they go first.
 */
export function promptBlock(
  profile: Profile,
  request: PromptRequest = {},
  before: readonly string[] = [],
): PromptBlock {
  const budget = (request.budget ?? BUDGET) * 4
  const bears = bearings(request)
  const here = profile.preferences.filter(
    (p) => usable(p) && holds(p.scope, request) && (p.pinned || (bears(p) ?? 1) > BEARS),
  )
  const kindred = Map.groupBy(here, (p) => p.about)
  const candidates = mixed(
    here
      .filter((p) => !kindred.get(p.about)!.some((other) => silences(other, p)))
      // Worked out once each: a sort compares them many times.
      .map((p) => ({ p, keys: [rank(p), bears(p) ?? 0, chance(p.tally), effect(p)] }))
      .sort((a, b) => first(b.keys, a.keys) || (a.p.id < b.p.id ? -1 : 1))
      .map(({ p }) => p),
  )
  const lines = before.map((statement) => clean(statement))
  const used: Preference[] = []
  const left: string[] = []
  let size = frameLength(candidates.some(ofThings)) + lines.reduce((sum, line) => sum + line.length + 3, 0)
  const said = new Set<string>()
  const doing = kindsToDo(candidates)
  for (const preference of candidates) {
    const inferred = preference.origin === 'inferred' && !preference.pinned
    const about = preference.measured ? kinOf(preference.measured.name) : preference.about
    if (inferred && (said.has(about) || !advises(preference.about) || betterSaid(preference, doing))) continue
    const line = `${clean(preference.statement)}${figure(preference)}`
    if (size + line.length + 3 > budget) left.push(preference.id)
    else {
      said.add(about)
      lines.push(line)
      used.push(preference)
      size += line.length + 3
    }
  }
  return {
    text: preferenceBlock(lines, used.some(ofThings)),
    used: used.map((p) => p.id),
    because: used.map((p) => ({ id: p.id, reason: reason(p) })),
    left,
  }
}

/**
 * Of two about the same thing: the person's own word goes before what was inferred, whatever the scopes; between equals
 * the narrower scope does.
 */
const silences = (a: Preference, b: Preference): boolean =>
  a !== b && (rank(a) > rank(b) || (rank(a) === rank(b) && narrowness(a.scope) > narrowness(b.scope)))

/** The kinds of measures of which some statement says what to do. */
const kindsToDo = (candidates: readonly Preference[]): ReadonlySet<string> =>
  new Set(
    candidates.flatMap((p) =>
      p.measured?.direction === 1 && advises(p.about) ? kinOf(p.measured.name) : [],
    ),
  )

/** Of kindred inferred statements one that says what to do tells a writer more than one that says what not to do. */
const betterSaid = ({ measured }: Preference, doing: ReadonlySet<string>): boolean =>
  measured?.direction === -1 && doing.has(kinOf(measured.name))

/** The first difference of two lists of numbers; 0 for none. */
function first(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((x, j) => x !== b[j])
  return i < 0 ? 0 : a[i]! - b[i]!
}

/**
 * How far stated likes of things bear on the text at hand, 0 to 1. Undefined for what does not hang on it: how to be
 * answered, and everything where there is no text.
 */
function bearings({ task = '', context }: PromptRequest): (p: Preference) => number | undefined {
  if (context === undefined) return () => undefined
  const bearsOn = bearing(`${task}.\n${context}`)
  const known = new Map<string, number | undefined>()
  return (p) => {
    if (!known.has(p.id)) known.set(p.id, ofThings(p) ? bearsOn(p.statement) : undefined)
    return known.get(p.id)
  }
}

/** A like of something other than a manner of writing: "Dislikes fish". */
const ofThings = ({ about, statement }: Preference): boolean =>
  about.startsWith('wish:') && !aboutTexts(statement)

const rank = (p: Preference): number => (p.pinned ? 4 : 0) + { inferred: 0, stated: 1, revised: 2 }[p.origin]

/**
 * What was inferred, counted and asked in turns: neither should take all the room, and how sure they are cannot be
 * compared, since what is counted is tested on every signal.
 */
function mixed(sorted: readonly Preference[]): readonly Preference[] {
  const [first, inferred] = [sorted.filter((p) => rank(p) > 0), sorted.filter((p) => rank(p) === 0)]
  const [asked, counted] = [inferred.filter((p) => !p.measured), inferred.filter((p) => p.measured)]
  const longest = Math.max(asked.length, counted.length)
  const turns = Array.from({ length: longest }, (_, i) => [asked[i], counted[i]])
  return [...first, ...turns.flat().filter((p) => p !== undefined)]
}

/** How far the person stands from what is usual, in log-odds. */
function effect({ measured }: Preference): number {
  const j = measured && measureIndex(measured.name)
  if (j === undefined || measured?.own === undefined || measured.usual === undefined) return 0
  const shift = transform(MEASURES[j]!, measured.own) - transform(MEASURES[j]!, measured.usual)
  return Math.abs(measured.weight * shift)
}

/** Lengths are worth a number to a writer; rates are not. */
function figure({ measured }: Preference): string {
  if (measured?.own === undefined) return ''
  if (measured.name === 'sentence-length') return ` (about ${Math.round(measured.own)} words each)`
  if (measured.name === 'words') return ` (about ${Math.round(measured.own)} words)`
  return ''
}

function reason(p: Preference): string {
  const trials = p.tally.wins + p.tally.losses
  // What a model tests it also tests on earlier signals, those it was not learned from.
  const which = p.measured ? 'later' : 'other'
  const tested = trials > 0 ? `, held in ${round(p.tally.wins)} of ${round(trials)} ${which} signals` : ''
  if (p.pinned) return `pinned${tested}`
  if (p.origin === 'revised') return `in the person's own words${tested}`
  if (p.origin === 'stated') return `stated by the person${tested}`
  return `inferred${tested}`
}

const round = (x: number): string => String(Math.round(x * 10) / 10)
