import { useMemo, useRef, useState } from 'react'
import { type Preference, type Profile, useProfile } from '../api.ts'
import { Empty, Panel, Tag, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { count } from '../words.ts'
import { Add } from './add.tsx'
import { Changes } from './changes.tsx'
import { EVERYTHING, Filter } from './filter.tsx'
import { PreferenceGroup } from './group.tsx'
import { useKept } from './kept.ts'
import { Learn } from './learn.tsx'
import { OwnList } from './ownlist.tsx'
import { ASIDE, groups, type Placing, placing, stateOf, topicOf } from './state.ts'

/** What we believe about you: by scope, with why, and with what can be done about it. */
export function Believed({ person }: { readonly person: string }) {
  const { data: profile, error, refetch } = useProfile(person)
  return (
    <>
      <Title lead="Each statement was checked against what you did after it was found. Those that were right are used when a text is written for you. You have the last word on all of them.">
        What we believe about you
      </Title>
      {error && !profile && <ProblemBox error={error} again={() => refetch()} />}
      {!error && !profile && <Waiting />}
      {profile && <Beliefs profile={profile} />}
    </>
  )
}

function Beliefs({ profile: { person, version, preferences, waiting } }: { readonly profile: Profile }) {
  const [adding, setAdding] = useKept(person, 'adding', false)
  const opener = useRef<HTMLButtonElement>(null)
  const used = preferences.filter((p) => p.usable).length
  const open = preferences.filter((p) => stateOf(p) === 'undecided').length
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          <Tag tone="good">{used} in use</Tag> {open > 0 && <Tag>{open} not sure yet</Tag>}
        </p>
        <Button ref={opener} small aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Say how you like it
        </Button>
      </div>
      {adding && (
        <Panel className="mb-6">
          <Add
            person={person}
            done={() => {
              setAdding(false)
              opener.current?.focus()
            }}
          />
        </Panel>
      )}
      <Changes person={person} version={version} />
      <OwnList person={person} />
      {waiting > 0 && (
        <Panel className="mb-6">
          <p className="mb-2">
            {count(waiting, 'thing you did was', 'things you did were')} not learned from yet.
          </p>
          <Learn person={person} />
        </Panel>
      )}
      {preferences.length === 0 ? (
        <Nothing waiting={waiting} />
      ) : (
        <Groups person={person} preferences={preferences} />
      )}
    </>
  )
}

function Groups({
  person,
  preferences,
}: {
  readonly person: string
  readonly preferences: readonly Preference[]
}) {
  const placed = useRef<Placing>(new Map())
  const [wanted, setWanted] = useState(EVERYTHING)
  const { search, topic } = wanted
  const found = useMemo(() => {
    placed.current = placing(placed.current, preferences)
    const words = search.trim().toLowerCase()
    const isFound = (p: Preference, aside: boolean) =>
      (words !== '' || aside || stateOf(p) !== 'undecided') &&
      (topic === '' || topicOf(p) === topic) &&
      p.statement.toLowerCase().includes(words)
    return groups(placed.current, preferences)
      .map(({ key, parts }) => ({
        key,
        parts: parts
          .map((part) => ({
            ...part,
            preferences: part.preferences.filter((p) => isFound(p, key === ASIDE)),
          }))
          .filter((part) => part.preferences.length > 0),
      }))
      .filter((group) => group.parts.length > 0)
  }, [preferences, search, topic])
  const total = found.flatMap((group) => group.parts.flatMap((part) => part.preferences)).length
  return (
    <>
      <Filter preferences={preferences} wanted={wanted} want={setWanted} />
      <p role="status" className="sr-only">
        {wanted !== EVERYTHING && `${count(total, 'statement')} found`}
      </p>
      {found.map((group) => (
        <PreferenceGroup
          key={group.key}
          person={person}
          group={group}
          all={preferences}
          found={wanted !== EVERYTHING}
        />
      ))}
      {total === 0 &&
        (wanted !== EVERYTHING ? (
          <Empty title="No statement is like that" />
        ) : (
          <Empty title="Nothing is sure enough to be used yet">
            <p>What we are not sure of yet stands under Proposed.</p>
          </Empty>
        ))}
    </>
  )
}

function Nothing({ waiting }: { readonly waiting: number }) {
  return (
    <Empty title="Nothing is believed about you yet">
      <p>
        {waiting > 0
          ? 'What you did so far waits to be learned from.'
          : 'Statements appear here once you have edited a draft, chosen between answers or written a few texts.'}{' '}
        You can also say how you like it yourself.
      </p>
    </Empty>
  )
}
