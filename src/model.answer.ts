import type { ModelFault } from './errors.ts'
import type { Prompt } from './model.ts'

/** What a model said, and why it stopped. */
export interface Reply {
  readonly text: string
  readonly finish: string
}

/** What is said of a text as far as it has come: without thinking before it, and nothing while that may still go on. */
export function spoken(text: string): string {
  const begun = text.trimStart()
  if (THINK.some((tag) => tag.startsWith(begun.slice(0, tag.length)))) {
    const end = /<\/think(?:ing)?>\s*/.exec(text)
    return end ? text.slice(end.index + end[0].length) : ''
  }
  return text
}

const THINK = ['<think>', '<thinking>']

type Read<T> = { readonly value: T } | { readonly fault: ModelFault; readonly detail: string }

/** What an answer comes to, or what is wrong with it. Some servers leave out the tag that opens the thinking. */
export function readAnswer<T>(prompt: Pick<Prompt<T>, 'schema'>, { text, finish }: Reply): Read<T> {
  const answer = spoken(text)
    .replace(/^[\s\S]*<\/think(?:ing)?>/, '')
    .trim()
  if (finish === 'content-filter') return { fault: 'filtered', detail: '' }
  if (answer === '') return { fault: finish === 'length' ? 'truncated' : 'empty', detail: 'it was empty' }
  if (!prompt.schema)
    return finish === 'length'
      ? { fault: 'truncated', detail: 'it was cut off' }
      : REFUSAL.test(answer)
        ? { fault: 'refused', detail: answer.slice(0, 80) }
        : { value: answer as T }
  const json = embedded(answer)
  if (json === undefined) {
    if (finish === 'length') return { fault: 'truncated', detail: 'it was cut off' }
    return REFUSAL.test(answer)
      ? { fault: 'refused', detail: answer.slice(0, 80) }
      : { fault: 'malformed', detail: 'it held no JSON object' }
  }
  const parsed = prompt.schema.safeParse(json)
  if (parsed.success) return { value: parsed.data }
  const issue = parsed.error.issues[0]!
  return { fault: 'malformed', detail: `${issue.path.join('.') || 'answer'}: ${issue.message}` }
}

/** An apology alone is none: letters begin like that. */
const REFUSAL =
  /^(?:(?:i['’]m|i am|we['’]re) (?:very |so )?sorry|sorry|i can(?:['’]t|not)|i(?:['’]m| am) (?:unable|not able))[^.\n]{0,80}\b(?:assist|help with|comply|fulfil|request|provide (?:that|this)|do that)/i

/** The JSON object in an answer that may have fences or words around it. */
function embedded(text: string): unknown {
  for (const candidate of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)])
    try {
      const value: unknown = JSON.parse(candidate)
      if (typeof value === 'object' && value !== null) return value
    } catch {
      // Not JSON as it stands; the next candidate is cut closer.
    }
  return undefined
}
