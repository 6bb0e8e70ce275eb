import { InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import type { Price } from '../models/account.ts'
import { type Budget, createBudget } from '../models/budget.ts'
import { priceOf } from '../models/catalog.ts'
import { toModel } from '../models/ids.ts'
import { createMeter, type MeterTotal } from '../models/meter.ts'
import { wrap } from '../models/wrap.ts'
import type { Store } from '../store.ts'
import { type Experiment, SCRIPTED } from './config.ts'
import { scriptedEnvironmentModel } from './scripted/model.ts'

/** A model of an experiment, as it is reached. */
interface Reached {
  readonly model: LanguageModel
  readonly price?: Price
  /** True for one made of rules, or one that calls itself so: whatever shows its output has to say so. */
  readonly scripted: boolean
}

/** A model by its id and the seed of the life, which only the scripted one heeds. */
export type Reach = (id: string, seed: number) => Reached

/**
 * Resolves all that an experiment asks, so that a missing key or price is told before anything is spent.
 *
 * @throws InvalidInputError for an id that is none, and a budget without the price of a model.
 */
export async function reachModels(experiment: Experiment): Promise<Reach> {
  const { model, personModel, judgeModel, price, budget } = experiment
  const ids = new Set([...model, personModel, ...(judgeModel === undefined ? [] : [judgeModel])])
  ids.delete(SCRIPTED)
  const reached = new Map<string, Reached>()
  for (const id of ids) {
    const own = priceOf(id) ?? price
    if (budget !== undefined && !own)
      throw new InvalidInputError('budget', budget, `give the price of ${id} too, or limit the calls`)
    const found = await toModel(id)
    reached.set(id, {
      model: found,
      ...(own && { price: own }),
      scripted: found.modelId.startsWith(SCRIPTED),
    })
  }
  return (id, seed) =>
    reached.get(id) ?? { model: scriptedEnvironmentModel({ seed }), price: FREE, scripted: true }
}

const FREE: Price = { input: 0, output: 0 }

/** The same models, with all around them that a run needs, and what they took in all. */
export interface Opened {
  readonly reach: Reach
  /** What was paid since they were opened. */
  paid(): Pick<MeterTotal, 'calls' | 'cost'>
}

/** Keeps answers in the store; those of the scripted model are not worth it. Limits hold for all models together. */
export function openModels(reach: Reach, experiment: Experiment, store: Store): Opened {
  const { concurrency, timeout, budget: cost, maxCalls: calls } = experiment
  const limits = createBudget({ cost, calls }, PER_DOLLAR)
  const meters: ReturnType<typeof createMeter>[] = []
  const open = new Map<string, Reached>()

  function wrapped({ model, price, scripted }: Reached, kept: boolean): Reached {
    const meter = createMeter(price)
    meters.push(meter)
    const budget = price ? pricedAt(limits, price) : limits
    const retry = { ...(timeout !== undefined && { timeout: 1000 * timeout }) }
    const around = { meter, budget, concurrency, retry, ...(kept && { store }) }
    return { model: wrap(model, around), ...(price && { price }), scripted }
  }

  return {
    reach(id, seed) {
      const key = id === SCRIPTED ? `${id} ${seed}` : id
      const known = open.get(key) ?? wrapped(reach(id, seed), id !== SCRIPTED)
      open.set(key, known)
      return known
    },
    paid() {
      const totals = meters.map((meter) => meter.total()).filter((total) => total.calls > 0)
      const sum = totals.reduce((calls, total) => calls + total.calls, 0)
      const known = totals.every((total) => total.cost !== undefined)
      return { calls: sum, ...(known && { cost: totals.reduce((cost, total) => cost + total.cost!, 0) }) }
    },
  }
}

/** At this price a million units cost a million dollars: units are millionths of a dollar. */
const PER_DOLLAR: Price = { input: 1, output: 1 }

/** The budget of one model among several: tokens are handed on as what they cost, in millionths of a dollar. */
const pricedAt = (budget: Budget, price: Price): Budget => ({
  account({ input, room, ...asked }) {
    const end = budget.account({
      ...asked,
      input: input * price.input,
      room: room === undefined ? undefined : room * price.output,
    })
    return ({ kind, used }) =>
      end({
        kind,
        ...(used && {
          used: { ...used, input: used.input * price.input, output: used.output * price.output },
        }),
      })
  },
})
