import type { Pair } from '../api.ts'
import { Bar } from '../ui/bar.tsx'
import { Panel } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { percent } from '../words.ts'
import type { Told } from './compare.tsx'
import { useForget } from './useforget.ts'

interface Props {
  readonly person: string
  readonly told: Told
  /** The answer was taken back. */
  readonly back: (pair: Pair) => void
}

/** What an answer changed, at once: how likely it was held that they take this one, before and after. */
export function Effect({ person, told, back }: Props) {
  const forget = useForget(person, () => back(told.pair))
  // Told to whoever may read: nobody else sees this page.
  const [before, after] = [told.before!, told.after!].map((a) => (told.chosen === 'a' ? a : 1 - a)) as [
    number,
    number,
  ]
  return (
    <Panel className="mb-6">
      <div role="status">
        <p className="font-medium">
          You took answer {told.chosen === 'a' ? 1 : 2}. {surprise(before)}
        </p>
        <p>
          That you take it was held likely to {percent(before)}; knowing your answer, to {percent(after)}.
          Other questions are judged by that from now on, and what we believe is checked against it when we
          learn next.
        </p>
      </div>
      <div className="mt-2 max-w-sm space-y-1">
        <Bar share={before} faint />
        <Bar share={after} />
      </div>
      <Button
        small
        className="mt-3"
        busy={forget.isPending}
        onClick={() => forget.mutate({ signal: told.signal })}
      >
        {forget.isPending ? 'Taking it back…' : 'Take this answer back'}
      </Button>
      {forget.error && <ProblemBox error={forget.error} />}
    </Panel>
  )
}

function surprise(before: number): string {
  if (Math.abs(before - 0.5) < 0.02) return 'That was open.'
  return before > 0.5 ? 'That was expected.' : 'That was a surprise.'
}
