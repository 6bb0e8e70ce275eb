import { useSyncExternalStore } from 'react'

// Places stand in the fragment: so the names of people never reach a server's log or a proxy.

/** "#/people/ada/believed" → ["people", "ada", "believed"]. */
export const partsOf = (hash: string): readonly string[] =>
  hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decoded)

/** What cannot be read is left as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const href = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export const useParts = (): readonly string[] => partsOf(useSyncExternalStore(listen, () => location.hash))
