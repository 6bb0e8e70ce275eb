import { useEffect, useState } from 'react'
import { client, type Happening, isRefused, PenchantProblem, useSession } from '../api.ts'
import { href } from '../router.ts'
import { Empty, Tag, Title } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { time } from '../words.ts'

/** Events kept on the page. */
const KEPT = 200
/** Milliseconds before a connection that broke is made again. */
const AGAIN = 3000

/** What happens, as it happens: ids and names, no texts. */
export default function Live() {
  const [paused, setPaused] = useState(false)
  const { events, state, error } = useEvents(paused)
  return (
    <>
      <Title lead="Signals, changes and jobs as they come: who and what, never a text.">Live</Title>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Button small aria-pressed={paused} onClick={() => setPaused(!paused)}>
          Pause
        </Button>
        <p role="status">
          <Tag tone={state === 'open' ? 'good' : 'warn'}>
            {paused ? 'paused' : state === 'open' ? 'connected' : 'not connected yet'}
          </Tag>
        </p>
      </div>
      {error !== undefined && <ProblemBox error={error} />}
      {events.length === 0 && state === 'open' && (
        <Empty title="Nothing happened yet">
          <p>
            Events appear here when your product sends signals, or when somebody changes what is believed
            about them.
          </p>
        </Empty>
      )}
      {events.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
          {events.map((event) => (
            <Row key={event.id} event={event} />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ event: { event, at, what, person, about } }: { readonly event: Happening }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 text-sm">
      <time dateTime={at} className="text-soft tabular-nums">
        {time(at)}
      </time>
      <span className="font-medium">
        {event}
        {what && `: ${what}`}
      </span>
      {person !== undefined && (
        <a href={href('people', person)} className="wrap-anywhere">
          <bdi>{person}</bdi>
        </a>
      )}
      {about && <code className="text-soft">{about.slice(0, 8)}</code>}
    </li>
  )
}

const isRefusal = (problem: unknown): boolean => problem instanceof PenchantProblem && problem.status < 500

function useEvents(paused: boolean) {
  const { dataUpdatedAt: entered, refetch } = useSession()
  const [events, setEvents] = useState<readonly Happening[]>([])
  const [state, setState] = useState<'open' | 'closed'>('closed')
  const [error, setError] = useState<unknown>()
  const after = events[0]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest event is where a broken connection goes on, not a reason to make a new one; another key is.
  useEffect(() => {
    if (paused) return
    const controller = new AbortController()
    const { signal } = controller
    let last = after
    const onOpen = () => {
      setState('open')
      setError(undefined)
    }
    const follow = async () => {
      while (!signal.aborted) {
        try {
          const from = last !== undefined && { after: last }
          for await (const event of client.events({ signal, onOpen, ...from })) {
            last = event.id
            setEvents((known) => [event, ...known.filter((k) => k.id !== event.id)].slice(0, KEPT))
          }
        } catch (problem) {
          if (!signal.aborted) setError(problem)
          // A refusal is an answer; only a connection that broke is made again.
          if (isRefused(problem)) void refetch()
          if (isRefusal(problem)) return setState('closed')
        }
        if (signal.aborted) return
        setState('closed')
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
      }
    }
    follow()
    return () => {
      controller.abort()
      setState('closed')
    }
  }, [paused, entered])
  return { events, state, error }
}
