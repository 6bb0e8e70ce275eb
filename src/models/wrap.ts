import { type LanguageModel, untagged } from '../model.ts'
import type { Store } from '../store.ts'
import { type Budget, budgeted } from './budget.ts'
import { cached } from './cache.ts'
import { over } from './layer.ts'
import { limited } from './limit.ts'
import { type Meter, metered } from './meter.ts'
import { type Redact, redacted } from './redact.ts'
import { type RetryOptions, retried } from './retry.ts'
import { timed } from './timeout.ts'
import { traced } from './trace.ts'

export interface WrapOptions {
  /** Where finished calls are kept. Without it nothing is. */
  readonly store?: Store
  readonly meter?: Meter
  readonly budget?: Budget
  /** Calls under way at most; 8 when left out. */
  readonly concurrency?: number
  /**
   * `{}` for the usual; without it a call is made once, and takes as long as it takes. `timeout`: milliseconds for
   * an attempt, 60 000 when left out.
   */
  readonly retry?: RetryOptions & { readonly timeout?: number }
  readonly redact?: Redact
}

/** Provider of scripted and recorded models: nothing leaves through them, and they tell calls apart by purpose. */
const OWN = 'penchant'

export const CONCURRENCY = 8
export const TIMEOUT = 60_000

/**
 * A model with all that a run needs around it.
 *
 * From outside in: redact, so that nothing below sees or keeps what must not leave; meter, so that it sees what the
 * cache answered too; cache, so that a kept answer takes no budget; budget, once a call, however many attempts;
 * trace, so that a span is a call that was made; retry, outside of limit, so that a backoff holds no place; timeout,
 * inside of limit, so that waiting for a place takes none of an attempt's time. Last the purpose is taken off: a
 * provider must not see it.
 */
export function wrap(model: LanguageModel, options: WrapOptions): LanguageModel {
  const { store, meter, budget, concurrency = CONCURRENCY, redact } = options
  const { timeout = TIMEOUT, ...retry } = options.retry ?? {}
  let wrapped = model.provider === OWN ? model : anonymous(model)
  if (options.retry) wrapped = timed(wrapped, timeout)
  wrapped = limited(wrapped, concurrency)
  if (options.retry) wrapped = retried(wrapped, retry)
  wrapped = traced(wrapped)
  if (budget) wrapped = budgeted(wrapped, budget)
  if (store) wrapped = cached(wrapped, store)
  if (meter) wrapped = metered(wrapped, meter)
  if (redact) wrapped = redacted(wrapped, redact)
  return wrapped
}

const anonymous = (model: LanguageModel): LanguageModel =>
  over(model, {
    doGenerate: (options) => model.doGenerate(untagged(options)),
    doStream: (options) => model.doStream(untagged(options)),
  })
