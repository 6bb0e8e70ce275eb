import { useQuery } from '@tanstack/react-query'
import { type Changed, PenchantProblem, type PersonClient, personKey, useChange } from '../api.ts'
import { lasting, tab } from '../session.ts'
import { useNotice } from '../ui/notice.tsx'
import { said } from '../ui/problem.tsx'
import { addOwn, dropOwn, type Own, ownOf } from './own.ts'
import { made } from './seen.ts'
import { useWhose } from './whose.ts'

type Run = (person: PersonClient) => Promise<Changed>
type Say = (what: string, run: Run, id?: string) => Promise<void>

const isGone = (error: unknown): boolean =>
  error instanceof PenchantProblem && (error.status === 404 || error.status === 409)

/** A statement may have gone since the page was filled. */
const toldOf = (error: unknown): unknown =>
  isGone(error) ? new Error('It was changed elsewhere; the list is up to date now') : error

/** Twenty versions are kept, and none but the newest once something was forgotten. */
const lateOf = (error: unknown): unknown =>
  isGone(error) ? new Error('Too much has changed since; this cannot be taken back any more') : error

/** Makes a change of the person's own, tells it, and offers to take it back. */
export function useSay(person: string) {
  const change = useChange(person)
  const tell = useNotice()
  const whose = useWhose(person)
  const bad = (error: unknown) => {
    const { what, remedy } = said(error)
    tell({ text: remedy ? `${what}; ${remedy}` : what, bad: true })
  }
  const undo = (own: Own) =>
    change
      .mutateAsync(async (p) => {
        const changed = await p.undo(own.version).catch((error) => Promise.reject(lateOf(error)))
        made(whose, changed.version, lasting, tab)
        dropOwn(whose, own, tab)
        return changed
      })
      .then(() => tell({ text: 'Taken back.' }), bad)
  /** Throws what went wrong, for those who show it themselves. */
  const attempt: Say = async (text, run, id) => {
    const ownOf = ({ version, preference }: Changed): Own => ({
      version,
      id: id ?? preference?.id ?? '',
      text,
    })
    const written = async (p: PersonClient) => {
      const changed = await run(p).catch((error) => Promise.reject(toldOf(error)))
      made(whose, changed.version, lasting, tab)
      // Before the page is filled anew, which shows it.
      addOwn(whose, ownOf(changed), tab)
      return changed
    }
    const own = ownOf(await change.mutateAsync(written))
    tell({ text, undo: () => undo(own) })
  }
  const say: Say = (what, run, id) => attempt(what, run, id).catch(bad)
  return { say, attempt, undo, busy: change.isPending }
}

/** What the person changed in this visit, the newest first. */
export function useOwn(person: string): readonly Own[] {
  const whose = useWhose(person)
  const { data = [] } = useQuery({
    queryKey: personKey(person, 'own', whose),
    queryFn: () => ownOf(whose, tab),
    staleTime: 0,
  })
  return data
}
