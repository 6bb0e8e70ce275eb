import type {
  EmbeddingModelV4,
  JSONObject,
  LanguageModelV4,
  LanguageModelV4CallOptions,
} from '@ai-sdk/provider'
import type { z } from 'zod'
import { isPenchantError, ModelError, type ModelFault } from './errors.ts'
import { type Reply, readAnswer, spoken } from './model.answer.ts'

/** The AI SDK's own kinds. Whatever wraps one of them returns the same kind of thing. */
export type LanguageModel = LanguageModelV4
export type Embedder = EmbeddingModelV4

/**
 * A prompt, rendered. Made by a function beside the learner that uses it, so that the compiler catches a missing
 * field.
 */
export interface Prompt<T = string> {
  /** What the call is for ("prose.infer"): the meter counts under it, errors name it. */
  readonly step: string
  /** The developer's part. Nothing of a person stands here. */
  readonly system: string
  /** The data, inside delimiters. */
  readonly user: string
  /** Shape of the answer; without it the answer is text. */
  readonly schema?: z.ZodType<T>
  /** Most tokens the answer may take. */
  readonly room: number
  /** An answer of the usual kind and length: what a forecast reckons with. */
  readonly typical: T
}

/** What a call is for and what it was made from. Wrappers read it; it is taken off before the call leaves. */
export interface Purpose {
  readonly step: string
  readonly person?: string
  /** Ids of the signals whose text stands in the prompt: forgetting one of them erases the exchange. */
  readonly signals: readonly string[]
  /** Which try: a later one must not get an earlier one's unusable answer from a cache. */
  readonly attempt: number
}

/** Asks a model. Bound to a person and a run; `signals` are those whose text stands in the prompt. */
export type Ask = <T>(prompt: Prompt<T>, signals: readonly string[]) => Promise<T>

/** What a learner or a judge that needs a language model works with, bound to the person and the run. */
export interface Means {
  readonly ask: Ask
  /** Turns texts into vectors, to find what is near. */
  readonly embedder: Embedder
  /** Ends embedding under way; `ask` has it already. */
  readonly abort?: AbortSignal
}

/** Name under which a purpose travels in an AI SDK call's `providerOptions`. */
const TAG = 'penchant'

/** The purpose of a call; undefined for one that was not made by `asker`. */
export const purposeOf = (options: LanguageModelV4CallOptions): Purpose | undefined =>
  options.providerOptions?.[TAG] as Purpose | undefined

/** The call as it may leave: without its purpose. */
export function untagged(options: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  if (!options.providerOptions || !(TAG in options.providerOptions)) return options
  const { [TAG]: _, ...rest } = options.providerOptions
  return { ...options, providerOptions: Object.keys(rest).length > 0 ? rest : undefined }
}

export interface AskOptions {
  readonly person?: string
  readonly attempt?: number
  /** Ends calls under way, and everything that waits for one. */
  readonly abort?: AbortSignal
}

/**
 * Binds a model to a person and a run. A structured answer is read leniently (fences, words around it), then
 * checked; one that does not fit is sent back once with what is wrong. Retries, limits and cache are the wrappers'.
 *
 * @throws ModelError naming the step. Errors of wrappers (BudgetError, an abort) pass unchanged.
 */
export function asker(model: LanguageModel, options: AskOptions = {}): Ask {
  return async <T>(prompt: Prompt<T>, signals: readonly string[]): Promise<T> => {
    const { person, attempt = 0 } = options
    const purpose: Purpose = { step: prompt.step, ...(person !== undefined && { person }), signals, attempt }
    const first = await call(model, prompt, purpose, options.abort, [])
    const answer = readAnswer(prompt, first)
    if ('value' in answer) return answer.value
    const again = await call(model, prompt, purpose, options.abort, [
      { role: 'assistant', content: first.text || '(no answer)' },
      { role: 'user', content: repair(answer.detail, prompt.schema !== undefined) },
    ])
    const second = readAnswer(prompt, again)
    if ('value' in second) return second.value
    throw new ModelError(prompt.step, second.fault, second.detail)
  }
}

