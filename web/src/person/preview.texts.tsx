import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, type Preview, personKey } from '../api.ts'
import { Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Scripted } from '../ui/scripted.tsx'

interface Props {
  readonly person: string
  readonly request: Parameters<ReturnType<typeof client.person>['preview']>[0]
}

/** The same task written without and with the statement. Costs two calls of the model, so it has to be asked for. */
export function Texts({ person, request }: Props) {
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => client.person(person).preview({ ...request, texts: true }),
  })
  const given = request.task !== undefined || request.context !== undefined
  return (
    <div className="space-y-4" aria-live="polite">
      <Button onClick={() => mutate()} busy={isPending} disabled={!given}>
        Write it both ways
      </Button>
      {!given && <p className="text-sm text-soft">Say a task or give a text first.</p>}
      {isPending && <Waiting what="Writing both" />}
      {error && <ProblemBox error={error} />}
      {data?.texts && <Scripted />}
      {data?.texts && <Written key={data.texts.with} person={person} request={request} texts={data.texts} />}
    </div>
  )
}

interface Both extends Props {
  readonly texts: NonNullable<Preview['texts']>
}

/** Both texts, of which one may be taken: that is a choice as any other. It holds no task, so it checks what holds everywhere. */
function Written({ person, request, texts }: Both) {
  const cache = useQueryClient()
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: (chosen: 'a' | 'b') => {
      const context = request.context ?? request.task
      const pair = { a: texts.without, b: texts.with, ...(context !== undefined && { context }) }
      return client.person(person).answer({ ...pair, chosen })
    },
    onSuccess: () => void cache.invalidateQueries({ queryKey: personKey(person) }),
  })
  const same = texts.without.trim() === texts.with.trim()
  const sides = [
    ['Written without it', texts.without, 'a'],
    ['Written with it', texts.with, 'b'],
  ] as const
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        {sides.map(([title, text, side]) => (
          <figure key={title}>
            <figcaption className="mb-1 text-sm font-medium">{title}</figcaption>
            <Text most="max-h-96" className="rounded-md border border-line bg-sunk p-3 text-sm">
              {text}
            </Text>
            {!same && !data && (
              <Button className="mt-2" small busy={isPending} onClick={() => mutate(side)}>
                I’d take this<span className="sr-only"> ({title.toLowerCase()})</span>
              </Button>
            )}
          </figure>
        ))}
      </div>
      {same && <p className="text-sm text-soft">Both came out the same.</p>}
      {error && <ProblemBox error={error} />}
      {data && <p>Noted as a choice of yours. It counts when it is learned from.</p>}
    </>
  )
}
