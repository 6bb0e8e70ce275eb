import type { Means } from './learners/learner.ts'
import { all } from './learning.ts'
import { costOf, type Price, tokensIn } from './models/account.ts'
import { localEmbedder } from './models/local-embedder.ts'
import { digest } from './signal.ts'
import type { Store } from './store.ts'
import { type Study, study } from './study.ts'

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

/**
 * Learns in memory what is new of a person, with a stand-in that gives every prompt an answer of the usual kind and
 * counts: the prompts are the real ones, so their number and length follow from the person's own signals. What a model
 * will find is a guess. Answers that a cache holds already are counted too: it is the price of a run from the start.
 */
export async function estimatePerson(
  person: string,
  store: Store,
  work: Omit<Study, 'means'>,
  price: Price | undefined,
): Promise<Estimate> {
  const steps = new Map<string, StepEstimate>()
  const asked = new Set<string>()
  const means: Means = {
    embedder: localEmbedder(),
    async ask(prompt) {
      const key = digest([prompt.step, prompt.system, prompt.user])
      if (!asked.has(key)) {
        asked.add(key)
        const before = steps.get(prompt.step) ?? { step: prompt.step, calls: 0, input: 0, output: 0 }
        const answer = typeof prompt.typical === 'string' ? prompt.typical : JSON.stringify(prompt.typical)
        steps.set(prompt.step, {
          step: prompt.step,
          calls: before.calls + 1,
          input: before.input + tokensIn(prompt.system.length + prompt.user.length),
          output: before.output + tokensIn(answer.length),
        })
      }
      return prompt.typical
    },
  }
  const profile = await store.profile(person)
  const logged = await all(store.signals({ person }))
  const from = logged.findIndex((l) => l.position > profile.learned)
  if (from < 0) return summed([], price)
  const start = { profile, ...(await store.history(person)) }
  const signals = logged.map((l) => l.signal)
  const { stopped } = await study(start, signals, from, signals.length, { ...work, means })
  if (stopped !== undefined) throw stopped
  return summed([{ people: 1, signals: signals.length - from, steps: [...steps.values()] }], price)
}

/** Several people's estimates as one. */
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
    calls: total(list, (s) => s.calls),
    input: total(list, (s) => s.input),
    output: total(list, (s) => s.output),
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
