import type { ModelFault } from '../errors.ts'
import type { Provider } from './providers.ts'

interface Listed {
  readonly id: string
  /** Tokens a call may take in all, where the server says so. */
  readonly context?: number
}

/** What a server offers, or why it cannot be said. */
export type Listing =
  | { readonly models: readonly Listed[] }
  | { readonly fault: ModelFault; readonly reason: string }

export interface ListOptions {
  /** Milliseconds a server has to answer. */
  readonly timeout?: number
  readonly abort?: AbortSignal
}

/**
 * Asks a provider for its models. One that is down, slow, wants another key or is no model server is an answer
 * too; only the caller's own abort is thrown. The reason never repeats what the server said.
 */
export async function listModels(
  provider: Provider,
  { timeout = 3_000, abort }: ListOptions = {},
): Promise<Listing> {
  const patience = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(`${provider.base}/models${PAGE[provider.name] ?? ''}`, {
      headers: headersFor(provider),
      signal: abort ? AbortSignal.any([abort, patience]) : patience,
    })
    const { ok, status } = response
    if (ok) return listed(await response.json())
    await response.body?.cancel()
    return { fault: status === 429 || status >= 500 ? 'unreachable' : 'rejected', reason: `status ${status}` }
  } catch (error) {
    abort?.throwIfAborted()
    if (patience.aborted) return { fault: 'unreachable', reason: `no answer within ${timeout / 1000} s` }
    if (error instanceof SyntaxError) return NO_LIST
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException
    return { fault: 'unreachable', reason: code ?? 'the connection failed' }
  }
}

const NO_LIST: Listing = { fault: 'rejected', reason: 'the answer is no list of models' }

/** Without it these two give a first page only. */
const PAGE: Partial<Record<Provider['name'], string>> = { anthropic: '?limit=1000', google: '?pageSize=1000' }

function headersFor({ name, key }: Provider): Record<string, string> {
  if (key === undefined) return {}
  if (name === 'anthropic') return { 'x-api-key': key, 'anthropic-version': '2023-06-01' }
  if (name === 'google') return { 'x-goog-api-key': key }
  return { authorization: `Bearer ${key}` }
}

/** OpenAI's, Anthropic's and most servers' `{data: [{id}]}`, or Google's `{models: [{name}]}`. */
function listed(body: unknown): Listing {
  const { data, models } = Object(body) as { data?: unknown; models?: unknown }
  // Ollama writes an empty list as null.
  const rows = Array.isArray(data) ? data : Array.isArray(models) ? models : data === null ? [] : undefined
  if (rows === undefined) return NO_LIST
  return { models: rows.map(Object).flatMap(entry) }
}

function entry(row: Record<string, unknown>): readonly Listed[] {
  const id = row.id ?? (typeof row.name === 'string' ? row.name.replace(/^models\//, '') : undefined)
  if (typeof id !== 'string' || id === '') return []
  // Of Anthropic, Google, vLLM, OpenRouter and llama.cpp, in this order.
  const context = [
    row.max_input_tokens,
    row.inputTokenLimit,
    row.max_model_len,
    row.context_length,
    Object(row.meta).n_ctx,
  ].find((size) => typeof size === 'number' && size > 0) as number | undefined
  return [{ id, ...(context !== undefined && { context }) }]
}
