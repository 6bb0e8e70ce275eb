import type { LifeKey, Row } from './results.ts'
import { NO_CALLS, plus, type Spent } from './run.spend.ts'

/** Calls, and USD where the price is known. */
export type Forecast = Pick<Spent, 'calls' | 'cost'>

/** All that a round took, whoever's account it was on. */
export const spentIn = ({ calls, input, output, cost, others }: Row): Spent =>
  [...Object.values(others)].reduce<Spent>((sum, one) => plus(sum, one), {
    ...{ calls, input, output },
    ...(cost !== undefined && { cost }),
  })

/**
 * What the rounds that are left will take: for each agent and kind of task as much a round as those that are through, for
 * one without any as much as the others. Too low where rounds grow dearer as an agent knows more. Undefined before the
 * first round.
 */
export function foresee(
  lives: readonly (LifeKey & { readonly rounds: number })[],
  rows: readonly Row[],
): Forecast | undefined {
  if (rows.length === 0) return undefined
  const groupOf = ({ setting, agent, kind }: LifeKey) => JSON.stringify([setting, agent, kind])
  const done = Map.groupBy(rows, groupOf)
  const all = sum(rows)
  let ahead = NO_CALLS
  for (const [group, own] of Map.groupBy(lives, groupOf)) {
    const through = done.get(group) ?? []
    const left = own.reduce((rounds, life) => rounds + life.rounds, 0) - through.length
    const [spent, n] = through.length > 0 ? [sum(through), through.length] : [all, rows.length]
    ahead = plus(ahead, times(spent, left / n))
  }
  const { calls, cost } = ahead
  return { calls: Math.round(calls), ...(cost !== undefined && { cost }) }
}

const sum = (rows: readonly Row[]): Spent => rows.map(spentIn).reduce(plus, NO_CALLS)

const times = ({ calls, input, output, cost }: Spent, factor: number): Spent => ({
  ...{ calls: calls * factor, input: input * factor, output: output * factor },
  ...(cost !== undefined && { cost: cost * factor }),
})
