import { decoded } from './router.ts'

// The token lives in this tab only: neither other tabs nor the address keep it.

const PLACE = 'penchant.token'

export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A storage of the browser, or memory as long as the page lives where the browser denies it. */
export function keptOr(storage: () => Storage): Kept {
  try {
    const kept = storage()
    kept.setItem('penchant.probe', '')
    kept.removeItem('penchant.probe')
    return kept
  } catch {
    const memory = new Map<string, string>()
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => void memory.set(name, value),
      removeItem: (name) => void memory.delete(name),
    }
  }
}

/** Kept as long as the tab. */
export const tab: Kept = keptOr(() => sessionStorage)
/** Kept beyond the visit. */
export const lasting: Kept = keptOr(() => localStorage)

/** The token that an address hands over: `#token=…`. */
export const tokenOf = (address: string): string | undefined => {
  const [, token] = /#token=([^&]+)/.exec(address) ?? []
  return token && decoded(token)
}

export const token = (): string => tab.getItem(PLACE) ?? ''
export const keepToken = (value: string): void => tab.setItem(PLACE, value)

/** Takes the token out of the address, so that it is neither seen, copied nor kept in the history. */
export function takeToken(): void {
  const found = tokenOf(location.hash)
  if (found === undefined) return
  keepToken(found)
  history.replaceState(null, '', location.pathname + location.search)
}
