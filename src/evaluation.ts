import { InvalidInputError } from './errors.ts'
import { reliability } from './evaluate/calibration.ts'
import { verdict } from './evaluate/controls.ts'
import type { CurveRow, Evaluation, PersonRow } from './evaluate/evaluation.ts'
import { clusteredMean, type Random, seeded } from './evaluate/interval.ts'
import { type Judged, judged } from './evaluate/judging.ts'
import type { Choice } from './judges/judge.ts'
import { fitTaste, readText, type Taste } from './rewards/taste.ts'

/** How choices are parted into what is learned from and what is foretold. */
export interface Protocol {
  /** Each person's first choices to learn from: below 1 a share of them, from 1 on a number. */
  readonly fit: number
  /** `strict`: a pair that is tested stands in nobody's part to learn from. `open`: others' choices on it are known. */
  readonly pairs: 'strict' | 'open'
}

/** A choice that is foretold, and the choices of that person's before it that may be learned from. */
export interface Tested {
  readonly person: string
  readonly past: readonly Choice[]
  readonly rows: readonly Choice[]
}

/** What a judge gives to one choice that is tested: the probability is that of what was chosen. */
export interface Foretold extends Judged {
  /** Of the choice. */
  readonly id: string
  /** Without the person, where that is known. */
  readonly withoutPerson?: number
  /** Mean verdict of other people's tastes: 1 right, 0 wrong. */
  readonly swapped?: number
}

/** An evaluation with the rows it was counted from. */
export interface Counted extends Evaluation {
  readonly rows: readonly Foretold[]
}

/** How choices are evaluated, whatever the judge. */
export interface Run {
  readonly seed?: number
  /** Only these people are tested; what the others chose may still be learned from. Everybody when left out. */
  readonly people?: ReadonlySet<string>
  readonly onProgress?: (done: number, of: number) => void
  readonly abort?: AbortSignal
}

/** Each person is judged by a fit of their own, or shares one with some others where fits would come to read more choices than this. */
const READ = 1_000_000
const SWAPS = 8
/** After how many choices a learning curve is read. */
const CURVE = [1, 2, 3, 5, 8, 10, 20, 50, 100, 200]

/**
 * Parts each person's choices, in the order given. People with nothing to test, or not named, are left out. In the strict
 * protocol a pair they met twice is not learned from where it is tested.
 */
export function parted(
  choices: readonly Choice[],
  { fit, pairs = 'open' }: Pick<Protocol, 'fit'> & Partial<Protocol>,
  people?: ReadonlySet<string>,
): readonly Tested[] {
  if (!(fit > 0)) throw new InvalidInputError('fit', fit, 'give a share below 1 or a number of choices')
  return [...Map.groupBy(choices, (c) => c.person)].flatMap(([person, own]) => {
    if (people && !people.has(person)) return []
    const cut = fit < 1 ? Math.floor(fit * own.length) : fit
    const rows = own.slice(cut)
    if (rows.length === 0) return []
    const tested = new Set(pairs === 'strict' ? rows.map(pairKey) : [])
    return [{ person, past: own.slice(0, cut).filter((c) => !tested.has(pairKey(c))), rows }]
  })
}

/** The same two texts, whichever was taken. */
const pairKey = ({ a, b }: Choice): string => JSON.stringify([a, b].sort())

/**
 * The reward judge on choices it has not seen: each person by what the others' choices fit, all of these in the open
 * protocol, without the pairs tested in the strict one. Costs a fit a person, or fewer that some share
 * where there are many choices.
 */
