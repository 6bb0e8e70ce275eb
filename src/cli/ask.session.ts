import type { Comparison } from '../judges/judge.ts'
import { choicesOf } from '../judging.ts'
import type { Penchant } from '../penchant.ts'
import type { Explained } from '../rewards/explain.ts'
import type { Signal } from '../signal.ts'
import { oneOfKin } from './judge.words.ts'

export type Side = 'a' | 'b'

/** A question of the pool, and what is expected of its answer. */
export interface Asked extends Comparison {
  /** Its line in the pool, empty ones not counted, from 1. */
  readonly question: number
  /** That the person will take `a`. */
  readonly probability: number
  /** Bits the answer is expected to tell about their taste. */
  readonly information: number
  /** Questions not answered yet, this one among them. */
  readonly left: number
}

/** What one pick taught. */
export interface Lesson {
  readonly question: number
  readonly taken: Side
  /** Probability that was given to what they took. */
  readonly foretold: number
  /** What that cost, in bits: 0 for what was certain, 1 for a coin's toss, more for a surprise. */
  readonly bits: number
  /** The properties whose weight with this person changed most. */
  readonly moved: readonly Moved[]
}

/** A property, as log-odds a standard deviation more of it adds: before the pick and after. */
export interface Moved {
  readonly measure: string
  readonly phrase: string
  readonly before: number
  readonly after: number
}

export type Session = Awaited<ReturnType<typeof openSession>>

/**
 * Questions and answers of one person. What is answered in the store is not asked again; each pick is stored when it is
 * made.
 *
 * @param signals what the store holds of the person.
 */
export async function openSession(
  penchant: Penchant,
  person: string,
  pool: readonly Comparison[],
  signals: readonly Signal[],
) {
  const known = new Set(choicesOf(signals).map(pairKey))
  const closed = new Set(pool.flatMap((pair, i) => (known.has(pairKey(pair)) ? [i] : [])))
  let explained = await penchant.explain(person)

  return {
    /** The open question whose answer would settle most; undefined when none is open. */
    async next(): Promise<Asked | undefined> {
      const open = pool.flatMap((pair, i) => (closed.has(i) ? [] : [{ pair, i }]))
      if (open.length === 0) return undefined
      const found = await penchant.ask(
        person,
        open.map(({ pair }) => pair),
      )
      const { pair, i } = open[found.index]!
      const { probability, information } = found
      return { question: i + 1, ...pair, probability, information, left: open.length }
    },

    skip(question: number): void {
      closed.add(question - 1)
    },

    /** Stores what was taken, and tells what was learned from it. */
    async take(question: number, taken: Side): Promise<Lesson> {
      const { context, a, b } = pool[question - 1]!
      const { probability } = await penchant.ask(person, [{ a, b }])
      const foretold = taken === 'a' ? probability : 1 - probability
      const [chosen, rejected] = taken === 'a' ? [a, b] : [b, a]
      const asked = context === undefined ? {} : { context: [{ role: 'user' as const, content: context }] }
      await penchant.observe({ kind: 'choice', person, chosen, rejected, ...asked })
      closed.add(question - 1)
      const before = explained
      explained = await penchant.explain(person)
      return { question, taken, foretold, bits: -Math.log2(foretold), moved: movedMost(before, explained) }
    },
  }
}

const pairKey = ({ context = '', a, b }: Comparison): string => JSON.stringify([context, ...[a, b].sort()])

/** Changes smaller than this are not worth a line. */
const LEAST = 0.02

/** What changed most; one of those that say nearly the same. Before the first pick a person counted as everybody. */
export function movedMost(
  before: readonly Explained[],
  after: readonly Explained[],
  most = 3,
): readonly Moved[] {
  const then = new Map(before.map((e) => [e.measure, e.effect.mean]))
  const changes = after.map(({ measure, phrase, effect, everybody }) => ({
    measure,
    phrase,
    before: then.get(measure) ?? everybody.mean,
    after: effect.mean,
  }))
  const size = (m: Moved) => Math.abs(m.after - m.before)
  const sorted = changes.filter((m) => size(m) >= LEAST).toSorted((x, y) => size(y) - size(x))
  return oneOfKin(sorted, (m) => m.measure).slice(0, most)
}
