import type { LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import { type LanguageModel, type Purpose, purposeOf, untagged } from '../model.ts'
import { digest } from '../signal.ts'
import type { Store } from '../store.ts'
import { CACHED } from './account.ts'
import { createFlights } from './flight.ts'
import { over } from './layer.ts'

const NAME = 'call'

/** What is kept of an exchange; nothing of the request, and of the response no headers and no raw body. */
type Answer = Pick<
  LanguageModelV4GenerateResult,
  'content' | 'structuredOutputText' | 'finishReason' | 'usage' | 'warnings'
>

/**
 * The model with its answers kept, under a digest of all that shapes them. An answer is durable before it is
 * returned, so a finished call is not paid again after a crash; it goes when its person or one of its signals is
 * forgotten. Person and signals are part of the key: nobody is given what was asked for somebody else, and what
 * was asked before a signal came is no exchange that outlives it. Equal calls at the same time are made once.
 *
 * Calls without a purpose, and streams, pass through: nobody could erase the one, or has read the other to its end.
 *
 * @throws NotFoundError when a signal of the call was forgotten while it ran: its answer must not be kept or used.
 */
export function cached(model: LanguageModel, store: Store): LanguageModel {
  const flights = createFlights<LanguageModelV4GenerateResult>()

  async function recalled(key: string): Promise<LanguageModelV4GenerateResult | undefined> {
    for await (const { value } of store.artifacts(NAME, key))
      if (value.length > 0) return hit(JSON.parse(new TextDecoder().decode(value)))
    return undefined
  }

  async function asked(key: string, purpose: Purpose, options: LanguageModelV4CallOptions) {
    const result = await model.doGenerate(options)
    if (!whole(result)) return result
    const { person, signals } = purpose
    const value = new TextEncoder().encode(JSON.stringify(answerOf(result)))
    await store.commit({
      artifacts: [
        { name: NAME, key, ...(person !== undefined && { person }), signals: [...new Set(signals)], value },
      ],
    })
    return result
  }

  return over(model, {
    async doGenerate(options) {
      const purpose = purposeOf(options)
      if (!purpose) return model.doGenerate(options)
      const key = keyOf(model, purpose, options)
      const { value, first } = await flights.board(key, options.abortSignal, async (abortSignal) => {
        return (await recalled(key)) ?? asked(key, purpose, { ...options, abortSignal })
      })
      return first ? value : hit(answerOf(value))
    },
    doStream: (options) => model.doStream(options),
  })
}

/** The contents of a person's kept answers. */
export async function keptAnswers(store: Store, person: string): Promise<readonly Answer['content'][]> {
  const answers: Answer['content'][] = []
  for await (const artifact of store.artifacts(NAME, undefined, person))
    if (artifact.person === person && artifact.value.length > 0)
      answers.push((JSON.parse(new TextDecoder().decode(artifact.value)) as Answer).content)
  return answers
}

/** Empties a person's kept answers that hold a text, so that nothing of it is left. They are asked for anew if need be. */
export async function forgetAnswers(store: Store, person: string, text: string): Promise<void> {
  const written = JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)
  const decoder = new TextDecoder()
  for await (const artifact of store.artifacts(NAME, undefined, person)) {
    if (artifact.person !== person) continue
    const answer = decoder.decode(artifact.value)
    // A text answer holds it as it is, a structured one written as JSON once more.
    if (answer.includes(written) || answer.includes(JSON.stringify(text).slice(1, -1)))
      await store.commit({ artifacts: [{ ...artifact, value: new Uint8Array() }] })
  }
}

function keyOf(model: LanguageModel, purpose: Purpose, options: LanguageModelV4CallOptions): string {
  const { abortSignal: _, headers: __, ...shape } = untagged(options)
  const { person, attempt } = purpose
  const signals = [...new Set(purpose.signals)].sort()
  // Through JSON first: an address of a file is an object without keys of its own, so all would be one.
  return digest(JSON.parse(JSON.stringify([model.provider, model.modelId, person, attempt, signals, shape])))
}

const answerOf = (result: LanguageModelV4GenerateResult): Answer => ({
  content: result.content,
  structuredOutputText: result.structuredOutputText,
  finishReason: result.finishReason,
  usage: result.usage,
  warnings: result.warnings,
})

const hit = (answer: Answer): LanguageModelV4GenerateResult => ({ ...answer, providerMetadata: CACHED })

/**
 * Worth keeping: not broken off, not empty, and writable as JSON (a file's bytes are not). An answer that ran out
 * of room is kept: with as much room again it would end there again, and be paid again.
 */
function whole({ content, finishReason: { unified } }: Answer): boolean {
  if (unified === 'error' || unified === 'interrupted') return false
  const empty = content.every((part) => part.type === 'text' && part.text === '')
  return !empty && !content.some(({ type }) => type === 'file' || type === 'reasoning-file')
}
