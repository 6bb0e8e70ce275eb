import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Choices, Dialog } from '../ui/dialog.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { time } from '../words.ts'
import { Secret } from './secret.tsx'

const TIMES = [
  [15, '15 minutes'],
  [60, 'an hour'],
  [480, 'eight hours'],
  [1440, 'a day'],
] as const

/** A link that opens one person's page, and nothing else, for a while. */
export function LinkFor({ person, close }: { readonly person: string; readonly close: () => void }) {
  const [minutes, setMinutes] = useState(60)
  const made = useMutation({ mutationFn: () => client.person(person).token(minutes) })
  const link = made.data && `${location.origin}${location.pathname}#token=${made.data.token}`
  return (
    <Dialog title={`A link to the page of ${person}`} close={close}>
      <p>
        Whoever has it can read and change what is believed about <bdi>{person}</bdi>, export it and forget
        it, and nothing else.
      </p>
      {made.data && link ? (
        <>
          <Secret label="Link" value={link} />
          <p className="text-sm text-soft">Good until {time(made.data.expires)}.</p>
          <p>
            <a href={link} target="_blank" rel="noopener noreferrer">
              Open in a new tab
            </a>
          </p>
        </>
      ) : (
        <label className="block">
          Good for{' '}
          <select
            value={minutes}
            onChange={(event) => setMinutes(Number(event.target.value))}
            className="rounded-md border border-edge bg-panel px-2 py-1.5"
          >
            {TIMES.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {made.error && <ProblemBox error={made.error} />}
      <Choices>
        <Button onClick={close}>Close</Button>
        {!made.data && (
          <Button look="main" busy={made.isPending} onClick={() => made.mutate()}>
            Make the link
          </Button>
        )}
      </Choices>
    </Dialog>
  )
}
