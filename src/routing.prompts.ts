import { InvalidInputError } from './errors.ts'
import type { Prompt } from './routing/log.ts'

/** An outcome's prompt as it stands in a log: an id or a text, which may have a name beside it. */
export interface Named {
  /** Where it stands, for whoever must mend it. */
  readonly place: string
  readonly prompt: string
  readonly promptId?: string | undefined
}

/**
 * The prompts of a log whose rows name them, each text once, by its first name; a name that another text has already is
 * given a number. Undefined where the first row names none: then a prompt's text is its name.
 */
export async function namedPrompts(rows: AsyncIterable<Named>): Promise<readonly Prompt[] | undefined> {
  const found = new Map<string, Prompt>()
  const ids = new Set<string>()
  for await (const { prompt: text, promptId } of rows) {
    if (found.has(text)) continue
    if (found.size === 0 && promptId === undefined) return undefined
    const name = promptId ?? text
    let id = name
    for (let n = 2; ids.has(id); n++) id = `${name} ${n}`
    ids.add(id)
    found.set(text, { id, text })
  }
  return [...found.values()]
}

/** The id of a row's prompt, which may stand there by its id or its text. @throws InvalidInputError for any other. */
export function placing(prompts: readonly Prompt[]): (row: Named) => string {
  const ids = new Set(prompts.map(({ id }) => id))
  const byText = new Map(prompts.map(({ id, text }) => [text, id]))
  return ({ place, prompt, promptId }) => {
    const id = ids.has(prompt) ? prompt : (byText.get(prompt) ?? promptId)
    if (id === undefined || !ids.has(id))
      throw new InvalidInputError(`${place}: prompt`, prompt, `use the id or the text of one of ${some(ids)}`)
    return id
  }
}

/** Where prompts have no names their texts are their ids: not all of them, nor the whole of one, fit into a line. */
const SOME = 12
const LONG = 40
const some = (ids: ReadonlySet<string>): string => {
  const first = [...ids].slice(0, SOME).map((id) => id.replace(/\s+/g, ' '))
  const short = first.map((id) => (id.length > LONG ? `${id.slice(0, LONG - 1)}…` : id))
  return [...short, ...(ids.size > SOME ? ['…'] : [])].join(', ')
}
