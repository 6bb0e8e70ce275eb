import { clusteredMean, type Evaluation, evaluateReward, parted, seeded, verdict } from 'penchant/evaluate'
import type { Choice } from 'penchant/judges'
import { fitTaste, readText } from 'penchant/rewards'
import type { BenchOptions } from './data.ts'
import { jester } from './jester.ts'
import { choices, edits, SETS } from './judge.data.ts'
import { personaBench } from './judge.persona.ts'
import { speedOfJudges } from './judge.speed.ts'
import { whose } from './whose.ts'

/** People of a set in quick mode. */
const FEW = 12

/**
 * Judges that need no model on real people's choices, strict (a tested pair stands in nobody's part to learn from) and
 * open (others' choices on it are known); ratings of jokes; whose text it is; and, with a scripted model, what
 * SynthesizeMe's procedure costs and whether its search finds the best set.
 */
export async function judgeBench({ data, quick, seed }: BenchOptions) {
  const results: Record<string, unknown> = {}
  for (const [set, { fit }] of Object.entries(SETS)) {
    const all = some(choices(data, set), quick)
    if (all.length === 0) continue
    const strict = await evaluateReward(all, { fit, pairs: 'strict' }, { seed })
    const open = await evaluateReward(all, { fit, pairs: 'open' }, { seed })
    results[set] = {
      reward: figures(strict),
      open: { reward: figures(open) },
      ...(set === 'lamp-writers' && { fromEdits: { reward: fromEdits(all, edits(data, set), fit, seed) } }),
    }
  }
  results.jester = { ratings: rounded(jester(data, { quick, seed })) }
  results.whose = (await whose({ data, quick, seed })).results
  results.persona = await personaBench({ quick, seed })
  results.speed = speedOfJudges(choices(data, 'ukp-convarg'), { quick })
  return { results }
}

function some(all: Choice[], quick: boolean): Choice[] {
  if (!quick) return all
  const kept = new Set([...new Set(all.map((c) => c.person))].slice(0, FEW))
  return all.filter((c) => kept.has(c.person))
}

const figures = ({
  n,
  users,
  accuracy,
  low,
  high,
  logLoss,
  ece,
  withoutPerson,
  swapped,
  gain,
  curve,
}: Evaluation) =>
  rounded({ n, users, accuracy, low, high, logLoss, ece, withoutPerson, swapped, gain, curve })

/**
 * The choices of people whose edits are known, foretold from these edits and from others' choices and edits. No text of
 * a tested pair is learned from.
 */
function fromEdits(all: readonly Choice[], made: readonly Choice[], fit: number, seed: number) {
  const known = new Map<string, Float64Array>()
  const read = (text: string) => {
    const found = known.get(text) ?? readText(text)
    known.set(text, found)
    return found
  }
  const rows = parted(all, { fit }).flatMap(({ person, rows: tested }) => {
    const texts = new Set(tested.flatMap((c) => [c.a, c.b]))
    const clear = (c: Choice) => !texts.has(c.a) && !texts.has(c.b)
    const own = made.filter((e) => e.person === person && clear(e))
    if (own.length === 0) return []
    const others = [...all, ...made].filter((c) => c.person !== person && clear(c))
    const taste = fitTaste(others, { read })
    const { odds } = taste.person(own)
    return [tested.map(({ a, b }) => ({ own: verdict(odds(a, b)), without: verdict(taste.odds(a, b)) }))]
  })
  const random = seeded(seed)
  const of = (pick: (row: { own: number; without: number }) => number) =>
    clusteredMean(
      rows.map((r) => r.map(pick)),
      random,
    )
  const { n, mean: accuracy, low, high } = of((r) => r.own)
  return rounded({
    n,
    users: rows.length,
    accuracy,
    low,
    high,
    withoutPerson: of((r) => r.without).mean,
    gain: of((r) => r.own - r.without),
  })
}

/** Numbers to four places, wherever they stand. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 10_000) / 10_000) as T
  if (Array.isArray(value)) return value.map(rounded) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rounded(v)])) as T
}
