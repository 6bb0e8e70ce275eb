import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InvalidInputError } from '../errors.ts'
import { judged } from '../routing/score.prompt.ts'
import { exactMatch, type Item, numberMatch, regexMatch, type Scorer } from '../routing/score.ts'
import type { AskingScorer } from '../routing.collect.ts'
import { UsageError } from './failure.ts'

const MATCHES: Readonly<Record<string, Scorer>> = { exact: exactMatch, number: numberMatch }
const REGEX = 'regex:'

/**
 * The scorer `--score` names: exact, number, `regex:<pattern>`, judge, or a module whose default export, or export
 * `score`, is a function.
 *
 * @throws InvalidInputError, before anything is asked, for a query the scorer could not score an answer to.
 */
export async function scorerOf(name: string, queries: readonly Item[]): Promise<AskingScorer> {
  if (name === 'judge') return judged
  const match = name.startsWith(REGEX) ? regexMatch(name.slice(REGEX.length)) : MATCHES[name]
  if (match === undefined) return imported(name)
  for (const item of queries) await match('', item)
  return match
}

async function imported(name: string): Promise<AskingScorer> {
  if (!/[/\\.]/.test(name))
    throw new UsageError(
      `there is no scorer ${name}; give exact, number, regex:<pattern>, judge, or a module such as ./score.js`,
    )
  const file = resolve(name)
  const module: { readonly default?: unknown; readonly score?: unknown } = await import(
    pathToFileURL(file).href
  ).catch((error: Error) => {
    throw new InvalidInputError('score', name, `it cannot be loaded: ${error.message}`)
  })
  const found = module.default ?? module.score
  if (typeof found !== 'function')
    throw new InvalidInputError(
      'score',
      name,
      'let it export a function (answer, {query, expected}) as default',
    )
  return found as AskingScorer
}
