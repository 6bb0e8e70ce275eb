import { type RefObject, useState } from 'react'
import type { Changed, PersonClient, Preference } from '../api.ts'
import { useChange } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { useNotice } from '../ui/notice.tsx'
import { said } from '../ui/problem.tsx'
import { shorten } from '../words.ts'
import { Remove, Revise } from './say.tsx'
import { stateOf } from './state.ts'

interface Props {
  readonly person: string
  readonly preference: Preference
  readonly labelledBy: string
  /** Where focus goes when the button that had it is gone. */
  readonly statement: RefObject<HTMLElement | null>
}

type Run = (person: PersonClient) => Promise<Changed>
type Say = (what: string, change: Run) => Promise<void>

/** Makes a change, tells it, and offers to take it back. */
export function useSay(person: string) {
  const change = useChange(person)
  const tell = useNotice()
  const undo = (version: number) =>
    change
      .mutateAsync((p) => p.undo(version))
      .then(
        () => tell({ text: 'Taken back.' }),
        (error) => tell({ text: said(error).what, bad: true }),
      )
  /** Throws what went wrong, for those who show it themselves. */
  const attempt: Say = async (what, run) => {
    const { version } = await change.mutateAsync(run)
    tell({ text: what, undo: () => undo(version) })
  }
  const say: Say = (what, run) =>
    attempt(what, run).catch((error) => {
      const { what: problem, remedy } = said(error)
      tell({ text: remedy ? `${problem}; ${remedy}` : problem, bad: true })
    })
  return { say, attempt, busy: change.isPending }
}

export function Controls({ person, preference, labelledBy, statement }: Props) {
  const { say, attempt, busy } = useSay(person)
  const [asking, setAsking] = useState<'revise' | 'remove'>()
  const { id, origin, pinned } = preference
  const paused = stateOf(preference) === 'paused'
  const words = `“${shorten(preference.statement, 60)}”`
  const keepFocus: Say = async (what, change) => {
    await say(what, change)
    // The button may have gone with what it was for.
    setTimeout(() => {
      if (document.activeElement !== document.body) return
      const rest = statement.current?.isConnected ? statement.current : undefined
      ;(rest ?? document.querySelector<HTMLElement>('[data-undo]'))?.focus()
    }, 50)
  }
  const button = (name: string, onClick: () => void) => (
    <Button small look="quiet" busy={busy} aria-describedby={labelledBy} onClick={onClick}>
      {name}
    </Button>
  )
  return (
    <>
      {origin === 'inferred' &&
        !paused &&
        button('Confirm', () => keepFocus(`Confirmed: ${words} is used from now on.`, (p) => p.confirm(id)))}
      {button('Correct', () => setAsking('revise'))}
      {paused
        ? button('Resume', () => keepFocus(`Taken up again: ${words}.`, (p) => p.resume(id)))
        : button('Pause', () =>
            keepFocus(`Paused: ${words} is not used until you resume it.`, (p) => p.pause(id)),
          )}
      {pinned
        ? button('Unpin', () => keepFocus(`No longer first: ${words}.`, (p) => p.unpin(id)))
        : button('Put first', () => keepFocus(`Always first: ${words}.`, (p) => p.pin(id)))}
      {button('Remove', () => setAsking('remove'))}
      {asking === 'revise' && (
        <Revise
          preference={preference}
          close={() => setAsking(undefined)}
          save={(text) => attempt('Now in your words.', (p) => p.revise(id, text))}
        />
      )}
      {asking === 'remove' && (
        <Remove
          preference={preference}
          close={() => setAsking(undefined)}
          remove={(forever) => keepFocus(`Removed: ${words}.`, (p) => p.remove(id, { forever }))}
        />
      )}
    </>
  )
}
