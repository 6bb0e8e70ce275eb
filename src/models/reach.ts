import { InvalidInputError } from '../errors.ts'
import type { Price } from './account.ts'
import { contextOf, priceOf } from './catalog.ts'
import { type Env, setting } from './env.ts'
import { type ListOptions, listModels } from './list.ts'
import { HOSTED, hosted, type Provider, server } from './providers.ts'

/** A model that answers here and now, by the id to use it with. */
interface Reachable {
  readonly id: string
  readonly context?: number
  /** USD per million tokens. */
  readonly price?: Price
}

/** A provider, and why it cannot be used, with what to do about it. */
interface ProviderState {
  readonly name: string
  readonly reason?: string
}

export interface Reach {
  readonly models: readonly Reachable[]
  readonly providers: readonly ProviderState[]
}

/**
 * Asks everybody whose key is there, a running Ollama and the server of PENCHANT_MODEL for their models, all at
 * once. No text is sent and nothing is charged. Who does not answer in time is a reason, not an error.
 */
export async function reach(env: Env, options: ListOptions = {}): Promise<Reach> {
  const found = await Promise.all([
    ...HOSTED.map((name) => reachOne(name, () => hosted(name, env), options)),
    ...ownServer(env).map((base) =>
      reachOne('PENCHANT_MODEL', () => server('PENCHANT_MODEL', base, env), options),
    ),
  ])
  return { models: found.flatMap((f) => f.models), providers: found.map((f) => f.provider) }
}

interface Found {
  readonly models: readonly Reachable[]
  readonly provider: ProviderState
}

async function reachOne(
  name: string,
  find: () => Provider | { readonly missing: string },
  options: ListOptions,
): Promise<Found> {
  const without = (reason: string): Found => ({ models: [], provider: { name, reason } })
  let provider: ReturnType<typeof find>
  try {
    provider = find()
  } catch (error) {
    if (error instanceof InvalidInputError) return without(error.message)
    throw error
  }
  if ('missing' in provider) return without(`set ${provider.missing}`)
  const listing = await listModels(provider, options)
  if ('fault' in listing) return without(remedy(provider, listing.reason))
  const prefix = provider.name === 'server' ? `${provider.base}#` : `${provider.name}/`
  const models = listing.models
    .filter(({ id }) => !OTHER.test(id))
    .map(({ id, context }) => known(`${prefix}${id}`, context))
  if (models.length === 0) return without('it answers, but has no language model')
  return { models: models.sort((a, b) => (a.id < b.id ? -1 : 1)), provider: { name } }
}

/** What the server says of its own model goes before the catalogue. */
function known(id: string, listed: number | undefined): Reachable {
  const context = listed ?? contextOf(id)
  const price = priceOf(id)
  return { id, ...(context !== undefined && { context }), ...(price && { price }) }
}

/** Models that take or give something else than text; lists do not tell them apart. */
const OTHER =
  /embed|whisper|transcri|rerank|(?:^|[-_/])(?:tts|audio|image|imagen|live|realtime|dall-e|sora|veo|moderation|aqa)(?:[-_.]|$)/i

function remedy({ name, base }: Provider, reason: string): string {
  if (name === 'ollama') return `nothing to use at ${base}: ${reason}; start Ollama, or set OLLAMA_HOST`
  if (name === 'server') return `nothing to use at ${base}: ${reason}; check the address and PENCHANT_API_KEY`
  return `${reason}; check the key${reason.startsWith('status') ? '' : ' and the connection'}`
}

/** The address in PENCHANT_MODEL; none when it names a provider, which is asked anyway. */
function ownServer(env: Env): string[] {
  const model = setting(env, 'PENCHANT_MODEL')
  return model && /^https?:\/\//i.test(model) ? [model.split('#')[0]!] : []
}
