import type { Price } from './account.ts'

interface Entry {
  /** Tokens of prompt and answer together. */
  readonly context?: number
  /** Most tokens of one answer. */
  readonly output?: number
  readonly price?: Price
}

/**
 * List prices in USD per million tokens, without discounts for cached or batched input, for prompts of usual size:
 * above 272,000 tokens (OpenAI) or 100,000 (Haiku 5.5) a call costs more. Only what was found on the pages named;
 * prices that end on a fixed day are left out, for a budget must not reckon too low.
 */
const CATALOG: Readonly<Record<string, Entry>> = {
  // developers.openai.com/api/docs/models/<id> and /compare, read 2026-11-21.
  'openai/gpt-5-nano': { context: 400_000, output: 128_000, price: { input: 0.05, output: 0.4 } },
  'openai/gpt-5.5': { context: 1_050_000, output: 128_000 },
  'openai/gpt-5.6-luna': { context: 1_050_000, output: 128_000, price: { input: 0.2, output: 1.2 } },
  'openai/gpt-5.6-terra': { context: 1_050_000, output: 128_000, price: { input: 2, output: 12 } },
  'openai/gpt-5.6-sol': { context: 1_050_000, output: 128_000 },
  // vercel.com/ai-gateway/models/gpt-6-luna, which passes on OpenAI's prices, read 2026-11-21.
  'openai/gpt-6-luna': { context: 1_050_000, output: 128_000, price: { input: 0.1, output: 0.5 } },
  // docs.aws.amazon.com/bedrock, model card of GPT-6.1 Terra, read 2026-11-21; it gives no price.
  'openai/gpt-6.1-terra': { context: 1_050_000, output: 128_000 },

  // platform.claude.com/docs/en/models/<model>/overview, read 2026-11-21.
  'anthropic/claude-fable-5-1': { context: 1_000_000, output: 128_000, price: { input: 10, output: 50 } },
  'anthropic/claude-opus-5-5': { context: 1_000_000, output: 128_000, price: { input: 4, output: 20 } },
  'anthropic/claude-opus-5': { context: 1_000_000, output: 128_000, price: { input: 5, output: 25 } },
  'anthropic/claude-sonnet-5-5': { context: 1_000_000, output: 128_000, price: { input: 2, output: 10 } },
  'anthropic/claude-sonnet-5': { context: 1_000_000, output: 128_000, price: { input: 2, output: 10 } },
  'anthropic/claude-haiku-5-5': { context: 1_000_000, output: 128_000, price: { input: 0.1, output: 0.5 } },
  'anthropic/claude-haiku-4-5': { context: 200_000, output: 64_000, price: { input: 1, output: 5 } },

  // ai.google.dev/gemini-api/docs/models/gemini-3.8-flash, as quoted 2026-09-03; its price holds to 2026-12-31 only.
  'google/gemini-3.8-flash': { context: 1_048_576, output: 65_536 },
}

/** What one's own machine does costs nothing by the token; Ollama's cloud models run elsewhere. */
const FREE: Price = { input: 0, output: 0 }

/** USD per million tokens by model id (see `resolveModel`); undefined when not known. */
export const priceOf = (id: string): Price | undefined =>
  /^ollama\/(?!.*cloud$)/.test(id) ? FREE : entryOf(id)?.price

/** Tokens that prompt and answer may take together; undefined when not known. */
export const contextOf = (id: string): number | undefined => entryOf(id)?.context

/** Most tokens of one answer; undefined when not known. */
export const outputOf = (id: string): number | undefined => entryOf(id)?.output

/** A dated snapshot ("-2026-07-09", "-20251001") is the model it is a snapshot of. */
const entryOf = (id: string): Entry | undefined => {
  const plain = id.replace(/-(?:\d{4}-\d{2}-\d{2}|20\d{6})$/, '')
  return Object.hasOwn(CATALOG, plain) ? CATALOG[plain] : undefined
}
