import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, personKey } from '../api.ts'
import { Bar } from '../ui/bar.tsx'
import { Panel } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { percent } from '../words.ts'
import type { Told } from './compare.tsx'

/** What an answer changed, at once: how likely it was held that they take this one, before and after. */
export function Effect({
  person,
  told,
  gone,
}: {
  readonly person: string
  readonly told: Told
  readonly gone: () => void
}) {
  const cache = useQueryClient()
  const back = useMutation({
    mutationFn: () => client.person(person).forget({ signal: told.signal }),
    onSuccess: async () => {
      gone()
      await cache.invalidateQueries({ queryKey: personKey(person) })
    },
  })
  const of = (a: number) => (told.chosen === 'a' ? a : 1 - a)
  const [before, after] = [of(told.before), of(told.after)]
  return (
    <Panel className="mb-6">
      <div role="status">
        <p className="font-medium">
          You took answer {told.chosen === 'a' ? 1 : 2}. {surprise(before)}
        </p>
        <p>
          That you take it was held likely to {percent(before)}; knowing your answer, to {percent(after)}.
          Other questions are judged by that from now on.
        </p>
      </div>
      <div className="mt-2 max-w-sm space-y-1">
        <Bar share={before} faint />
        <Bar share={after} />
      </div>
      <Button small className="mt-3" busy={back.isPending} onClick={() => back.mutate()}>
        Take this answer back
      </Button>
      {back.error && <ProblemBox error={back.error} />}
    </Panel>
  )
}

function surprise(before: number): string {
  if (Math.abs(before - 0.5) < 0.02) return 'That was open.'
  return before > 0.5 ? 'That was expected.' : 'That was a surprise.'
}
