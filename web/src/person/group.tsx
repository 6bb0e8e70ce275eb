import { useId, useState } from 'react'
import type { Preference } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { number, place } from '../words.ts'
import { PreferenceCard } from './card.tsx'
import type { Group } from './state.ts'

/** Statements of a group that are shown before the rest is asked for. */
const FIRST = 12

interface Props {
  readonly person: string
  readonly group: Group
  /** Those of the whole profile: one may be overruled by another. */
  readonly all: readonly Preference[]
}

export function PreferenceGroup({ person, group: { key, preferences }, all }: Props) {
  const id = useId()
  const [whole, setWhole] = useState(false)
  const aside = key === '9'
  const shown = whole ? preferences : preferences.slice(0, FIRST)
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} tabIndex={-1} className="mb-2 wrap-anywhere">
        {aside ? 'Set aside' : place(preferences[0]!.scope)}{' '}
        <span className="text-base font-normal text-soft">({number(preferences.length)})</span>
      </h2>
      {aside && <p className="mb-2 text-sm text-soft">Kept in mind, but not used.</p>}
      <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
        {shown.map((p) => (
          <PreferenceCard
            key={p.id}
            person={person}
            preference={p}
            winner={all.find((other) => other.id === p.overruledBy)}
            withScope={aside}
          />
        ))}
      </ul>
      {preferences.length > FIRST && (
        <Button small className="mt-2" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show fewer' : `Show all ${number(preferences.length)}`}
        </Button>
      )}
    </section>
  )
}
