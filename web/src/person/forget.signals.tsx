import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client, type ForgetRequest, personKey, type Signal } from '../api.ts'
import { Empty, Section, Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { count, DID, FIELD, shorten, time } from '../words.ts'
import { ANY, isWanted, type Looked, SignalSearch } from './forget.search.tsx'
import { ForgetSignal } from './forget.signal.tsx'
import { gist, textsOf } from './signal.ts'

interface Props {
  readonly person: string
  readonly forget: (what: ForgetRequest) => void
  readonly busy: boolean
}

const STEP = 10
const PAGE = 100

export function ForgetSignals({ person, forget, busy }: Props) {
  const [asked, setAsked] = useState<Signal>()
  const [looked, setLooked] = useState(ANY)
  const [shown, setShown] = useState(STEP)
  const { kind } = looked
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: personKey(person, 'signals', kind),
    queryFn: ({ pageParam, signal }) =>
      client.person(person).signals(
        {
          order: 'newest',
          limit: PAGE,
          ...(kind !== '' && { kind }),
          ...(pageParam && { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const signals = data?.pages.flatMap((page) => page.items)
  const found = signals?.filter((signal) => isWanted(signal, looked)) ?? []
  // Older pages are gone through until there is enough of what is looked for.
  const short = found.length < shown && hasNextPage && !error
  useEffect(() => {
    if (short && !isFetching) fetchNextPage()
  }, [short, isFetching, fetchNextPage])
  const look = (next: Looked) => {
    setLooked(next)
    setShown(STEP)
  }
  const searching = looked !== ANY
  return (
    <Section
      id="one-signal"
      title="Forget one thing you did"
      lead="The text, its quotes, and every statement that rested on it alone."
    >
      {error && <ProblemBox error={error} />}
      {!signals && !error && !searching && <Waiting />}
      {signals?.length === 0 && !searching && (
        <Empty title="Nothing you did is held">
          <p>What you do appears here once the product hands it in.</p>
        </Empty>
      )}
      {(searching || (signals && signals.length > 0)) && <SignalSearch looked={looked} look={look} />}
      {found.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
          {found.slice(0, shown).map((signal) => (
            <Row key={signal.id} signal={signal} busy={busy} ask={() => setAsked(signal)} />
          ))}
        </ul>
      )}
      <p role="status" className="mt-1 text-sm text-soft empty:hidden">
        {searching &&
          (short || !signals
            ? `Looking: ${count(signals?.length ?? 0, 'thing')} so far…`
            : found.length === 0 && 'Nothing you did is like that.')}
      </p>
      {(found.length > shown || hasNextPage) && (
        <Button small className="mt-2" busy={short && isFetching} onClick={() => setShown(shown + STEP)}>
          Show older ones
        </Button>
      )}
      {asked && (
        <ForgetSignal
          signal={asked}
          close={() => setAsked(undefined)}
          run={() => forget({ signal: asked.id })}
        />
      )}
    </Section>
  )
}

interface RowProps {
  readonly signal: Signal
  readonly busy: boolean
  readonly ask: () => void
}

function Row({ signal, busy, ask }: RowProps) {
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-2">
      <details className="min-w-0">
        <summary className="cursor-pointer wrap-anywhere" id={`signal-${signal.id}`}>
          <span className="text-sm text-soft">
            {time(signal.at)}, {DID[signal.kind]}
            {signal.task && ` · ${shorten(signal.task, 60)}`}
          </span>
          <br />
          <bdi>{shorten(gist(signal), 90)}</bdi>
        </summary>
        <dl className="mt-2 space-y-2 text-sm">
          {textsOf(signal).map(([field, text]) => (
            <div key={field}>
              <dt className="font-medium">{FIELD[field]}</dt>
              <dd>
                <Text most="max-h-64">{text}</Text>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <Button small look="danger" busy={busy} aria-describedby={`signal-${signal.id}`} onClick={ask}>
        Forget
      </Button>
    </li>
  )
}
