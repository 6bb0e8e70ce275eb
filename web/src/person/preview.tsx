import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { client, type Preference, personKey, useSession } from '../api.ts'
import { Text, Waiting } from '../ui/blocks.tsx'
import { TextBox, TextField } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { linesApart } from './lines.ts'
import { Texts } from './preview.texts.tsx'

/** What a statement would change: what a model is told about the person for the same task, without it and with it. */
export default function Preview({
  person,
  preference,
}: {
  readonly person: string
  readonly preference: Preference
}) {
  const { scope } = preference
  const model = useSession().data?.model
  const [task, setTask] = useState(scope.kind === 'task' ? scope.task : '')
  const [context, setContext] = useState(scope.kind === 'near' ? (scope.contexts[0] ?? '') : '')
  const place = useDeferredValue(
    JSON.stringify({ ...(task.trim() && { task }), ...(context.trim() && { context }) }),
  )
  const { data, error } = useQuery({
    queryKey: personKey(person, 'preview', preference.id, place),
    queryFn: ({ signal }) =>
      client.person(person).preview({ preference: preference.id, ...JSON.parse(place) }, { signal }),
    placeholderData: (before) => before,
  })
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Task (may be left empty)"
          placeholder="for example, email"
          value={task}
          onChange={(e) => setTask(e.target.value)}
        />
        <TextBox
          rows={1}
          label="The text at hand (may be left empty)"
          value={context}
          onChange={(e) => setContext(e.target.value)}
        />
      </div>
      {error && <ProblemBox error={error} />}
      {!data && !error && <Waiting />}
      {data && <Blocks without={data.without.text} withIt={data.with.text} />}
      {model && (
        <Texts key={place} person={person} request={{ preference: preference.id, ...JSON.parse(place) }} />
      )}
    </div>
  )
}

function Blocks({ without, withIt }: { readonly without: string; readonly withIt: string }) {
  const { left, right } = linesApart(without, withIt)
  if (without === withIt)
    return (
      <p className="text-soft">
        It changes nothing here: it does not hold for this task, or something else says the same.
      </p>
    )
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {(
        [
          ['Without it', left],
          ['With it', right],
        ] as const
      ).map(([title, lines]) => (
        <figure key={title}>
          <figcaption className="mb-1 text-sm font-medium">{title}</figcaption>
          <Text most="max-h-96" className="rounded-md border border-line bg-sunk p-3 text-sm">
            {lines.length === 0 && <span className="text-soft">Nothing is said.</span>}
            {lines.map(({ at, text, apart }) => (
              <div key={at}>
                {!apart ? text || ' ' : title === 'With it' ? <ins>{text}</ins> : <del>{text}</del>}
              </div>
            ))}
          </Text>
        </figure>
      ))}
    </div>
  )
}
