import { seeded } from 'penchant/evaluate'
import {
  type CriticBaseline,
  criticBaseline,
  type Outcome,
  type PaperRow,
  type PaperRun,
  type Prompt,
  type PromptEvaluation,
  paperRun,
  paperTable,
  promptEvaluation,
  type Scores,
  subsets,
} from 'penchant/routing'
import type { BenchOptions } from './data.ts'
import { rounded } from './judge.ts'
import {
  criticOf,
  loadSet,
  type OirlSet,
  type PartOfSet,
  partOf,
  ratesOf,
  SETS,
  type Split,
} from './routing.data.ts'

/** Any model: what it learns from outcomes, it foretells as queries × prompts, row-major, of prompts it may not know. */
export type Fit = (
  train: readonly Outcome[],
  prompts: readonly Prompt[],
) => Promise<{ probabilities(queries: readonly string[], prompts: readonly Prompt[]): Float64Array }>

type Evaluations = { readonly training: PromptEvaluation; readonly heldout: PromptEvaluation }

/** What the paper reports, on one split of one set. */
export interface PaperResult {
  readonly train: number
  readonly test: number
  readonly table: readonly PaperRow[]
  /** Of the fit on all training prompts. */
  readonly evaluation: Evaluations
  /** Of each prompt's success rate on the train part, and their mean for held-out prompts: no query is looked at. */
  readonly constant: Evaluations
  readonly critic: CriticBaseline
  /** The authors' own selections, as published for their split: mean success by number of training prompts. */
  readonly released?: readonly Released[] | undefined
}

export interface Released {
  readonly trainingPrompts: number
  readonly amongTrainingPrompts: number
  readonly trainingThenHeldoutBelowHalf: number
  readonly amongAll: number
}

export type PaperResults = Readonly<Record<string, Readonly<Record<Split, PaperResult>>>>

/** Sizes and subsets a size in quick mode. */
const QUICK = { sizes: [1, 2, 6], most: 3 }

/**
 * Everything Prompt-OIRL reports, with a model of ours: for each subset of the training prompts a fit on its outcomes in
 * the train part, put to the test queries with all prompts; on the paper's split and on the clean one.
 */
export async function paperBench({ data, quick, seed }: BenchOptions, fit: Fit) {
  const results: Record<string, Record<Split, PaperResult>> = {}
  for (const name of quick ? (['mawps'] as const) : SETS) {
    const set = loadSet(data, name)
    if (!set) continue
    const chosen = some(subsets(set.roles.training), { quick, seed })
    const paper = await onSplit(set, 'paper', chosen, fit)
    const same = set.queries.every((query) => query.clean === query.split)
    const clean = same ? { ...paper, released: undefined } : await onSplit(set, 'clean', chosen, fit)
    results[name] = { paper, clean }
  }
  return { results: rounded(results) as PaperResults }
}

function some(all: readonly (readonly string[])[], { quick, seed }: { quick: boolean; seed: number }) {
  if (!quick) return all
  const random = seeded(seed)
  const drawn = all.map((ids) => ({ ids, at: random() })).sort((a, b) => a.at - b.at)
  return QUICK.sizes.flatMap((size) =>
    drawn.flatMap(({ ids }) => (ids.length === size ? [ids] : [])).slice(0, QUICK.most),
  )
}

async function onSplit(
  set: OirlSet,
  split: Split,
  chosen: readonly (readonly string[])[],
  fitModel: Fit,
): Promise<PaperResult> {
  const test = partOf(set, split, 'test')
  const rates = ratesOf(partOf(set, split, 'train', set.roles.training))
  const critic = criticOf(set, test)
  const runs: PaperRun[] = []
  for (const training of chosen) {
    const known = set.prompts.filter(({ id }) => training.includes(id))
    const model = await fitModel(partOf(set, split, 'train', training).outcomes, known)
    const scores = scoresOf(test, model.probabilities(test.queries, set.prompts))
    runs.push(paperRun(scores, { training, heldout: set.roles.heldout }, rates, critic.confidence))
  }
  const all = runs.find(({ training }) => training.length === set.roles.training.length)!
  return {
    train: partOf(set, split, 'train', []).queries.length,
    test: test.queries.length,
    table: paperTable(runs),
    evaluation: all.evaluation,
    constant: constant(set, test, rates),
    critic: criticBaseline(critic, set.roles),
    released: split === 'paper' ? releasedOf(set) : undefined,
  }
}

const scoresOf = ({ queries, prompts, success }: PartOfSet, probability: Float64Array): Scores => ({
  queries: queries.length,
  prompts,
  probability,
  success,
})

function constant({ roles }: OirlSet, test: PartOfSet, rates: ReadonlyMap<string, number>): Evaluations {
  const mean = [...rates.values()].reduce((a, b) => a + b, 0) / rates.size
  const row = test.prompts.map((id) => rates.get(id) ?? mean)
  const scores = scoresOf(test, Float64Array.from(test.queries.flatMap(() => row)))
  return {
    training: promptEvaluation(scores, roles.training),
    heldout: promptEvaluation(scores, roles.heldout),
  }
}

function releasedOf({ baselines }: OirlSet): readonly Released[] {
  const sizes: readonly {
    readonly trainingPrompts: number
    readonly released: Omit<Released, 'trainingPrompts'>
  }[] = baselines.bySubsetSize
  return sizes.map(({ trainingPrompts, released }) => ({
    trainingPrompts,
    amongTrainingPrompts: released.amongTrainingPrompts,
    trainingThenHeldoutBelowHalf: released.trainingThenHeldoutBelowHalf,
    amongAll: released.amongAll,
  }))
}
