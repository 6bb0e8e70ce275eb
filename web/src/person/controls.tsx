import { type ReactNode, useId, useState } from 'react'
import type { Preference } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { shorten } from '../words.ts'
import { useSay } from './change.ts'
import { Remove, Revise } from './say.tsx'
import { stateOf } from './state.ts'

interface Props {
  readonly person: string
  readonly preference: Preference
  readonly labelledBy: string
  /** Also among what is seldom wanted. */
  readonly more?: ReactNode
}

/** What can be done about a statement: what is wanted most at hand, the rest behind one button. */
export function Controls({ person, preference, labelledBy, more }: Props) {
  const panel = useId()
  const { say, attempt, busy } = useSay(person)
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState<'revise' | 'remove'>()
  const { id, origin, pinned } = preference
  const paused = stateOf(preference) === 'paused'
  const words = `“${shorten(preference.statement, 60)}”`
  const button = (name: string, onClick: () => void) => (
    <Button small look="quiet" busy={busy} aria-describedby={labelledBy} onClick={onClick}>
      {name}
    </Button>
  )
  return (
    <>
      {paused && button('Resume', () => say(`Taken up again: ${words}.`, (p) => p.resume(id), id))}
      {origin === 'inferred' &&
        !paused &&
        button('Confirm', () => say(`Confirmed: ${words} is used from now on.`, (p) => p.confirm(id), id))}
      {button('Remove', () => setAsking('remove'))}
      <Button
        small
        look="quiet"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        aria-describedby={labelledBy}
        onClick={() => setOpen(!open)}
      >
        More
      </Button>
      {open && (
        <div id={panel} className="flex basis-full flex-wrap lg:justify-end">
          {more}
          {button('Correct', () => setAsking('revise'))}
          {!paused &&
            button('Pause', () =>
              say(`Paused: ${words} is not used until you resume it.`, (p) => p.pause(id), id),
            )}
          {pinned
            ? button('Unpin', () => say(`No longer first: ${words}.`, (p) => p.unpin(id), id))
            : button('Put first', () => say(`Always first: ${words}.`, (p) => p.pin(id), id))}
        </div>
      )}
      {asking === 'revise' && (
        <Revise
          person={person}
          preference={preference}
          close={() => setAsking(undefined)}
          save={(text) => attempt(`Now in your words: “${shorten(text, 60)}”.`, (p) => p.revise(id, text))}
        />
      )}
      {asking === 'remove' && (
        <Remove
          preference={preference}
          close={() => setAsking(undefined)}
          remove={(forever) => say(`Removed: ${words}.`, (p) => p.remove(id, { forever }), id)}
        />
      )}
    </>
  )
}
