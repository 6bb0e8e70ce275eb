import type { Measured, Signal } from 'penchant'
import { controls, logOdds, seeded, verdict } from 'penchant/evaluate'
import { type Observation, observe, Population, style, values } from 'penchant/learners'
import { type BenchOptions, type Versus, versus } from './data.ts'

const SETS = ['squality', 'cmcc', 'lamp-writers', 'popquorn-emails']
const FIT = 0.7

/**
 * Own text against another person's on the same task, decided by the person's style statements alone.
 * Split by text: the last 30 % of a person's texts that stand in derived-choices are tested; every text of
 * a tested row is left out of that person's fit, and of the population it is fitted against.
 */
export async function styleBench({ data, quick, seed }: BenchOptions) {
  const results: Record<string, unknown> = {}
  for (const set of SETS) {
    const { signals, pairs } = versus(data, set)
    if (pairs.length === 0) continue
    const tested = testRows(pairs, quick ? 20 : Number.POSITIVE_INFINITY)
    const observations = new Map(signals.map((s) => [s.id, observe(s)!]))
    const all = await decide(tested, signals, observations, undefined, seed)
    results[set] = {
      ...all,
      fewTexts: {
        3: await decide(tested, signals, observations, 3, seed),
        5: await decide(tested, signals, observations, 5, seed),
      },
    }
  }
  return { results }
}

export function testRows(pairs: readonly Versus[], people: number): Map<string, Versus[]> {
  const tested = new Map<string, Versus[]>()
  for (const [person, own] of [...Map.groupBy(pairs, (p) => p.person)].slice(0, people)) {
    const texts = [...new Set(own.map((p) => p.own.id))]
    const order = new Map(own.map((p) => [p.own.id, p.own.at]))
    texts.sort((a, b) => (order.get(a)! < order.get(b)! ? -1 : 1))
    const held = new Set(texts.slice(Math.max(1, Math.floor(FIT * texts.length))))
    const rows = own.filter((p) => held.has(p.own.id))
    if (rows.length > 0) tested.set(person, rows)
  }
  return tested
}

async function decide(
  tested: ReadonlyMap<string, readonly Versus[]>,
  signals: readonly Signal[],
  observations: ReadonlyMap<string, Observation>,
  most: number | undefined,
  seed: number,
) {
  const learned = new Map<string, readonly Measured[]>()
  for (const [person, rows] of tested) {
    const out = new Set(rows.flatMap((r) => [r.own.id, r.other.id]))
    const kept = signals.filter((s) => !out.has(s.id))
    const own = kept.filter((s) => s.person === person).slice(0, most)
    const population = new Population(
      kept.filter((s) => s.person !== person || own.includes(s)).map((s) => observations.get(s.id)!),
    )
    const proposals = await style().propose({
      signals: own,
      observations: own.map((s) => observations.get(s.id)!),
      population,
      profile: { person, version: 0, learned: 0, preferences: [], removed: [] },
    })
    learned.set(
      person,
      proposals.flatMap((p) =>
        p.action === 'add' && p.measured && p.scope.kind === 'always' ? [p.measured] : [],
      ),
    )
  }
  const of = (signal: Signal) => values(observations.get(signal.id)!)
  const list = [...tested.values()]
    .flat()
    .map((row) => ({ person: row.person, own: row.own, other: row.other, rival: row.other.person! }))
  const own = controls(
    list,
    [...learned.keys()],
    (person, a, b) => logOdds(learned.get(person)!, of(a), of(b)),
    seeded(seed),
  )
  return {
    ...rounded(own),
    longer: round(list.reduce((sum, row) => sum + verdict(size(row.own) - size(row.other)), 0) / list.length),
    statements: round([...learned.values()].reduce((sum, l) => sum + l.length, 0) / learned.size),
  }
}

const round = (x: number) => Math.round(x * 1000) / 1000
const rounded = <T extends object>(figures: T) =>
  Object.fromEntries(Object.entries(figures).map(([name, x]) => [name, round(x)])) as T
const size = (signal: Signal): number =>
  signal.kind === 'edit' ? signal.final.length : signal.kind === 'sample' ? signal.text.length : 0
