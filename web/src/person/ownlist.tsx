import { Button } from '../ui/button.tsx'
import { useOwn, useSay } from './change.ts'

/** What the person changed in this visit, each to be taken back. */
export function OwnList({ person }: { readonly person: string }) {
  const own = useOwn(person)
  const { undo, busy } = useSay(person)
  if (own.length === 0) return null
  return (
    <details className="mb-6">
      <summary className="w-fit cursor-pointer font-medium">What you changed ({own.length})</summary>
      <ul className="mt-2 divide-y divide-line rounded-lg border border-line bg-panel">
        {own.map((change) => (
          <li key={change.version} className="flex items-center justify-between gap-3 px-4 py-1.5">
            <span id={`own-${change.version}`} dir="auto" className="min-w-0 wrap-anywhere">
              {change.text}
            </span>
            <Button small busy={busy} aria-describedby={`own-${change.version}`} onClick={() => undo(change)}>
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
