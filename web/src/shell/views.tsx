import { type ComponentType, lazy, type RefObject, useEffect, useRef } from 'react'
import { PenchantProblem, type Session, useProfile } from '../api.ts'
import { Believed } from '../person/believed.tsx'
import { href, useParts } from '../router.ts'
import { Empty, Title } from '../ui/blocks.tsx'
import { Lazily } from '../ui/lazily.tsx'
import { placeOf } from './places.ts'

/** A person's first view comes with the page; the others when they are gone to. */
const PERSON: Readonly<Record<string, ComponentType<{ readonly person: string }>>> = {
  believed: Believed,
  proposed: lazy(() => import('../person/proposed.tsx')),
  compare: lazy(() => import('../person/compare.tsx')),
  learning: lazy(() => import('../person/learning.tsx')),
  forget: lazy(() => import('../person/forget.tsx')),
}

const CONSOLE: Readonly<Record<string, ComponentType>> = {
  people: lazy(() => import('../console/people.tsx')),
  import: lazy(() => import('../console/import.tsx')),
  live: lazy(() => import('../console/live.tsx')),
  model: lazy(() => import('../console/model.tsx')),
  routing: lazy(() => import('../console/routing.tsx')),
  keys: lazy(() => import('../console/keys.tsx')),
}

export function Views({ session }: { readonly session: Session }) {
  const { person, view } = placeOf(useParts(), session.person)
  const Console = CONSOLE[view]
  const place = `${person ?? ''}/${view}`
  const last = useRef(place)
  const arrival = <Arrival place={place} last={last} />
  const failed = (
    <>
      <Title>This view cannot be shown</Title>
      {arrival}
    </>
  )
  return (
    <Lazily key={place} title={failed}>
      {person !== undefined ? (
        <PersonView person={person} view={view} own={session.person !== undefined} />
      ) : (
        Console && <Console />
      )}
      {arrival}
    </Lazily>
  )
}

interface PersonViewProps {
  readonly person: string
  readonly view: string
  /** Whether it is the person's own token. */
  readonly own: boolean
}

function PersonView({ person, view, own }: PersonViewProps) {
  const { error } = useProfile(person)
  const View = PERSON[view]
  // Where everything was just forgotten, the receipt stands.
  if (view !== 'forget' && error instanceof PenchantProblem && error.status === 404)
    return (
      <>
        <Title>
          Nothing is held about <bdi>{person}</bdi>
        </Title>
        <Empty title="What was held may have been forgotten, or nothing was handed in yet.">
          {own ? (
            <p>Use the product that gave you this link; what it learns from that appears here.</p>
          ) : (
            <p>
              See <a href={href('people')}>who is here</a>, or <a href={href('import')}>import signals</a>.
            </p>
          )}
        </Empty>
      </>
    )
  return View && <View person={person} />
}

interface ArrivalProps {
  readonly place: string
  /** Where one was before. */
  readonly last: RefObject<string>
}

/** Takes focus to the title of a view once it is there: beside it, so that a view still being fetched is waited for. */
function Arrival({ place, last }: ArrivalProps) {
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [place, last])
  return null
}
