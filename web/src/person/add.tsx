import { useMutation } from '@tanstack/react-query'
import type { Scope } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { shorten } from '../words.ts'
import { useSay } from './change.ts'
import { useKept } from './kept.ts'
import { StatementBox } from './statementbox.tsx'

/** A statement of the person's own. */
export function Add({ person, done }: { readonly person: string; readonly done: () => void }) {
  const { attempt } = useSay(person)
  const [text, setText] = useKept(person, 'add', '')
  const [task, setTask] = useKept(person, 'add for', '')
  const adding = useMutation({
    mutationFn: (scope: Scope | undefined) =>
      attempt(`Added: “${shorten(text, 60)}” is used from now on.`, (p) => p.add(text.trim(), scope)),
    onSuccess: () => {
      setText('')
      setTask('')
      done()
    },
  })
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        const scope = task.trim() === '' ? undefined : ({ kind: 'task', task: task.trim() } as const)
        if (!adding.isPending) adding.mutate(scope)
      }}
    >
      <StatementBox placeholder="Keep emails under 80 words" value={text} autoFocus change={setText} />
      <TextField
        label="Only for this task (may be left empty)"
        placeholder="for example, email"
        value={task}
        onChange={(event) => setTask(event.target.value)}
      />
      {adding.error && <ProblemBox error={adding.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" busy={adding.isPending} disabled={text.trim() === ''}>
          Add
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  )
}
