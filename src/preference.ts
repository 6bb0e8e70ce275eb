import { clearsChance } from './chance.ts'
import { InvalidInputError, NotFoundError } from './errors.ts'
import { digest } from './signal.ts'

/** Where a preference holds. `near` names contexts by their text; it holds where a new context resembles one. */
export type Scope =
  | { readonly kind: 'always' }
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'near'; readonly contexts: readonly string[] }

/** inferred: learned from what they did. stated: they said or confirmed it. revised: they put it into own words. */
export type Origin = 'inferred' | 'stated' | 'revised'

/** proposed: shown, not used. active: used. retired: behaviour spoke against it. paused: the person's wish. */
export type Status = 'proposed' | 'active' | 'retired' | 'paused'

/**
 * What the person's own text was set against: other people's texts for the same task; the text it replaced
 * (draft, rejected) while there are no others; or what is usual, when there is neither. Where a model has to tell
 * them apart: the text it replaced, or a neutral one for the same task.
 */
export type Contrast = 'others' | 'replaced' | 'norm' | 'neutral'

/** Sums of trial scores: a trial of score s adds s wins and 1 - s losses. */
export interface Tally {
  readonly wins: number
  readonly losses: number
}

/** A span that literally stands in a signal's text field. Offsets are UTF-16 units. */
export interface Evidence {
  readonly signal: string
  readonly field: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** What makes a preference testable without a model: which measure, which way, and how far. */
export interface Measured {
  /** Name of a style measure. */
  readonly name: string
  /** 1: the person has more of it than the contrast, -1: less. */
  readonly direction: 1 | -1
  /** The person's usual value and their contrasts', in the measure's unit. Absent for what was only stated. */
  readonly own?: number
  readonly usual?: number
  /** Log-odds that a text is the person's, per unit of the transformed measure. Has direction's sign, or is 0. */
  readonly weight: number
}

/** From when on trials count again. */
export interface Reopening {
  readonly at: string
  /** How many of the preference's trials, in the order they were stored, no longer count. */
  readonly after: number
}

/** One statement of how the person likes things. */
export interface Preference {
  readonly id: string
  readonly statement: string
  /** What it is about ("emoji", "units") and which side it takes ("more", "metric"): equal about, other stance: contradiction. */
  readonly about: string
  readonly stance: string
  readonly scope: Scope
  readonly origin: Origin
  readonly status: Status
  readonly learner: string
  readonly measured?: Measured
  /** Ids of the signals it was learned from. They never test it. */
  readonly sources: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly tally: Tally
  readonly pinned: boolean
  /** Set when drift made it doubtful. */
  readonly reopened?: Reopening
  /** Id of the contradicting preference that outranks this one now. */
  readonly overruledBy?: string
  readonly at: string
}

/** A test a learner made already, on a signal it did not learn the belief from. */
export type Tested = Pick<Trial, 'signal' | 'contrast' | 'score'>

/** What a learner hands in: `add` also renews numbers and evidence of a preference that exists. */
export type Proposal =
  | ({ readonly action: 'add'; readonly tested?: readonly Tested[] } & Pick<
      Preference,
      'statement' | 'about' | 'stance' | 'scope' | 'origin' | 'learner' | 'measured' | 'sources' | 'evidence'
    >)
  | { readonly action: 'withdraw'; readonly id: string }

/** One test of one belief on one signal. Never changed once stored. */
export interface Trial {
  readonly signal: string
  readonly preference: string
  readonly contrast: Contrast
  /** 1: the person's own text followed it more than most of what it was set against; 0: less. 0 to 1 for graded tests. */
  readonly score: number
  readonly at: string
}

/** What the profile as a whole foretold of one signal, before learning from it. */
export interface Forecast {
  readonly signal: string
  readonly contrast: Contrast
  /** Probability given to what the person did. */
  readonly probability: number
  /** -log2(probability), in bits: 1 is a coin's. */
  readonly loss: number
  readonly at: string
}

/** What was removed and must not come back. Holds a hash only, so that it cannot tell what it was. */
export interface Tombstone {
  readonly id: string
  readonly forever: boolean
  readonly at: string
}

/** A person's preferences, versioned. A pure value, changed by copying. */
export interface Profile {
  readonly person: string
  readonly version: number
  /** Position in the store of the last signal that was tested and learned from. */
  readonly learned: number
  readonly preferences: readonly Preference[]
  readonly removed: readonly Tombstone[]
}

/** The status rule's numbers: a Beta prior, and how sure a posterior must be that the win rate is above (below) one half. */
export interface Thresholds {
  readonly prior: readonly [wins: number, losses: number]
  readonly activate: number
  readonly retire: number
}

export const THRESHOLDS: Thresholds = { prior: [1, 1], activate: 0.95, retire: 0.95 }

const RANK: Readonly<Record<Origin, number>> = { inferred: 0, stated: 1, revised: 2 }
const NO_TRIALS: Tally = { wins: 0, losses: 0 }

export const emptyProfile = (person: string): Profile => ({
  person,
  version: 0,
  learned: 0,
  preferences: [],
  removed: [],
})

/** The id of a belief: equal for equal about, stance and scope, whoever proposes it. */
export const preferenceId = (belief: Pick<Preference, 'about' | 'stance' | 'scope'>): string =>
  digest({ about: belief.about, stance: belief.stance, scope: belief.scope })

/** True when the preference may be used: not paused, not overruled, and stated or verified or pinned. */
export const usable = (preference: Preference): boolean =>
  preference.overruledBy === undefined &&
  preference.status !== 'paused' &&
  (preference.status === 'active' || preference.pinned)

/** Posterior probability that a tally's win rate is above one half. */
export const chance = (tally: Tally, { prior }: Thresholds = THRESHOLDS): number =>
  clearsChance(prior[0] + tally.wins, prior[1] + tally.losses)

/**
 * The status rule. Inferred: active when its tally clears chance, retired when it clears it downwards, else
 * proposed. Stated and revised are active: a person's word needs no proof; its trials are kept and shown.
 */
export function statusOf(preference: Preference, thresholds: Thresholds = THRESHOLDS): Status {
  if (preference.status === 'paused') return 'paused'
  if (preference.origin !== 'inferred') return 'active'
  const sure = chance(preference.tally, thresholds)
  if (sure >= thresholds.activate) return 'active'
  return sure <= 1 - thresholds.retire ? 'retired' : 'proposed'
}

/**
 * Takes learners' proposals in. An existing preference keeps its sources, trials and origin; the person's own
 * words are never overwritten. A belief the person removed is not taken from evidence older than the removal.
 *
 * @param observedAt time of a signal by id; undefined for one that is gone.
 */
export function propose(
  profile: Profile,
  proposals: readonly Proposal[],
  at: string,
  observedAt: (signal: string) => string | undefined,
  thresholds: Thresholds = THRESHOLDS,
): Profile {
  const preferences = new Map(profile.preferences.map((p) => [p.id, p]))
  for (const proposal of proposals) {
    if (proposal.action === 'withdraw') {
      const known = preferences.get(proposal.id)
      if (known?.origin === 'inferred' && known.status === 'proposed' && !known.pinned)
        preferences.delete(known.id)
      continue
    }
    const { action: _, tested: __, ...belief } = proposal
    const id = preferenceId(belief)
    const known = preferences.get(id)
    if (known === undefined) {
      if (blocked(profile.removed, id, belief.sources, observedAt)) continue
      const fresh: Preference = { ...belief, id, tally: NO_TRIALS, pinned: false, status: 'proposed', at }
      preferences.set(id, { ...fresh, status: statusOf(fresh, thresholds) })
    } else if (RANK[belief.origin] > RANK[known.origin]) {
      const raised = {
        ...known,
        statement: belief.statement,
        origin: belief.origin,
        evidence: belief.evidence,
        at,
      }
      preferences.set(id, { ...raised, status: statusOf(raised, thresholds) })
    } else if (known.origin === 'inferred') {
      // Another learner says the same without numbers: the one that has them keeps them, and its words.
      if (known.measured?.own !== undefined && belief.measured?.own === undefined) continue
      // Without numbers there is nothing to renew: the words stay those of the signals it was learned from.
      if (known.measured === undefined && belief.measured === undefined) continue
      preferences.set(id, {
        ...known,
        statement: belief.statement,
        measured: belief.measured,
        evidence: belief.evidence,
      })
    } else if (belief.origin === known.origin && belief.origin === 'stated') {
      preferences.set(id, { ...known, at })
    }
  }
  return resolve({ ...profile, preferences: [...preferences.values()] })
}

function blocked(
  removed: readonly Tombstone[],
  id: string,
  sources: readonly string[],
  observedAt: (signal: string) => string | undefined,
): boolean {
  const tombstone = removed.find((t) => t.id === id)
  if (tombstone === undefined) return false
  return tombstone.forever || sources.some((s) => (observedAt(s) ?? '') <= tombstone.at)
}

/** Adds trials to the tally of each preference and applies the status rule. A preference's own sources are refused silently. */
export function weigh(
  profile: Profile,
  trials: readonly Trial[],
  thresholds: Thresholds = THRESHOLDS,
): Profile {
  if (trials.length === 0) return profile
  const preferences = profile.preferences.map((preference) => {
    const own = trials.filter((t) => t.preference === preference.id && !preference.sources.includes(t.signal))
    return own.length === 0 ? preference : counted(preference, preference.tally, own, thresholds)
  })
  return resolve({ ...profile, preferences })
}

/** Counts a preference's tally anew from all its trials, leaving out those before it was reopened. */
export function recount(
  preference: Preference,
  trials: readonly Trial[],
  thresholds: Thresholds = THRESHOLDS,
): Preference {
  const own = trialsOf(preference, trials).slice(preference.reopened?.after ?? 0)
  return counted(preference, NO_TRIALS, own, thresholds)
}

/** A preference's own trials, in order. */
export const trialsOf = (preference: Preference, trials: readonly Trial[]): readonly Trial[] =>
  trials.filter((t) => t.preference === preference.id && !preference.sources.includes(t.signal))

function counted(
  preference: Preference,
  from: Tally,
  trials: readonly Trial[],
  thresholds: Thresholds,
): Preference {
  const wins = trials.reduce((sum, trial) => sum + trial.score, from.wins)
  const losses = trials.reduce((sum, trial) => sum + 1 - trial.score, from.losses)
  const next = { ...preference, tally: { wins, losses } }
  return { ...next, status: statusOf(next, thresholds) }
}

/**
 * Marks the losers of contradictions (same about, other stance, same scope) and frees former losers. Order:
 * pinned, then revised > stated > inferred; between two inferred the better supported, else the newer.
 * A narrower scope does not contradict a wider one: it goes first where it holds (see prompt).
 */
export function resolve(profile: Profile): Profile {
  const winners = new Map<string, Preference>()
  const key = (p: Preference) => digest([p.about, p.scope.kind === 'task' ? taskKey(p.scope.task) : p.scope])
  for (const preference of profile.preferences) {
    if (!usable({ ...preference, overruledBy: undefined })) continue
    const rival = winners.get(key(preference))
    if (rival === undefined || outranks(preference, rival)) winners.set(key(preference), preference)
  }
  const preferences = profile.preferences.map((preference) => {
    const winner = winners.get(key(preference))
    const overruledBy =
      winner && winner.stance !== preference.stance && usable({ ...preference, overruledBy: undefined })
        ? winner.id
        : undefined
    return preference.overruledBy === overruledBy ? preference : { ...preference, overruledBy }
  })
  return { ...profile, preferences }
}

/** A task's name as it is compared: case and outer white space do not tell tasks apart. */
export const taskKey = (task: string): string => task.trim().toLowerCase()

function outranks(a: Preference, b: Preference): boolean {
  if (a.pinned !== b.pinned) return a.pinned
  if (a.origin !== b.origin) return RANK[a.origin] > RANK[b.origin]
  const support = (p: Preference) => chance(p.tally)
  if (a.origin === 'inferred' && support(a) !== support(b)) return support(a) > support(b)
  return a.at >= b.at
}

/** Finds a preference by id or by an unambiguous beginning of it. */
export function find(profile: Profile, id: string): Preference {
  const found = profile.preferences.filter((p) => p.id.startsWith(id))
  if (found.length === 1 && id !== '') return found[0]!
  if (found.length > 1)
    throw new InvalidInputError('preference', id, 'give more of its id; several begin like this')
  throw new NotFoundError('preference', id, 'list the ids with the profile')
}

/** The person's own changes, each a pure function of a profile. */
export const confirm = (profile: Profile, id: string, at: string): Profile =>
  changed(profile, id, (p) => ({
    ...p,
    origin: p.origin === 'revised' ? 'revised' : 'stated',
    status: 'active',
    at,
  }))

export const revise = (profile: Profile, id: string, statement: string, at: string): Profile =>
  changed(profile, id, (p) => ({ ...p, statement, origin: 'revised', status: 'active', at }))

export const pin = (profile: Profile, id: string, pinned: boolean): Profile =>
  changed(profile, id, (p) => ({ ...p, pinned }))

/** Sets a preference aside whatever its trials say, or takes it up again as they say. */
export const pause = (
  profile: Profile,
  id: string,
  paused: boolean,
  thresholds: Thresholds = THRESHOLDS,
): Profile =>
  changed(profile, id, (p) => ({
    ...p,
    status: paused ? 'paused' : statusOf({ ...p, status: 'proposed' }, thresholds),
  }))

/**
 * Removes a preference. It is not learned again from anything observed up to now; with `forever`, from
 * nothing at all. Only the hash of the belief is kept.
 */
export function remove(profile: Profile, id: string, at: string, forever = false): Profile {
  const target = find(profile, id)
  const removed = [...profile.removed.filter((t) => t.id !== target.id), { id: target.id, forever, at }]
  return resolve({ ...profile, removed, preferences: profile.preferences.filter((p) => p.id !== target.id) })
}

/** Takes a signal out of a profile: its quotes, its role as a source, and beliefs that had no other source. */
export function withoutSignals(
  profile: Profile,
  gone: ReadonlySet<string>,
  trials: readonly Trial[],
): Profile {
  const left = trials.filter((t) => !gone.has(t.signal))
  const preferences = profile.preferences.flatMap((preference) => {
    const sources = preference.sources.filter((s) => !gone.has(s))
    if (sources.length === 0 && preference.sources.length > 0) return []
    const evidence = preference.evidence.filter((e) => !gone.has(e.signal))
    const { reopened } = preference
    const before = trialsOf(preference, trials).slice(0, reopened?.after)
    const after = before.filter((t) => !gone.has(t.signal)).length
    return [
      recount(
        { ...preference, sources, evidence, ...(reopened && { reopened: { ...reopened, after } }) },
        left,
      ),
    ]
  })
  return resolve({ ...profile, preferences })
}

function changed(profile: Profile, id: string, change: (p: Preference) => Preference): Profile {
  const target = find(profile, id)
  return resolve({ ...profile, preferences: profile.preferences.map((p) => (p === target ? change(p) : p)) })
}
