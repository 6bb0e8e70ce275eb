import { InvalidInputError } from '../errors.ts'
import type { Embedder, LanguageModel } from '../model.ts'
import { discreet, type Env, keyOf, setting } from './env.ts'

/** `server` is anything that speaks OpenAI's protocol at an address of its own. */
export type ProviderName = 'openai' | 'anthropic' | 'google' | 'ollama' | 'server'

/** A place that answers, and the key it is to be asked with. */
export interface Provider {
  readonly name: ProviderName
  readonly base: string
  readonly key?: string
}

interface Kind {
  /** Where the key may stand, the usual place first. */
  readonly keys: readonly string[]
  /** Without a key there is nothing to ask. */
  readonly needsKey?: boolean
  base(env: Env): string
  open(provider: Provider): Promise<Opened>
}

interface Opened {
  readonly model: (id: string) => LanguageModel
  /** Not everybody has embedding models. */
  readonly embedder?: (id: string) => Embedder
}

/** The providers' packages are loaded when they are asked for: together they take longer to load than most commands run. */
const KINDS: Readonly<Record<Exclude<ProviderName, 'server'>, Kind>> = {
  openai: {
    keys: ['OPENAI_API_KEY'],
    needsKey: true,
    base: (env) => address('OPENAI_BASE_URL', setting(env, 'OPENAI_BASE_URL') ?? 'https://api.openai.com/v1'),
    async open({ base, key }) {
      const { createOpenAI } = await import('@ai-sdk/openai')
      const openai = createOpenAI({ baseURL: base, apiKey: key!, fetch: discreet(key) })
      // Chat completions: what stands behind OPENAI_BASE_URL seldom has the newer API, and OpenAI keeps the
      // answers of that one unless told not to.
      return { model: openai.chat, embedder: openai.embeddingModel }
    },
  },
  anthropic: {
    keys: ['ANTHROPIC_API_KEY'],
    needsKey: true,
    base: () => 'https://api.anthropic.com/v1',
    async open({ base, key }) {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return { model: createAnthropic({ baseURL: base, apiKey: key!, fetch: discreet(key) }) }
    },
  },
  google: {
    keys: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'],
    needsKey: true,
    base: () => 'https://generativelanguage.googleapis.com/v1beta',
    async open({ base, key }) {
      const { createGoogle } = await import('@ai-sdk/google')
      const google = createGoogle({ baseURL: base, apiKey: key!, fetch: discreet(key) })
      return { model: google, embedder: google.embeddingModel }
    },
  },
  ollama: { keys: [], base: ollamaBase, open: openCompatible },
}

/** What a base URL may be asked with; most servers on one's own machine want none. */
const SERVER_KEYS = ['PENCHANT_API_KEY']

export const HOSTED = Object.keys(KINDS) as readonly (keyof typeof KINDS)[]

export const isHosted = (name: string): name is keyof typeof KINDS => Object.hasOwn(KINDS, name)

/** A hosted provider as the environment has it; the variable that is missing, when its key is. */
export function hosted(name: keyof typeof KINDS, env: Env): Provider | { readonly missing: string } {
  const { keys, needsKey, base } = KINDS[name]
  const key = keyOf(env, keys)
  if (needsKey && key === undefined) return { missing: keys.join(' or ') }
  return { name, base: base(env), ...(key !== undefined && { key }) }
}

/** A server at an address of one's own. */
export function server(field: string, base: string, env: Env): Provider {
  const key = keyOf(env, SERVER_KEYS)
  return { name: 'server', base: address(field, base), ...(key !== undefined && { key }) }
}

/**
 * An address without a slash at its end.
 *
 * @throws InvalidInputError when it cannot be asked, or holds a secret: fetch would put it into its own error, so
 * does this one not.
 */
function address(field: string, base: string): string {
  const url = URL.parse(base)
  const shown = base.replace(/\/\/.*@/, '//').replace(/\?.*/, '')
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidInputError(field, shown, 'write the address as http://host:port/v1')
  if (url.username || url.password || url.search)
    throw new InvalidInputError(
      field,
      shown,
      'take the password or query out of the address; a key goes into its own variable',
    )
  return base.replace(/\/+$/, '')
}

export const open = (provider: Provider): Promise<Opened> =>
  provider.name === 'server' ? openCompatible(provider) : KINDS[provider.name].open(provider)

async function openCompatible({ name, base, key }: Provider): Promise<Opened> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const compatible = createOpenAICompatible({
    // The cache tells models apart by provider and id, and the same id may mean another model elsewhere.
    name: name === 'server' ? new URL(base).host : name,
    baseURL: base,
    ...(key !== undefined && { apiKey: key }),
    fetch: discreet(key),
    // Else the schema is left out, and only "some JSON" is asked for. Ollama, llama.cpp and vLLM all hold the
    // model to a schema.
    supportsStructuredOutputs: true,
    // Else a stream ends without saying how many tokens it took, and a budget has to guess.
    includeUsage: true,
  })
  return { model: compatible.chatModel, embedder: compatible.embeddingModel }
}

/** OLLAMA_HOST as Ollama's own client reads it: a port alone, a host alone, both, or an address; 0.0.0.0 is for servers. */
function ollamaBase(env: Env): string {
  const host = setting(env, 'OLLAMA_HOST') ?? '127.0.0.1'
  const named = host.startsWith(':') ? `127.0.0.1${host}` : host
  const whole = named.includes('://') ? named : `http://${/:\d+$/.test(named) ? named : `${named}:11434`}`
  return `${address('OLLAMA_HOST', whole).replace('//0.0.0.0', '//127.0.0.1')}/v1`
}
