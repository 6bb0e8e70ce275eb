import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { InvalidInputError } from '../../errors.ts'
import { digest, type Message } from '../../signal.ts'
import { exchanges, type Form, type PrefEvalData, type PrefEvalEntry, saidOutright } from './entries.ts'
import { message, parsed } from './load.rows.ts'

/** Where the forms lie in the folder benchmark_dataset of amazon-science/PrefEval. */
const FOLDERS: Readonly<Record<Form, string>> = {
  explicit: 'explicit_preference',
  'implicit-choice': 'implicit_preference/choice-based',
  'implicit-persona': 'implicit_preference/persona-driven',
}
const OPTIONS = 'mcq_options'
const FILLER = 'filtered_inter_turns.json'

const said = z.object({ preference: z.string(), question: z.string() })
const picked = said.extend({
  conversation: z.object({
    query: z.string(),
    assistant_options: z.string(),
    user_selection: z.string(),
    assistant_acknowledgment: z.string(),
  }),
})
const told = said.extend({
  conversation: z.record(z.string(), z.object({ user: z.string(), assistant: z.string() })),
})
const option = said.extend({ classification_task_options: z.array(z.string()).min(2) })
const unrelated = z.object({ conversation: z.array(message) })

export const isOriginal = (folder: string): boolean => existsSync(join(folder, FILLER))

/**
 * The original's files: one a topic. Forms and options belong together by their place in the file, since their wording
 * differs in places; the right option is the first of each.
 */
export async function loadOriginal(folder: string, form: Form): Promise<PrefEvalData> {
  const names = await readdir(join(folder, FOLDERS[form])).catch(() => {
    throw new InvalidInputError('folder', folder, `give one that holds ${FOLDERS[form]}`)
  })
  const entries: PrefEvalEntry[] = []
  for (const name of names.filter((name) => name.endsWith('.json')).sort()) {
    const rows = await rowsOf(form, join(folder, FOLDERS[form], name))
    const file = join(folder, OPTIONS, name)
    const options = existsSync(file) ? await parsed(file, option) : undefined
    if (options && options.length !== rows.length)
      throw new InvalidInputError(
        file,
        options.length,
        `it must have ${rows.length} rows, as ${form} has: they belong together by place`,
      )
    const topic = basename(name, '.json')
    entries.push(
      ...rows.map((row, i) => {
        const [right, ...wrong] = options?.[i]?.classification_task_options ?? []
        const id = `${topic}-${digest([row.preference, row.question]).slice(0, 10)}`
        return { id, topic, ...row, ...(right !== undefined && { options: { right, wrong } }) }
      }),
    )
  }
  const filler = await parsed(join(folder, FILLER), unrelated)
  return { form, entries, filler: filler.flatMap(({ conversation }) => exchanges(FILLER, conversation)) }
}

type Row = Pick<PrefEvalEntry, 'preference' | 'question' | 'conversation'>

async function rowsOf(form: Form, file: string): Promise<readonly Row[]> {
  if (form === 'explicit')
    return (await parsed(file, said)).map((row) => ({ ...row, conversation: saidOutright(row.preference) }))
  if (form === 'implicit-choice')
    return (await parsed(file, picked)).map(({ conversation: c, ...row }) => ({
      ...row,
      conversation: [
        user(c.query),
        assistant(c.assistant_options),
        user(c.user_selection),
        assistant(c.assistant_acknowledgment),
      ],
    }))
  return (await parsed(file, told)).map(({ conversation, ...row }) => ({
    ...row,
    conversation: Object.values(conversation).flatMap((turn) => [user(turn.user), assistant(turn.assistant)]),
  }))
}

const user = (content: string): Message => ({ role: 'user', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })
