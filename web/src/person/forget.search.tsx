import { useId } from 'react'
import type { Signal } from '../api.ts'
import { TextField } from '../ui/field.tsx'
import { textsOf } from './signal.ts'

export interface Looked {
  readonly words: string
  /** Empty: any. */
  readonly kind: Signal['kind'] | ''
  /** A day as "2026-03-31", their time; nothing later is shown. Empty: up to now. */
  readonly until: string
}

export const ANY: Looked = { words: '', kind: '', until: '' }

const KINDS: readonly (readonly [Looked['kind'], string])[] = [
  ['', 'anything'],
  ['sample', 'texts you wrote'],
  ['edit', 'drafts you edited'],
  ['choice', 'answers you chose'],
  ['rating', 'answers you rated'],
  ['followUp', 'what you wrote after an answer'],
  ['statement', 'what you told us'],
]

/** Whether somebody who looks for this means that signal. Its kind is asked of the service. */
export function isWanted(signal: Signal, { words, until }: Looked): boolean {
  if (until !== '' && new Date(signal.at) >= dayAfter(until)) return false
  const wanted = words.trim().toLowerCase()
  const texts = [signal.task ?? '', ...textsOf(signal).map(([, text]) => text)]
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + 1)
  return date
}

interface Props {
  readonly looked: Looked
  readonly look: (looked: Looked) => void
}

export function SignalSearch({ looked, look }: Props) {
  const id = useId()
  const change = (part: Partial<Looked>) => {
    const next = { ...looked, ...part }
    look(next.words === '' && next.kind === '' && next.until === '' ? ANY : next)
  }
  return (
    <div className="mb-3 grid gap-x-4 gap-y-3 sm:grid-cols-3">
      <TextField
        label="Find by its words"
        type="search"
        value={looked.words}
        onChange={(event) => change({ words: event.target.value })}
      />
      <div>
        <label htmlFor={id} className="mb-1 block text-sm font-medium">
          What it is
        </label>
        <select
          id={id}
          value={looked.kind}
          onChange={(event) => change({ kind: event.target.value as Looked['kind'] })}
          className="w-full rounded-md border border-edge bg-panel px-3 py-2"
        >
          {KINDS.map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label="Up to this day"
        type="date"
        value={looked.until}
        onChange={(event) => change({ until: event.target.value })}
      />
    </div>
  )
}
