import { useState } from 'react'

/** Words that were typed and not sent, by person and place: they outlive the view, not the page. */
const words = new Map<string, unknown>()

/** As useState; what was set is there again when the view is come back to. */
export function useKept<T>(person: string, place: string, first: T): [T, (value: T) => void] {
  const key = JSON.stringify([person, place])
  const [value, setValue] = useState(() => (words.has(key) ? (words.get(key) as T) : first))
  return [
    value,
    (next) => {
      if (next === first) words.delete(key)
      else words.set(key, next)
      setValue(next)
    },
  ]
}

export const forgetKept = (): void => words.clear()
