import { useId, useState } from 'react'
import type { Preference } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { number, place, TOPICS } from '../words.ts'
import { PreferenceCard } from './card.tsx'
import { ASIDE, type Group, OWN, type Part } from './state.ts'

/** Statements of a part that are shown before the rest is asked for. */
const FIRST = 5

/** Where somebody looks for something, most of what is found is shown. */
const FOUND = 30

interface Props {
  readonly person: string
  readonly group: Group
  /** Those of the whole profile: one may be overruled by another. */
  readonly all: readonly Preference[]
  /** Whether they were looked for. */
  readonly found: boolean
}

export function PreferenceGroup({ person, group: { key, parts }, all, found }: Props) {
  const id = useId()
  const aside = key === ASIDE
  const total = parts.reduce((sum, part) => sum + part.preferences.length, 0)
  // A few need no headings of their own.
  const whole = total <= FIRST ? [{ name: '', preferences: parts.flatMap((p) => p.preferences) }] : parts
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} tabIndex={-1} dir="auto" className="mb-2 wrap-anywhere">
        {aside ? 'Set aside' : place(parts[0]!.preferences[0]!.scope)}{' '}
        <span className="text-base font-normal text-soft">({number(total)})</span>
      </h2>
      {aside && <p className="mb-2 text-sm text-soft">Kept in mind, but not used.</p>}
      {whole.map((part) => (
        <GroupPart
          key={part.name}
          person={person}
          part={part}
          all={all}
          first={found ? FOUND : FIRST}
          aside={aside}
        />
      ))}
    </section>
  )
}

interface PartProps {
  readonly person: string
  readonly part: Part
  readonly all: readonly Preference[]
  readonly first: number
  readonly aside: boolean
}

function GroupPart({ person, part: { name, preferences }, all, first, aside }: PartProps) {
  const id = useId()
  const [whole, setWhole] = useState(false)
  const title = name === OWN ? 'In your words, or put first by you' : TOPICS[name]
  return (
    <div className="mb-5 last:mb-0">
      {title && (
        <h3 id={id} className="mb-1.5 text-sm text-soft">
          {title} ({number(preferences.length)})
        </h3>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
        {(whole ? preferences : preferences.slice(0, first)).map((p) => (
          <PreferenceCard
            key={p.id}
            person={person}
            preference={p}
            winner={all.find((other) => other.id === p.overruledBy)}
            withScope={aside}
            level={title ? 'h4' : 'h3'}
          />
        ))}
      </ul>
      {preferences.length > first && (
        <Button
          small
          className="mt-2"
          aria-expanded={whole}
          aria-describedby={title && id}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Show fewer' : `Show all ${number(preferences.length)}`}
        </Button>
      )}
    </div>
  )
}
