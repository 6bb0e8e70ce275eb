import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import { type LanguageModel, type Purpose, tagged } from '../model.ts'

// Small values for the tests of what is put around a model.

export const usage = (input?: number, output?: number): LanguageModelV4Usage => ({
  inputTokens: { total: input, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: output, text: undefined, reasoning: undefined },
})

export const answer = (
  text: string,
  more: Partial<LanguageModelV4GenerateResult> = {},
): LanguageModelV4GenerateResult => ({
  content: [{ type: 'text', text }],
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: usage(10, 2),
  warnings: [],
  ...more,
})

/** A call of Ann's, made from no signal; with `purpose: undefined`, a call nobody tagged. */
export const question = (
  text: string,
  more: Partial<LanguageModelV4CallOptions> & { purpose?: Partial<Purpose> | undefined } = {},
): LanguageModelV4CallOptions => {
  const { purpose = {}, providerOptions, ...rest } = more
  const tag = tagged({ step: 'test', person: 'ann', signals: [], attempt: 0, ...purpose })
  return {
    prompt: [{ role: 'user', content: [{ type: 'text', text }] }],
    providerOptions: { ...('purpose' in more && !more.purpose ? {} : tag), ...providerOptions },
    ...rest,
  }
}

/** A model that answers with `reply`, and what it was asked. */
export function scripted(
  reply: (options: LanguageModelV4CallOptions, call: number) => unknown = () => answer('yes'),
  parts: (options: LanguageModelV4CallOptions, call: number) => unknown = () => streamOf([]),
): LanguageModel & { readonly asked: LanguageModelV4CallOptions[] } {
  const asked: LanguageModelV4CallOptions[] = []
  return {
    specificationVersion: 'v4',
    provider: 'scripted',
    modelId: 'one',
    supportedUrls: {},
    asked,
    doGenerate: async (options) => {
      asked.push(options)
      return (await reply(options, asked.length)) as LanguageModelV4GenerateResult
    },
    doStream: async (options) => {
      asked.push(options)
      return { stream: (await parts(options, asked.length)) as ReadableStream<LanguageModelV4StreamPart> }
    },
  }
}

export const said = (delta: string): LanguageModelV4StreamPart => ({ type: 'text-delta', id: '1', delta })

export const finish = (input?: number, output?: number): LanguageModelV4StreamPart => ({
  type: 'finish',
  usage: usage(input, output),
  finishReason: { unified: 'stop', raw: 'stop' },
})

/** A stream of these parts, which then closes, or breaks with the error; with `open` it does neither. */
export const streamOf = (
  parts: readonly LanguageModelV4StreamPart[],
  then: { error?: Error; open?: boolean; cancelled?: () => void } = {},
): ReadableStream<LanguageModelV4StreamPart> => {
  const left = [...parts]
  return new ReadableStream({
    pull(controller) {
      const part = left.shift()
      if (part) return controller.enqueue(part)
      if (then.open) return new Promise(() => {})
      if (then.error) return controller.error(then.error)
      controller.close()
    },
    cancel: then.cancelled,
  })
}

/** Lets everything that is ready run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
