import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Preference } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Choices, Dialog } from '../ui/dialog.tsx'
import { Check } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { useKept } from './kept.ts'
import { StatementBox } from './statementbox.tsx'

interface Props {
  readonly preference: Preference
  readonly close: () => void
}

interface ReviseProps extends Props {
  readonly person: string
  readonly save: (text: string) => Promise<void>
}

/** Puts a statement into the person's own words. What was typed and not saved is there when it is opened again. */
export function Revise({ person, preference: { id, statement }, close, save }: ReviseProps) {
  const [text, setText] = useKept(person, `correct ${id}`, statement)
  const [found] = useState(text)
  const saving = useMutation({
    mutationFn: () => save(text.trim()),
    onSuccess: () => {
      setText(statement)
      close()
    },
  })
  return (
    <Dialog title="Correct this in your own words" close={close}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!saving.isPending) saving.mutate()
        }}
      >
        {found !== statement && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
            <p>What you typed before is still here.</p>
            <Button small disabled={text === statement} onClick={() => setText(statement)}>
              Begin again
            </Button>
          </div>
        )}
        <StatementBox
          hint="Your words outrank whatever is learned. They are used as they stand."
          value={text}
          change={setText}
        />
        {saving.error && <ProblemBox error={saving.error} />}
        <Choices>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="main" busy={saving.isPending} disabled={text.trim() === ''}>
            Save
          </Button>
        </Choices>
      </form>
    </Dialog>
  )
}

/** Takes a statement away, for what is known now or for good. */
export function Remove({
  preference,
  close,
  remove,
}: Props & { readonly remove: (forever: boolean) => void }) {
  const [forever, setForever] = useState(false)
  return (
    <Dialog title="Remove this statement?" close={close}>
      <p dir="auto" className="font-medium wrap-anywhere">
        {preference.statement}
      </p>
      <p>It is not used any more, and not learned again from anything you did up to now.</p>
      <Check
        label="Don’t learn this again"
        hint="Not from anything you do later, either."
        checked={forever}
        onChange={(event) => setForever(event.target.checked)}
      />
      <p className="text-sm text-soft">
        Older versions keep its words, so that this can be undone. To erase them as well, go to Forget.
      </p>
      <Choices>
        <Button onClick={close}>Cancel</Button>
        <Button
          look="danger"
          onClick={() => {
            close()
            remove(forever)
          }}
        >
          Remove
        </Button>
      </Choices>
    </Dialog>
  )
}
