import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InvalidInputError } from '../errors.ts'
import type { Agent } from './agent.ts'
import { agentNamed } from './agents.ts'

/** Whether an agent is named by a file of its own. No name of ours holds a slash. */
export const isModule = (name: string): boolean => /[/\\]/.test(name)

/**
 * An agent by its name, or the default export of a module: `./my-agent.ts`, from the current folder.
 *
 * @throws InvalidInputError for a name nobody has, and a module that exports no agent.
 */
export async function agentOf(name: string): Promise<Agent> {
  if (!isModule(name)) return agentNamed(name)
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(name)).href).catch(
    (error: Error) => {
      throw new InvalidInputError('agents', name, `it cannot be loaded: ${error.message}`)
    },
  )
  const agent = module.default as Partial<Agent> | undefined
  if (typeof agent?.name !== 'string' || typeof agent.begin !== 'function')
    throw new InvalidInputError('agents', name, 'let it export {name, about, begin} as default')
  return agent as Agent
}
