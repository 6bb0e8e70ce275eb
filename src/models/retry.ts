import { setTimeout } from 'node:timers/promises'
import { EmptyResponseBodyError, JSONParseError } from '@ai-sdk/provider'
import { InvalidInputError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type Around, abortable, surrounded } from './layer.ts'

export interface RetryOptions {
  /** How often a call is made at most; 6 when left out. */
  readonly attempts?: number
  /** Waits so many milliseconds, or until the abort. */
  readonly sleep?: (ms: number, abort?: AbortSignal) => Promise<void>
  /** From 0 to below 1. */
  readonly random?: () => number
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** Milliseconds: the backoff's first and last, and the longest a provider's own wish is honoured. */
const FIRST = 500
const LAST = 30_000
const LONGEST_WISH = 120_000

/**
 * Tries a call again when that may help: the provider is busy or broken (408, 409, 429, 5xx), the network failed,
 * it took too long, or the answer could not be read. Waits as long as the provider asks, else for a random part of
 * 0.5 s, doubling to 30 s ("full jitter", Brooker 2015: callers that failed together do not return together).
 */
export function again(options: RetryOptions): Around {
  const { attempts = 6, sleep = nap, random = Math.random, now = Date.now } = options
  if (!(Number.isInteger(attempts) && attempts > 0))
    throw new InvalidInputError('retry.attempts', attempts, 'give a whole number from 1 up')
  return async (call, abort) => {
    for (let attempt = 1; ; attempt++)
      try {
        return await call(abort)
      } catch (error) {
        abort?.throwIfAborted()
        if (attempt >= attempts || !worthwhile(error)) throw error
        const backoff = random() * Math.min(LAST, FIRST * 2 ** (attempt - 1))
        await abortable(sleep(Math.min(wish(error, now()) ?? backoff, LONGEST_WISH), abort), abort)
      }
  }
}

/** The model with failed calls made again; of a stream, only its opening: what was read cannot be taken back. */
export const retried = (model: LanguageModel, options: RetryOptions = {}): LanguageModel =>
  surrounded(model, again(options))

const nap = (ms: number, signal?: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal })

const BUSY: ReadonlySet<number> = new Set([408, 409, 429])
const NETWORK_CODE = /^(?:ECONN|ENET|EHOST|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR)/
const NETWORK_MESSAGE = /fetch failed|failed to fetch|socket hang up|other side closed|^terminated$/i

function worthwhile(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: number }
  // Below 300 the provider did answer, but in a body that could not be read.
  if (statusCode !== undefined) return statusCode < 300 || statusCode >= 500 || BUSY.has(statusCode)
  return chain(error).some(
    (e) =>
      NETWORK_CODE.test((e as { code?: string }).code ?? '') ||
      NETWORK_MESSAGE.test(e.message) ||
      e.name === 'TimeoutError' ||
      e instanceof SyntaxError ||
      JSONParseError.isInstance(e) ||
      EmptyResponseBodyError.isInstance(e),
  )
}

/** The error and its causes. Bounded, since a cause may lead back to its effect. */
function chain(error: unknown): readonly Error[] {
  const errors: Error[] = []
  for (let e = error; e instanceof Error && errors.length < 8; e = e.cause) errors.push(e)
  return errors
}

/** Milliseconds the provider asks to wait, as a number or a date (RFC 9110, 10.2.3); undefined when it does not. */
function wish(error: unknown, now: number): number | undefined {
  const { responseHeaders: headers = {} } = error as { responseHeaders?: Record<string, string> }
  const { 'retry-after-ms': exact = '', 'retry-after': after = '' } = headers
  const wishes = [Number.parseFloat(exact), Number.parseFloat(after) * 1000, Date.parse(after) - now]
  const ms = wishes.find(Number.isFinite)
  return ms === undefined ? undefined : Math.max(0, ms)
}
