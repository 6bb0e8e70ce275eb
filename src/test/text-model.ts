import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { type LanguageModel, type Purpose, purposeOf } from '../model.ts'

/** One turn of a conversation, its text parts joined. */
export interface Turn {
  readonly role: 'user' | 'assistant' | 'tool'
  readonly content: string
}

/** A call as a test reads it: what it is for, and what the model was shown. */
export interface ModelCall extends Purpose {
  /** Empty for a call that was not made by `asker`, or whose purpose was taken off on the way. */
  readonly step: string
  readonly system: string
  /** The prompt: the first turn. */
  readonly user: string
  /** Every turn after the system's; more than one when an answer was sent back for repair. */
  readonly messages: readonly Turn[]
}

/** What a model says. An object is sent as JSON; undefined: it has nothing to say to this. */
export type Reply = string | object | undefined

export const replyText = (reply: string | object): string =>
  typeof reply === 'string' ? reply : JSON.stringify(reply)

/** Reads a call out of the AI SDK's options. */
export function modelCall(options: LanguageModelV4CallOptions): ModelCall {
  const system = options.prompt.filter((message) => message.role === 'system')
  const messages = options.prompt.flatMap((message): Turn[] =>
    message.role === 'system' ? [] : [{ role: message.role, content: textOf(message) }],
  )
  return {
    ...(purposeOf(options) ?? { step: '', signals: [], attempt: 0 }),
    system: system.map(textOf).join('\n\n'),
    user: messages[0]?.content ?? '',
    messages,
  }
}

const textOf = ({ content }: LanguageModelV4Message): string =>
  typeof content === 'string'
    ? content
    : content.map((part) => (part.type === 'text' ? part.text : '')).join('')

/** A model out of a function from call to text. It may be slow: an abort does not wait for it. */
export function textModel(
  modelId: string,
  reply: (call: ModelCall) => string | Promise<string>,
): LanguageModel {
  async function answer(options: LanguageModelV4CallOptions) {
    options.abortSignal?.throwIfAborted()
    const call = modelCall(options)
    const text = await unlessAborted(options.abortSignal, reply(call))
    return { text, usage: usageOf(call, text) }
  }
  return {
    specificationVersion: 'v4',
    provider: 'penchant',
    modelId,
    supportedUrls: {},
    async doGenerate(options): Promise<LanguageModelV4GenerateResult> {
      const { text, usage } = await answer(options)
      return { content: [{ type: 'text', text }], finishReason: STOP, usage, warnings: [] }
    },
    async doStream(options) {
      const { text, usage } = await answer(options)
      const pieces = text.match(/[\s\S]{1,24}/gu) ?? []
      return {
        stream: ReadableStream.from<LanguageModelV4StreamPart>([
          { type: 'stream-start', warnings: [] },
          { type: 'text-start', id: '0' },
          ...pieces.map((delta) => ({ type: 'text-delta' as const, id: '0', delta })),
          { type: 'text-end', id: '0' },
          { type: 'finish', finishReason: STOP, usage },
        ]),
      }
    },
  }
}

const STOP = { unified: 'stop', raw: 'stop' } as const

/** Four characters a token, rounded up. No model's tokenizer, but the same on every run. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)

function usageOf({ system, messages }: ModelCall, reply: string): LanguageModelV4Usage {
  const shown = tokensOf(system + messages.map((turn) => turn.content).join(''))
  const said = tokensOf(reply)
  return {
    inputTokens: { total: shown, noCache: shown, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: said, text: said, reasoning: undefined },
  }
}

function unlessAborted<T>(abort: AbortSignal | undefined, value: T | Promise<T>): T | Promise<T> {
  if (!abort || !(value instanceof Promise)) return value
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(abort.reason)
    if (abort.aborted) stop()
    abort.addEventListener('abort', stop, { once: true })
    value.then(resolve, reject).finally(() => abort.removeEventListener('abort', stop))
  })
}
