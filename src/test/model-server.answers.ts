import { z } from 'zod'
import type { Fault } from './model-server.faults.ts'
import { type Turn, tokensOf } from './text-model.ts'

// The bodies of an OpenAI-compatible server: what it takes, what it answers.

const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
])

export const chatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z
    .array(
      z.discriminatedUnion('role', [
        z.looseObject({ role: z.enum(['system', 'developer', 'user', 'tool']), content }),
        z.looseObject({ role: z.literal('assistant'), content: content.nullish() }),
      ]),
    )
    .min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  response_format: z.looseObject({ type: z.enum(['text', 'json_object', 'json_schema']) }).nullish(),
})

export type ChatRequest = z.infer<typeof chatRequest>

export const embeddingRequest = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  encoding_format: z.literal('float').nullish(),
})

/** The text of a request: what `system`, `user` and `messages` of a call are read from. */
export function conversation({ messages }: ChatRequest): { system: string; turns: Turn[] } {
  const all = messages.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join(''),
  }))
  const isSystem = (role: string) => role === 'system' || role === 'developer'
  return {
    system: all.flatMap((m) => (isSystem(m.role) ? [m.content] : [])).join('\n\n'),
    turns: all.filter((m): m is Turn => !isSystem(m.role)),
  }
}

interface Completion {
  readonly content: string | null
  readonly refusal?: string
  readonly finish: 'stop' | 'length' | 'content_filter'
}

const REFUSAL = "I'm sorry, I can't help with that."

/** What the model says under a fault of content. */
export function completion(text: string, fault: Fault | undefined): Completion {
  const half = text.slice(0, text.length >> 1)
  if (fault === 'truncatedContent') return { content: half, finish: 'length' }
  if (fault === 'contentFilter') return { content: half, finish: 'content_filter' }
  if (fault === 'wrongSchema') return { content: '{"unasked":[{"shape":true}]}', finish: 'stop' }
  if (fault === 'refusal') return { content: null, refusal: REFUSAL, finish: 'stop' }
  if (fault === 'refusalText') return { content: REFUSAL, finish: 'stop' }
  return { content: fault === 'empty' ? '' : text, finish: 'stop' }
}

/** One JSON body, or the events of a stream: the pieces of the HTTP body in order. */
export function chatPieces(id: string, request: ChatRequest, said: Completion): string[] {
  const { system, turns } = conversation(request)
  const prompt_tokens = tokensOf(system + turns.map((turn) => turn.content).join(''))
  const completion_tokens = tokensOf(said.content ?? '')
  const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens }
  const head = { id, created: 0, model: MODEL }
  const refusal = said.refusal ?? null
  if (!request.stream) {
    const message = { role: 'assistant', content: said.content, refusal }
    const choices = [{ index: 0, message, logprobs: null, finish_reason: said.finish }]
    return [JSON.stringify({ ...head, object: 'chat.completion', choices, usage })]
  }
  const object = 'chat.completion.chunk'
  const chunk = (delta: object, finish_reason: string | null = null) =>
    event({ ...head, object, choices: [{ index: 0, delta, logprobs: null, finish_reason }] })
  return [
    chunk({ role: 'assistant', content: said.content === null ? null : '', ...(refusal && { refusal }) }),
    ...(said.content?.match(/[\s\S]{1,24}/gu) ?? []).map((content) => chunk({ content })),
    chunk({}, said.finish),
    ...(request.stream_options?.include_usage ? [event({ ...head, object, choices: [], usage })] : []),
    'data: [DONE]\n\n',
  ]
}

const event = (body: object): string => `data: ${JSON.stringify(body)}\n\n`

const MODEL = 'scripted'

export const modelList = (empty: boolean): string =>
  list(empty ? [] : [{ id: MODEL, object: 'model', created: 0, owned_by: 'penchant' }])

export function embeddings(input: string | readonly string[], empty: boolean): string {
  const texts = typeof input === 'string' ? [input] : input
  const tokens = texts.reduce((sum, text) => sum + tokensOf(text), 0)
  const rows = texts.map((text, index) => ({ object: 'embedding', index, embedding: wordVector(text) }))
  return list(empty ? [] : rows, { model: MODEL, usage: { prompt_tokens: tokens, total_tokens: tokens } })
}

const list = (data: readonly object[], more: object = {}): string =>
  JSON.stringify({ object: 'list', data, ...more })

/** Counts of words in 64 hashed places, of length 1: texts that share words lie near each other. */
function wordVector(text: string): number[] {
  const vector = new Array<number>(64).fill(0)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) >>> 0
    vector[hash % 64]! += 1
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((x) => x / length)
}

/** OpenAI's form of an error. */
export const errorBody = (message: string, type: string, code: string | null = null): string =>
  JSON.stringify({ error: { message, type, param: null, code } })
