import type { StepEstimate } from './estimate.ts'
import type { Store } from './store.ts'

/** What a run was foretold and what it took, counted the same way. Kept with the person, and forgotten with them. */
export interface Experience {
  /** Which model it was: another one finds more or less. */
  readonly model: string
  readonly foretold: readonly StepEstimate[]
  readonly took: readonly StepEstimate[]
}

const NAME = 'estimate'

export const remember = (store: Store, person: string, experience: Experience): Promise<void> =>
  store.commit({
    artifacts: [
      {
        name: NAME,
        key: person,
        person,
        signals: [],
        value: new TextEncoder().encode(JSON.stringify(experience)),
      },
    ],
  })

/** Calls that a forecast counts as having come true, so that one short run does not turn the next forecast around. */
const TRUST = 10

const COUNTS = ['calls', 'input', 'output'] as const

/**
 * Corrects a forecast by how far those of earlier runs were off: for each step, what they took over what they were
 * foretold. Without earlier runs of that model it stays what it is.
 */
export async function corrected(
  store: Store,
  model: string,
  steps: readonly StepEstimate[],
): Promise<readonly StepEstimate[]> {
  const runs: Experience[] = []
  for await (const { value } of store.artifacts(NAME)) {
    const run = JSON.parse(new TextDecoder().decode(value)) as Experience
    if (run.model === model) runs.push(run)
  }
  return steps.map((step) => {
    const foretold = sum(runs.flatMap((run) => run.foretold.filter((s) => s.step === step.step)))
    const took = sum(runs.flatMap((run) => run.took.filter((s) => s.step === step.step)))
    const next = { ...step }
    for (const count of COUNTS) {
      const prior = foretold.calls === 0 ? 1 : (TRUST * foretold[count]) / foretold.calls
      next[count] *= (took[count] + prior) / (foretold[count] + prior)
    }
    return next
  })
}

const sum = (steps: readonly StepEstimate[]) => {
  const all = { calls: 0, input: 0, output: 0 }
  for (const step of steps) for (const count of COUNTS) all[count] += step[count]
  return all
}
