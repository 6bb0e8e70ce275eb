import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type Preference, personKey } from '../api.ts'
import { Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { useNotice } from '../ui/notice.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { count, DID, date, FIELD } from '../words.ts'
import { EditDiff } from './editdiff.tsx'
import { ForgetSignal } from './forget.signal.tsx'
import { pieces, textsOf } from './signal.ts'
import { Trials } from './trials.tsx'
import { useForget } from './useforget.ts'

/** Signals opened at first. */
const FIRST = 2

/** Why it is believed: the places in the person's own signals that show it, and the tests it went through. */
export default function Evidence({
  person,
  preference,
}: {
  readonly person: string
  readonly preference: Preference
}) {
  const [shown, setShown] = useState(FIRST)
  const quoted = [...new Set(preference.evidence.map((e) => e.signal))]
  // Without a place to point at it is about the text as a whole.
  const signals = quoted.length > 0 ? quoted : preference.sources
  return (
    <div className="space-y-4">
      {signals.length === 0 && (
        <p className="text-soft">You said so yourself; it was not learned from anything you did.</p>
      )}
      {quoted.length === 0 && signals.length > 0 && (
        <p className="text-sm text-soft">No single place shows it: it is about the text as a whole.</p>
      )}
      {signals.slice(0, shown).map((id) => (
        <Source key={id} person={person} id={id} preference={preference} />
      ))}
      {signals.length > shown && (
        <Button small onClick={() => setShown(shown + 5)}>
          Show more ({count(signals.length - shown, 'more place')})
        </Button>
      )}
      <Trials person={person} preference={preference} />
    </div>
  )
}

interface SourceProps {
  readonly person: string
  readonly id: string
  readonly preference: Preference
}

function Source({ person, id, preference }: SourceProps) {
  const { data, error } = useQuery({
    queryKey: personKey(person, 'signal', id),
    queryFn: ({ signal }) => client.person(person).signal(id, { signal }),
    staleTime: Infinity,
  })
  const [whole, setWhole] = useState(false)
  const [asking, setAsking] = useState(false)
  const tell = useNotice()
  const forget = useForget(person, ({ preferences }) =>
    tell({ text: `Forgotten${preferences > 0 ? `, with ${count(preferences, 'statement')}` : ''}.` }),
  )
  if (forget.isSuccess) return <p className="text-soft">Forgotten.</p>
  if (error) return <ProblemBox error={error} />
  if (!data) return <Waiting />
  const spans = preference.evidence.filter((e) => e.signal === id)
  const fields = textsOf(data).filter(([field]) => spans.length === 0 || spans.some((e) => e.field === field))
  // A whole edit is told by what it changed.
  const diffOnly = spans.length === 0 && data.kind === 'edit'
  const editShown = diffOnly || whole
  return (
    <article className="space-y-2">
      <p className="text-sm text-soft">
        From {DID[data.kind]}, {date(data.at)}
        {data.task && (
          <span className="wrap-anywhere">
            {' '}
            · <bdi>{data.task}</bdi>
          </span>
        )}
      </p>
      {!diffOnly &&
        fields.map(([field, text]) => (
          <figure key={field}>
            <figcaption className="text-sm font-medium">{FIELD[field] ?? field}</figcaption>
            <blockquote>
              <Text most="max-h-64" className="border-l-4 border-line pl-3">
                {pieces(
                  text,
                  spans.filter((e) => e.field === field),
                ).map(({ text, marked }, i) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place.
                  marked ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
                )}
              </Text>
            </blockquote>
          </figure>
        ))}
      {editShown && data.kind === 'edit' && <EditDiff draft={data.draft} final={data.final} asked={whole} />}
      <div className="flex flex-wrap gap-2">
        {data.kind === 'edit' && !editShown && (
          <Button small onClick={() => setWhole(true)}>
            Show what you changed
          </Button>
        )}
        <Button small look="danger" busy={forget.isPending} onClick={() => setAsking(true)}>
          {forget.isPending ? 'Forgetting it…' : 'Forget this'}
        </Button>
      </div>
      {forget.error && <ProblemBox error={forget.error} />}
      {asking && (
        <ForgetSignal
          signal={data}
          close={() => setAsking(false)}
          run={() => forget.mutate({ signal: data.id })}
        />
      )}
    </article>
  )
}
