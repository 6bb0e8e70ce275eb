import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'
import { wrapLanguageModel } from 'ai'
import type { Client } from './client.ts'
import type { LanguageModel } from './model.ts'
import type { Penchant } from './penchant.ts'
import type { PromptRequest } from './prompt.ts'
import type { SignalInput, SignalOf } from './signal.ts'

/** In this process, or the service. */
export type PenchantSource =
  | { readonly penchant: Pick<Penchant, 'prompt' | 'observe'>; readonly client?: never }
  | { readonly client: Pick<Client, 'person' | 'signals'>; readonly penchant?: never }

export type WithPenchantOptions = PenchantSource & {
  /** Whom the model answers. */
  readonly person: string
  /** What it does for them: "chat", "email". Follow-ups are stored under it too. */
  readonly task?: string
  /** Most tokens of the block. */
  readonly budget?: number
  /** Is told why the block was left out, or a follow-up not stored. Without it a warning names the error, without its text. */
  readonly onError?: (error: unknown, step: 'prompt' | 'observe') => void
}

type WrappedModel = Parameters<typeof wrapLanguageModel>[0]['model']

/** Milliseconds a call waits for Penchant. What is not there by then is done without. */
const PATIENCE = 2000

/**
 * A model that answers one person. Before each call the block of what they prefer goes into the first message of the
 * user, as notes: below the developer's own system words and without their authority. Where the prompt shows that the
 * person went on after an answer, that is stored as a follow-up, once, however often the conversation is sent. Whatever
 * fails in Penchant, the call is made.
 */
export function withPenchant(model: WrappedModel, options: WithPenchantOptions): LanguageModel {
  const { person, task, budget, onError = warn } = options
  const { block, observe } = reach(options)
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v4',
      async transformParams({ params }) {
        const { prompt } = params
        const newest = prompt.findLast((m) => m.role === 'user')
        const context = newest && shortened(textOf(newest))
        const request = {
          ...(task !== undefined && { task }),
          ...(context && { context }),
          ...(budget !== undefined && { budget }),
        }
        const followUp = followUpOf(prompt)
        const [text] = await Promise.all([
          within((signal) => block(request, signal)).catch((error) => {
            onError(error, 'prompt')
            return ''
          }),
          followUp &&
            within((signal) =>
              observe({ kind: 'followUp', person, ...(task !== undefined && { task }), ...followUp }, signal),
            ).catch((error) => onError(error, 'observe')),
        ])
        return text === '' ? params : { ...params, prompt: withBlock(prompt, text) }
      },
    },
  })
}

function reach({ penchant, client, person }: WithPenchantOptions) {
  if (penchant !== undefined)
    return {
      block: async (request: PromptRequest) => (await penchant.prompt(person, request)).text,
      observe: async (signal: SignalInput): Promise<unknown> => penchant.observe(signal),
    }
  return {
    block: async (request: PromptRequest, signal: AbortSignal) =>
      (await client.person(person).prompt(request, { signal })).text,
    observe: async (input: SignalInput, signal: AbortSignal): Promise<unknown> =>
      client.signals.observe(input, { signal }),
  }
}

/** The block as the first part of the first user message, or as one of its own behind the system's. */
function withBlock(prompt: LanguageModelV4Prompt, text: string): LanguageModelV4Prompt {
  const part = { type: 'text', text } as const
  const at = prompt.findIndex((m) => m.role === 'user')
  const message = prompt[at]
  if (message?.role === 'user') return prompt.with(at, { ...message, content: [part, ...message.content] })
  const behind = prompt.findLastIndex((m) => m.role === 'system') + 1
  return prompt.toSpliced(behind, 0, { role: 'user', content: [part] })
}

type FollowUp = Pick<SignalOf<'followUp'>, 'response' | 'message' | 'context'>

/** Messages kept before an answer, and the most characters of each. */
const BEFORE = 6
const LONGEST = 20_000

/**
 * The newest message the person wrote after an answer. It is made of nothing but what stands in the prompt up to there,
 * so that the same conversation gives the same signal at every later call.
 */
function followUpOf(prompt: LanguageModelV4Prompt): FollowUp | undefined {
  const turns = prompt
    .filter((m) => m.role === 'user' || m.role === 'assistant')
    .filter((m) => textOf(m) !== '')
  // What is said before and after a tool was used is one answer.
  const at = turns.findLastIndex((m, i) => m.role === 'user' && turns[i - 1]?.role === 'assistant')
  if (at < 0) return undefined
  const from = turns.findLastIndex((m, i) => i < at && m.role === 'user') + 1
  const context = turns
    .slice(Math.max(0, from - BEFORE), from)
    .map((m) => ({ role: m.role, content: shortened(textOf(m)) }))
  return {
    response: turns.slice(from, at).map(textOf).join('\n\n'),
    message: textOf(turns[at]!),
    ...(context.length > 0 && { context }),
  }
}

const shortened = (text: string): string => text.slice(0, LONGEST)

function textOf({ content }: LanguageModelV4Message): string {
  if (typeof content === 'string') return content.trim()
  return content
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('\n')
    .trim()
}

/** Ends waiting after a time; the work may go on. */
async function within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const late = new DOMException(`Penchant took longer than ${PATIENCE} ms`, 'TimeoutError')
    controller.abort(late)
    reject(late)
  }, PATIENCE)
  try {
    return await Promise.race([work(controller.signal), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The message of an error may quote the person. */
const warn = (error: unknown, step: string): void =>
  console.warn(
    `penchant: ${step} failed (${error instanceof Error ? error.name : typeof error}); the call goes on`,
  )
