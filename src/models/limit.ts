import pLimit, { type LimitFunction } from 'p-limit'
import { InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type Around, abortable, over, watched } from './layer.ts'

/** At most `n` at once. One that is aborted while it waits never starts. */
export function places(n: number): LimitFunction {
  if (!(Number.isInteger(n) && n > 0))
    throw new InvalidInputError('concurrency', n, 'give a whole number from 1 up')
  return pLimit(n)
}

/** Runs a call in one of the places. */
export const inTurn =
  (limit: LimitFunction): Around =>
  (call, abort) =>
    abortable(
      limit(() => {
        abort?.throwIfAborted()
        return call(abort)
      }),
      abort,
    )

/** At most `n` calls of the model under way. A stream holds its place until it ends, fails or is cancelled. */
export function limited(model: LanguageModel, n: number): LanguageModel {
  const limit = places(n)
  const around = inTurn(limit)
  return over(model, {
    doGenerate: (options) => around(() => model.doGenerate(options), options.abortSignal),
    doStream: (options) => {
      const { abortSignal } = options
      const opened = Promise.withResolvers<Awaited<ReturnType<LanguageModel['doStream']>>>()
      const held = limit(async () => {
        abortSignal?.throwIfAborted()
        const result = await model.doStream(options)
        // Nobody is left to read it: it would hold its place for ever.
        if (abortSignal?.aborted) return result.stream.cancel(abortSignal.reason)
        const ended = Promise.withResolvers<void>()
        opened.resolve({ ...result, stream: watched(result.stream, () => {}, ended.resolve) })
        return ended.promise
      })
      held.catch(opened.reject)
      return abortable(opened.promise, abortSignal)
    },
  })
}
