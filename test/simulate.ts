import { type Random, seeded } from '../src/evaluate/interval.ts'
import { NORMS } from '../src/norms.ts'
import type { Observation } from '../src/observation.ts'
import {
  emptyProfile,
  type Preference,
  type Profile,
  type Proposal,
  propose,
  weigh,
} from '../src/preference.ts'
import { MEASURES } from '../src/text/measures.ts'

// Made-up people for tests whose truth is known: every number from a seed.

export const SIZE = MEASURES.length

/** Standard normal numbers (Box and Muller 1958). */
export function normals(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Scatter of a measure within a person; never 0, so that every measure takes part. */
export const withinOf = (j: number): number => Math.max(0.01, NORMS.within[j]!)

export interface Plan {
  readonly people: number
  readonly texts: number
  /** Variance between people, as a share of the variance within. 0: people are exchangeable. */
  readonly between: number
  readonly seed: number
  /** Seed of the texts, where the same people are to write other texts. */
  readonly texting?: number
  readonly form?: 'level' | 'change'
}

/** People whose true deviations are known: `truth` by person, in the measures' transformed units. */
export function simulate(plan: Plan): { observations: Observation[]; truth: Map<string, Float64Array> } {
  const normal = normals(seeded(plan.seed))
  const scatter = normals(seeded(plan.texting ?? plan.seed + 0.5 * 2 ** 31))
  const observations: Observation[] = []
  const truth = new Map<string, Float64Array>()
  for (let p = 0; p < plan.people; p++) {
    const person = `p${p}`
    const own = Float64Array.from(
      { length: SIZE },
      (_, j) => normal() * Math.sqrt(plan.between * withinOf(j)),
    )
    truth.set(person, own)
    for (let t = 0; t < plan.texts; t++) {
      const value = own.map((d, j) => d + scatter() * Math.sqrt(withinOf(j)))
      observations.push(observed(person, t, value, plan.form))
    }
  }
  return { observations, truth }
}

/** One observation; as a level, its values stand around the norms. Every material is its own. */
export function observed(
  person: string,
  t: number,
  value: Float64Array,
  form: 'level' | 'change' = 'level',
  more: Partial<Observation> = {},
): Observation {
  const level = value.map((v, j) => NORMS.mean[j]! + v)
  const at = { signal: `${person}-${t}`, person, task: 'essay', material: `${person}-${t}`, level, ...more }
  return form === 'level' ? at : { ...at, change: value }
}

/** Values that are 0 but for some measures. */
export function only(values: Readonly<Record<string, number>>): Float64Array {
  const vector = new Float64Array(SIZE)
  for (const [name, value] of Object.entries(values)) {
    const j = MEASURES.findIndex((m) => m.name === name)
    if (j < 0) throw new Error(`no measure ${name}`)
    vector[j] = value
  }
  return vector
}

export const AT = '2026-01-01T00:00:00.000Z'
export const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString()

export type Belief = Proposal & { action: 'add' }

/** A belief about a measure, as a learner proposes it. */
export function belief(name: string, direction: 1 | -1, more: Partial<Belief> = {}): Belief {
  return {
    action: 'add',
    statement: `${direction > 0 ? 'More' : 'Less'} ${name}.`,
    about: name,
    stance: direction > 0 ? 'more' : 'less',
    scope: { kind: 'always' },
    origin: 'inferred',
    learner: 'test',
    measured: { name, direction, weight: direction },
    sources: ['source'],
    evidence: [],
    ...more,
  }
}

/** A profile of beliefs; inferred ones in use when `proven`, each by so many wins. */
export function believing(beliefs: readonly Belief[], proven = 0): Profile {
  const profile = propose(emptyProfile('ann'), beliefs, AT, () => AT)
  const trials = profile.preferences.flatMap((p) =>
    Array.from({ length: proven }, (_, i) => won(p, `won-${i}`)),
  )
  return weigh(profile, trials)
}

const won = (p: Preference, signal: string) =>
  ({ signal, preference: p.id, contrast: 'others', score: 1, at: AT }) as const
