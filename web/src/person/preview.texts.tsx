import { useMutation } from '@tanstack/react-query'
import { client } from '../api.ts'
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
      {data?.texts && (
        <div className="grid gap-4 md:grid-cols-2">
          {(
            [
              ['Written without it', data.texts.without],
              ['Written with it', data.texts.with],
            ] as const
          ).map(([title, text]) => (
            <figure key={title}>
              <figcaption className="mb-1 text-sm font-medium">{title}</figcaption>
              <Text most="max-h-96" className="rounded-md border border-line bg-sunk p-3 text-sm">
                {text}
              </Text>
            </figure>
          ))}
        </div>
      )}
    </div>
  )
}
