import { type ReactNode, useEffect, useRef } from 'react'
import type { Session } from '../api.ts'
import { href, useParts } from '../router.ts'
import { shorten } from '../words.ts'
import { CONSOLE, PERSON, placeOf } from './places.ts'

interface Props {
  readonly session: Session
  /** What concerns the whole page; above the view. */
  readonly notice?: ReactNode
  readonly children: ReactNode
}

/** What stands around every view: whose it is, where one can go, and where focus goes after that. */
export function Frame({ session, notice, children }: Props) {
  const place = placeOf(useParts(), session.person)
  const { person, view } = place
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    const names: Readonly<Record<string, string>> = { ...PERSON, ...CONSOLE }
    document.title = [names[view], person, 'Penchant'].filter(Boolean).join(' · ')
  }, [person, view])
  return (
    <>
      <button
        type="button"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2 focus:rounded-md focus:bg-panel focus:px-3 focus:py-2"
        onClick={() => main.current?.focus()}
      >
        Skip to the content
      </button>
      <header className="border-b border-line bg-panel">
        <div className="mx-auto max-w-6xl px-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-3">
            <p className="font-semibold">
              {session.person === undefined ? <a href={href('people')}>Penchant</a> : 'Penchant'}
            </p>
            {person !== undefined && (
              <p className="min-w-0 text-soft wrap-anywhere">
                <span aria-hidden="true">/ </span>
                <bdi>{shorten(person, 60)}</bdi>
              </p>
            )}
            {session.demo && (
              <p className="rounded-full bg-warn-wash px-2.5 text-sm text-warn">
                made-up people, for looking around
              </p>
            )}
          </div>
          <Tabs place={place} />
        </div>
      </header>
      {notice}
      <main ref={main} tabIndex={-1} className="mx-auto max-w-6xl px-4 pt-6 pb-28">
        {children}
      </main>
    </>
  )
}

function Tabs({ place: { person, view } }: { readonly place: ReturnType<typeof placeOf> }) {
  const tabs = Object.entries(person === undefined ? CONSOLE : PERSON)
  const row = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each view anew.
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]')
    // Where the tabs are wider than the screen, what stands on both sides of the current one is seen.
    if (row.current && current)
      row.current.scrollLeft = current.offsetLeft + (current.offsetWidth - row.current.clientWidth) / 2
  }, [person, view])
  return (
    <nav
      ref={row}
      aria-label={person === undefined ? 'Console' : 'Page'}
      className="relative -mx-4 overflow-x-auto px-4"
    >
      <ul className="flex gap-1 pt-1">
        {tabs.map(([name, title]) => (
          <li key={name}>
            <a
              href={person === undefined ? href(name) : href('people', person, name)}
              aria-current={name === view ? 'page' : undefined}
              className="block border-b-2 border-transparent px-2 py-2.5 whitespace-nowrap text-soft no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
