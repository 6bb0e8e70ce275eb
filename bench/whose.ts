import type { Signal } from 'penchant'
import { controls, logOdds, seeded } from 'penchant/evaluate'
import { observe, Population, style, values } from 'penchant/learners'
import { fitVoice, type Reading, readVoice, type Voiceprint } from 'penchant/rewards'
import { type BenchOptions, type Versus, versus } from './data.ts'
import { testRows } from './style.ts'

const SETS = ['squality', 'cmcc', 'lamp-writers', 'popquorn-emails']
const FEW = 2

/**
 * Whose text is it: own text against another person's on the same task, by the voice and
 * the style statements together, their log-odds added. Rows and split as in `style`.
 */
export async function whose({ data, quick, seed }: BenchOptions) {
  const results: Record<string, unknown> = {}
  for (const set of SETS) {
    const { signals, pairs } = versus(data, set)
    if (pairs.length === 0) continue
    const tested = testRows(pairs, quick ? FEW : Number.POSITIVE_INFINITY)
    const readings = new Map(signals.map((s) => [s.id, readVoice(written(s))]))
    results[set] = await decide(tested, signals, readings, seed)
  }
  return { results }
}

async function decide(
  tested: ReadonlyMap<string, readonly Versus[]>,
  signals: readonly Signal[],
  readings: ReadonlyMap<string, Reading>,
  seed: number,
) {
  const observations = new Map(signals.map((s) => [s.id, observe(s)!]))
  const of = (s: Signal) => values(observations.get(s.id)!)
  const odds = new Map<string, (a: Signal, b: Signal) => number>()
  for (const [person, rows] of tested) {
    const out = new Set(rows.flatMap((r) => [r.own.id, r.other.id]))
    const kept = signals.filter((s) => !out.has(s.id))
    const own = kept.filter((s) => s.person === person)
    const fit = kept.filter((s) => s.person !== person || own.includes(s))
    const voice = fitVoice(fit.map((s) => ({ person: s.person!, reading: readings.get(s.id)! })))
    const print: Voiceprint = voice.print(own.map((s) => readings.get(s.id)!))
    const proposals = await style().propose({
      signals: own,
      observations: own.map((s) => observations.get(s.id)!),
      population: new Population(fit.map((s) => observations.get(s.id)!)),
      profile: { person, version: 0, learned: 0, preferences: [], removed: [] },
    })
    const statements = proposals.flatMap((p) =>
      p.action === 'add' && p.measured && p.scope.kind === 'always' ? [p.measured] : [],
    )
    odds.set(
      person,
      (a, b) =>
        voice.odds(print, readings.get(a.id)!, readings.get(b.id)!, person) +
        logOdds(statements, of(a), of(b)),
    )
  }
  const rows = [...tested.values()]
    .flat()
    .map((row) => ({ person: row.person, own: row.own, other: row.other, rival: row.other.person! }))
  const found = controls(rows, [...odds.keys()], (person, a, b) => odds.get(person)!(a, b), seeded(seed))
  return Object.fromEntries(Object.entries(found).map(([name, x]) => [name, Math.round(x * 1000) / 1000]))
}

const written = (signal: Signal) =>
  signal.kind === 'edit'
    ? { text: signal.final, draft: signal.draft }
    : { text: signal.kind === 'sample' ? signal.text : '' }
