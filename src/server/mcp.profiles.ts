import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { NotFoundError } from '../errors.ts'
import type { Profile } from '../preference.ts'
import { profileText } from './mcp.text.ts'
import type { McpReach } from './mcp.ts'
import { problemOf } from './problem.ts'

/** People listed as resources; others are read all the same, and found by completion. */
const LISTED = 100

/** The profile of somebody the store knows, learned or not. */
export async function known(store: McpReach['store'], person: string): Promise<Profile> {
  const profile = await store.profile(person)
  if (profile.version > 0) return profile
  for await (const _ of store.signals({ person })) return profile
  throw new NotFoundError('person', person, `check the name, or observe a signal of theirs first`)
}

/** The profile as a resource: of the one person served, or of each. */
export function addProfiles(server: McpServer, { person: only, store, onFault }: McpReach): void {
  const about = { title: 'Profile', description: 'What is believed of a person, and why', mimeType: TEXT }
  const read = async (uri: URL, person: string) => {
    try {
      const text = profileText(await known(store, person), person)
      return { contents: [{ uri: uri.href, mimeType: TEXT, text }] }
    } catch (error) {
      if (error instanceof NotFoundError) throw new ResourceNotFoundError(uri.href, error.message)
      onFault?.(error)
      throw new Error(problemOf(error).message)
    }
  }
  if (only !== undefined) {
    server.registerResource('profile', uriOf(only), about, (uri) => read(uri, only))
    return
  }
  const names = async (begin: string): Promise<string[]> => {
    const found: string[] = []
    for await (const { person } of store.people()) {
      if (person.startsWith(begin)) found.push(person)
      if (found.length === LISTED) break
    }
    return found
  }
  const template = new ResourceTemplate('penchant://people/{person}/profile', {
    list: async () => ({
      resources: (await names('')).map((name) => ({ ...about, name, uri: uriOf(name) })),
    }),
    complete: { person: names },
  })
  server.registerResource('profile', template, about, (uri, { person }) => read(uri, nameIn(String(person))))
}

const TEXT = 'text/plain'

const uriOf = (person: string): string => `penchant://people/${encodeURIComponent(person)}/profile`

/** A name as it stands in an address; one that nobody can have where it was not encoded as it should be. */
function nameIn(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