/**
 * The same for a text that is wanted as it grows, and anew each time: a stream passes caches. An answer that turns out
 * unusable is not asked for again, since part of it was shown already.
 */
export async function stream(
  model: LanguageModel,
  prompt: Prompt,
  signals: readonly string[],
  options: AskOptions & { readonly onText?: (piece: string) => void },
): Promise<string> {
  const { person, attempt = 0, abort } = options
  const purpose: Purpose = { step: prompt.step, ...(person !== undefined && { person }), signals, attempt }
  const { streamText } = await import('ai')
  const { fullStream } = streamText({ ...request(model, prompt, purpose, abort, []), onError() {} })
  let text = ''
  let shown = 0
  let finish = 'other'
  try {
    for await (const part of fullStream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'finish') finish = part.finishReason
      if (part.type !== 'text-delta') continue
      text += part.text
      const seen = spoken(text)
      if (seen.length > shown) options.onText?.(seen.slice(shown))
      shown = Math.max(shown, seen.length)
    }
    abort?.throwIfAborted()
  } catch (error) {
    throw abort?.aborted ? abort.reason : named(prompt.step, error)
  }
  const answer = readAnswer(prompt, { text, finish })
  if ('value' in answer) return answer.value
  throw new ModelError(prompt.step, answer.fault, answer.detail)
}

/** Wraps a call's purpose for `providerOptions`. */
export const tagged = (purpose: Purpose): Record<string, JSONObject> => ({
  [TAG]: purpose as unknown as JSONObject,
})

/** The AI SDK is loaded at the first call: reading a profile must not wait for it. */
async function call<T>(
  model: LanguageModel,
  prompt: Prompt<T>,
  purpose: Purpose,
  abort: AbortSignal | undefined,
  more: readonly { role: 'assistant' | 'user'; content: string }[],
): Promise<Reply> {
  const { generateText, NoObjectGeneratedError, Output } = await import('ai')
  try {
    const result = await generateText({
      ...request(model, prompt, purpose, abort, more),
      ...(prompt.schema && { output: Output.object({ schema: prompt.schema }) }),
    })
    return { text: result.text, finish: result.finishReason }
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error))
      return { text: error.text ?? '', finish: error.finishReason ?? 'other' }
    throw abort?.aborted ? abort.reason : named(prompt.step, error)
  }
}

const request = <T>(
  model: LanguageModel,
  prompt: Prompt<T>,
  purpose: Purpose,
  abortSignal: AbortSignal | undefined,
  more: readonly { role: 'assistant' | 'user'; content: string }[],
) => ({
  model,
  system: prompt.system,
  messages: [{ role: 'user' as const, content: prompt.user }, ...more],
  maxOutputTokens: prompt.room,
  maxRetries: 0,
  abortSignal,
  providerOptions: tagged(purpose),
})

/** Errors that say what they mean pass; anything else is the provider's and gets the step's name. */
export function named(step: string, error: unknown): unknown {
  if (isPenchantError(error) || (error instanceof Error && error.name === 'AbortError')) return error
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const fault: ModelFault =
    statusCode === undefined || statusCode === 429 || statusCode < 400 || statusCode >= 500
      ? 'unreachable'
      : statusCode === 413 ||
          /context (?:length|window)|too (?:long|large)|too many tokens/i.test(message ?? '')
        ? 'refused'
        : 'rejected'
  const detail = [statusCode && `status ${statusCode}`, message].filter(Boolean).join(', ')
  return new ModelError(step, fault, detail, error)
}

const repair = (detail: string, structured: boolean): string =>
  structured
    ? `That answer cannot be used: ${detail}. Answer again with the JSON object that was asked for and nothing else.`
    : `That answer cannot be used: ${detail}. Answer again with the text that was asked for and nothing else.`
