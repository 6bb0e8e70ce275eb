import { InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type Around, abortable, surrounded } from './layer.ts'

/** Longest time a timer can be set to, in milliseconds; beyond it fires at once. */
const LONGEST = 2 ** 31 - 1

/** Ends a call with a TimeoutError after `ms` milliseconds, also where the model does not heed the abort. */
export function inTime(ms: number): Around {
  if (!(ms >= 1 && ms <= LONGEST))
    throw new InvalidInputError('timeout', ms, `give milliseconds from 1 to ${LONGEST}`)
  return async (call, abort) => {
    const late = new AbortController()
    const timer = setTimeout(
      () => late.abort(new DOMException(`no answer within ${ms / 1000} s`, 'TimeoutError')),
      ms,
    )
    const signal = abort ? AbortSignal.any([abort, late.signal]) : late.signal
    try {
      return await abortable(call(signal), signal)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The model with at most `ms` milliseconds for an answer; of a stream, until it opens. */
export const timed = (model: LanguageModel, ms: number): LanguageModel => surrounded(model, inTime(ms))
