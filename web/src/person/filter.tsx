import { useId } from 'react'
import type { Preference } from '../api.ts'
import { number, TOPICS } from '../words.ts'
import { stateOf, topicOf } from './state.ts'

export interface Wanted {
  readonly search: string
  /** Empty: any. */
  readonly topic: string
}

export const EVERYTHING: Wanted = { search: '', topic: '' }

interface Props {
  readonly preferences: readonly Preference[]
  readonly wanted: Wanted
  readonly want: (wanted: Wanted) => void
}

const BOX = 'w-full rounded-md border border-edge bg-panel px-3 py-1.5'

/** By words, and by what statements are about: there may be a hundred. */
export function Filter({ preferences, wanted, want }: Props) {
  const id = useId()
  const { search, topic } = wanted
  const shown = preferences.filter((p) => stateOf(p) !== 'undecided')
  const topics = Object.keys(TOPICS).flatMap((name) => {
    const { length } = shown.filter((p) => topicOf(p) === name)
    return length > 0 || name === topic ? [{ name, length }] : []
  })
  const change = (part: Partial<Wanted>) => {
    const next = { ...wanted, ...part }
    want(next.search === '' && next.topic === '' ? EVERYTHING : next)
  }
  return (
    <div className="mb-6 flex flex-wrap gap-x-4 gap-y-3">
      <div className="w-full max-w-sm">
        <label htmlFor={`${id}-find`} className="mb-1 block text-sm font-medium">
          Find a statement
        </label>
        <input
          id={`${id}-find`}
          type="search"
          value={search}
          onChange={(event) => change({ search: event.target.value })}
          className={BOX}
        />
      </div>
      <div className="w-full max-w-xs">
        <label htmlFor={`${id}-about`} className="mb-1 block text-sm font-medium">
          About
        </label>
        <select
          id={`${id}-about`}
          value={topic}
          onChange={(event) => change({ topic: event.target.value })}
          className={BOX}
        >
          <option value="">everything</option>
          {topics.map(({ name, length }) => (
            <option key={name} value={name}>
              {TOPICS[name]} ({number(length)})
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
