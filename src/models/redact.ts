import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider'
import type { LanguageModel } from '../model.ts'
import { over } from './layer.ts'

/** Takes out of a text what must not leave. */
export type Redact = (text: string) => string

/**
 * The model with every text of the prompt redacted: instructions, messages, reasoning, what tools were given and
 * gave back. Files pass as they are.
 */
export function redacted(model: LanguageModel, redact: Redact): LanguageModel {
  const clean = (options: LanguageModelV4CallOptions): LanguageModelV4CallOptions => ({
    ...options,
    prompt: options.prompt.map((message) => cleanMessage(message, redact)),
  })
  return over(model, {
    doGenerate: (options) => model.doGenerate(clean(options)),
    doStream: (options) => model.doStream(clean(options)),
  })
}

function cleanMessage(message: LanguageModelV4Message, redact: Redact): LanguageModelV4Message {
  if (message.role === 'system') return { ...message, content: redact(message.content) }
  const content = message.content.map((part) => {
    if ('text' in part) return { ...part, text: redact(part.text) }
    if (part.type === 'tool-call') return { ...part, input: deep(part.input, redact) }
    if (part.type === 'tool-result') return { ...part, output: cleanOutput(part.output, redact) }
    return part
  })
  // Each part keeps its type, so it still fits its message; the compiler cannot follow that.
  return { ...message, content } as LanguageModelV4Message
}

function cleanOutput(
  output: LanguageModelV4ToolResultOutput,
  redact: Redact,
): LanguageModelV4ToolResultOutput {
  if (output.type === 'execution-denied') return output
  if (output.type !== 'content')
    return { ...output, value: deep(output.value, redact) } as LanguageModelV4ToolResultOutput
  const value = output.value.map((item) =>
    item.type === 'text' ? { ...item, text: redact(item.text) } : item,
  )
  return { ...output, value }
}

/** Every string in a JSON value; names of fields stay. */
function deep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => deep(item, redact))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, redact)]))
}
