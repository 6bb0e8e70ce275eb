import { PenchantProblem } from '../api.ts'
import { Button } from './button.tsx'

/** True where the service did not answer, or its answer broke off: browsers tell it in words only. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed|import|input stream/i.test(error.message)

/** What went wrong, and the remedy, in the words of the service. */
export function said(error: unknown): { readonly what: string; readonly remedy?: string } {
  if (error instanceof PenchantProblem) {
    const { message, remedy } = error
    // The message ends with the remedy, which stands by itself here.
    const what = remedy && message.endsWith(`; ${remedy}`) ? message.slice(0, -remedy.length - 2) : message
    return { what, ...(remedy && { remedy }) }
  }
  if (isUnreachable(error))
    return {
      what: 'The service cannot be reached',
      remedy: 'see whether you are connected and the service runs, then try again',
    }
  return { what: error instanceof Error ? error.message : String(error) }
}

interface Props {
  readonly error: unknown
  readonly again?: (() => void) | undefined
}

export function ProblemBox({ error, again }: Props) {
  const { what, remedy } = said(error)
  const request = error instanceof PenchantProblem ? error.request : undefined
  return (
    <div role="alert" className="rounded-lg border border-bad bg-bad-wash px-4 py-3 text-bad">
      <p className="font-medium wrap-anywhere">{upper(what)}.</p>
      {remedy && <p className="wrap-anywhere">{upper(remedy)}.</p>}
      {request && <p className="mt-1 text-sm wrap-anywhere">Request {request}</p>}
      {again && (
        <Button small className="mt-2" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  )
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
