import { type Measured, type Profile, parseSignal, type Signal, THRESHOLDS, usable } from 'penchant'
import { type Controls, clusteredMean, controls, logOdds, seeded, verdict } from 'penchant/evaluate'
import { learnPerson, type Observation, observe, Population, style, values } from 'penchant/learners'
import { memoryStore } from 'penchant/stores/memory'
import { type BenchOptions, rows, toSignal } from './data.ts'

const SETS = ['popquorn-emails', 'lamp-writers']
const AFTER = [3, 5, 8]
const RELABELLINGS = 3

/**
 * After so many edits, test-then-learn in order: how many preferences are active, and how often those tell the
 * person's next final text from its draft and from another person's edit of the same draft. The population
 * is everybody else's edits without those of the draft that is tested.
 *
 * falseDiscoveries: the edits are dealt out to people at random, everything is learned again, and the number of
 * preferences that become active is divided by the number that did with the true people.
 */
export async function editsBench({ data, quick, seed }: BenchOptions) {
  const results: Record<string, unknown> = {}
  for (const set of SETS) {
    const signals = rows(data, `${set}/edits.jsonl.gz`).map(toSignal)
    if (signals.length === 0) continue
    const after: Record<string, Awaited<ReturnType<typeof run>>> = {}
    for (const edits of AFTER)
      after[edits] = await run(
        signals,
        edits,
        quick ? 30 : Number.POSITIVE_INFINITY,
        quick ? 1 : RELABELLINGS,
        seed,
      )
    const { versusOther, falseDiscoveries } = after[AFTER.at(-1)!]!
    results[set] = { ...versusOther, falseDiscoveries, after }
  }
  return { results }
}

async function run(
  signals: readonly Signal[],
  edits: number,
  people: number,
  relabellings: number,
  seed: number,
) {
  const truth = await learn(signals, edits, people)
  const random = seeded(seed)
  let dealt = 0
  for (let r = 0; r < relabellings; r++) {
    const profiles = await learn(relabelled(signals, random), edits, people)
    dealt +=
      profiles.reduce((sum, { profile }) => sum + active(profile).length, 0) /
      Math.max(1, profiles.length) /
      relabellings
  }
  const statements = new Map(truth.map(({ profile }) => [profile.person, measured(profile)]))
  const odds = (person: string, own: Float64Array, other: Float64Array) =>
    logOdds(statements.get(person)!, own, other)
  const draft = truth.map(({ profile, next }) => {
    const own = values(next)
    return [verdict(odds(profile.person, own, new Float64Array(own.length)))]
  })
  const rows = truth.flatMap(({ profile, next, rivals }) =>
    rivals.map((r) => ({ person: profile.person, own: values(next), other: values(r), rival: r.person })),
  )
  const other = [...Map.groupBy(rows, (row) => row.person).values()].map((own) =>
    own.map((row) => verdict(odds(row.person, row.own, row.other))),
  )
  const versus = controls(rows, [...statements.keys()], odds, seeded(seed))
  const count = (status: string) =>
    truth.reduce((sum, { profile }) => sum + profile.preferences.filter((p) => p.status === status).length, 0)
  const each = (n: number) => round(n / truth.length)
  const actives = count('active') / truth.length
  return {
    users: truth.length,
    versusDraft: summary(draft, seed),
    versusOther: { ...rounded(versus), decided: summary(other, seed).decided },
    peopleWithActive: truth.filter(({ profile }) => active(profile).length > 0).length,
    perPerson: {
      active: each(count('active')),
      undecided: each(count('proposed')),
      retired: each(count('retired')),
    },
    relabelledActivePerPerson: round(dealt),
    falseDiscoveries: actives === 0 ? 0 : Math.round((dealt / actives) * 10_000) / 10_000,
  }
}

interface Outcome {
  readonly profile: Profile
  readonly next: Observation
  readonly rivals: readonly Observation[]
}

async function learn(signals: readonly Signal[], edits: number, people: number): Promise<readonly Outcome[]> {
  const observations = signals.map((s) => observe(s)!)
  const outcomes: Outcome[] = []
  const byPerson = [...Map.groupBy(signals, (s) => s.person!)]
    .filter(([, own]) => own.length > edits)
    .slice(0, people)
  for (const [person, own] of byPerson) {
    const next = observations[signals.indexOf(own[edits]!)]!
    const first = new Set(own.slice(0, edits).map((s) => s.id))
    const known = observations.filter((o) =>
      o.person === person ? first.has(o.signal) : o.material !== next.material,
    )
    const store = memoryStore()
    await store.append(own.slice(0, edits))
    await learnPerson(person, new Population(known), { store, learners: [style()], thresholds: THRESHOLDS })
    const rivals = observations.filter((o) => o.material === next.material && o.person !== person)
    outcomes.push({ profile: await store.profile(person), next, rivals })
  }
  return outcomes
}

/** The same edits, each given to a random person; everybody keeps as many as before. */
function relabelled(signals: readonly Signal[], random: () => number): readonly Signal[] {
  const people = signals.map((s) => s.person!)
  for (let i = people.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[people[i], people[k]] = [people[k]!, people[i]!]
  }
  return signals.map((signal, i) => {
    const { id: _, ...input } = signal
    return parseSignal({ ...input, person: people[i]! }, new Date(signal.at))
  })
}

const active = (profile: Profile) => profile.preferences.filter((p) => p.status === 'active')
const measured = (profile: Profile): readonly Measured[] =>
  profile.preferences.flatMap((p) => (usable(p) && p.measured ? [p.measured] : []))
const round = (x: number): number => Math.round(x * 1000) / 1000
const rounded = (figures: Controls): Controls => {
  const entries = Object.entries(figures).map(([name, x]) => [name, round(x)])
  return Object.fromEntries(entries) as Controls
}

/** Undecided rows (no active preference tells the two apart) count one half; `decided` is their complement. */
function summary(clusters: readonly number[][], seed: number) {
  const all = clusteredMean(clusters, seeded(seed))
  const decided = clusters.map((c) => c.filter((v) => v !== 0.5))
  const told = clusteredMean(decided, seeded(seed))
  return {
    n: all.n,
    accuracy: round(all.mean),
    low: round(all.low),
    high: round(all.high),
    decided: { n: told.n, accuracy: round(told.mean), low: round(told.low), high: round(told.high) },
  }
}
