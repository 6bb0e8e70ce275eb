import { InvalidInputError } from '../errors.ts'
import { columnsOf, HALF, meanKnown, type Pick, pick, type Scores } from './paper.scores.ts'

/** Mean success of a choice by score, equal scores being settled in two ways. */
export interface ByTies {
  /** The first of them in order is taken, as the source does: what it shows may be the order's doing. */
  readonly firstOnTies: number
  /** One of them is drawn: the expected success. */
  readonly randomOnTies: number
}

/** Mean success over the test queries of ways to choose a prompt, for one set of training prompts. */
export interface Selections {
  readonly randomPrompt: number
  /** The training prompt with the highest success rate on the train part. */
  readonly bestSingleChosenOnTrain: number
  /** The same on the test queries themselves: nobody can know it beforehand. */
  readonly bestSingleInHindsight: number
  /** Any training prompt succeeded. */
  readonly oracle: number
  /** By score among the training prompts ("IRL 0"). */
  readonly amongTrainingPrompts: ByTies
  /** The same, but among the held-out prompts where no training prompt scores 0.5 ("IRL 10"). */
  readonly trainingThenHeldoutBelowHalf: ByTies
  /** By score among all, held-out ones first in order ("naive"). */
  readonly amongAll: ByTies
}

/** Prompts by what a model may know of them: outcomes of `training` ones, of `heldout` ones none. Ids. */
export interface Roles {
  readonly training: readonly string[]
  readonly heldout: readonly string[]
}

/**
 * What choosing by score brings beside what needs no model, by the protocol of Prompt-OIRL (Sun et al., ICLR 2024, as
 * the released scripts have it). Candidates on a query are the prompts that were tried on it. Queries × prompts a choice.
 *
 * @param rates success rate of each training prompt on the train part, by id.
 * @throws InvalidInputError for an unknown prompt, a score or a rate that is no number, or a table of another size.
 */
export function selections(scores: Scores, roles: Roles, rates: ReadonlyMap<string, number>): Selections {
  const training = columnsOf(scores, roles.training)
  const heldout = columnsOf(scores, roles.heldout)
  const queries = [...Array(scores.queries).keys()]
  const known = (query: number) =>
    training
      .map((column) => scores.success[query * scores.prompts.length + column]!)
      .filter((success) => !Number.isNaN(success))
  const single = training.map((column) =>
    meanKnown(queries.map((query) => pick(scores, query, [column]).first)),
  )
  return {
    randomPrompt: meanKnown(queries.map((query) => meanKnown(known(query)))),
    bestSingleChosenOnTrain: single[leader(roles.training, rates)]!,
    bestSingleInHindsight: largest(single.filter((mean) => !Number.isNaN(mean))),
    oracle: meanKnown(queries.map((query) => largest(known(query)))),
    amongTrainingPrompts: byTies(queries.map((query) => pick(scores, query, training))),
    trainingThenHeldoutBelowHalf: byTies(
      queries.map((query) => {
        const [inside, outside] = [pick(scores, query, training), pick(scores, query, heldout)]
        return inside.score >= HALF || outside.score === Number.NEGATIVE_INFINITY ? inside : outside
      }),
    ),
    amongAll: byTies(queries.map((query) => pick(scores, query, [...heldout, ...training]))),
  }
}

/** The place of the prompt with the highest rate, the first of equals. */
function leader(ids: readonly string[], rates: ReadonlyMap<string, number>): number {
  const own = ids.map((id) => rates.get(id) ?? Number.NaN)
  const unknown = own.findIndex((rate) => Number.isNaN(rate))
  if (unknown >= 0 || own.length === 0)
    throw new InvalidInputError(
      'rates',
      ids[unknown],
      'give each training prompt its success rate on the train part',
    )
  return own.indexOf(largest(own))
}

const largest = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : Number.NaN)

const byTies = (picks: readonly Pick[]): ByTies => ({
  firstOnTies: meanKnown(picks.map((p) => p.first)),
  randomOnTies: meanKnown(picks.map((p) => p.drawn)),
})

/** Mean success of the best-scored of some prompts. */
export function surest(scores: Scores, ids: readonly string[]): ByTies {
  const columns = columnsOf(scores, ids)
  return byTies(Array.from({ length: scores.queries }, (_, query) => pick(scores, query, columns)))
}
