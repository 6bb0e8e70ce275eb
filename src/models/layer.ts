import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { LanguageModel } from '../model.ts'

/** Runs a call its own way: later, again, or not for long. `abort` is the caller's. */
export type Around = <T>(call: (abort?: AbortSignal) => PromiseLike<T>, abort?: AbortSignal) => Promise<T>

/** The model with other calls. Written out, since an SDK model is a class: a spread would lose its getters. */
export const over = (
  model: LanguageModel,
  calls: Pick<LanguageModel, 'doGenerate' | 'doStream'>,
): LanguageModel => ({
  specificationVersion: 'v4',
  provider: model.provider,
  modelId: model.modelId,
  get supportedUrls() {
    return model.supportedUrls
  },
  ...calls,
})

/** The model with each call run by `around`; of a stream, its opening. */
export const surrounded = (model: LanguageModel, around: Around): LanguageModel =>
  over(model, {
    doGenerate: (options) =>
      around((abortSignal) => model.doGenerate({ ...options, abortSignal }), options.abortSignal),
    doStream: (options) =>
      around((abortSignal) => model.doStream({ ...options, abortSignal }), options.abortSignal),
  })

/** The promise, or the reason of the abort if that comes first. Ends the waiting, not the work. */
export async function abortable<T>(work: PromiseLike<T>, abort: AbortSignal | undefined): Promise<T> {
  if (!abort) return work
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(abort.reason)
  if (abort.aborted) stop()
  abort.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    abort.removeEventListener('abort', stop)
  }
}

type Parts = ReadableStream<LanguageModelV4StreamPart>

/** The same stream, with a look at each part and word of its end: read out, failed or cancelled. */
export const watched = (
  stream: Parts,
  see: (part: LanguageModelV4StreamPart) => void,
  ended: () => void,
): Parts =>
  stream.pipeThrough(
    new TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart>({
      transform(part, controller) {
        see(part)
        controller.enqueue(part)
      },
      flush: ended,
      cancel: ended,
    }),
  )