export async function evaluateReward(
  choices: readonly Choice[],
  protocol: Protocol,
  { seed = 1, people, onProgress, abort }: Run = {},
): Promise<Counted> {
  const random = seeded(seed)
  const tested = parted(choices, protocol, people)
  const read = cached(readText)
  const folds = Math.min(tested.length, Math.ceil(READ / choices.length))
  const rows: Foretold[] = []
  const curve: Curve = new Map()
  for (let fold = 0; fold < folds; fold++) {
    // A fit takes seconds: whoever waits must be able to stop it between two.
    await new Promise(setImmediate)
    abort?.throwIfAborted()
    const mine = tested.filter((_, i) => i % folds === fold)
    const names = new Set(mine.map((t) => t.person))
    const seen =
      protocol.pairs === 'strict' ? new Set(mine.flatMap((t) => t.rows.map(pairKey))) : new Set<string>()
    const others = choices.filter((c) => !names.has(c.person) && !seen.has(pairKey(c)))
    const taste = fitTaste(others, { read })
    const rivals = drawn([...Map.groupBy(others, (c) => c.person).values()], SWAPS, random).map(taste.person)
    for (const { person, past: all, rows: own } of mine) {
      const past = all.filter((c) => !seen.has(pairKey(c)))
      const { odds } = taste.person(past)
      for (const { id, a, b } of own) {
        const swapped = rivals.map((rival) => verdict(rival.odds(a, b)))
        rows.push({
          id,
          person,
          probability: chance(odds(a, b)),
          withoutPerson: chance(taste.odds(a, b)),
          ...(swapped.length > 0 && { swapped: mean(swapped) }),
        })
      }
      note(curve, taste, { person, past, rows: own })
    }
    onProgress?.(fold + 1, folds)
  }
  return {
    ...summary(rows, random),
    curve: curveRows(curve, random),
    people: peopleRows(rows, curve),
    calls: 0,
    rows,
  }
}

/** Verdicts by person and number of choices learned from: with the person, and without. */
type Curve = Map<number, Map<string, { readonly with: number[]; readonly without: number[] }>>

function note(curve: Curve, taste: Taste, { person, past, rows }: Tested): void {
  for (const choices of CURVE.filter((k) => k <= past.length)) {
    const { odds } = taste.person(past.slice(0, choices))
    const at = curve.get(choices) ?? new Map()
    curve.set(choices, at)
    at.set(person, {
      with: rows.map(({ a, b }) => verdict(odds(a, b))),
      without: rows.map(({ a, b }) => verdict(taste.odds(a, b))),
    })
  }
}

const curveRows = (curve: Curve, random: Random): CurveRow[] =>
  [...curve]
    .toSorted(([x], [y]) => x - y)
    .map(([choices, people]) => {
      const all = [...people.values()]
      const {
        n,
        mean: accuracy,
        low,
        high,
      } = clusteredMean(
        all.map((p) => p.with),
        random,
      )
      return { choices, n, accuracy, low, high, withoutPerson: mean(all.flatMap((p) => p.without)) }
    })

/** Each person's figures. */
export const peopleRows = (rows: readonly Foretold[], curve: Curve = new Map()): PersonRow[] =>
  [...Map.groupBy(rows, (r) => r.person)].map(([person, own]) => ({
    person,
    n: own.length,
    accuracy: mean(own.map((r) => right(r.probability))),
    ...(own.every(known) && { withoutPerson: mean(own.map((r) => right(r.withoutPerson))) }),
    curve: [...curve]
      .toSorted(([x], [y]) => x - y)
      .flatMap(([choices, people]) => {
        const own = people.get(person)
        return own ? [{ choices, accuracy: mean(own.with) }] : []
      }),
  }))

/** Figures of verdicts beside what must be beaten, on the same rows. */
export function summary(
  rows: readonly Omit<Foretold, 'id'>[],
  random: Random,
): Omit<Evaluation, 'curve' | 'people' | 'calls'> {
  const controlled = rows.filter(known)
  const people = [...Map.groupBy(controlled, (r) => r.person).values()]
  const swapped = rows.flatMap((r) => r.swapped ?? [])
  return {
    ...judged(rows, random),
    ...(controlled.length === rows.length && {
      withoutPerson: mean(controlled.map((r) => right(r.withoutPerson))),
      gain: clusteredMean(
        people.map((own) => own.map((r) => right(r.probability) - right(r.withoutPerson))),
        random,
      ),
    }),
    ...(swapped.length > 0 && { swapped: mean(swapped) }),
    reliability: reliability(
      rows.map(({ probability: p }) => Math.max(p, 1 - p)),
      rows.map(({ probability: p }) => right(p)),
    ),
  }
}

/** Whether it is known how the judge did without the person. */
const known = <R extends Pick<Foretold, 'withoutPerson'>>(row: R): row is R & { withoutPerson: number } =>
  row.withoutPerson !== undefined

const right = (probability: number): number => verdict(probability - 0.5)

/** So many of them, each once, in random order. */
function drawn<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items]
  const found: T[] = []
  while (found.length < count && left.length > 0)
    found.push(...left.splice(Math.floor(random() * left.length), 1))
  return found
}

function cached(read: (text: string) => Float64Array): (text: string) => Float64Array {
  const known = new Map<string, Float64Array>()
  return (text) => {
    const found = known.get(text) ?? read(text)
    known.set(text, found)
    return found
  }
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
