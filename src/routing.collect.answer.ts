import { ModelError } from './errors.ts'
import { readAnswer, spoken } from './model.answer.ts'
import { type LanguageModel, named, tagged } from './model.ts'

const STEP = 'collect.answer'

/** What a model said to one message. */
export interface Answer {
  readonly text: string
  /** It ran out of room before it came to its end. */
  readonly cut: boolean
}

/**
 * Puts one message to a model, with nothing around it, and takes the answer as it is: no repair, and a refusal is an
 * answer too, since it is what whoever uses the prompt would get. Thinking before the answer is left out.
 *
 * @throws ModelError where there is no answer to score: it was empty or filtered, or the model was not reached.
 */
export async function answerOf(
  model: LanguageModel,
  message: string,
  room: number,
  abort: AbortSignal,
): Promise<Answer> {
  const { generateText } = await import('ai')
  const result = await generateText({
    model,
    messages: [{ role: 'user', content: message }],
    maxOutputTokens: room,
    maxRetries: 0,
    abortSignal: abort,
    providerOptions: tagged({ step: STEP, signals: [], attempt: 0 }),
  }).catch((error: unknown) => {
    throw abort.aborted ? abort.reason : named(STEP, error)
  })
  const read = readAnswer<string>({}, { text: result.text, finish: result.finishReason })
  if ('value' in read) return { text: read.value, cut: false }
  const text = spoken(result.text).trim()
  if (read.fault === 'refused') return { text, cut: false }
  if (read.fault === 'truncated') return { text, cut: true }
  throw new ModelError(STEP, read.fault, read.detail)
}
