import type { Models } from './learning.ts'
import type { Price } from './models/account.ts'
import { type BudgetLimits, createBudget } from './models/budget.ts'
import { priceOf } from './models/catalog.ts'
import { wrapEmbedder } from './models/embedding.ts'
import { type AnyEmbedder, type AnyModel, toEmbedder, toModel } from './models/ids.ts'
import { createMeter, type Meter } from './models/meter.ts'
import { CONCURRENCY, wrap } from './models/wrap.ts'
import type { Store } from './store.ts'

export interface AccessOptions {
  /** An AI SDK model, or an id: `openai/…`, `anthropic/…`, `google/…`, `ollama/…`, `http://host:port/v1#model`. */
  readonly model?: string | AnyModel
  /** An AI SDK embedding model or an id; by default a local one that needs no download and knows no synonyms. */
  readonly embedder?: string | AnyEmbedder
  /** Hard limits of this instance. The call that could exceed one is not made. */
  readonly budget?: BudgetLimits
  /** USD per million tokens; known for common model ids. A remote embedder's tokens are reckoned at the input price too. */
  readonly price?: Price
  /** Calls under way at most; 8 when left out. */
  readonly concurrency?: number
  /** Milliseconds one attempt of a call may take, after which it is made anew; 60 000 when left out. */
  readonly timeout?: number
  readonly redact?: (text: string) => string
}

/** How models are reached: resolved at the first need, so that what asks no model waits for none. */
export interface Access {
  readonly has: boolean
  /** The model's id, for telling runs of different ones apart. */
  readonly name: string
  readonly concurrency: number
  readonly meter: Meter
  readonly price: Price | undefined
  models(): Promise<Models>
}

export function createAccess(options: AccessOptions, store: Store): Access {
  const { model, embedder = 'local', concurrency = CONCURRENCY, timeout, redact } = options
  const price = options.price ?? (typeof model === 'string' ? priceOf(model) : undefined)
  const budget = options.budget && createBudget(options.budget, price)
  const meter = createMeter(price)
  let opened: Promise<Models> | undefined
  const open = async (): Promise<Models> => {
    const around = { store, meter, budget, concurrency, retry: { timeout }, redact }
    const own = await toEmbedder(embedder)
    return {
      model: wrap(await toModel(model!), around),
      // The local one costs nothing: there is nothing to count, to keep or to wait for.
      embedder: embedder === 'local' ? own : wrapEmbedder(own, around),
    }
  }
  return {
    has: model !== undefined,
    name: typeof model === 'object' ? `${model.provider}/${model.modelId}` : (model ?? ''),
    concurrency,
    meter,
    price,
    models() {
      opened ??= open().catch((error) => {
        opened = undefined
        throw error
      })
      return opened
    },
  }
}
