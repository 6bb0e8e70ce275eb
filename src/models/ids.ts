import type { EmbeddingModelV2, EmbeddingModelV3, LanguageModelV2, LanguageModelV3 } from '@ai-sdk/provider'
import { InvalidInputError, ModelError } from '../errors.ts'
import type { Embedder, LanguageModel } from '../model.ts'
import { type Env, environment } from './env.ts'
import { listModels } from './list.ts'
import { localEmbedder } from './local-embedder.ts'
import { HOSTED, hosted, isHosted, open, type Provider, server } from './providers.ts'

/** A model object of any AI SDK from version 5 on. */
export type AnyModel = LanguageModel | LanguageModelV3 | LanguageModelV2
export type AnyEmbedder = Embedder | EmbeddingModelV3 | EmbeddingModelV2<string>

/** A model by its id (see `resolveModel`), or an AI SDK model, lifted to the newest interface. */
export async function toModel(model: string | AnyModel, env?: Env): Promise<LanguageModel> {
  if (typeof model === 'string') return resolveModel(model, env)
  if (model?.specificationVersion === 'v4') return model
  checkVersion('model', model, 'doGenerate')
  const { wrapLanguageModel } = await import('ai')
  return wrapLanguageModel({ model, middleware: [] })
}

/** The same for embedding models. */
export async function toEmbedder(embedder: string | AnyEmbedder, env?: Env): Promise<Embedder> {
  if (typeof embedder === 'string') return resolveEmbedder(embedder, env)
  if (embedder?.specificationVersion === 'v4') return embedder
  checkVersion('embedder', embedder, 'doEmbed')
  const { wrapEmbeddingModel } = await import('ai')
  return wrapEmbeddingModel({ model: embedder as EmbeddingModelV3, middleware: [] })
}

/**
 * A language model by its id: `openai/…`, `anthropic/…`, `google/…`, `ollama/…`, or the address of a server that
 * speaks OpenAI's protocol, `http://host:port/v1#model`; without `#model` the server is asked for its only one.
 * Keys come from the environment or a `.env`. Nothing but that question is sent.
 *
 * @throws InvalidInputError naming what is wrong with the id, or the variable a key is missing from.
 * @throws ModelError when a server has to be asked and does not answer.
 */
export async function resolveModel(id: string, env: Env = environment()): Promise<LanguageModel> {
  const { provider, model } = await find('model', id, env)
  return (await open(provider)).model(model)
}

/** An embedding model by its id: as `resolveModel`, and `local`, which needs nobody. */
export async function resolveEmbedder(id = 'local', env: Env = environment()): Promise<Embedder> {
  if (id === 'local') return localEmbedder()
  const { provider, model } = await find('embedder', id, env)
  const { embedder } = await open(provider)
  if (!embedder)
    throw new InvalidInputError(
      'embedder',
      id,
      'this provider has none; use local or one of another provider',
    )
  return embedder(model)
}

interface Found {
  readonly provider: Provider
  readonly model: string
}

async function find(field: string, id: string, env: Env): Promise<Found> {
  if (/^https?:\/\//i.test(id)) {
    const hash = id.includes('#') ? id.indexOf('#') : id.length
    const provider = server(field, id.slice(0, hash), env)
    return { provider, model: id.slice(hash + 1) || (await onlyModel(field, provider)) }
  }
  const slash = id.indexOf('/')
  const [name, model] = [id.slice(0, slash), id.slice(slash + 1)]
  if (slash < 0 || !isHosted(name) || model === '')
    throw new InvalidInputError(
      field,
      id,
      `write ${HOSTED.map((h) => `${h}/…`).join(', ')}, or the address of a server, http://host:port/v1#model`,
    )
  const provider = hosted(name, env)
  if ('missing' in provider)
    throw new InvalidInputError(field, id, `set ${provider.missing} in the environment or in .env`)
  return { provider, model }
}

/** How many models an error names. */
const NAMED = 10

async function onlyModel(field: string, provider: Provider): Promise<string> {
  const listing = await listModels(provider)
  if ('fault' in listing) throw new ModelError(provider.base, listing.fault, listing.reason)
  const ids = listing.models.map(({ id }) => id)
  if (ids.length === 1) return ids[0]!
  const some = `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ', …' : ''}`
  throw new InvalidInputError(
    field,
    provider.base,
    ids.length === 0 ? 'the server has no model loaded' : `append #model; it has ${some}`,
  )
}

function checkVersion(field: string, model: AnyModel | AnyEmbedder, method: string): void {
  const version: unknown = model?.specificationVersion
  if ((version === 'v2' || version === 'v3') && method in model) return
  throw new InvalidInputError(
    field,
    version,
    'give an id such as openai/…, or a model of the AI SDK 5 or newer',
  )
}
