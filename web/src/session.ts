// The token lives in this tab only: neither other tabs nor the address keep it.

const PLACE = 'penchant.token'

/** The token that an address hands over: `#token=…`. */
export const tokenOf = (hash: string): string | undefined => {
  const [, token] = /^#token=([^&]+)/.exec(hash) ?? []
  return token && decodeURIComponent(token)
}

export const token = (): string => sessionStorage.getItem(PLACE) ?? ''
export const keepToken = (value: string): void => sessionStorage.setItem(PLACE, value)

/** Takes the token out of the address, so that it is neither seen, copied nor kept in the history. */
export function takeToken(): boolean {
  const found = tokenOf(location.hash)
  if (found === undefined) return false
  keepToken(found)
  history.replaceState(null, '', location.pathname + location.search)
  return true
}
