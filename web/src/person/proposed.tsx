import { useMemo, useState } from 'react'
import { type Preference, type Session, useProfile, useSession } from '../api.ts'
import { Empty, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { count, number } from '../words.ts'
import { PreferenceCard } from './card.tsx'
import { settlingText } from './settle.ts'
import { groups, type Placing, placing, stateOf } from './state.ts'

/** Statements shown before the rest is asked for. */
const FIRST = 15

/** What is undecided, what would settle it, and what it would change. */
export default function Proposed({ person }: { readonly person: string }) {
  const { data: profile, error, refetch } = useProfile(person)
  return (
    <>
      <Title lead="These were found in what you did, but their trials have not settled them. They are not used. What you do next decides, or you do.">
        Proposed
      </Title>
      {error && !profile && <ProblemBox error={error} again={() => refetch()} />}
      {!error && !profile && <Waiting />}
      {profile && <Undecided person={person} preferences={profile.preferences} />}
    </>
  )
}

const settlingOf = (p: Preference, session: Session | undefined): string =>
  stateOf(p) !== 'undecided' ? 'Settled by you.' : session ? settlingText(p.tally, session.thresholds) : ''

function Undecided({
  person,
  preferences,
}: {
  readonly person: string
  readonly preferences: readonly Preference[]
}) {
  const { data: session } = useSession()
  const [whole, setWhole] = useState(false)
  // Those that are decided here stay where they are until the view is left.
  const [ids] = useState(
    () => new Set(preferences.filter((p) => stateOf(p) === 'undecided').map((p) => p.id)),
  )
  const [start] = useState<Placing>(() => placing(new Map(), preferences))
  const all = useMemo(
    () =>
      groups(placing(start, preferences), preferences).flatMap((g) =>
        g.preferences.filter((p) => ids.has(p.id)),
      ),
    [start, preferences, ids],
  )
  if (all.length === 0)
    return (
      <Empty title="Nothing is undecided">
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
            settling={settlingOf(p, session)}
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
