import type { EmbeddingModelV4CallOptions, EmbeddingModelV4Result } from '@ai-sdk/provider'
import { ModelError } from '../errors.ts'
import { type Embedder, type Purpose, purposeOf, untagged } from '../model.ts'
import { digest } from '../signal.ts'
import type { Artifact, Store } from '../store.ts'
import { type Account, CACHED, isCached, stepOf, tokensIn } from './account.ts'
import type { Around } from './layer.ts'
import { inTurn, places } from './limit.ts'
import { again } from './retry.ts'
import { inTime } from './timeout.ts'
import { CONCURRENCY, TIMEOUT, type WrapOptions } from './wrap.ts'

const NAME = 'embedding'

/** What `wrap` does, for a model that embeds, in the same order. The cache is by text; a text is sent once. */
export function wrapEmbedder(embedder: Embedder, options: WrapOptions): Embedder {
  const { store, meter, budget, concurrency = CONCURRENCY, redact } = options
  const { timeout = TIMEOUT, ...retry } = options.retry ?? {}
  let wrapped = over(embedder, async (call) => {
    const result = await embedder.doEmbed({ ...call, ...untaggedOptions(call) })
    const [given, asked] = [result.embeddings.length, call.values.length]
    if (given === asked) return result
    throw new ModelError(stepOf(purposeIn(call)), 'empty', `${given} vectors for ${asked} texts`)
  })
  if (options.retry) wrapped = surrounded(wrapped, inTime(timeout))
  wrapped = surrounded(wrapped, inTurn(places(concurrency)))
  if (options.retry) wrapped = surrounded(wrapped, again(retry))
  if (budget) wrapped = accounted(wrapped, budget.account)
  if (store) wrapped = cached(wrapped, store)
  if (meter) wrapped = accounted(wrapped, meter.account)
  if (!redact) return wrapped
  const clean = wrapped
  return over(clean, (call) => clean.doEmbed({ ...call, values: call.values.map(redact) }))
}

/** The embedder with another call. Symbols are copied: under one, providers say how much fits into a call. */
const over = (embedder: Embedder, doEmbed: Embedder['doEmbed']): Embedder => ({
  ...Object.fromEntries(Object.getOwnPropertySymbols(embedder).map((s) => [s, Reflect.get(embedder, s)])),
  specificationVersion: 'v4',
  provider: embedder.provider,
  modelId: embedder.modelId,
  maxEmbeddingsPerCall: embedder.maxEmbeddingsPerCall,
  supportsParallelCalls: embedder.supportsParallelCalls,
  doEmbed,
})

const surrounded = (embedder: Embedder, around: Around): Embedder =>
  over(embedder, (call) =>
    around((abortSignal) => embedder.doEmbed({ ...call, abortSignal }), call.abortSignal),
  )

const purposeIn = ({ providerOptions }: EmbeddingModelV4CallOptions): Purpose | undefined =>
  purposeOf({ prompt: [], providerOptions })

const untaggedOptions = ({ providerOptions }: EmbeddingModelV4CallOptions) => ({
  providerOptions: untagged({ prompt: [], providerOptions }).providerOptions,
})

const accounted = (embedder: Embedder, account: Account): Embedder =>
  over(embedder, async (call) => {
    const input = tokensIn(call.values.reduce((sum, text) => sum + text.length, 0))
    const end = account({ purpose: purposeIn(call), input, room: 0 })
    try {
      const result = await embedder.doEmbed(call)
      const tokens = result.usage?.tokens
      const used = { input: tokens ?? input, output: 0, estimated: tokens === undefined }
      end(isCached(result) ? { kind: 'cached' } : { kind: 'answered', used })
      return result
    } catch (error) {
      end({ kind: 'failed' })
      throw error
    }
  })

/**
 * Asks only for texts it does not hold. Each text is tied to all signals of the call, since it may be from any: so
 * ask for those of few signals at a time. A call without a purpose passes through: nobody could erase its texts.
 */
const cached = (embedder: Embedder, store: Store): Embedder =>
  over(embedder, async (call): Promise<EmbeddingModelV4Result> => {
    const purpose = purposeIn(call)
    if (!purpose) return embedder.doEmbed(call)
    const { person } = purpose
    const { provider, modelId } = embedder
    const { providerOptions } = untaggedOptions(call)
    const known = new Map<string, number[]>()
    const changed: Artifact[] = []
    const missing = new Map<string, string>()
    for (const text of new Set(call.values)) {
      const key = digest([provider, modelId, person, call.dimensions, providerOptions, text])
      const artifact = await held(store, key)
      if (!artifact) {
        missing.set(text, key)
        continue
      }
      known.set(text, numbers(artifact.value))
      const signals = [...new Set([...artifact.signals, ...purpose.signals])]
      if (signals.length > artifact.signals.length) changed.push({ ...artifact, signals })
    }
    const result =
      missing.size > 0
        ? await embedder.doEmbed({ ...call, values: [...missing.keys()] })
        : { embeddings: [], providerMetadata: CACHED, warnings: [] }
    for (const [i, [text, key]] of [...missing].entries()) {
      const vector = result.embeddings[i]!
      known.set(text, vector)
      const value = new Uint8Array(Float64Array.from(vector).buffer)
      const signals = [...new Set(purpose.signals)]
      changed.push({ name: NAME, key, ...(person !== undefined && { person }), signals, value })
    }
    if (changed.length > 0) await store.commit({ artifacts: changed })
    const embeddings = call.values.map((text) => known.get(text)!)
    return { ...result, embeddings }
  })

async function held(store: Store, key: string): Promise<Artifact | undefined> {
  for await (const artifact of store.artifacts(NAME, key)) return artifact
  return undefined
}

/** Through a copy, since a store's bytes need not begin where a number may. */
const numbers = (bytes: Uint8Array): number[] => [...new Float64Array(new Uint8Array(bytes).buffer)]
