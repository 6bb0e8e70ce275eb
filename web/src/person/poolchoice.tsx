import { useId, useState } from 'react'
import type { Pair } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { poolOf } from './pool.ts'

interface Props {
  /** Whether the questions came from a file. */
  readonly own: boolean
  /** Undefined: those to begin with. */
  readonly take: (pool: readonly Pair[] | undefined) => void
}

/** Other questions than those the page has. */
export function PoolChoice({ own, take }: Props) {
  const id = useId()
  const [error, setError] = useState<unknown>()
  return (
    <details className="mt-10 max-w-prose">
      <summary className="cursor-pointer font-medium">Other questions</summary>
      <div className="mt-2 space-y-2">
        <label htmlFor={id} className="block">
          A file with one question a line: <code>{'{"context"?, "a", "b"}'}</code>, up to 500.
        </label>
        <input
          id={id}
          type="file"
          accept=".jsonl,.ndjson,.json"
          className="block w-full text-sm file:mr-3 file:rounded-md file:border file:border-edge file:bg-panel file:px-3 file:py-1.5 file:text-ink"
          onChange={async (event) => {
            const file = event.target.files?.[0]
            if (!file) return
            try {
              take(poolOf(await file.text()).slice(0, 500))
              setError(undefined)
            } catch (problem) {
              setError(problem)
            }
          }}
        />
        {error !== undefined && <ProblemBox error={error} />}
        {own && <Button onClick={() => take(undefined)}>Go back to the first questions</Button>}
      </div>
    </details>
  )
}
