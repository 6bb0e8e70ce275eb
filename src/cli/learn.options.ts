import { cipher } from '../learners/cipher.ts'
import { followUp } from '../learners/follow-up.ts'
import type { Learner } from '../learners/learner.ts'
import { prose } from '../learners/prose.ts'
import { stated } from '../learners/stated.ts'
import { style } from '../learners/style.ts'
import type { Price } from '../models/account.ts'
import { priceOf } from '../models/catalog.ts'
import type { PenchantOptions } from '../penchant.ts'
import type { LearnerName } from './commands.values.ts'
import { UsageError } from './failure.ts'
import { modelId, NAME_ONE } from './model.ts'

export interface LearnOptions {
  readonly all?: boolean
  readonly model?: string
  readonly learners?: readonly LearnerName[]
  /** USD. */
  readonly budget?: number
  readonly maxCalls?: number
  readonly price?: Price
  readonly concurrency?: number
  /** Milliseconds. */
  readonly timeout?: number
  readonly estimate?: boolean
}

/** What to learn with, as the library takes it. */
export type Settings = Omit<PenchantOptions, 'store'> & { readonly model?: string }

const MAKERS: Readonly<Record<LearnerName, () => Learner>> = { stated, style, followUp, prose, cipher }

/** @throws UsageError for what only makes sense with a model or a price that is not there. */
export function settingsOf(options: LearnOptions): Settings {
  const model = modelId(options.model)
  const learners = options.learners?.map((name) => MAKERS[name]())
  const asking = learners?.find((l) => l.asks)
  if (asking && model === undefined)
    throw new UsageError(`the learner ${asking.name} asks a language model: ${NAME_ONE}`)
  if (options.estimate && model === undefined)
    throw new UsageError(`only calls of a language model can be estimated: ${NAME_ONE}`)
  const price = options.price ?? (model === undefined ? undefined : priceOf(model))
  if (options.budget !== undefined && model !== undefined && !price)
    throw new UsageError(
      `a budget in USD needs the price of ${model}: add --price <in,out>, or limit the calls with --max-calls`,
    )
  const { budget: cost, maxCalls: calls, concurrency, timeout } = options
  const limited = model !== undefined && (cost !== undefined || calls !== undefined)
  return { model, learners, price, concurrency, timeout, ...(limited && { budget: { cost, calls } }) }
}
