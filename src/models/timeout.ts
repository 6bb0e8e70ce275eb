import { InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type Around, abortable, over, surrounded } from './layer.ts'

/** Longest time a timer can be set to, in milliseconds; beyond it fires at once. */
const LONGEST = 2 ** 31 - 1

/** Ends a call with a TimeoutError after `ms` milliseconds, also where the model does not heed the abort. */
export function inTime(ms: number): Around {
  if (!(ms >= 1 && ms <= LONGEST))
    throw new InvalidInputError('timeout', ms, `give milliseconds from 1 to ${LONGEST}`)
  return async (call, abort) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(tooLate(ms)), ms)
    const signal = abort ? AbortSignal.any([abort, late.signal]) : late.signal
    try {
      return await abortable(call(signal), signal)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The model with at most `ms` milliseconds for an answer; of a stream, until it opens and between any two parts. */
export function timed(model: LanguageModel, ms: number): LanguageModel {
  const inside = surrounded(model, inTime(ms))
  return over(model, {
    doGenerate: inside.doGenerate,
    async doStream(options) {
      const opened = await inside.doStream(options)
      return { ...opened, stream: paced(opened.stream, ms) }
    },
  })
}

/** The stream, broken off when a part is asked for and none comes for so long. */
function paced<T>(stream: ReadableStream<T>, ms: number): ReadableStream<T> {
  const reader = stream.getReader()
  return new ReadableStream<T>({
    async pull(controller) {
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(() => late.reject(tooLate(ms)), ms)
      try {
        const { done, value } = await Promise.race([reader.read(), late.promise])
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        controller.error(error)
        // The other end may be beyond hearing it.
        reader.cancel(error).catch(() => {})
      } finally {
        clearTimeout(timer)
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

const tooLate = (ms: number) => new DOMException(`no answer within ${ms / 1000} s`, 'TimeoutError')
