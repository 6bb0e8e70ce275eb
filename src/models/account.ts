import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { type LanguageModel, type Purpose, purposeOf } from '../model.ts'
import { over, watched } from './layer.ts'

/** USD per million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
}

/** Tokens of one call, or of several. */
export interface Tokens {
  readonly input: number
  readonly output: number
}

/** What is known of a call before it is made. Without `room` it may take any number of tokens to answer. */
interface Asked {
  readonly purpose: Purpose | undefined
  readonly input: number
  readonly room: number | undefined
}

/** How a call ended and what it took. `estimated`: the provider did not say, so it is reckoned from characters. */
interface Outcome {
  readonly kind: 'answered' | 'cached' | 'failed'
  /** Left out when nothing was paid. */
  readonly used?: Tokens & { readonly estimated: boolean }
}

/** Is told of each call before it is made, where it may throw, and through what it returns of its end, once. */
export type Account = (asked: Asked) => (outcome: Outcome) => void

/** Step under which calls without a purpose are counted. */
const UNNAMED = 'other'

export const stepOf = (purpose: Purpose | undefined): string => purpose?.step ?? UNNAMED

/** USD. */
export const costOf = ({ input, output }: Tokens, price: Price): number =>
  (input * price.input + output * price.output) / 1e6

/** Four characters a token: right to a third or so for English, too low for most other languages and for code. */
export const tokensIn = (characters: number): number => Math.ceil(characters / 4)

/** Mark in the `providerMetadata` of an answer that was not paid for now. */
export const CACHED = { penchant: { cached: true } }

export const isCached = ({ providerMetadata }: { providerMetadata?: Record<string, object> }): boolean =>
  (providerMetadata?.penchant as { cached?: boolean } | undefined)?.cached === true

/** The model with an account of each call. */
export const accounted = (model: LanguageModel, account: Account): LanguageModel =>
  over(model, {
    async doGenerate(options) {
      const asked = askedOf(options)
      const end = account(asked)
      try {
        const result = await model.doGenerate(options)
        const used = usedOf(asked, result.usage, characters(result.content))
        end(isCached(result) ? { kind: 'cached' } : { kind: 'answered', used })
        return result
      } catch (error) {
        end({ kind: 'failed' })
        throw error
      }
    },
    async doStream(options) {
      const asked = askedOf(options)
      const end = account(asked)
      try {
        const opened = await model.doStream(options)
        return { ...opened, stream: counted(opened.stream, asked, end) }
      } catch (error) {
        end({ kind: 'failed' })
        throw error
      }
    },
  })

/** A stream that breaks off, or is cancelled, has failed; what came of it is paid. */
function counted(stream: ReadableStream<LanguageModelV4StreamPart>, asked: Asked, end: ReturnType<Account>) {
  let usage: LanguageModelV4Usage | undefined
  let length = 0
  return watched(
    stream,
    (part) => {
      if (part.type === 'finish') usage = part.usage
      else if ('delta' in part) length += part.delta.length
    },
    () => end({ kind: usage ? 'answered' : 'failed', used: usedOf(asked, usage, length) }),
  )
}

function askedOf(options: LanguageModelV4CallOptions): Asked {
  const { responseFormat, tools = [] } = options
  const schema = responseFormat?.type === 'json' ? [responseFormat.schema ?? {}] : []
  const written = [...schema, ...tools].reduce((sum, part) => sum + JSON.stringify(part).length, 0)
  const prompt = options.prompt.reduce((sum, { content }) => sum + characters(content), 0)
  return {
    purpose: purposeOf(options),
    input: tokensIn(prompt + written),
    room: options.maxOutputTokens,
  }
}

function usedOf(asked: Asked, usage: LanguageModelV4Usage | undefined, length: number) {
  const input = usage?.inputTokens.total
  const output = usage?.outputTokens.total
  return {
    input: input ?? asked.input,
    output: output ?? tokensIn(length),
    estimated: input === undefined || output === undefined,
  }
}

type Content = LanguageModelV4CallOptions['prompt'][number]['content'] | LanguageModelV4Content[]

/** Length of the text in a message or an answer; what is not text (a file, a tool's result) is not counted. */
function characters(content: Content): number {
  if (typeof content === 'string') return content.length
  return content.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0)
}
