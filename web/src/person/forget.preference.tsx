import { useState } from 'react'
import { type ForgetRequest, type Preference, useProfile } from '../api.ts'
import { Section } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { count } from '../words.ts'
import { Confirm } from './confirm.tsx'
import { strongestFirst } from './state.ts'

interface Props {
  readonly person: string
  readonly forget: (what: ForgetRequest) => void
  readonly busy: boolean
}

const SHOWN = 6

export function ForgetPreference({ person, forget, busy }: Props) {
  const { data } = useProfile(person)
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState<Preference>()
  const all = data?.preferences ?? []
  if (all.length === 0) return null
  const wanted = search.trim().toLowerCase()
  const found = all.filter((p) => p.statement.toLowerCase().includes(wanted)).toSorted(strongestFirst)
  return (
    <Section
      id="one-preference"
      title="Forget one statement"
      lead="Its words, its quotes and what it was checked against go, from older versions too. What you did stays, but for where you said it yourself; it is not learned again from that."
    >
      <div className="max-w-sm">
        <TextField
          label="Find a statement"
          type="search"
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
      </div>
      <ul className="mt-3 divide-y divide-line rounded-lg border border-line bg-panel">
        {found.slice(0, SHOWN).map((p) => (
          <li key={p.id} className="flex items-center justify-between gap-3 px-4 py-2">
            <span id={`forget-${p.id}`} dir="auto" className="min-w-0 wrap-anywhere">
              {p.statement}
            </span>
            <Button
              small
              look="danger"
              busy={busy}
              aria-describedby={`forget-${p.id}`}
              onClick={() => setAsked(p)}
            >
              Forget
            </Button>
          </li>
        ))}
        {found.length === 0 && <li className="px-4 py-2 text-soft">No statement has these words.</li>}
      </ul>
      {found.length > SHOWN && (
        <p className="mt-1 text-sm text-soft">
          And {count(found.length - SHOWN, 'more', 'more')}; find them by their words.
        </p>
      )}
      {asked && (
        <Confirm
          title="Forget this statement?"
          doIt="Forget it"
          close={() => setAsked(undefined)}
          run={() => forget({ preference: asked.id })}
        >
          <p dir="auto" className="font-medium wrap-anywhere">
            {asked.statement}
          </p>
          <p>This cannot be undone.</p>
        </Confirm>
      )}
    </Section>
  )
}
