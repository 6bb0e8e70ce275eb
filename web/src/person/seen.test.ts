import { beforeEach, describe, expect, it } from 'vitest'
import { made, read, since, unsee } from './seen.ts'

const storage = (): Storage => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size
    },
  }
}

describe('the version seen last', () => {
  let lasting: Storage
  let tab: Storage
  beforeEach(() => {
    ;[lasting, tab] = [storage(), storage()]
  })

  it('is none at a first visit, and for the rest of it', () => {
    expect(since('ada', 4, lasting, tab)).toBeUndefined()
    expect(since('ada', 5, lasting, tab)).toBeUndefined()
  })

  it('is that of the last visit for as long as the tab is open', () => {
    since('ada', 4, lasting, tab)
    const next = storage()
    expect(since('ada', 7, lasting, next)).toBe(4)
    expect(since('ada', 8, lasting, next)).toBe(4)
    expect(since('bo', 8, lasting, next)).toBeUndefined()
    expect(since('ada', 9, lasting, storage())).toBe(8)
  })

  it('is what was read, once it was', () => {
    since('ada', 4, lasting, storage())
    since('ada', 7, lasting, tab)
    read('ada', 7, tab)
    expect(since('ada', 7, lasting, tab)).toBe(7)
  })

  it('goes on with what the person does themself, unless something else came in between', () => {
    since('ada', 4, lasting, tab)
    made('ada', 5, lasting, tab)
    expect(since('ada', 5, lasting, storage())).toBe(5)
    const next = storage()
    since('ada', 7, lasting, next)
    made('ada', 8, lasting, next)
    expect(since('ada', 8, lasting, next)).toBe(5)
    const again = storage()
    made('ada', 10, lasting, again)
    expect(since('ada', 10, lasting, again)).toBe(8)
  })

  it('is none where the store was begun anew, and after everything was forgotten', () => {
    since('ada', 9, lasting, storage())
    expect(since('ada', 2, lasting, tab)).toBeUndefined()
    unsee('ada', lasting, tab)
    expect(since('ada', 1, lasting, tab)).toBeUndefined()
    expect(lasting.length).toBe(1)
  })
})
