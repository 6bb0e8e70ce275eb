import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { InvalidInputError } from '../errors.ts'
import { isModule } from './run.agents.ts'

/**
 * The fields of a configuration in YAML or JSON, unchecked. Files it names, documents and agents' modules, are taken
 * from its own folder.
 *
 * @throws InvalidInputError for a file that cannot be read, or holds no fields.
 */
export async function readConfig(file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new InvalidInputError('config', file, `it cannot be read: ${error.message}`)
  })
  const fields: unknown = parsed(file, text)
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new InvalidInputError('config', file, 'write fields into it, such as agents: [none, prose]')
  return placed(fields as Readonly<Record<string, unknown>>, (name) => resolve(dirname(file), name))
}

function parsed(file: string, text: string): unknown {
  try {
    // YAML 1.2 holds JSON.
    return parse(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new InvalidInputError('config', file, `it is no YAML: ${error.message.split('\n')[0]}`)
  }
}

function placed(fields: Readonly<Record<string, unknown>>, place: (name: string) => string) {
  const { documents, agents } = fields
  const each = (value: unknown, change: (one: unknown) => unknown) =>
    Array.isArray(value) ? value.map(change) : change(value)
  return {
    ...fields,
    ...(documents !== undefined && { documents: each(documents, (one) => placedFile(one, place)) }),
    ...(agents !== undefined && {
      agents: each(agents, (one) => (typeof one === 'string' && isModule(one) ? place(one) : one)),
    }),
  }
}

function placedFile(one: unknown, place: (name: string) => string): unknown {
  if (typeof one === 'string') return place(one)
  const { file } = (one ?? {}) as { readonly file?: unknown }
  return typeof file === 'string' ? { ...(one as object), file: place(file) } : one
}
