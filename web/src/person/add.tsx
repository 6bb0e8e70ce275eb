import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Scope } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { TextBox, TextField } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { useSay } from './controls.tsx'

/** A statement of the person's own. */
export function Add({ person, done }: { readonly person: string; readonly done: () => void }) {
  const { attempt } = useSay(person)
  const [text, setText] = useState('')
  const [task, setTask] = useState('')
  const adding = useMutation({
    mutationFn: (scope: Scope | undefined) =>
      attempt('Added. It is used from now on.', (p) => p.add(text.trim(), scope)),
    onSuccess: done,
  })
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        const scope = task.trim() === '' ? undefined : ({ kind: 'task', task: task.trim() } as const)
        adding.mutate(scope)
      }}
    >
      <TextBox
        label="How you like it"
        placeholder="Keep emails under 80 words"
        value={text}
        maxLength={1000}
        required
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
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
