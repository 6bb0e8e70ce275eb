import { all } from './learning.ts'
import type { Ask } from './model.ts'
import { costOf, type Price, tokensIn } from './models/account.ts'
import { localEmbedder } from './models/local-embedder.ts'
import { Population } from './population.ts'
import { digest } from './signal.ts'
import type { Logged, Store } from './store.ts'
import { type Standing, type Study, study } from './study.ts'

/** What one step will take: calls, and tokens in and out. */
export interface StepEstimate {
  readonly step: string
  readonly calls: number
  readonly input: number
  readonly output: number
}

/** What learning what is new will take, before anything is spent. */
export interface Estimate {
  readonly people: number
  readonly signals: number
  readonly calls: number
  readonly input: number
  readonly output: number
  /** USD; undefined when the price is not known. */
  readonly cost?: number
  readonly steps: readonly StepEstimate[]
}

/** Counts what passes through an ask, by step: equal prompts once, as a cache makes it, tokens at four characters. */
export function createCount() {
  const steps = new Map<string, StepEstimate>()
  const asked = new Set<string>()
  const around =
    (ask: Ask): Ask =>
    async (prompt, signals) => {
      const answer = await ask(prompt, signals)
      const { step, system, user } = prompt
      const key = digest([step, system, user])
      if (asked.has(key)) return answer
      asked.add(key)
      const before = steps.get(step) ?? { step, calls: 0, input: 0, output: 0 }
      const written = typeof answer === 'string' ? answer : JSON.stringify(answer)
      steps.set(step, {
        step,
        calls: before.calls + 1,
        input: before.input + tokensIn(system.length + user.length),
        output: before.output + tokensIn(written.length),
      })
      return answer
    }
  return { around, steps: (): readonly StepEstimate[] => [...steps.values()] }
}

/** A person before a run: what is believed, and all their signals. */
export interface Before {
  readonly record: Standing
  readonly signals: readonly Logged[]
}

/** Reads all of it: a person's signals are held in memory while they are learned. */
export async function before(store: Store, person: string): Promise<Before> {
  const profile = await store.profile(person)
  const record = { profile, ...(await store.history(person)) }
  return { record, signals: await all(store.signals({ person })) }
}

/**
 * Learns in memory what is new of a person, with a stand-in that gives every prompt an answer of the usual kind, and
 * counts: the prompts are the real ones, so their number and length follow from the person's own signals. What a model
 * will find is a guess. Answers that a cache holds already are counted too: it is the price of a run from the start.
 */
export async function foretell(
  { record, signals }: Before,
  work: Pick<Study, 'learners' | 'thresholds'>,
): Promise<Pick<Estimate, 'people' | 'signals' | 'steps'>> {
  const from = signals.findIndex((l) => l.position > record.profile.learned)
  if (from < 0) return { people: 0, signals: 0, steps: [] }
  const count = createCount()
  const ask = count.around(async (prompt) => prompt.typical)
  const { stopped } = await study(
    record,
    signals.map((l) => l.signal),
    from,
    signals.length,
    { ...work, population: new Population([]), means: { ask, embedder: localEmbedder() } },
  )
  if (stopped !== undefined) throw stopped
  return { people: 1, signals: signals.length - from, steps: count.steps() }
}

/** Several people's estimates as one. Whole calls and tokens. */
export function summed(
  parts: readonly Pick<Estimate, 'people' | 'signals' | 'steps'>[],
  price: Price | undefined,
): Estimate {
  const by = Map.groupBy(
    parts.flatMap((p) => p.steps),
    (s) => s.step,
  )
  const steps = [...by].map(([step, list]) => ({
    step,
    calls: Math.round(total(list, (s) => s.calls)),
    input: Math.round(total(list, (s) => s.input)),
    output: Math.round(total(list, (s) => s.output)),
  }))
  const tokens = { input: total(steps, (s) => s.input), output: total(steps, (s) => s.output) }
  return {
    people: total(parts, (p) => p.people),
    signals: total(parts, (p) => p.signals),
    calls: total(steps, (s) => s.calls),
    ...tokens,
    ...(price && { cost: costOf(tokens, price) }),
    steps,
  }
}

const total = <T>(list: readonly T[], pick: (item: T) => number): number =>
  list.reduce((sum, item) => sum + pick(item), 0)
