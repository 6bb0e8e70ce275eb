import { useMemo, useState } from 'react'
import { type Preference, useProfile, useSession } from '../api.ts'
import { Empty, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { count, number } from '../words.ts'
import { PreferenceCard } from './card.tsx'
import { OwnList } from './ownlist.tsx'
import { Settling } from './settling.tsx'
import { stateOf, strongestFirst } from './state.ts'
import { usePool, useProbe } from './usepool.ts'

/** Statements shown before the rest is asked for. */
const FIRST = 15

/** What is undecided, what would settle it, and what it would change. */
export default function Proposed({ person }: { readonly person: string }) {
  const { data: profile, error, refetch } = useProfile(person)
  return (
    <>
      <Title lead="These were found in what you did, but we are not sure of them yet, so they are not used. What you do next decides, or you do.">
        Proposed
      </Title>
      {error && !profile && <ProblemBox error={error} again={() => refetch()} />}
      {!error && !profile && <Waiting />}
      <OwnList person={person} />
      {profile && <Undecided person={person} preferences={profile.preferences} />}
    </>
  )
}

function Undecided({
  person,
  preferences,
}: {
  readonly person: string
  readonly preferences: readonly Preference[]
}) {
  const { data: session } = useSession()
  const probe = useProbe(person, usePool(person).open, true)
  const [whole, setWhole] = useState(false)
  // Those that are decided here stay where they are until the view is left.
  const [ids] = useState(() =>
    preferences
      .filter((p) => stateOf(p) === 'undecided')
      .toSorted(strongestFirst)
      .map((p) => p.id),
  )
  const all = useMemo(() => {
    const known = new Map(preferences.map((p) => [p.id, p]))
    return ids.flatMap((id) => known.get(id) ?? [])
  }, [preferences, ids])
  if (all.length === 0)
    return (
      <Empty title="Nothing is open">
        <p>
          What is found next appears here first. Edit a draft, choose between answers, or answer a question
          under Compare.
        </p>
      </Empty>
    )
  return (
    <>
      <h2 className="mb-2 text-base">{count(all.length, 'statement')}, the likeliest first</h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
        {all.slice(0, whole ? undefined : FIRST).map((p) => (
          <PreferenceCard
            key={p.id}
            person={person}
            preference={p}
            winner={preferences.find((other) => other.id === p.overruledBy)}
            withScope={p.scope.kind !== 'always'}
            settling={<Settling person={person} preference={p} session={session} probe={probe} />}
          />
        ))}
      </ul>
      {all.length > FIRST && (
        <Button small className="mt-2" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show fewer' : `Show all ${number(all.length)}`}
        </Button>
      )}
    </>
  )
}
