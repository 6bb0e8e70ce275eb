import { type PromptEvaluation, promptEvaluation } from './paper.evaluation.ts'
import { meanKnown, type Scores } from './paper.scores.ts'
import { type ByTies, type Roles, type Selections, selections, surest } from './paper.selection.ts'

export { type Critic, type CriticBaseline, criticBaseline } from './paper.critic.ts'
export { type PromptEvaluation, promptEvaluation } from './paper.evaluation.ts'
export type { Scores } from './paper.scores.ts'
export { type Roles, type Selections, selections } from './paper.selection.ts'

/** All non-empty subsets, smallest first: 2^n - 1 for n ids. */
export function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [[]]
  for (const id of ids) all.push(...all.map((set) => [...set, id]))
  return all.slice(1).sort((a, b) => a.length - b.length)
}

/** Everything of one fit, or the means over fits. */
interface PaperFigures {
  readonly selections: Selections
  /** Test queries with the fit's own training prompts, and with the held-out ones. */
  readonly evaluation: { readonly training: PromptEvaluation; readonly heldout: PromptEvaluation }
  /** Choice among the training prompts by the language model's own confidence. */
  readonly confidence?: ByTies | undefined
}

/** Figures of a fit on some training prompts, whose ids these are. */
export interface PaperRun extends PaperFigures {
  readonly training: readonly string[]
}

/** Means over the subsets of one size. */
export interface PaperRow extends PaperFigures {
  readonly trainingPrompts: number
  readonly subsets: number
}

/** The figures of a fit, from what it foretold. Roles: the prompts it was fitted on, and those held out from every fit. */
export function paperRun(
  scores: Scores,
  roles: Roles,
  rates: ReadonlyMap<string, number>,
  confidence?: Scores,
): PaperRun {
  return {
    training: roles.training,
    selections: selections(scores, roles, rates),
    evaluation: {
      training: promptEvaluation(scores, roles.training),
      heldout: promptEvaluation(scores, roles.heldout),
    },
    confidence: confidence && surest(confidence, roles.training),
  }
}

/** The paper's table: a row for each number of training prompts, each figure the mean over the subsets that have it. */
export function paperTable(runs: readonly PaperRun[]): readonly PaperRow[] {
  const sizes = [...new Set(runs.map((run) => run.training.length))].sort((a, b) => a - b)
  return sizes.map((size) => {
    const own = runs.filter((run) => run.training.length === size)
    const figures = own.map(({ selections, evaluation, confidence }) => ({
      selections,
      evaluation,
      confidence,
    }))
    return { trainingPrompts: size, subsets: own.length, ...means<PaperFigures>(figures) }
  })
}

/** The mean of values of one shape, number by number. */
function means<T>(values: readonly T[]): T {
  const [first] = values
  if (typeof first === 'number') return meanKnown(values as readonly number[]) as T
  if (typeof first !== 'object' || first === null) return first as T
  const keys = Object.keys(first) as (keyof T & string)[]
  return Object.fromEntries(keys.map((key) => [key, means(values.map((v) => v[key]))])) as T
}
