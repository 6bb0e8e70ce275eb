import { BudgetError, InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type Account, accounted, costOf, type Price, stepOf, type Tokens } from './account.ts'

/** What may be used at most; cost in USD. Left out: any amount. */
export interface Limits {
  readonly calls?: number
  readonly tokens?: number
  readonly cost?: number
}

export interface BudgetLimits extends Limits {
  /** For each person apart, besides the limits on all together. */
  readonly perPerson?: Limits
}

export interface Budget {
  readonly account: Account
}

/** Used up, with what is reserved for calls under way. */
interface Taken extends Tokens {
  readonly calls: number
}

const NOTHING: Taken = { calls: 0, input: 0, output: 0 }

/**
 * A hard limit. Each call first reserves the most it may need (its prompt, plus all the room for its answer), so
 * calls at the same time cannot overshoot together; afterwards it holds what it used, and nothing if it failed.
 * A prompt is reckoned at four characters a token: where it takes more, the last call may go over by the difference.
 *
 * @throws InvalidInputError for a limit below zero, or one on cost without a price.
 */
export function createBudget({ perPerson = {}, ...overall }: BudgetLimits, price?: Price): Budget {
  check('budget', overall, price)
  check('budget.perPerson', perPerson, price)
  const all = pot(overall, price)
  const own = new Map<string, Pot>()

  /** The pots a call takes from. */
  function potsOf(person: string | undefined): readonly Pot[] {
    if (person === undefined) return [all]
    const known = own.get(person) ?? pot(perPerson, price, person)
    own.set(person, known)
    return [all, known]
  }

  return {
    account({ purpose, input, room }) {
      const pots = potsOf(purpose?.person)
      if (room === undefined && pots.some((p) => p.reckons))
        throw new InvalidInputError(
          'maxOutputTokens',
          room,
          'set it: the budget must know the most it may need',
        )
      const need = { calls: 1, input, output: room ?? 0 }
      for (const each of pots) each.check(stepOf(purpose), need)
      for (const each of pots) each.replace(NOTHING, need)
      return ({ used }) => {
        for (const each of pots) each.replace(need, used ? { calls: 1, ...used } : NOTHING)
      }
    },
  }
}

type Pot = ReturnType<typeof pot>

function pot(limits: Limits, price: Price | undefined, person?: string) {
  let taken = NOTHING
  const figures = (t: Taken): Required<Limits> => ({
    calls: t.calls,
    tokens: t.input + t.output,
    cost: price ? costOf(t, price) : 0,
  })
  return {
    /** True when it counts more than calls. */
    reckons: limits.tokens !== undefined || limits.cost !== undefined,
    check(step: string, need: Taken): void {
      const after = figures(changed(taken, need, 1))
      for (const limit of ['calls', 'tokens', 'cost'] as const) {
        const allowed = limits[limit]
        if (allowed !== undefined && after[limit] > allowed)
          throw new BudgetError(step, limit, allowed, after[limit], person)
      }
    },
    replace(before: Taken, after: Taken): void {
      taken = changed(changed(taken, before, -1), after, 1)
    },
  }
}

const changed = (a: Taken, b: Taken, sign: 1 | -1): Taken => ({
  calls: a.calls + sign * b.calls,
  input: a.input + sign * b.input,
  output: a.output + sign * b.output,
})

function check(field: string, limits: Limits, price: Price | undefined): void {
  for (const [name, value] of Object.entries(limits))
    if (value !== undefined && !(value >= 0))
      throw new InvalidInputError(`${field}.${name}`, value, 'give a number from 0 up, or leave it out')
  if (limits.cost !== undefined && !price)
    throw new InvalidInputError(
      `${field}.cost`,
      limits.cost,
      "give the model's price too, or limit the tokens",
    )
}

/** The model within a budget. @throws BudgetError, with no call made, when one might go over. */
export const budgeted = (model: LanguageModel, budget: Budget): LanguageModel =>
  accounted(model, budget.account)
