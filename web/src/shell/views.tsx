import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { PenchantProblem, type Session, useProfile } from '../api.ts'
import { Believed } from '../person/believed.tsx'
import { useParts } from '../router.ts'
import { Title, Waiting } from '../ui/blocks.tsx'
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
  return (
    <Suspense fallback={<Waiting />}>
      {person !== undefined ? (
        <PersonView key={person} person={person} view={view} />
      ) : (
        Console && <Console />
      )}
      <Arrival place={`${person ?? ''}/${view}`} />
    </Suspense>
  )
}

function PersonView({ person, view }: { readonly person: string; readonly view: string }) {
  const { error } = useProfile(person)
  const View = PERSON[view]
  // Where everything was just forgotten, the receipt stands.
  if (view !== 'forget' && error instanceof PenchantProblem && error.status === 404)
    return (
      <>
        <Title>Nothing is held about {person}</Title>
        <p>What was held may have been forgotten, or nothing was handed in yet.</p>
      </>
    )
  return View && <View person={person} />
}

/** Takes focus to the title of a view once it is there: beside it, so that a view still being fetched is waited for. */
function Arrival({ place }: { readonly place: string }) {
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [place])
  return null
}
