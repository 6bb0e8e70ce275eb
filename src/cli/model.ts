import type { LanguageModel } from '../model.ts'
import type { Price } from '../models/account.ts'
import { priceOf } from '../models/catalog.ts'
import { environment, setting } from '../models/env.ts'
import { toModel } from '../models/ids.ts'

/** A model that was named on the command line or in the environment. */
export interface Named {
  readonly model: LanguageModel
  /** As its server calls it. */
  readonly name: string
  readonly price?: Price
  /** True for one that plays a model: whatever shows its output has to say so. */
  readonly scripted: boolean
}

/** How to name a model, for whoever did not. */
export const NAME_ONE =
  'name one with --model or PENCHANT_MODEL; `penchant models` lists those that can be reached'

/** What goes with the output of a scripted model. */
export const SCRIPTED = 'a scripted model; what it writes shows that the plumbing works, and no quality'

/** The id to use: --model, else PENCHANT_MODEL of the environment or of a `.env` here; undefined for none. */
export const modelId = (option: string | undefined): string | undefined =>
  option ?? setting(environment(), 'PENCHANT_MODEL')

/** Resolves an id, so that what is wrong with it, or a missing key, is said before any work begins. */
export async function named(id: string): Promise<Named> {
  const model = await toModel(id)
  const price = priceOf(id)
  const name = model.modelId
  return { model, name, ...(price && { price }), scripted: /^scripted/i.test(name) }
}
