import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type ForgetRequest, personKey, type Signal } from '../api.ts'
import { Empty, Section, Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { DID, FIELD, shorten, time } from '../words.ts'
import { Confirm } from './confirm.tsx'
import { gist, textsOf } from './signal.ts'

interface Props {
  readonly person: string
  readonly forget: (what: ForgetRequest) => void
  readonly busy: boolean
}

export function ForgetSignals({ person, forget, busy }: Props) {
  const [asked, setAsked] = useState<Signal>()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: personKey(person, 'signals'),
    queryFn: ({ pageParam, signal }) =>
      client
        .person(person)
        .signals({ order: 'newest', limit: 10, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const signals = data?.pages.flatMap((page) => page.items)
  return (
    <Section
      id="one-signal"
      title="Forget one signal"
      lead="One thing you did: the text, its quotes, and every statement that rested on it alone."
    >
      {error && <ProblemBox error={error} />}
      {!signals && !error && <Waiting />}
      {signals?.length === 0 && (
        <Empty title="Nothing you did is held">
          <p>Signals appear here once the product hands them in.</p>
        </Empty>
      )}
      {signals && signals.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
          {signals.map((signal) => (
            <Row key={signal.id} signal={signal} busy={busy} ask={() => setAsked(signal)} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button small className="mt-2" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show older ones
        </Button>
      )}
      {asked && (
        <Confirm
          title="Forget this signal?"
          doIt="Forget it"
          close={() => setAsked(undefined)}
          run={() => forget({ signal: asked.id })}
        >
          <p className="wrap-anywhere">{shorten(gist(asked), 200)}</p>
          <p>This cannot be undone. Statements that other signals support as well stay.</p>
        </Confirm>
      )}
    </Section>
  )
}

function Row({
  signal,
  busy,
  ask,
}: {
  readonly signal: Signal
  readonly busy: boolean
  readonly ask: () => void
}) {
  const texts = textsOf(signal)
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-2">
      <details className="min-w-0">
        <summary className="cursor-pointer wrap-anywhere" id={`signal-${signal.id}`}>
          <span className="text-sm text-soft">
            {time(signal.at)}, {DID[signal.kind]}
            {signal.task && ` · ${shorten(signal.task, 60)}`}
          </span>
          <br />
          {shorten(gist(signal), 90)}
        </summary>
        <dl className="mt-2 space-y-2 text-sm">
          {texts.map(([field, text]) => (
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
